"""Typed facts to JSON and back, without loss and always in the same bytes."""

import msgspec

from ingest.errors import ArchiveError
from ingest.model import Artifact

# What reading JSON of damaged bytes raises; that a text is no UTF-8 is told by Python.
UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def encode(value: object) -> bytes:
    """Return `value` (a dataclass or container of them) as deterministic JSON."""
    return msgspec.json.encode(value, order="deterministic")


def decode_artifact(data: bytes) -> Artifact:
    """Read back what `encode` wrote for an artifact.

    Raises:
        ArchiveError: the bytes are not an artifact of this schema.
    """
    try:
        return msgspec.json.decode(data, type=Artifact)
    except UNREADABLE as error:
        message = f"En artefakt i samlingen går inte att läsa: {error}"
        raise ArchiveError(message) from error


def builtins(value: object) -> object:
    """Return `value` as plain dicts, lists, strings and numbers."""
    return msgspec.to_builtins(value)
