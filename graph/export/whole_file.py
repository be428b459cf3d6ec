"""Write a file that is either whole or not there."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import GraphError


@contextmanager
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
        raise GraphError(f"Exporten kan inte skrivas till {path}: {error}") from error
    finally:
        place.unlink(missing_ok=True)


def write_chunks(pieces: Iterable[bytes], path: Path) -> None:
    """Write `pieces` to `path` as they come.

    Raises:
        GraphError: the file cannot be written.
    """
    with unfinished(path) as place, place.open("wb") as file:
        file.writelines(pieces)
