"""Where a saved file came from, as a file beside it or the file itself says.

Three forms, the first found is used:

- `protokoll.pdf.meta.json`: `{"url": "https://…", "fetched": "2024-05-03"}`;
- `protokoll.pdf.url` or `protokoll.url`: a Windows shortcut;
- what a browser writes in a page it saves: `<!-- saved from url=(0035)https://… -->`,
  or the head of an .mht file.
"""

import configparser
import datetime as dt
import email.parser
import email.policy
import email.utils
import json
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from ingest import fetch_address
from ingest.errors import ReadError
from ingest.model import Origin
from ingest.sources import PAGES

META = ".meta.json"
SHORTCUT = ".url"
_MOST = 65_536
_HEAD = 4_096
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{1,5}\)(\S+)\s*-->")
_ARCHIVES = (".mht", ".mhtml")


def possible(path: Path) -> tuple[Path, ...]:
    """Return where a file that tells where `path` came from may lie, best first."""
    names = (path.name + META, path.name + SHORTCUT, path.stem + SHORTCUT)
    return tuple(path.with_name(name) for name in dict.fromkeys(names))


def beside(path: Path) -> Path | None:
    """Return the file that tells where `path` came from, or None."""
    found = (side for side in possible(path) if side != path)
    # A name may be so long that no other fits beside it.
    with suppress(OSError):
        return next((side for side in found if side.is_file()), None)
    return None


def without(files: Iterable[Path], documents: Iterable[Path]) -> list[Path]:
    """Return `files` except those that only tell where a document came from."""
    known = {side for document in documents for side in possible(document)}
    return [file for file in files if file not in known]


def read(path: Path) -> Origin | None:
    """Return what a sidecar says.

    Raises:
        ReadError: it cannot be understood.
    """
    try:
        with path.open("rb") as source:
            data = source.read(_MOST + 1)
        if len(data) > _MOST:
            raise ValueError
        text = data.decode("utf-8-sig")
        reader = _meta if path.name.endswith(META) else _shortcut
        return reader(text)
    except (OSError, ValueError, RecursionError, configparser.Error) as error:
        raise ReadError(
            "Filen som ska säga varifrån dokumentet kommer går inte att förstå.",
            'Skriv den som {"url": "https://…", "fetched": "2024-05-03"} och lägg '
            "till mappen igen. Dokumentet är läst ändå.",
        ) from error


def _meta(text: str) -> Origin:
    said = json.loads(text)
    if not isinstance(said, dict):
        message = "not an object"
        raise ValueError(message)
    fetched = said.get("fetched")
    day = dt.date.fromisoformat(str(fetched)[:10]) if fetched else None
    return Origin(url=_address(str(said.get("url", ""))), fetched=day)


def _shortcut(text: str) -> Origin:
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    parser.read_string(text)
    return Origin(url=_address(parser.get("InternetShortcut", "URL")))


def _address(written: str) -> str:
    """Return an address of the web in its one form; one with a password is none.

    Raises:
        ValueError: it is no such address.
    """
    try:
        return fetch_address.parse(written).url
    except ReadError as error:
        raise ValueError(error.reason) from error


def within(path: Path, suffix: str) -> Origin | None:
    """Return what a saved web page itself says of where it came from."""
    readers: dict[str, Callable[[bytes], Origin | None]] = {
        **dict.fromkeys(PAGES, _mark),
        **dict.fromkeys(_ARCHIVES, _archive),
    }
    reader = readers.get(suffix)
    if reader is None:
        return None
    try:
        with path.open("rb") as source:
            return reader(source.read(_HEAD))
    except (OSError, ValueError):
        return None


def _mark(head: bytes) -> Origin | None:
    found = _SAVED_FROM.search(head)
    return Origin(url=_address(found[1].decode("utf-8"))) if found else None


def _archive(head: bytes) -> Origin | None:
    parser = email.parser.BytesHeaderParser(policy=email.policy.compat32)
    said = parser.parsebytes(head)
    url = said.get("Snapshot-Content-Location") or said.get("Content-Location")
    if not url:
        return None
    try:
        day = email.utils.parsedate_to_datetime(str(said["Date"])).date()
    except (TypeError, ValueError):
        day = None
    return Origin(url=_address(str(url)), fetched=day)
