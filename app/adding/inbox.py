"""Where files that readers hand over wait to be read: in the collection's folder.

A file keeps its name, so that a newer version of a document replaces the older.
"""

import os
import shutil
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Protocol

from ingest.errors import SagtError
from ingest.readers.limits import MAX_BYTES

FOLDER = "inkommet"
# Files at a time, and letters of a name: file systems hold no longer ones.
MOST, LONGEST = 500, 120
TOO_MANY = "Lägg till högst {most} filer åt gången."
TOO_LARGE = "{name} är större än {size} megabyte och läggs inte till."
NAMELESS = "handling"


class Handed(Protocol):
    """A file handed over: its name, its size in bytes, and its bytes."""

    name: str
    size: int

    def getvalue(self) -> bytes:
        """Return the bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Waiting:
    """Files that wait: where they lie, their names, and why others were refused."""

    folder: Path
    names: tuple[str, ...]
    refused: tuple[str, ...]


def keep(collection: Path, files: Iterable[Handed]) -> Waiting:
    """Keep files for reading; those too large are refused with a reason.

    Raises:
        SagtError: there are too many of them.
        OSError: they cannot be written.
    """
    given = list(files)
    if len(given) > MOST:
        raise SagtError(TOO_MANY.format(most=MOST))
    folder = collection / FOLDER
    folder.mkdir(exist_ok=True)
    names: list[str] = []
    refused: list[str] = []
    for file in given:
        if file.size > MAX_BYTES:
            size = MAX_BYTES // 1_000_000
            refused.append(TOO_LARGE.format(name=file.name, size=size))
            continue
        name = _apart(safe_name(file.name), names)
        unfinished = folder / f".{name}.{os.getpid()}"
        unfinished.write_bytes(file.getvalue())
        unfinished.replace(folder / name)
        names.append(name)
    return Waiting(folder, tuple(names), tuple(refused))


def forget(waiting: Waiting) -> None:
    """Throw away the files: the collection has their bytes, or a reason why not."""
    for name in waiting.names:
        (waiting.folder / name).unlink(missing_ok=True)


def clear(collection: Path) -> None:
    """Throw away what a server that was stopped half-way left behind."""
    shutil.rmtree(collection / FOLDER, ignore_errors=True)


def safe_name(written: str) -> str:
    """Return the name of a file as it can be kept: no folders, nothing unseen.

    >>> safe_name("../../etc/passwd")
    'passwd'
    >>> safe_name(".dold\\n.pdf")
    'dold.pdf'
    """
    last = PurePosixPath(written.replace("\\", "/")).name
    seen = "".join(c for c in unicodedata.normalize("NFC", last) if c.isprintable())
    path = PurePosixPath(seen.strip(" .") or NAMELESS)
    if len(path.name.encode()) > LONGEST:
        # A letter is at most four bytes.
        stem, ending = path.stem[: LONGEST // 5], path.suffix[: LONGEST // 20]
        path = PurePosixPath(f"{stem}{ending}")
    return path.name


def _apart(name: str, others: Iterable[str]) -> str:
    """Return a name that none of the others handed over at once has."""
    taken = {one.casefold() for one in others}
    path, number = PurePosixPath(name), 2
    while path.name.casefold() in taken:
        path = path.with_stem(f"{PurePosixPath(name).stem}-{number}")
        number += 1
    return path.name
