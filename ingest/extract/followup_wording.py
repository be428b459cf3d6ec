"""Statuses that their wording gives away, by the table `uppfoljning.tsv`."""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.extract.atagande.units import Unit
from ingest.extract.followup_scene import Scene, Told, is_foreign, words_in
from ingest.extract.followup_words import head_of, is_thing, names_thing
from ingest.language import verbs
from ingest.language.groups import Group
from ingest.language.tokens import Word
from ingest.model import FollowupStatus

TIME_BEGINS = (
    r"(?:(?:under|i|efter|till|om|vid|på|den|nästa|till efter|en bit in på) )?"
    r"(?:\d|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|"
    r"december|våren|vår\b|hösten|höst\b|höstas|våras|sommaren|sommar\b|somras|vintern|"
    r"vinter\b|nyår|årsskiftet|påsk|jul\b|midsommar|slutet|början|mitten|andra|första|"
    r"tredje|fjärde|kvartal|vecka|nästa|semest|sport|\w+ halvår|\w+ års?)"
)
# Reports on routine that no one promised: delegated decisions, notifications.
ROUTINE = re.compile(
    r"\b(?:delegation\w*|delegerings\w*|anmälda|anmälan|meddelanden)\b"
)
MATTER = re.compile(r"uppdrag|återrapport|återredovis|slutredovis|lägesredovis")
AWAITING = re.compile(r"(?:när|då|om|så snart|först när|efter att)\b")
HOPED = re.compile(
    r"\b(?:förhoppning|mål|tanke|avsikt|ambition|syfte|krav|förutsättning|önskemål|"
    r"inriktning|intention|plan)\w*\b (?:\w+ ){0,2}(?:är|var|att)\b[^.;]*\batt\b"
)
ASSIGNED = re.compile(r"\buppdrag\b[^.;]{0,80}\batt\b")
# What is denied of a wording: "är inte försenat", "inga förseningar väntas".
DENIED = re.compile(
    r"\b(?:inte|ej|varken|knappast|aldrig|inga|ingen|inget)\b"
    r"(?! (?:minst|bara|enbart|endast|heller)\b)"
)
DENIED_AFTER = re.compile(
    r"(?: [\wåäö]{1,20})? (?:inte|ej|aldrig)\b(?! (?:minst|bara|enbart|endast)\b)"
)
BORDER = re.compile(r"[,;:–(]|\b(?:men|och|utan|eftersom|som|att|där|vilket|då)\b")
DENIABLE = frozenset(("done", "started", "ongoing", "delayed", "cancelled"))
OPENERS = words_in("inledare")
CONDITIONS = words_in("villkor")
LASTING = ("ännu", "fortfarande", "alltjämt", "aldrig")
AHEAD = words_in("framåt") | {"kommer att"}


@dataclass(frozen=True, slots=True)
class Wording:
    """One row of the table."""

    rule: str
    status: FollowupStatus
    demand: str
    needles: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _rows() -> tuple[Wording, ...]:
    found = []
    for row in lexicon.table("uppfoljning"):
        status: FollowupStatus = row["status"]  # type: ignore[assignment]
        pattern = re.compile(row["mönster"].replace("{tid}", TIME_BEGINS))
        needles = tuple(row["ord"].split())
        found.append(Wording(row["regel"], status, row["krav"], needles, pattern))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Seen:
    """A unit with all that its wording is weighed against."""

    lower: str
    about: str
    words: tuple[Word, ...]
    groups: tuple[Group, ...]
    scene: Scene


def by_wording(
    unit: Unit, scene: Scene, words: tuple[Word, ...], groups: tuple[Group, ...]
) -> tuple[Told, Group | None] | None:
    """Return what the wording of a unit tells, and the clause it stands in."""
    over = (unit.paragraf.heading if unit.paragraf else unit.heading) or ""
    seen = Seen(unit.text.lower(), over.lower(), words, groups, scene)
    for row in _rows():
        if row.needles and not any(needle in seen.lower for needle in row.needles):
            continue
        match = row.pattern.search(seen.lower)
        if match is None:
            continue
        group = _clause_at(groups, unit.start + match.end())
        if not _meets(row, seen, group) or _is_denied(row, seen.lower, match):
            continue
        if row.status == "reported" and ROUTINE.search(f"{seen.lower} {seen.about}"):
            return None
        if _untold(row, seen, match.span(), group):
            continue
        if row.status == "done" and (scene.silent or _is_of_others(groups, scene)):
            return None
        return Told(row.status, row.rule, 0.75), group
    return None


def _is_of_others(groups: tuple[Group, ...], scene: Scene) -> bool:
    """Tell whether a sentence says what one outside the paper has done."""
    if not groups or scene.linked:
        return False
    first = groups[0]
    return not first.passive and is_foreign(head_of(first.words, first.subject))


def _is_denied(row: Wording, lower: str, match: re.Match[str]) -> bool:
    """Tell whether the clause denies a wording that denies nothing itself."""
    if row.status not in DENIABLE or DENIED.search(match[0]) is not None:
        return False
    borders = [b.end() for b in BORDER.finditer(lower, 0, match.start())]
    first = borders[-1] if borders else 0
    if DENIED.search(lower, first, match.start()) is not None:
        return True
    return DENIED_AFTER.match(lower, match.end()) is not None


def _meets(row: Wording, seen: Seen, group: Group | None) -> bool:
    """Tell whether a unit has what a row of the table demands."""
    scene = seen.scene
    if row.demand == "ting":
        return names_thing(seen.words) or scene.account
    if row.demand == "konto-ting":
        return scene.account and group is not None and _has_thing(group)
    if row.demand == "konto":
        return scene.account
    if row.demand == "tid":
        return scene.dated and not scene.history
    if row.demand == "sak":
        return MATTER.search(seen.about) is not None
    return True


def _has_thing(group: Group) -> bool:
    """Tell whether the subject of a clause holds a thing that can be followed up."""
    first, last = group.subject or (0, 0)
    return any(is_thing(w.lower) for w in group.words[first:last])


def _clause_at(groups: tuple[Group, ...], end: int) -> Group | None:
    """Return the last clause whose verb stands before `end`."""
    before = [g for g in groups if g.words[g.finite].start < end]
    return before[-1] if before else (groups[0] if groups else None)


def opener_of(group: Group) -> str:
    """Return the word that opens a subordinate clause, or ""."""
    first = group.finite
    if group.subject is not None:
        first = min(group.subject[0], first)
    for at in range(first, max(-1, first - 6), -1):
        if group.words[at].lower in OPENERS and at < group.finite:
            return group.words[at].lower
    return ""


def _untold(
    row: Wording, seen: Seen, span: tuple[int, int], group: Group | None
) -> bool:
    """Tell whether a wording is hoped, awaited, asked for or ahead, not told."""
    before = seen.lower[: span[0]]
    if HOPED.search(seen.lower[: span[1]]) or "utan att " in before[-60:]:
        return True
    if group is None:
        return seen.scene.asked
    if _is_inside(row, group, before) or _is_condition(seen.groups):
        return True
    if row.status == "ongoing" and before.endswith("som ") and _is_told_to(seen.groups):
        return True
    ahead = any(m in AHEAD for m in group.modality) and group.tense == "present"
    if ahead and row.status != "delayed" and "skulle" not in seen.lower:
        return True
    if group.tense == "present":
        if row.status == "done" and AWAITING.match(seen.lower):
            return True
        if row.status == "cancelled" and (
            seen.scene.ahead or " om " in seen.lower[span[1] :]
        ):
            return True  # "Skolan läggs ned i juni" announces, "… om inget görs" warns
    return seen.scene.asked and not _told_by_asker(row, group, seen)


def _is_told_to(groups: tuple[Group, ...]) -> bool:
    """Tell whether someone is to do something about the work that is under way."""
    return any(g.kind == "main" and "ska" in g.modality for g in groups)


def _is_inside(row: Wording, group: Group, before: str) -> bool:
    """Tell whether a wording stands in a condition or in what is assigned."""
    if group.kind != "subordinate":
        return False
    if ASSIGNED.search(before):
        return row.status in ("done", "ongoing", "started", "partly_done")
    return opener_of(group) in CONDITIONS and row.status not in ("delayed", "not_done")


def _is_condition(groups: tuple[Group, ...]) -> bool:
    """Tell whether a sentence opens with its verb: "Läggs den ned flyttar vi"."""
    first = groups[0]
    return (
        first.finite == 0
        and len(groups) > 1
        and first.tense == "present"
        and verbs.reading(first.finite_word, "pres") is not None
    )


def _told_by_asker(row: Wording, group: Group, seen: Seen) -> bool:
    """Tell whether someone who asks tells what became of a public undertaking."""
    lasting = any(word in seen.lower for word in LASTING)
    thing = is_thing(head_of(group.words, group.subject))
    if row.status in ("delayed", "cancelled"):
        return thing and "kommer att" not in group.modality
    if row.status in ("not_done", "partly_done"):
        return seen.scene.linked or (lasting and thing)
    return seen.scene.linked and thing
