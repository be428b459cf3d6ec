"""Write a file that is either whole or not there."""

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.errors import GraphError


@contextlib.contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """Give a place to write in, which becomes `path` when all has gone well.

    Raises:
        GraphError: the file cannot be written.
    """
    place = path.with_name(f".{path.name}.ofullstandig")
    try:
        yield place
        place.replace(path)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)


def folder(path: Path) -> Path:
    """Return a folder to write in, made where there is none.

    Raises:
        GraphError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(path, error) from error
    return path


def _refused(path: Path, error: OSError) -> GraphError:
    return GraphError(f"Exporten kan inte skrivas till {path}: {error.strerror}")


def write_chunks(pieces: Iterable[bytes], path: Path) -> None:
    """Write `pieces` to `path` as they come.

    Raises:
        GraphError: the file cannot be written.
    """
    with unfinished(path) as place, place.open("wb") as file:
        file.writelines(pieces)
