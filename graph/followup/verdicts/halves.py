"""Half-years, as a body's meetings are spoken of: "våren 2022", "hösten 2022"."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.followup.verdicts.wording import listed

# More half-years in a row than this are told by the first and the last.
TOLD = 3


@dataclass(frozen=True, slots=True, order=True)
class Half:
    """January to June, or July to December, of a year."""

    year: int
    autumn: bool

    @classmethod
    def of(cls, when: dt.date) -> "Half":
        """Return the half-year that a day is in."""
        return cls(when.year, when.month > 6)

    @property
    def first(self) -> dt.date:
        """Return its first day."""
        return dt.date(self.year, 7 if self.autumn else 1, 1)

    @property
    def before(self) -> dt.date:
        """Return the day before it."""
        return self.first - dt.timedelta(days=1)

    @property
    def last(self) -> dt.date:
        """Return its last day."""
        return dt.date(self.year, 12, 31) if self.autumn else dt.date(self.year, 6, 30)

    @property
    def next(self) -> "Half":
        """Return the one that follows."""
        return Half(self.year + self.autumn, not self.autumn)

    @property
    def label(self) -> str:
        """Return it in words."""
        return f"{'hösten' if self.autumn else 'våren'} {self.year}"


def halves(first: dt.date, last: dt.date, least: dt.timedelta) -> Iterator[Half]:
    """Yield the half-years between two days, but for stubs shorter than `least`."""
    if first > last:
        return
    half, end = Half.of(first), Half.of(last)
    while half <= end:
        if min(half.last, last) - max(half.first, first) >= least:
            yield half
        half = half.next


def in_words(chosen: Sequence[Half]) -> str:
    """Return half-years in words, long rows by their ends.

    >>> in_words([Half(2022, False), Half(2022, True)])
    'våren 2022 och hösten 2022'
    """
    rows: list[list[Half]] = []
    for half in chosen:
        if rows and rows[-1][-1].next == half:
            rows[-1].append(half)
        else:
            rows.append([half])
    parts: list[str] = []
    for row in rows:
        if len(row) > TOLD:
            parts.append(f"{row[0].label} till {row[-1].label}")
        else:
            parts += [half.label for half in row]
    return listed(parts)
