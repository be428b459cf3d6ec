"""Publishing: consistent copies of the graph that other processes can open.

The writer makes a hard-linked copy (cheap: files that do not change are shared) and
then moves a pointer to it. Readers open the copy the pointer names, so that they see
one state for as long as they like and never wait for the writer. A copy that someone
reads is not removed: the engine opens files when it comes to need them, and one that
is gone by then would hold it up for ever.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from graph import copy_sums, held
from graph.store import ENGINE_ERRORS, OxigraphStore, open_reader, refused
from ingest import durable
from ingest.errors import GraphError

POINTER = "aktuell"
# Whoever has just read the pointer should find the copy still there. More would only
# take room: compaction makes the files of old copies their own.
KEPT = 2
# A copy can be replaced so often between reading the pointer and opening it.
TRIES = 20

# Makes ready what readers will ask of a copy, before they are led to it.
Ready = Callable[[Path], None]


def unasked(_copy: Path) -> None:
    """Make nothing ready."""


def publish(store: OxigraphStore, folder: Path, ready: Ready = unasked) -> Path:
    """Publish the present state of `store` below `folder` and return the copy."""
    folder.mkdir(parents=True, exist_ok=True)
    target = _fresh(folder, store.seq())
    unfinished = folder / f".{target.name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        store.inner.backup(str(unfinished))
    except ENGINE_ERRORS as error:
        raise refused("Grafen kunde inte publiceras", error) from error
    copy_sums.note(unfinished, current(folder))
    unfinished.rename(target)
    ready(target)
    # After a power cut the pointer must never name what is not there: the engine has
    # synchronised the files of the copy, this does the copy's own name.
    durable.sync_folder(folder)
    durable.write(folder / POINTER, target.name.encode())
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


def forget_others(folder: Path) -> list[Path]:
    """Remove all copies but the newest; return those that someone still reads."""
    newest = current(folder)
    if newest is None:
        return []
    for path in (*folder.glob(".*-*"), *(path for _, path in _copies(folder))):
        if path.name.startswith("."):
            shutil.rmtree(path, ignore_errors=True)
        elif path != newest:
            with suppress(OSError, held.GoneError):
                _forget(path)
    return [path for _, path in _copies(folder) if path != newest]


def _forget_old(folder: Path) -> None:
    """Remove old copies that no one reads, and what a killed process left."""
    durable.sweep_here(folder)
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
