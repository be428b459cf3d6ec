"""What the collection holds and lacks of the bodies that a report is about."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.followed import Followed
from app.promise_views import PromiseView
from graph.followup.verdicts.halves import Half

_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Row:
    """One body: minutes and other documents in each half-year."""

    name: str
    counts: tuple[tuple[int, int], ...]

    @property
    def empty(self) -> list[int]:
        """Return the places of the half-years of which there is nothing."""
        return [at for at, pair in enumerate(self.counts) if not any(pair)]

    @property
    def unkept(self) -> list[int]:
        """Return the places of those of which there are documents but no minutes."""
        return [
            at for at, (kept, others) in enumerate(self.counts) if others and not kept
        ]


@dataclass(frozen=True, slots=True)
class Completeness:
    """What there is of each body by half-year.

    `unheard` are those that would tell of a promise and of which there is nothing.
    """

    halves: tuple[Half, ...]
    rows: tuple[Row, ...]
    unheard: tuple[str, ...]


def completeness(
    kept: Followed, promises: Sequence[PromiseView], as_of: dt.date
) -> Completeness:
    """Return what the collection holds of the promises' bodies up to a day."""
    halves = tuple(_halves(promises, as_of))
    names = _names(promises)
    rows = [
        Row(name, tuple(_count(kept, path, half, as_of) for half in halves))
        for path, name in sorted(names.items(), key=lambda pair: (pair[1], pair[0]))
    ]
    unheard = sorted({name for p in promises for name in p.covered.unheard})
    return Completeness(halves, tuple(rows), tuple(unheard))


def _halves(promises: Iterable[PromiseView], as_of: dt.date) -> Iterable[Half]:
    days = [p.date for p in promises if p.date and p.date <= as_of]
    if not days:
        return
    half, last = Half.of(min(days)), Half.of(as_of)
    while half <= last:
        yield half
        half = half.next


def _names(promises: Iterable[PromiseView]) -> dict[str, str]:
    """Return the path and name of each body whose document holds a promise."""
    found: dict[str, str] = {}
    for one in promises:
        name = one.organ or one.body
        if one.organ_path and name:
            within = f", {one.body}" if one.body and one.body != name else ""
            found.setdefault(one.organ_path, f"{name}{within}")
    return found


def _count(kept: Followed, path: str, half: Half, as_of: dt.date) -> tuple[int, int]:
    held = kept.holdings.held(path)
    after, until = half.first - _ONE_DAY, min(half.last, as_of)
    minutes = held.number_of_minutes(after, until)
    return minutes, held.number(after, until) - minutes
