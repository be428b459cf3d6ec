"""By which published copy each sort of answer goes.

A copy of the graph is published whenever anything has changed, also where a review or
another day has only moved how promises stand. What hangs on the documents alone is then
what it was by an earlier copy, and is not put together again: beside the copies stands,
for each, by which copy its answers are named. A copy that nothing is noted of names its
own.
"""

import datetime as dt
import shutil
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ingest import codec, durable

# Below the collection's folder.
FOLDER = "graph/svar/lagen"


@dataclass(frozen=True, slots=True)
class States:
    """The copies by which answers are named.

    Args:
        documents: That of answers that hang on the documents alone.
        verdicts: That of answers that hang on how promises stand as well.
        day: The day that promises were judged on, None where nothing is noted.
    """

    documents: str
    verdicts: str
    day: dt.date | None = None


def of_copy(folder: Path, copy: str) -> States:
    """Return by which copies the answers of a published copy go.

    Args:
        folder: The collection's.
        copy: The name of the published copy.
    """
    return noted(folder, copy) or States(copy, copy)


def noted(folder: Path, copy: str) -> States | None:
    """Return what is noted of a copy, None where nothing is."""
    try:
        data = _path(folder, copy).read_bytes()
        return msgspec.json.decode(data, type=States)
    except (OSError, *codec.UNREADABLE):
        return None


def note(folder: Path, copy: str, states: States) -> None:
    """Note by which copies the answers of a copy go, and forget copies that are gone.

    Raises:
        OSError: it cannot be written.
    """
    durable.write(_path(folder, copy), codec.encode(states))
    there = {path.name for path in (folder / "graph" / "published").iterdir()}
    for path in (folder / FOLDER).glob("*.json"):
        if path.stem not in there:
            path.unlink(missing_ok=True)


def forget(folder: Path) -> None:
    """Forget what is noted of all copies: each then names its own answers."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)


def _path(folder: Path, copy: str) -> Path:
    return folder / FOLDER / f"{copy}.json"
