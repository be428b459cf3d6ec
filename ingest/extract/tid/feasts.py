"""Days and feasts with a name: "samernas nationaldag", "före jul"."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from ingest import lexicon
from ingest.extract.tid import words
from ingest.extract.tid.core import Core, Place
from ingest.extract.tid.window import (
    ONE_DAY,
    Window,
    day_of,
    easter,
    last_of,
    midsummer_eve,
    point,
    span,
)
from ingest.extract.tid.words import TAIL

_NAMED_DAYS = {row["namn"].lower(): row for row in lexicon.table("tid_dagar")}
_NAMED = words.compile_family(
    rf"(?<![\w-])(?P<name>{'|'.join(sorted(_NAMED_DAYS, key=len, reverse=True))})"
    rf"(?![\w-]){TAIL}"
)


def named_days(text: str) -> Iterator[Core]:
    """Yield days with a name of their own ("samernas nationaldag")."""
    for match in _NAMED.finditer(text):
        core = Core(
            match.start(),
            match.end(),
            "tid.namngiven-dag",
            "dag",
            "date",
            _named_place(_NAMED_DAYS[match["name"].lower()]),
            confidence=0.8,
        )
        yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]


def _named_place(row: dict[str, str]) -> Place:
    month, day, moves = int(row["manad"] or 0), int(row["dag"] or 0), row["rorlig"]

    def place(year: int) -> Window | None:
        if moves == "påsk":
            return point(easter(year) + ONE_DAY * day)
        if moves == "midsommar":
            return point(midsummer_eve(year) + ONE_DAY * day)
        if moves:
            # The first such weekday from the given day on.
            first = dt.date(year, month, day)
            ahead = (words.weekday(moves) - first.weekday()) % 7
            return point(first + ONE_DAY * ahead)
        fixed = day_of(year, month, day)
        return point(fixed) if fixed else None

    return place


_FEAST = words.compile_family(
    rf"(?<![\w-])(?P<feast>jul|påsk|midsommar|pingst)(?:en|helgen)?(?![\w-]){TAIL}"
)


# "i mellandagarna", the days between Christmas and New Year.
_BETWEEN_DAYS = words.compile_family(rf"(?<![\w-])mellandagarna(?![\w-]){TAIL}")


def between_days(text: str) -> Iterator[Core]:
    """Yield "mellandagarna"."""
    for match in _BETWEEN_DAYS.finditer(text):
        core = Core(
            match.start(), match.end(), "tid.mellandagarna", "period",
            place=lambda year: span(dt.date(year, 12, 27), dt.date(year, 12, 30)),
            confidence=0.85,
        )  # fmt: skip
        yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]


def _christmas(year: int) -> Window:
    eve = dt.date(year, 12, 24)
    day_before = dt.date(year, 12, 23)
    after = dt.date(year, 12, 27)
    return Window(
        eve,
        dt.date(year, 12, 26),
        eve,
        dt.date(year, 12, 26),
        (day_before, day_before),
        (after, after, dt.date(year + 1, 1, 31)),
    )


def _movable(first: dt.date, last: dt.date) -> Window:
    before, after = first - ONE_DAY, last + ONE_DAY
    return Window(
        first,
        last,
        first,
        last,
        (before, before),
        (after, after, last_of(after.year, after.month)),
    )


def _feast_place(name: str) -> Place:
    def place(year: int) -> Window:
        if name == "jul":
            return _christmas(year)
        if name == "midsommar":
            eve = midsummer_eve(year)
            return _movable(eve, eve + 2 * ONE_DAY)
        sunday = easter(year) + ONE_DAY * (49 if name == "pingst" else 0)
        first = sunday - ONE_DAY * (1 if name == "pingst" else 3)
        return _movable(first, sunday + ONE_DAY)

    return place


def feasts(text: str) -> Iterator[Core]:
    """Yield the feasts that meetings are planned around ("före jul")."""
    for match in _FEAST.finditer(text):
        core = Core(
            match.start(),
            match.end(),
            "tid.helg",
            "skifte",
            "interval",
            _feast_place(match["feast"].lower()),
            needs_limit=True,
            confidence=0.85,
        )
        yield replace(core, **words.tail_fields(match))  # type: ignore[arg-type]
