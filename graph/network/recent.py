"""The last few answers to a question, held in memory for all who ask.

A collection does not change while many read it, and what is decoded and woven anew for
each of them takes seconds in a large one. Who asks for what is being made waits for it.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class _Slot(Generic[Made]):
    """One answer, when it has been made."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.made: Made | None = None


class Recent(Generic[Made]):
    """Answers by what was asked; the one that was asked for longest ago goes first."""

    def __init__(self, most: int) -> None:
        """Hold at most so many."""
        self._most = most
        self._lock = Lock()
        self._slots: OrderedDict[Hashable, _Slot[Made]] = OrderedDict()

    def get(self, asked: Hashable, make: Callable[[], Made]) -> Made:
        """Return the answer to a question, made now if it is not held."""
        with self._lock:
            slot = self._slots.setdefault(asked, _Slot())
            self._slots.move_to_end(asked)
            while len(self._slots) > self._most:
                self._slots.popitem(last=False)
        with slot.lock:
            if slot.made is None:
                slot.made = make()
            return slot.made
