"""Limiting words around a core: they widen the text and bend the window."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest import lexicon
from ingest.extract.tid import origins
from ingest.extract.tid.core import Core
from ingest.extract.tid.meetings import LEAD
from ingest.extract.tid.window import (
    ONE_DAY,
    Window,
    add_months,
    last_of,
    months,
    span,
)
from ingest.model import TimeKind

_ROWS = {row["ord"]: row for row in lexicon.table("tid_ramord")}
_LIMIT = re.compile(
    r"(?:^|(?<=[\s(\"”»–/:-]))(?P<limit>"
    + "|".join(
        re.escape(word).replace(r"\ ", r"[ \u00a0]")
        for word in sorted(_ROWS, key=len, reverse=True)
    )
    + r")[ \u00a0]$",
    re.IGNORECASE,
)
_LONGEST = max(len(word) for word in _ROWS) + 2
_END_OF = re.compile(
    r"(?<=s)[ \u00a0](?P<part>utgång|slut|avslutning|början|ingång|start)\b"
    r"(?:[ \u00a0](?P<year>20\d\d)(?![\d:/–-]))?",
    re.I,
)
# "innan november är slut" lets the month run out.
_RUN_OUT = re.compile(r"[ \u00a0]är[ \u00a0](?:slut|över|till ända)\b", re.I)
# "kallas till möte den 3 maj" sets no limit; "redovisas till mötet den 3 maj" does.
_CALLED = re.compile(r"(?:kalla|bjud|välkom)\w*[ \u00a0](?:\w+[ \u00a0]){0,3}$", re.I)
_SENAST = re.compile(r"(?<!\w)(?:allra[ \u00a0])?senast[ \u00a0]$", re.I)
_ONWARD = re.compile(
    r"[ \u00a0](?:och framåt|och framöver|och senare|eller senare|och därefter)\b", re.I
)
_MOVED = frozenset(
    {"senast", "fore", "tom", "till", "fram", "tidigast", "fran", "flyttat"}
)


# "flyttas till maj" sets no limit; "fram" belongs to the verb.
_MOVED_TO = re.compile(
    r"(?P<word>(?:flytt|skjut|skjöt|sköt|arelägg|arelag|bordlägg|bordlag|försen|dröj|planera"
    r"|överför)\w{0,40})(?:[ \u00a0]\w{1,40}){0,2}"
    r"(?:[ \u00a0]från(?:[ \u00a0]\w{1,40}){1,4})?[ \u00a0]$",
    re.IGNORECASE,
)
# What was moved long ago may have been moved to a day that has passed.
_MOVED_BEFORE = re.compile(r"sköts?$|ades?$|förde?s?$", re.IGNORECASE)
_MOVED_FROM = re.compile(r"[ \u00a0](?:fram[ \u00a0])?till[ \u00a0]", re.IGNORECASE)
# "per år 2024": the word belongs to the sum.
_PER_YEAR = re.compile(r"(?<!\w)(?:per|om|varje)[ \u00a0]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limited:
    """A core with the limiting words found around it, innermost first."""

    start: int
    end: int
    core: Core
    effects: tuple[str, ...]

    @property
    def span(self) -> tuple[int, int]:
        """Return where the words begin and end."""
        return self.start, self.end

    @property
    def forward(self) -> bool:
        """Tell whether the words themselves look ahead."""
        return bool(_MOVED.intersection(self.effects))


def limit(
    text: str, core: Core, floor: int, reference: dt.date | None = None
) -> Limited:
    """Take in limiting words around `core`, none before offset `floor`."""
    start = core.start
    effects: list[str] = []
    # "från 2021 års mätning" says which survey, not since when.
    genitive = text[core.start : core.end].endswith("års")
    while len(effects) < 3 and not (genitive and not _END_OF.match(text, core.end)):
        low = max(floor, start - _LONGEST)
        found = _LIMIT.search(text, low, start)
        if found is None:
            break
        row = _ROWS[re.sub(r"\s", " ", found["limit"].lower())]
        # "återkomma till i höst", "inför i vår": the word is the verb's own.
        if row["ord"] in ("till", "inför") and text.startswith("i ", start):
            break
        if row["korn"] and core.grain not in row["korn"].split():
            break
        at = found.start("limit")
        if row["verkan"] == "fran" and origins.is_origin(text, core, at, reference):
            break
        if row["ord"] == "år" and (
            effects or _PER_YEAR.search(text, max(0, at - 6), at)
        ):
            break
        effect = _effect(text, row["verkan"], at, core)
        moved = effect != row["verkan"] and row["ord"].startswith("fram ")
        start = at + len("fram ") if moved else at
        effects.append(effect)
    if (not effects or effects == ["samma"]) and not core.every:
        lead = LEAD.search(text, max(floor, core.start - 60), core.start)
        if lead and core.grain in ("manad", "dag"):
            start, effects = lead.start(), _at_meeting(text, lead, core, floor)
            if effects == ["senast"]:
                start = text.rfind(" ", 0, start - 1) + 1
    end, core, effects = _after_words(text, core, effects)
    return Limited(start, end, core, tuple(effects))


def _after_words(
    text: str, core: Core, effects: list[str]
) -> tuple[int, Core, list[str]]:
    """Take in what stands after: "vårterminens slut 2026", "innan maj är slut"."""
    end = core.end
    if core.place and (found := _END_OF.match(text, end)):
        ends = found["part"].lower() in ("utgång", "slut", "avslutning")
        end, effects = found.end(), ["utgang" if ends else "borjan", *effects]
        if found["year"] and core.yearless and core.offset is None:
            core = replace(core, year=int(found["year"]))
        elif found["year"]:
            end = found.end("part")
    elif effects == ["fore"] and (found := _RUN_OUT.match(text, end)):
        end, effects = found.end(), ["tom"]
    elif core.place and (found := _ONWARD.match(text, end)):
        end, effects = found.end(), [*effects, "fran"]
    return end, core, effects


def _at_meeting(text: str, lead: re.Match[str], core: Core, floor: int) -> list[str]:
    """Return what a meeting before a date does: a limit if it is to be done by it."""
    at = lead.start()
    if _SENAST.search(text, max(floor, at - 14), at):
        return ["senast"]
    if core.grain != "dag" or not lead[0].lower().startswith("till"):
        return ["mote"]
    return ["mote"] if _CALLED.search(text, max(0, at - 40), at) else ["till"]


def _effect(text: str, effect: str, start: int, core: Core) -> str:
    """Return what a limiting word does: "flyttas till maj" sets no limit at all."""
    if effect not in ("till", "fram", "fran"):
        return effect
    moved = _MOVED_TO.search(text, max(0, start - 60), start)
    if moved is None:
        return effect
    if effect == "fran":
        return "samma" if _MOVED_FROM.match(text, core.end) else effect
    return "samma" if _MOVED_BEFORE.search(moved["word"]) else "flyttat"


def apply(limited: Limited, window: Window) -> tuple[Window, TimeKind, str]:
    """Bend `window` by the limiting words; returns it with kind and rule."""
    core = limited.core
    kind, rule = core.kind, core.rule
    if core.grain in ("langd", "fri"):
        return window, kind, rule
    for before, effect in zip(("", *limited.effects), limited.effects, strict=False):
        if before in ("slutet", "utgang") and effect in ("fore", "till", "fram"):
            window, kind = (
                Window(None, window.latest, None, window.latest_wide),
                "deadline",
            )
            rule = f"tid.{_RULES[effect]}"
            continue
        if effect in _UNBENT or (core.joined and effect in _WITH_JOINED):
            continue
        if effect == "per" and core.grain == "dag":
            continue
        if effect == "mote":
            kind = core.kind if core.grain == "dag" else "interval"
            rule = "tid.mote"
            continue
        bent = _bend(effect, window, core)
        window, turned = bent
        kind, rule = turned or kind, f"tid.{_RULES.get(effect, effect)}"
    return window, kind, rule


_UNBENT = frozenset({"samma", "bakat", "framat", "flyttat"})
_WITH_JOINED = frozenset({"fran", "mellan", "till"})
_STRETCHES = frozenset({"sasong", "manad", "kvartal", "vecka", "period"})
_RULES = {
    "fore": "fore", "tom": "till-och-med", "fran": "fran-och-med", "fram": "fram-till",
    "senast": "senast", "till": "till", "sedan": "sedan", "efter": "efter",
    "forst": "forst", "tidigast": "tidigast", "infor": "infor", "mellan": "mellan",
    "borjan": "borjan-av", "mitten": "mitten-av", "slutet": "slutet-av",
    "halva1": "forsta-halvan", "halva2": "andra-halvan", "utgang": "utgang-av",
    "per": "per",
}  # fmt: skip


def _bend(effect: str, window: Window, core: Core) -> tuple[Window, TimeKind | None]:
    first, last = window.earliest, window.latest
    at_turn = core.grain == "skifte" and window.before is not None
    if effect in ("till", "fram") or (effect == "senast" and at_turn):
        return _until(effect, window, core)
    if effect in ("senast", "tom"):
        return Window(None, last, None, window.latest_wide), "deadline"
    if effect in ("fore", "infor"):
        return _before(effect, window, core), "deadline"
    if effect in _STARTS:
        return Window(first, None, *_STARTS[effect](window)), "start"
    if effect == "efter":
        return _after(window), "start"
    if effect in ("utgang", "per"):
        return _end_of(window), "date"
    if effect in _YEAR_PARTS:
        return _part(effect, window, core), "interval"
    return window, None


# How far the start reaches in the wide reading.
_STARTS: dict[str, Callable[[Window], tuple[dt.date | None, dt.date | None]]] = {
    "sedan": lambda window: (window.earliest, None),
    "fran": lambda window: (window.earliest_wide, None),
    "tidigast": lambda window: (window.earliest_wide, None),
    "forst": lambda window: (window.earliest_wide, window.latest_wide),
}


def _end_of(window: Window) -> Window:
    last = window.latest
    ends = (last, window.latest_wide or last) if last else None
    return Window(last, last, last, window.latest_wide, ends)


def _before(effect: str, window: Window, core: Core) -> Window:
    if window.before:
        return Window(None, window.before[0], None, window.before[1])
    if window.earliest is None:
        return window
    last = window.earliest
    if effect == "fore" or core.grain != "dag":
        last -= ONE_DAY
    return Window(None, last, None, last)


def _after(window: Window) -> Window:
    if window.after:
        first, wide_from, wide_to = window.after
        return Window(first, None, wide_from, wide_to)
    if window.latest is None:
        return window
    first = window.latest + ONE_DAY
    return span(first, None)


def _until(effect: str, window: Window, core: Core) -> tuple[Window, TimeKind | None]:
    """Read "till" and "fram till": a day is included, a year is not."""
    if core.grain in ("dag", "deiktisk"):
        return Window(None, window.latest, None, window.latest_wide), "deadline"
    if core.grain == "skifte" and window.before:
        wide = window.earliest or window.before[1]
        wide = max(wide, window.before[0])
        return Window(None, window.before[0], None, wide), "deadline"
    if core.grain in _STRETCHES and effect == "till":
        return window, None
    if window.earliest is None:
        return window, None
    return (
        Window(None, window.earliest - ONE_DAY, None, window.latest_wide),
        "deadline",
    )


def _part(effect: str, window: Window, core: Core) -> Window:
    first, last = window.earliest, window.latest
    if first is None or last is None:
        return window
    if core.grain == "manad" and not core.joined:
        return _month_part(effect, window)
    if core.grain == "ar" and not core.joined:
        low, high = _YEAR_PARTS[effect]
        return months(first.year, low, high)
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    cuts = {
        "borjan": (0, max(length // 3, 1)), "slutet": (length - 1, length),
        "mitten": (length // 3, max(2 * length // 3, 1)),
        "halva1": (0, length // 2), "halva2": (length // 2, length),
    }  # fmt: skip
    low, high = cuts[effect]
    start = add_months(first, low)
    end = last if high == length else add_months(first, high) - ONE_DAY
    if effect == "slutet":
        start = max(first, last.replace(day=1))
    return span(start, max(start, min(end, last)))


_YEAR_PARTS = {
    "borjan": (1, 3), "mitten": (5, 8), "slutet": (10, 12), "halva1": (1, 6),
    "halva2": (7, 12),
}  # fmt: skip


def _month_part(effect: str, window: Window) -> Window:
    first = window.earliest
    assert first is not None
    last = last_of(first.year, first.month)
    parts = {
        "borjan": (first, first.replace(day=10)),
        "mitten": (first.replace(day=11), first.replace(day=20)),
        "slutet": (first.replace(day=21), last),
        "halva1": (first, first.replace(day=15)),
        "halva2": (first.replace(day=16), last),
    }
    low, high = parts[effect]
    part = span(low, high)
    # "i början av maj" is not late on the fifteenth.
    return (
        replace(part, latest_wide=first.replace(day=15)) if effect == "borjan" else part
    )
