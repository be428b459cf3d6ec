"""Which documents the collection has of a body, and from which days."""

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

import msgspec

from graph.followup.verdicts.halves import Half
from ingest.model import DocumentType

MINUTES = frozenset({"protokoll", "protokollsutdrag", "beslut-i-korthet"})


@dataclass(frozen=True, slots=True)
class Holding:
    """One document that the collection has; `body` and `organ` are paths.

    `audit` says that auditors report in it.
    """

    document: str
    type: DocumentType
    body: str | None
    organ: str | None
    body_name: str | None
    organ_name: str | None
    earliest: dt.date | None
    latest: dt.date | None
    title: str = ""
    audit: bool = False


class HeldHead(msgspec.Struct, gc=False):
    """The head of a document (`FollowRecord`), as far as counting it goes.

    One verdict may count thousands of documents: what is not needed is not read.
    """

    id: str
    type: DocumentType
    title: str
    body_name: str | None
    organ_name: str | None
    date: dt.date | None
    dated_from: dt.date | None
    dated_to: dt.date | None
    audit: bool = False


def holding(head: HeldHead, body: str | None, organ: str | None) -> Holding:
    """Return the row of a document; `body` and `organ` are paths as they stand now."""
    return Holding(
        head.id,
        head.type,
        body,
        organ,
        head.body_name,
        head.organ_name,
        head.date or head.dated_from,
        head.date or head.dated_to,
        head.title,
        head.audit,
    )


class Held:
    """The days of one body's documents, in order."""

    def __init__(self) -> None:
        """Begin with none."""
        self._spans: list[tuple[dt.date, dt.date, bool]] = []

    def add(self, row: Holding) -> None:
        """Take in a document, if the last day it can be from is known."""
        if row.latest:
            first = row.earliest or dt.date.min
            self._spans.append((row.latest, first, row.type in MINUTES))

    @cached_property
    def days(self) -> list[dt.date]:
        """The last day that each document can be from."""
        return sorted(span[0] for span in self._spans)

    def before(self, until: dt.date) -> dt.date | None:
        """Return the last day of a document up to a day."""
        found = bisect_right(self.days, until)
        return self.days[found - 1] if found else None

    @cached_property
    def minutes(self) -> list[dt.date]:
        """The days of the minutes that have one."""
        return sorted(last for last, first, kept in self._spans if kept)

    @cached_property
    def dated_minutes(self) -> list[dt.date]:
        """The days of minutes dated to within a half-year."""
        return sorted(
            last
            for last, first, kept in self._spans
            if kept and Half.of(first) == Half.of(last)
        )

    def number(self, after: dt.date, until: dt.date) -> int:
        """Return how many documents there are after one day up to another."""
        return _number(self.days, after, until)

    def number_of_minutes(self, after: dt.date, until: dt.date) -> int:
        """Return how many of them are minutes."""
        return _number(self.minutes, after, until)

    def meets(self, after: dt.date, until: dt.date) -> bool:
        """Tell whether there are minutes surely from that time."""
        return _number(self.dated_minutes, after, until) > 0


def _number(days: list[dt.date], after: dt.date, until: dt.date) -> int:
    return max(bisect_right(days, until) - bisect_right(days, after), 0)
