"""Lengths counted from the reference date: "inom tre månader", "om sex veckor"."""

import datetime as dt
import re
from collections.abc import Iterator

from ingest.extract.tid import words
from ingest.extract.tid.core import Core, Count
from ingest.extract.tid.window import ONE_DAY, Window, add_months, span, years
from ingest.extract.tid.words import NUMBER, SP

_UNIT = (
    r"(?:kalender|arbets|var)?dag(?:ar|arna|en)?|dygn(?:en)?|vecka|veckor(?:na)?|veckan"
    r"|månad(?:er|erna|en)?|kvartal(?:en|et)?|halvår(?:et)?|termin(?:er|en)?|år(?:en|et)?"
    r"|mandatperiod(?:er|en)?"
)
_HEDGE = r"(?:knappt|drygt|cirka|ca|c:a|ungefär|omkring|runt|högst|max|maximalt|minst)"
_LENGTH = (
    rf"(?:(?P<hedge>{_HEDGE})\.?{SP})?(?:(?:(?P<low>{NUMBER})(?:{SP}(?:till|eller){SP}"
    rf"|[-–]))?(?P<count>{NUMBER})(?P<half>{SP}och{SP}ett{SP}halvt?)?{SP}"
    rf"(?:stycken{SP})?)?(?P<unit>{_UNIT})"
)
_REFERENCE = (
    rf"(?:{SP}(?:från|efter){SP}(?:beslutet|beslut|beslutsdatum|(?:beslutets{SP})?datum"
    rf"|dagens{SP}datum|dagens{SP}sammanträde|i{SP}dag|idag|detta{SP}beslut|nu)\b)?"
)
_EVENT = (
    rf"(?P<event>{SP}(?:efter|från){SP}(?:(?:det{SP})?att{SP}[^.,;:\n]{{3,80}}"
    rf"|(?:den|det){SP}dag\w*{SP}[^.,;:\n]{{3,80}}|[a-zåäöé-]+s{SP}[a-zåäöé-]+|[a-zåäöé-]+)"
    rf"|{SP}(?:när|sedan|då){SP}[^.,;:\n]{{3,80}})?"
)
_WITHIN = words.compile_family(
    rf"(?<![\w-])(?:(?:senast{SP})?inom|upp{SP}till|under{SP}(?:de|det|den){SP}"
    rf"(?:närmaste|kommande){SP})(?:{SP})?(?:loppet{SP}av{SP})?{_LENGTH}(?![\w-])"
    rf"{_REFERENCE}{_EVENT}"
)
_IN = words.compile_family(
    rf"(?<![\w-])om{SP}{_LENGTH}(?![\w-])(?!{SP}(?:efter|före|från|innan|sedan)\b)"
)
_AGO = words.compile_family(
    rf"(?<![\w-])(?P<ago>för{SP})?{_LENGTH}{SP}(?P<since>sedan|sen)(?!\w)",
    "sedan",
    " sen",
    "\u00a0sen",
)
# "är två månader sen": late, not ago.
_LATE = re.compile(r"\b(?:är|var|blir|blev|varit)[ \u00a0]$", re.IGNORECASE)
_SINCE = words.compile_family(
    rf"(?<![\w-])sedan{SP}(?:mer{SP}än{SP})?{_LENGTH}(?:{SP}tillbaka)?(?![\w-])"
)
_COMING = words.compile_family(
    rf"(?<![\w-])(?:under{SP}|inom{SP}|för{SP})?(?:de|den|det){SP}"
    rf"(?:(?P<ahead>kommande|närmaste|nästkommande|följande)"
    rf"|(?P<behind>senaste|gångna|föregående)){SP}{_LENGTH}(?![\w-])"
)
_COMING_LATE = words.compile_family(
    rf"(?<![\w-])(?:under{SP}|inom{SP})?de{SP}(?P<count>{NUMBER}){SP}"
    rf"(?:(?P<ahead>kommande|närmaste|nästkommande)|(?P<behind>senaste|gångna|föregående))"
    rf"{SP}(?P<unit>{_UNIT})(?![\w-])"
)
# How many is not said, and so not when either.
_SOME = frozenset({"några"})
_VAGUE_SHORT = words.compile_family(
    rf"(?<![\w-])(?:(?:under|inom){SP})?de{SP}(?:närmaste|kommande|närmsta){SP}"
    r"(?:dagarna|veckorna|månaderna)(?![\w-])"
)
# "nästa två år", "senaste tre månaderna" without an article.
_PLAIN = words.compile_family(
    rf"(?<![\w-])(?<!de )(?<!det )(?<!den )(?:(?:under|inom){SP})?"
    rf"(?:(?P<ahead>nästa|kommande|närmaste)|(?P<behind>senaste)){SP}(?P<count>{NUMBER}){SP}(?P<unit>{_UNIT})(?![\w-])"
)
_VAGUE = words.compile_family(
    rf"(?<![\w-])(?:(?:under|inom){SP})?de{SP}(?P<word>närmaste|kommande|närmsta){SP}åren"
    r"(?![\w-])"
)
_AFTER_EVENT = words.compile_family(
    rf"(?<![\w-])(?<!upp till )(?<!inom )"
    rf"(?:senast{SP}|tidigast{SP}|minst{SP})?(?P<count>{NUMBER}){SP}(?P<unit>{_UNIT}){SP}"
    rf"(?:efter|före|innan|från){SP}(?:(?:det{SP})?att{SP}[^.,;:\n]{{3,80}}"
    rf"|[a-zåäöé-]+s{SP}(?:ikraftträdande|utgång|slut|undertecknande|början|start)"
    r"|[a-zåäöé-]+)"
)


def _months_and_days(unit: str, count: int) -> tuple[int, int]:
    """Return a length as whole months and days."""
    folded = unit.lower()
    if folded.startswith("vecka") or folded.startswith("veckor"):
        return 0, 7 * count
    if folded.startswith(("arbetsdag", "vardag")):
        return 0, (count * 7 + 4) // 5
    if "dag" in folded or folded.startswith("dygn"):
        return 0, count
    sizes = {"månad": 1, "kvartal": 3, "halvår": 6, "termin": 6, "år": 12, "mandat": 48}
    size = next(size for stem, size in sizes.items() if folded.startswith(stem))
    return size * count, 0


def _shift(day: dt.date, length: tuple[int, int], sign: int) -> dt.date | None:
    try:
        moved = add_months(day, sign * length[0])
        return moved + sign * length[1] * ONE_DAY
    except (OverflowError, ValueError):
        return None


def _length(groups: dict[str, str | None]) -> tuple[int, int]:
    unit = groups["unit"] or "år"
    written = groups.get("count")
    count = words.number(written) if written else 1
    total = _months_and_days(unit, count)
    if groups.get("half"):
        extra = _months_and_days(unit, 1)
        total = (total[0] + extra[0] // 2, total[1] + extra[1] // 2)
    return total


def _slack(reference: dt.date, target: dt.date) -> dt.timedelta:
    """Return how far "knappt" and "drygt" reach: a fifth of the length."""
    return (abs((target - reference).days) // 5 + 1) * ONE_DAY


def _within(length: tuple[int, int], hedge: str) -> Count:
    def count(reference: dt.date) -> Window | None:
        target = _shift(reference, length, 1)
        if target is None:
            return None
        late = target
        if hedge in ("drygt", "cirka", "ca", "c:a", "ungefär", "omkring", "runt"):
            late = target + _slack(reference, target)
        return Window(reference, target, reference, late)

    return count


def _ahead(length: tuple[int, int], hedge: str) -> Count:
    def count(reference: dt.date) -> Window | None:
        target = _shift(reference, length, 1)
        if target is None:
            return None
        slack = _slack(reference, target)
        if hedge == "knappt":
            return span(target - slack, target)
        if hedge == "drygt":
            return span(target, target + slack)
        near = ONE_DAY * (1 if length[1] < 7 else 7) if length[1] else 14 * ONE_DAY
        near = slack if hedge in ("cirka", "ca", "ungefär", "omkring") else near
        return Window(target, target, target - near, target + near)

    return count


def _ago(length: tuple[int, int]) -> Count:
    def count(reference: dt.date) -> Window | None:
        target = _shift(reference, length, -1)
        if target is None:
            return None
        if length[0] >= 12:
            whole = years(target.year, target.year)
            return Window(target, target, whole.earliest, whole.latest)
        near = ONE_DAY * (1 if 0 < length[1] < 7 else 7)
        return Window(target, target, target - near, target + near)

    return count


def _since(length: tuple[int, int]) -> Count:
    def count(reference: dt.date) -> Window | None:
        first = _shift(reference, length, -1)
        return span(first, None) if first else None

    return count


def _stretch(length: tuple[int, int], ahead: bool) -> Count:
    def count(reference: dt.date) -> Window | None:
        target = _shift(reference, length, 1 if ahead else -1)
        if target is None:
            return None
        first, last = (reference, target) if ahead else (target, reference)
        if length[0] < 12:
            return span(first, last)
        whole = years(first.year, last.year)
        return Window(first, last, whole.earliest, whole.latest)

    return count


def lengths(text: str) -> Iterator[Core]:
    """Yield lengths counted ahead from the reference date."""
    for match in _WITHIN.finditer(text):
        groups = match.groupdict()
        if not groups["count"] and not text[match.start() : match.end()].count(
            "halvår"
        ):
            continue
        bound = groups["event"] is not None
        some = groups["count"] in _SOME
        rule = "tid.handelse" if bound else "tid.vag" if some else "tid.inom"
        yield Core(
            match.start(), match.end(), rule, "langd", "duration",
            count=None if bound or some else _within(_length(groups), _hedge(groups)),
        )  # fmt: skip
    for match in _IN.finditer(text):
        groups = match.groupdict()
        if groups["count"] in _SOME:
            yield Core(match.start(), match.end(), "tid.vag", "langd", "duration")
        elif groups["count"]:
            yield Core(
                match.start(), match.end(), "tid.om", "langd", "duration",
                count=_ahead(_length(groups), _hedge(groups)),
            )  # fmt: skip
    for match in _AFTER_EVENT.finditer(text):
        yield Core(match.start(), match.end(), "tid.handelse", "langd", "duration")


def _hedge(groups: dict[str, str | None]) -> str:
    return (groups.get("hedge") or "").lower()


def lengths_back(text: str) -> Iterator[Core]:
    """Yield lengths counted backwards: "för två år sedan", "sedan tio år"."""
    for match in _AGO.finditer(text):
        groups = match.groupdict()
        if groups["since"] == "sen" and not groups["ago"]:
            low = max(0, match.start() - 8)
            if _LATE.search(text[low : match.start()]):
                continue
        if groups["count"] in _SOME:
            yield Core(match.start(), match.end(), "tid.vag", "langd", "date")
        elif groups["count"] or (groups["unit"] or "").startswith("halvår"):
            yield Core(
                match.start(), match.end(), "tid.for-sedan", "langd", "date",
                count=_ago(_length(groups)), confidence=0.8,
            )  # fmt: skip
    for match in _SINCE.finditer(text):
        if match["count"]:
            yield Core(
                match.start(), match.end(), "tid.sedan-langd", "langd", "start",
                count=_since(_length(match.groupdict())), confidence=0.8,
            )  # fmt: skip


def stretches(text: str) -> Iterator[Core]:
    """Yield "de kommande tre åren", "de senaste två åren", "de närmaste åren"."""
    for pattern in (_COMING, _COMING_LATE, _PLAIN):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            unit = (groups["unit"] or "").lower()
            plural = unit in ("åren", "år", "månaderna", "veckorna")
            if not groups["count"] and (plural or unit.startswith("mandat")):
                continue
            yield Core(
                match.start(), match.end(), "tid.kommande", "langd", "duration",
                count=_stretch(_length(groups), bool(groups["ahead"])),
                confidence=0.85,
            )  # fmt: skip
    for match in _VAGUE_SHORT.finditer(text):
        yield Core(match.start(), match.end(), "tid.vag", "langd", "duration")
    for match in _VAGUE.finditer(text):
        yield Core(
            match.start(), match.end(), "tid.vag", "langd", "duration",
            count=_vague_years, confidence=0.6,
        )  # fmt: skip


def _vague_years(reference: dt.date) -> Window | None:
    until = _shift(reference, (36, 0), 1)
    return Window(None, None, reference, until) if until else None
