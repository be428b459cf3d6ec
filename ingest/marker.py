"""The file that makes a folder a collection, and says which format it has.

The number is that of the ledger's form. Forms 1 to 5 were all marked 1: which of them
a ledger has is told by its tables.
"""

import json
from pathlib import Path

from ingest import durable
from ingest.errors import ArchiveError, NoCollectionError
from ingest.ledger_schema import FORMAT, UNNUMBERED
from ingest.sources import MARKER


def is_there(folder: Path) -> bool:
    """Tell whether a folder is a collection."""
    return (folder / MARKER).is_file()


def read(folder: Path) -> int:
    """Return the format that a collection says it has.

    Raises:
        NoCollectionError: there is none in `folder`.
        ArchiveError: the marker is damaged, or a later version made the collection.
    """
    path = folder / MARKER
    if not path.is_file():
        message = f"Det finns ingen samling i {folder}. Skapa en med: sagt ingest"
        raise NoCollectionError(message)
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["format"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ArchiveError(f"{path} är skadad.") from error
    if not isinstance(found, int) or found < 1:
        raise ArchiveError(f"{path} är skadad.")
    if found > FORMAT:
        message = (
            f"Samlingen har format {found}; den här versionen läser {FORMAT}. "
            "Uppdatera programmet."
        )
        raise ArchiveError(message)
    return found


def write(folder: Path, form: int = FORMAT) -> None:
    """Mark a folder as a collection of that form of the ledger."""
    said = 1 if form <= UNNUMBERED else form
    durable.write(folder / MARKER, _content(said))


def is_whole(folder: Path, said: int) -> bool:
    """Tell whether the marker is as it was written with that format."""
    return (folder / MARKER).read_bytes() == _content(said)


def _content(said: int) -> bytes:
    return json.dumps({"sagt": "samling", "format": said}).encode()
