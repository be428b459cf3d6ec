"""What all documents together say of each organisation's path."""

import datetime as dt
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import MutableSequence, Sequence
from dataclasses import dataclass, field

# As many documents as evidence needs to point at.
SHOWN = 3


@dataclass(slots=True)
class Sighting:
    """One natural path: its names, its body, and when documents speak of it.

    `scope` is the path of the body that the name belongs to, "" for names that mean
    one organisation in the whole country. `decides` bounds the dates of its own
    documents, `first` and `last` those of all that name it. `numbers` are
    those documents' numbers, in the order they were taken in (units of a body only).
    """

    path: str
    scope: str
    kinds: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    documents: int = 0
    numbers: MutableSequence[int] = field(default_factory=lambda: array("I"))
    shown: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None
    decides: tuple[dt.date, dt.date] | None = None

    @property
    def kind(self) -> str:
        """Return what kind documents mostly take it for."""
        return min(self.kinds, key=lambda kind: (-self.kinds[kind], kind))

    @property
    def name(self) -> str:
        """Return the commonest form, capitalised forms first."""
        return self.forms()[0]

    def forms(self) -> tuple[str, ...]:
        """Return all forms written, the commonest first."""
        order = sorted(self.names, key=lambda n: (n[:1].islower(), -self.names[n], n))
        return tuple(order)

    def seen_in(
        self, document: str, first: dt.date | None, last: dt.date | None
    ) -> None:
        """Count one more document that names the organisation."""
        self.documents += 1
        if len(self.shown) < SHOWN or document < self.shown[-1]:
            self.shown = tuple(sorted({*self.shown, document})[:SHOWN])
        if first is not None:
            self.first = min(first, self.first or first)
        if last is not None:
            self.last = max(last, self.last or last)

    def also_called(self, alias: str, document: str) -> None:
        """Note that a document uses another name of the organisation."""
        before = self.aliases.get(alias, ())
        if len(before) == SHOWN and document > before[-1]:
            return
        self.aliases[alias] = tuple(sorted({*before, document})[:SHOWN])

    def has_decided(self, day: dt.date) -> None:
        """Note the date of a document of the organisation's own."""
        first, last = self.decides or (day, day)
        self.decides = (min(first, day), max(last, day))


def together(one: Sighting, other: Sighting) -> bool:
    """Tell whether one document names both."""
    few, many = sorted((one.numbers, other.numbers), key=len)
    return any(_holds(many, number) for number in few)


def _holds(numbers: Sequence[int], number: int) -> bool:
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


def in_turn(one: Sighting, other: Sighting) -> bool:
    """Tell whether one is named only before the other, each more than once."""
    if not (one.first and one.last and other.first and other.last):
        return False
    if min(one.documents, other.documents) < 2:
        return False
    return one.last < other.first or other.last < one.first


def at_once(one: Sighting, other: Sighting) -> bool:
    """Tell whether both have documents of their own from the same time."""
    if one.decides is None or other.decides is None:
        return False
    return one.decides[0] <= other.decides[1] and other.decides[0] <= one.decides[1]
