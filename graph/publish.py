"""Publishing: consistent copies of the graph that other processes can open.

The writer makes a hard-linked copy (cheap: files that do not change are shared) and
then moves a pointer to it. Readers open the copy the pointer names, so that they see
one state for as long as they like and never wait for the writer.
"""

import shutil
from pathlib import Path

from graph.store import ENGINE_ERRORS, OxigraphStore, open_reader
from ingest.errors import GraphError

POINTER = "aktuell"
# A reader that has just read the pointer must find the copy still there.
KEPT = 3


def publish(store: OxigraphStore, folder: Path) -> Path:
    """Publish the present state of `store` below `folder` and return the copy."""
    folder.mkdir(parents=True, exist_ok=True)
    target = _fresh(folder, store.seq())
    unfinished = folder / f".{target.name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        store.inner.flush()
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
    """Open the newest published copy for reading, or return None."""
    copy = current(folder)
    return None if copy is None else open_reader(copy)


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
    """Remove old copies, and what a killed process left unfinished."""
    for path in folder.glob(".*-*"):
        shutil.rmtree(path, ignore_errors=True)
    for _, path in _copies(folder)[:-KEPT]:
        shutil.rmtree(path, ignore_errors=True)
