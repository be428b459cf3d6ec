"""Publishing: consistent copies of the graph that other processes can open.

The writer makes a hard-linked copy (cheap: files that do not change are shared) and
then moves a pointer to it. Readers open the copy the pointer names, so that they see
one state for as long as they like and never wait for the writer. A copy that someone
reads is not removed: the engine opens files when it comes to need them, and one that
is gone by then would hold it up for ever.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from graph import held
from graph.store import ENGINE_ERRORS, OxigraphStore, open_reader
from ingest.errors import GraphError

POINTER = "aktuell"
# Whoever has just read the pointer should find the copy still there. More would only
# take room: compaction makes the files of old copies their own.
KEPT = 2
# A copy can be replaced so often between reading the pointer and opening it.
TRIES = 20


def publish(store: OxigraphStore, folder: Path) -> Path:
    """Publish the present state of `store` below `folder` and return the copy."""
    folder.mkdir(parents=True, exist_ok=True)
    target = _fresh(folder, store.seq())
    unfinished = folder / f".{target.name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        store.inner.backup(str(unfinished))
    except ENGINE_ERRORS as error:
        raise GraphError(f"Grafen kunde inte publiceras: {error}") from error
    unfinished.rename(target)
    pointer = folder / f".{POINTER}"
    pointer.write_text(target.name, encoding="utf-8")
    pointer.replace(folder / POINTER)
    _forget_old(folder)
    return target


def current(folder: Path) -> Path | None:
    """Return the newest published copy below `folder`, or None."""
    try:
        name = (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return folder / name


def open_current(folder: Path) -> OxigraphStore | None:
    """Open the newest published copy for reading, or return None.

    The copy stays for as long as the store that is returned.

    Raises:
        GraphError: the copy cannot be opened.
    """
    for _ in range(TRIES):
        copy = current(folder)
        if copy is None:
            return None
        with suppress(held.GoneError):
            return open_copy(copy)
    raise GraphError("Grafen byts ut hela tiden och kan inte öppnas.")


def open_copy(copy: Path) -> OxigraphStore:
    """Open a published copy for reading and keep it from being removed.

    Raises:
        GoneError: it has been removed.
        GraphError: it holds no usable store.
    """
    reading = held.hold(copy)
    store = open_reader(copy)
    store.keep(reading)
    return store


def _copies(folder: Path) -> list[tuple[int, Path]]:
    """Return (serial, folder) of every finished copy, oldest first."""
    found = []
    for path in folder.iterdir():
        serial, _, seq = path.name.partition("-")
        if serial.isdigit() and seq.isdigit():
            found.append((int(serial), path))
    return sorted(found)


def _fresh(folder: Path, seq: int) -> Path:
    """Return a name never used before: a serial number, then `seq`.

    One `seq` may be published twice, since derived graphs change without it.
    """
    last = max((serial for serial, _ in _copies(folder)), default=0)
    return folder / f"{last + 1}-{seq}"


def _forget_old(folder: Path) -> None:
    """Remove old copies that no one reads, and what a killed process left."""
    for path in folder.glob(".*-*"):
        shutil.rmtree(path, ignore_errors=True)
    for _, path in _copies(folder)[:-KEPT]:
        with suppress(OSError, held.GoneError):
            _forget(path)


def _forget(copy: Path) -> None:
    """Remove a copy that no one reads; out of sight first, so that none is half."""
    claim = held.claim(copy)
    if claim is None:
        return
    gone = copy.with_name(f".{copy.name}")
    copy.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)
