"""Events that people have made: added and never changed, undone by further events."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Event(Protocol):
    """A numbered event; an undo names the number of what it takes back."""

    @property
    def seq(self) -> int:
        """Its number."""

    @property
    def kind(self) -> str:
        """What it does; "undo" takes another back."""

    @property
    def undoes(self) -> int | None:
        """The number of what it takes back, None for all but an undo."""


E = TypeVar("E", bound=Event)


def standing(history: Iterable[E]) -> list[E]:
    """Return what holds of `history` when all that was undone is taken away.

    An undo can be undone, which makes what it took back hold again.
    """
    undone: set[int] = set()
    kept = []
    for event in sorted(history, key=lambda event: -event.seq):
        if event.seq in undone:
            continue
        if event.kind == "undo":
            undone.add(event.undoes or 0)
        else:
            kept.append(event)
    return kept[::-1]
