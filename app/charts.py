"""Which chart tells an answer: its numbers by day, by year, or by name.

Nothing is added up: a row is a point or a bar. Where rows would stand upon each other,
what tells them apart makes a line each; where nothing does, there is no chart. Dates
without numbers are counted by year.
"""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Value = str | int | float | dt.date | None
Row = Sequence[Value]
Form = Literal["days", "years", "names"]

# More lines than this cannot be told apart; of more bars the highest are drawn.
LINES, BARS = 6, 40
# More points than this are no picture.
POINTS = 5000
# A column of whole numbers that is called so, and holds such, is one of years.
YEARS = range(1800, 2201)
YEAR_NAMES = frozenset({"år", "ar", "year"})


@dataclass(frozen=True, slots=True)
class Point:
    """A number `y` at `x`, of the line or sort `series` ("" where there is but one)."""

    x: str
    y: float
    series: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """What to draw: points by day as lines, or by year or name as bars.

    `x` and `y` are the columns they come from, `y` "" where rows were counted; `left`
    tells how many lines or bars there was no room for.
    """

    form: Form
    x: str
    y: str
    points: tuple[Point, ...]
    left: int = 0


def chart(names: Sequence[str], rows: Sequence[Row]) -> Chart | None:
    """Return the chart of an answer, None where it has none worth drawing.

    Args:
        names: What the columns are called.
        rows: Their values, as text, numbers and days.
    """
    if not 1 < len(rows) <= POINTS:
        return None
    sorts = [_sort(name, [row[n] for row in rows]) for n, name in enumerate(names)]
    when = next((n for n, sort in enumerate(sorts) if sort in {"day", "year"}), None)
    number = next((n for n, sort in enumerate(sorts) if sort == "number"), None)
    label = next((n for n, sort in enumerate(sorts) if sort == "text"), None)
    if number is None:
        return _counted(names, rows, when)
    if when is not None:
        form: Form = "days" if sorts[when] == "day" else "years"
        return _timed(form, names, rows, (when, number, label))
    return _bars(names, rows, label, number) if label is not None else None


def _sort(name: str, values: Sequence[Value]) -> str:
    """Return what a column holds: "day", "year", "number", "text", or "" nothing."""
    there = [value for value in values if value is not None and value != ""]
    if not there:
        return ""
    if all(isinstance(value, dt.date) for value in there):
        return "day"
    if not all(isinstance(value, int | float) for value in there):
        return "text"
    is_year = name.casefold() in YEAR_NAMES
    return "year" if is_year and all(value in YEARS for value in there) else "number"


def _timed(
    form: Form,
    names: Sequence[str],
    rows: Sequence[Row],
    places: tuple[int, int, int | None],
) -> Chart | None:
    when, number, label = places
    points = _points(rows, when, number, None)
    if not _apart(points) and label is not None:
        points = _points(rows, when, number, label)
    if not points or not _apart(points):
        return None
    totals: dict[str, float] = {}
    for one in points:
        totals[one.series] = totals.get(one.series, 0.0) + abs(one.y)
    largest = set(sorted(totals, key=lambda name: (-totals[name], name))[:LINES])
    kept = sorted((p for p in points if p.series in largest), key=lambda p: p.x)
    left = len(totals) - len(largest)
    return Chart(form, names[when], names[number], tuple(kept), left)


def _bars(
    names: Sequence[str], rows: Sequence[Row], label: int, number: int
) -> Chart | None:
    points = _points(rows, label, number, None)
    if not points or not _apart(points):
        return None
    highest = sorted(points, key=lambda point: -point.y)[:BARS]
    left = len(points) - len(highest)
    return Chart("names", names[label], names[number], tuple(highest), left)


def _counted(
    names: Sequence[str], rows: Sequence[Row], when: int | None
) -> Chart | None:
    """Return how many rows there are of each year, gaps included."""
    if when is None:
        return None
    days = [row[when] for row in rows]
    counts = Counter(
        day.year if isinstance(day, dt.date) else int(str(day)) for day in days if day
    )
    if len(counts) < 2:
        return None
    years = range(min(counts), max(counts) + 1)
    points = tuple(Point(str(year), counts[year]) for year in years)
    return Chart("years", names[when], "", points)


def _points(rows: Sequence[Row], x: int, y: int, series: int | None) -> list[Point]:
    return [
        Point(str(row[x]), value, str(row[series]) if series is not None else "")
        for row in rows
        if isinstance(value := row[y], int | float) and row[x] not in {None, ""}
    ]


def _apart(points: Sequence[Point]) -> bool:
    return len({(one.x, one.series) for one in points}) == len(points)
