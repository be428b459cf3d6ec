"""Where acts stand in a picture with a lane for each body and time from left to right.

Acts that would cover each other in a lane are put in rows below each other.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# How near each other two acts of a row may stand, in parts of the picture's width.
GAP = 0.05
# Where the first and the last day stand, so that no act is cut at an edge.
FIRST, LAST = 0.03, 0.97
# Months between two ticks, and how many ticks there may be.
STEPS, TICKS = (1, 3, 6, 12, 24, 60, 120, 240), 8


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a body did on a day; `number` is its place in the list."""

    number: int
    lane: str
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Placed:
    """An act in the picture: how far to the right, and in which row from the top."""

    act: Act
    x: float
    row: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A body, and how many rows its acts take."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A day written under the picture, and how far to the right it stands."""

    label: str
    x: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Lanes from the top, acts in order of time, and the days under them."""

    lanes: tuple[Lane, ...]
    acts: tuple[Placed, ...]
    ticks: tuple[Tick, ...]

    @property
    def rows(self) -> int:
        """Return how many rows there are in all."""
        return sum(lane.rows for lane in self.lanes)


def drawn(acts: Iterable[Act]) -> Picture:
    """Return the picture of the dated acts; lanes in the order they come in."""
    dated = [(act.day, act) for act in acts if act.day]
    if not dated:
        return Picture((), (), ())
    dated.sort(key=lambda pair: (pair[0], pair[1].number))
    first, last = dated[0][0], dated[-1][0]
    names = list(dict.fromkeys(act.lane for _, act in dated))
    lanes, placed, above = [], [], 0
    for name in names:
        own = [(_x(day, first, last), act) for day, act in dated if act.lane == name]
        rows = _rows(own)
        placed += [Placed(act, x, above + row) for act, x, row in rows]
        lanes.append(Lane(name, 1 + max(row for _, _, row in rows)))
        above += lanes[-1].rows
    placed.sort(key=lambda one: (one.x, one.act.number))
    return Picture(tuple(lanes), tuple(placed), _ticks(first, last))


def _x(day: dt.date, first: dt.date, last: dt.date) -> float:
    days = (last - first).days
    share = (day - first).days / days if days else 0.5
    return FIRST + (LAST - FIRST) * share


def _rows(acts: Sequence[tuple[float, Act]]) -> list[tuple[Act, float, int]]:
    """Put each act, from the left, in the first row where there is room."""
    ends: list[float] = []
    found = []
    for x, act in acts:
        free = next((n for n, end in enumerate(ends) if x - end >= GAP), len(ends))
        ends[free : free + 1] = [x]
        found.append((act, x, free))
    return found


def _ticks(first: dt.date, last: dt.date) -> tuple[Tick, ...]:
    """Return the first days of months, as many as there is room for."""
    begins, ends = _month(first), _month(last)
    step = next((s for s in STEPS if (ends - begins) // s < TICKS), STEPS[-1])
    months = range(-(-begins // step) * step, ends + 1, step)
    days = [dt.date(month // 12, month % 12 + 1, 1) for month in months]
    form = "%Y" if step >= STEPS[3] else "%Y-%m"
    return tuple(
        Tick(day.strftime(form), _x(day, first, last))
        for day in days
        if first <= day <= last
    )


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1
