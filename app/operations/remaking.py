"""Graph and index while they are made anew: how far that has come, for all to read.

Whoever makes them leaves a note in the collection's folder, so that every other process
can say how far it is. It is no truth and is never synchronised to disk; one that a
killed process left is not believed.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from ingest import codec
from ingest.errors import GraphError, LockedError

Part = Literal["index", "graph"]
NAME = "pagar.json"
# Seconds between two notes.
PACE = 0.25
CALLED = {"index": "Sökindexet", "graph": "Grafen"}
# What the graph's engine says of a folder that has lost something.
DAMAGE = ("Corruption", "No such file", "Column family not found")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Far:
    """How far it has come: so many of so many documents of a part."""

    process: int
    part: Part
    done: int
    total: int

    @property
    def percent(self) -> int:
        """Return how much is done, in per cent."""
        return 100 * self.done // self.total if self.total else 0


class RemakeError(LockedError):
    """A part cannot be read until it has been made anew."""

    def __init__(self, folder: Path, part: Part) -> None:
        """Say how far it has come."""
        far = read(folder)
        how_far = f" ({far.percent} %)" if far and far.part == part else ""
        super().__init__(f"{CALLED[part]} görs om{how_far}. Försök igen om en stund.")
        self.part = part


def read(folder: Path) -> Far | None:
    """Return how far the making has come in a collection, None where none goes on."""
    try:
        found = msgspec.json.decode((folder / NAME).read_bytes(), type=Far)
    except (OSError, *codec.UNREADABLE):
        return None
    return found if _lives(found.process) else None


def told(
    folder: Path, part: Part, things: Iterable[T], total: int, of: Callable[[T], str]
) -> Iterator[T]:
    """Yield things, noting how far it has come; `of` names a thing's document."""
    done, last, noted = 0, "", 0.0
    try:
        for thing in things:
            document = of(thing)
            if document != last:
                done, last = done + 1, document
                if time.monotonic() > noted + PACE:
                    _note(folder, Far(os.getpid(), part, done - 1, total))
                    noted = time.monotonic()
            yield thing
        # What is left of the work is still to come.
        _note(folder, Far(os.getpid(), part, total, total))
    except BaseException:
        end(folder)
        raise


def end(folder: Path) -> None:
    """Note that nothing is made any more."""
    with suppress(OSError):
        (folder / NAME).unlink()


def is_damage(error: Exception) -> bool:
    """Tell whether an error of the graph means that it is to be made anew."""
    cause = error.__cause__ or error
    if type(cause) is sqlite3.DatabaseError:
        return True
    return isinstance(error, GraphError) and any(one in str(error) for one in DAMAGE)


def _note(folder: Path, far: Far) -> None:
    new = folder / f".{NAME}"
    # A full disk stops the work itself, and says so better.
    with suppress(OSError):
        new.write_bytes(msgspec.json.encode(far))
        new.replace(folder / NAME)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
