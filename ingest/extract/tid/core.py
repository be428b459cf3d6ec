"""The heart of a time expression, before limiting words and a year are known."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from ingest.extract.tid.window import Window
from ingest.model import TimeKind

Grain = Literal[
    "dag",
    "vecka",
    "manad",
    "manadsdel",
    "sasong",
    "kvartal",
    "skifte",
    "ar",
    "period",
    "mandat",
    "deiktisk",
    "langd",
    "fri",
]
Place = Callable[[int], Window | None]
Count = Callable[[dt.date], Window | None]
Toward = Callable[[dt.date, int], Window | None]


@dataclass(frozen=True, slots=True)
class Core:
    """A matched stretch of text and how to place it in the calendar.

    `place` needs a year, `count` a reference date; with neither the expression has
    no dates of its own. `offset` is a year counted from the reference ("nästa år"
    is 1), `same_year` the year of the expression before, moved by `shift` ("året
    därpå" is 1), `every` any year. `toward` counts from the reference back or ahead,
    as the tense around tells; `floating` hangs on an event that has no date.
    `direction` is -1 for what must lie behind ("i våras"), 1 for ahead. With
    `needs_limit` the words are a time only after a limiting word ("före jul").
    `refers` reads the period named before.
    """

    start: int
    end: int
    rule: str
    grain: Grain
    kind: TimeKind = "interval"
    place: Place | None = None
    count: Count | None = None
    year: int | None = None
    offset: int | None = None
    same_year: bool = False
    shift: int = 0
    floating: bool = False
    toward: Toward | None = None
    every: bool = False
    weekday: int | None = None
    direction: int = 0
    recurrence: str | None = None
    confidence: float = 0.95
    joined: bool = False
    needs_limit: bool = False
    refers: Callable[[Window], Window | None] | None = None

    @property
    def yearless(self) -> bool:
        """Tell whether a year must be found elsewhere."""
        return self.place is not None and self.year is None and not self.floating


Family = Callable[[str], Iterable[Core]]
