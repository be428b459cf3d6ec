"""Names of files without what identifies somebody.

A name is shown, so what it hides is hidden. A path tells a file from others and is
shown to nobody, so it keeps what tells it: a digest of what was hidden.
"""

import hashlib
import re

from ingest.model import Hidden
from ingest.privacy.concealing import hide, spans
from ingest.privacy.persons import is_clock

_DIGEST = 12
# A digest of letters has no number in it that could be somebody's.
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
# Names have an underscore where a text has a space.
_SPACE = str.maketrans("_", " ")
_MAY_HIDE = re.compile(r"\d|@|[(\[]")
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,5}\Z")


def mask_name(name: str) -> str:
    """Return a name in the collection, parts parted by "/", without identifiers."""
    return "/".join(map(_masked, name.split("/")))


def mask_path(path: str) -> str:
    """Return a path as text that is the same for the same file and no other."""
    return "/".join(map(_told_apart, path.split("/")))


def hidden_in(name: str) -> list[Hidden]:
    """Return what one part of a name hides; its ending is what it is."""
    if not _MAY_HIDE.search(name):
        return []
    ending = _SUFFIX.search(name)
    stem = name[: ending.start()] if ending else name
    found = spans(stem.translate(_SPACE)) or spans(name.translate(_SPACE))
    return [one for one in found if not is_clock(stem[one.start : one.end])]


def _masked(part: str) -> str:
    return hide(part, hidden_in(part))


def _told_apart(part: str) -> str:
    masked = _masked(part)
    if masked == part:
        return part
    digest = hashlib.sha256(part.encode("utf-8", "surrogateescape")).hexdigest()
    return f"{masked}~{digest[:_DIGEST].translate(_LETTERS)}"
