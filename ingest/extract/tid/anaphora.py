"""Times that refer back to a period named before: "under perioden"."""

from collections.abc import Callable, Iterator

from ingest.extract.tid import words
from ingest.extract.tid.core import Core
from ingest.extract.tid.window import Window, add_months, last_of, point, span
from ingest.extract.tid.words import SP, YEAR

_PERIOD = (
    r"(?:avtals|projekt|tids|plan|program|överenskommelse|partnerskaps)?"
    r"perioden(?P<of>s)?"
)
_THE_PERIOD = words.compile_family(
    rf"(?<![\w-])(?:under{SP}(?:hela{SP})?|(?P<part>(?:i{SP})?(?:början|slutet)"
    rf"{SP}av){SP}|(?P<edge>(?:vid|före|innan|till|senast{SP}vid){SP})){_PERIOD}"
    rf"(?P<end>{SP}(?:slut|utgång))?(?![\w-])(?!{SP}(?:\d|{words.MONTH_NAME}|den{SP}\d|fr))"
)
_SAME_PERIOD = words.compile_family(
    rf"(?<![\w-])(?:under{SP})?(?:motsvarande|samma){SP}(?:tids)?period(?:en)?{SP}(?:år{SP})?"
    rf"(?:(?P<year>{YEAR})|(?P<last>föregående{SP}år|förra{SP}året|i{SP}fjol|året{SP}innan))"
    r"(?![\w/:-])"
)
_STARTS = words.compile_family(
    rf"(?<![\w-])(?:när|då){SP}(?:avtalet|överenskommelsen|partnerskapet|perioden|projektet)"
    rf"{SP}(?:startar|börjar(?:{SP}gälla)?|träder{SP}i{SP}kraft|inleds)(?![\w-])"
)


def periods(text: str) -> Iterator[Core]:
    """Yield references to the period that was named before."""
    for match in _THE_PERIOD.finditer(text):
        part = (match["part"] or "").lower()
        edge = bool(match["edge"])
        if edge and not match["end"]:
            continue
        yield Core(
            match.start(), match.end(), "tid.perioden", "fri",
            "deadline" if edge else "interval",
            refers=_end if edge else _piece(part), confidence=0.7,
        )  # fmt: skip
    for match in _SAME_PERIOD.finditer(text):
        yield Core(
            match.start(), match.end(), "tid.motsvarande-period", "fri",
            refers=_moved(int(match["year"]) if match["year"] else None),
            confidence=0.75,
        )  # fmt: skip
    for match in _STARTS.finditer(text):
        yield Core(
            match.start(), match.end(), "tid.avtalets-start", "fri", "date",
            refers=_start, confidence=0.6,
        )  # fmt: skip


def _start(period: Window) -> Window | None:
    return point(period.earliest) if period.earliest else None


def _end(period: Window) -> Window | None:
    return span(None, period.latest)


def _piece(part: str) -> Callable[[Window], Window | None]:
    def piece(period: Window) -> Window | None:
        first, last = period.earliest, period.latest
        if first is None or last is None or not part:
            return period
        if "slutet" in part:
            return span(max(first, last.replace(day=1)), last)
        return span(first, min(last, last_of(first.year, first.month)))

    return piece


def _moved(year: int | None) -> Callable[[Window], Window | None]:
    def moved(period: Window) -> Window | None:
        first, last = period.earliest, period.latest
        if first is None or last is None:
            return None
        step = 12 * (year - first.year if year is not None else -1)
        whole_month = last == last_of(last.year, last.month)
        until = add_months(last, step)
        if whole_month:
            until = last_of(until.year, until.month)
        return span(add_months(first, step), until)

    return moved
