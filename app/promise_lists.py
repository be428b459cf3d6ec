"""Which promises a list shows, in order, held for as long as nothing changes.

A list is asked for a page at a time, by one reader after the other: what it holds, and
how many stand in which way, is worked out once for each question.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from threading import Lock

from app.followed import DAYS, Followed
from app.promise_filters import (
    AHEAD,
    IN_TIME,
    Filters,
    Mark,
    Told,
    of_whom,
    standing,
)
from graph.network.recent import Recent

# So many questions are held for each day.
HELD = 24
# To put one in order costs as much as to pass by so many that are.
MANY = 8
_ALL = Filters()


@dataclass(frozen=True, slots=True)
class Counted:
    """How many promises there would be, were one thing less asked for.

    `counts` are by status, whatever the statuses asked for. The others are of those
    that need not be silent or coming: `every` all of them, `upcoming` those due within
    `AHEAD` days.
    """

    counts: Mapping[str, int]
    every: int
    overdue: int
    silent: int
    upcoming: int


class Lists:
    """The promises of one day, as lists ask for them."""

    def __init__(self, kept: Followed, day: dt.date) -> None:
        """List what `kept` knows had been made by `day`."""
        self._kept = kept
        self._day = day
        self.marks: Mapping[str, Mark] = kept.marks(day)
        self._named: Recent[Sequence[str]] = Recent(HELD)
        self._counted: Recent[Counted] = Recent(HELD)
        self._chosen: Recent[Sequence[str]] = Recent(HELD)
        self._by_status: Recent[Mapping[str, int]] = Recent(HELD)

    def named(
        self, asked: Filters, ids: Callable[[], set[str] | None]
    ) -> Sequence[str]:
        """Return ids of the promises asked for, however they stand, in order of time.

        Args:
            asked: What is asked for.
            ids: Returns those of the person and matter asked for; None asks not.
        """
        whom = asked.whom
        return self._named.get(whom, lambda: self._of_whom(whom, ids()))

    def chosen(
        self, asked: Filters, ids: Callable[[], set[str] | None]
    ) -> Sequence[str]:
        """Return ids of the promises that are asked for and stand so, in order."""
        if asked.order != IN_TIME:
            return self._chosen.get(asked, lambda: self._ordered(asked, ids))
        named = self.named(asked, ids)
        if asked == asked.whom:
            return named
        return self._chosen.get(asked, lambda: self._standing(named, asked))

    def counted(self, asked: Filters, ids: Callable[[], set[str] | None]) -> Counted:
        """Return how many promises there are beside those that are asked for."""
        asked = asked.in_time
        return self._counted.get(asked, lambda: self._count(asked, ids))

    def _standing(self, named: Sequence[str], asked: Filters) -> Sequence[str]:
        stands_so, marks = standing(asked, self._day), self.marks
        return [one for one in named if stands_so(marks[one])]

    def _statuses(
        self, asked: Filters, ids: Callable[[], set[str] | None]
    ) -> Mapping[str, int]:
        """Return how many there are by status, whatever the statuses asked for."""
        every = replace(asked, statuses=())
        found = self.chosen(every, ids)
        return self._by_status.get(
            every, lambda: Counter(self.marks[one].status for one in found)
        )

    def _count(self, asked: Filters, ids: Callable[[], set[str] | None]) -> Counted:
        any_tab = self.chosen(replace(asked, silent=False, upcoming=None), ids)
        marks = [self.marks[one] for one in any_tab]
        return Counted(
            counts=dict(sorted(self._statuses(asked, ids).items())),
            every=len(marks),
            overdue=sum(mark.overdue for mark in marks),
            silent=sum(mark.silent for mark in marks),
            upcoming=sum(mark.due_within(self._day, AHEAD) for mark in marks),
        )

    def _ordered(
        self, asked: Filters, ids: Callable[[], set[str] | None]
    ) -> Sequence[str]:
        """Those asked for, in another order than that of time."""
        found = self.chosen(asked.in_time, ids)
        rank = self._latest if asked.order == "senast" else self._nearest
        # All in order, of which some are picked, where to order those takes longer.
        if len(found) * MANY > len(rank):
            wanted = frozenset(found)
            return [one for one in rank if one in wanted]
        return sorted(found, key=rank.__getitem__)

    @cached_property
    def _latest(self) -> Mapping[str, int]:
        """All promises, those said last first, with their places in that order."""
        told, last = self._kept.told, dt.date.max.toordinal()

        def said(one: str) -> int:
            day = told[one].said
            return last - day.toordinal() if day else last

        return self._ranked(said)

    @cached_property
    def _nearest(self) -> Mapping[str, int]:
        """All promises, those due nearest the day first, with their places so."""
        marks, today, last = self.marks, self._day.toordinal(), dt.date.max.toordinal()

        def away(one: str) -> int:
            limit = marks[one].limit
            return abs(limit.toordinal() - today) if limit else last

        # Of those as far away the one said last comes first.
        return self._ranked(away, self._latest)

    def _ranked(
        self, key: Callable[[str], int], before: Iterable[str] | None = None
    ) -> Mapping[str, int]:
        every = before or (one.id for one in self._in_order)
        return {one: place for place, one in enumerate(sorted(every, key=key))}

    @cached_property
    def _in_order(self) -> Sequence[Told]:
        """All promises made by the day, those due first before the others."""
        told = [one for one in self._kept.told.values() if one.id in self.marks]
        told.sort(key=self._place)
        return told

    def _place(self, one: Told) -> tuple[dt.date, str, int, str]:
        limit = self.marks[one.id].limit or dt.date.max
        return limit, one.document, one.start, one.id

    def _some(self, wanted: Collection[str]) -> Sequence[Told]:
        """Some promises, in the order of all."""
        known = self._kept.told
        told = [known[one] for one in wanted if one in self.marks and one in known]
        return sorted(told, key=self._place)

    @cached_property
    def _shown(self) -> Sequence[Told]:
        """All promises that lists show."""
        return self._listed(self._in_order, versions=False)

    def _listed(self, told: Sequence[Told], *, versions: bool) -> Sequence[Told]:
        """Those that lists show: not rejected, nor told with the first of their kind.

        With `versions` each of a kind is told by itself.
        """
        return [
            one
            for one in told
            if not one.rejected and (versions or not self._is_told_with_first(one))
        ]

    def _is_told_with_first(self, one: Told) -> bool:
        """Tell whether the first version stands for one, as it was there by then."""
        first = self._kept.first.get(one.id)
        return (
            first is not None
            and first in self.marks
            and not self._kept.told[first].rejected
        )

    def _of_whom(self, asked: Filters, ids: set[str] | None) -> Sequence[str]:
        found: Sequence[Told]
        if asked.ids is not None:
            found = self._some(set(asked.ids))
        elif ids is not None:
            found = self._listed(self._some(ids), versions=asked.versions)
        elif asked.versions:
            found = self._listed(self._in_order, versions=True)
        else:
            found = self._shown
        if ids is not None or replace(asked, versions=False, topic=None) != _ALL:
            chairs = self._kept.chairs if asked.organ else {}
            found = [
                one for one in found if of_whom(one, asked, ids, chairs.get(one.id))
            ]
        if asked.topic:
            about = self._kept.words_index.about(asked.topic)
            found = [one for one in found if one.id in about]
        return [one.id for one in found]


_LOCK = Lock()


def lists(kept: Followed, day: dt.date) -> Lists:
    """Return the lists of a day; those of a few days are held."""
    with _LOCK:
        of: dict[dt.date, Lists] = kept.lists
        if day not in of:
            while len(of) >= DAYS:
                del of[next(iter(of))]
            of[day] = Lists(kept, day)
        return of[day]
