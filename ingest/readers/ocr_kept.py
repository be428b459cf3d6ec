"""Kept results of recognition: a page that has been read once need not be again.

A result is kept under the picture's own points, the engine and the code that reads, so
that none of them can change and the old answer still be given.
"""

import hashlib
from contextlib import suppress
from functools import cache
from pathlib import Path

import msgspec
from PIL import Image

from ingest import codec, durable, forgotten
from ingest.readers import ocr_engine
from ingest.readers.ocr_types import Recognised

_CODE = (
    "ocr",
    "ocr_engine",
    "ocr_hidden",
    "ocr_leaders",
    "ocr_picture",
    "ocr_rows",
    "ocr_words",
)
_CHECK = hashlib.sha256().digest_size

_folder: Path | None = None


def use(folder: Path | None) -> None:
    """Keep results in `folder` from now on, in this process; None keeps none."""
    global _folder  # noqa: PLW0603 - one process reads for one collection
    _folder = folder


def key_of(grey: Image.Image) -> str:
    """Return what the result of a picture is kept under."""
    total = hashlib.sha256(_reading())
    total.update(repr((grey.mode, grey.size)).encode())
    total.update(grey.tobytes())
    return total.hexdigest()


def find(key: str) -> Recognised | None:
    """Return a kept result, or None if there is none or it is damaged."""
    if _folder is None:
        return None
    try:
        data = durable.by_hash(_folder, key).read_bytes()
    except OSError:
        return None
    check, body = data[:_CHECK], data[_CHECK:]
    if hashlib.sha256(body).digest() != check:
        return None
    try:
        return msgspec.json.decode(body, type=Recognised)
    except codec.UNREADABLE:
        return None


def is_whole(path: Path) -> bool:
    """Tell whether a kept result is as it was written."""
    data = path.read_bytes()
    return hashlib.sha256(data[_CHECK:]).digest() == data[:_CHECK]


def keep(key: str, found: Recognised) -> None:
    """Keep a result, if there is a folder for it and nothing forgotten in it."""
    if _folder is None or forgotten.now().hides(" ".join(w.text for w in found.words)):
        return
    body = msgspec.json.encode(found)
    # A full disk must not cost the page that has just been read.
    with suppress(OSError):
        durable.write(
            durable.by_hash(_folder, key), hashlib.sha256(body).digest() + body
        )


@cache
def _reading() -> bytes:
    """Return a hash of the engine and of the code that makes words of its answer."""
    total = hashlib.sha256(ocr_engine.version().encode())
    for name in _CODE:
        total.update((Path(__file__).parent / f"{name}.py").read_bytes())
    return total.digest()
