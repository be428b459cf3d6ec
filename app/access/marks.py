"""Which documents are not public, as people have decided.

Decisions are events that are added and never changed: the last one that is about a
document holds. They are about a document by its id and by the bytes it had, so that a
file that gets another name stays what it was; or about names by a pattern, which holds
for what is read later too. The file is the truth, like the ledger.
"""

import datetime as dt
import getpass
import glob
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import translate
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from app.access import acting
from app.access.model import Right
from ingest import codec, durable
from ingest.archive import Archive
from ingest.errors import ArchiveError
from ingest.ledger import Entry, FailedFile

NAME = "ej-publikt.json"
Kind = Literal["restrict", "publish"]
# A pattern that every name is like.
ALL = "*"


@dataclass(frozen=True, slots=True)
class Mark:
    """One decision.

    Args:
        kind: Whether what it is about is not public, or is.
        at: When it was made (ISO).
        who: Who made it, `why` for what reason.
        document: The id of a document; "" where it is about names.
        name: The document's name then.
        sha256: The bytes it then had.
        pattern: What names are like, with `*` for anything and `?` for a letter.
        after: Whatever is read after this change of the collection; None but for what
            is being read in right now.
    """

    kind: Kind
    at: str = ""
    who: str = ""
    why: str = ""
    document: str = ""
    name: str = ""
    sha256: str = ""
    pattern: str = ""
    after: int | None = None

    def is_about(self, entry: Entry) -> bool:
        """Tell whether the decision is about a document."""
        if self.document:
            return entry.id == self.document or entry.sha256 == self.sha256
        if self.after is not None:
            return entry.seq > self.after
        return _is_like(self.pattern, entry.name)

    def is_about_file(self, failed: FailedFile) -> bool:
        """Tell whether the decision is about a file that could not be read."""
        name = failed.failure.source
        if self.document:
            return name == self.name or failed.sha256 == self.sha256
        return self.after is not None or _is_like(self.pattern, name)


@lru_cache(256)
def _expression(pattern: str) -> re.Pattern[str]:
    return re.compile(translate(unicodedata.normalize("NFC", pattern)))


def _is_like(pattern: str, name: str) -> bool:
    named = unicodedata.normalize("NFC", name)
    return _expression(pattern).match(named) is not None


class Marks:
    """The decisions of one collection, in the order they were made."""

    def __init__(self, made: Sequence[Mark] = ()) -> None:
        """Hold decisions; `read` returns those of a collection."""
        self.made = tuple(made)
        self._general = [
            (number, mark) for number, mark in enumerate(made) if not mark.document
        ]
        self._at: dict[str, int] = {}
        for number, mark in enumerate(made):
            if mark.document:
                for key in (mark.document, mark.sha256, f"/{mark.name}"):
                    self._at[key] = number

    @property
    def hide_any(self) -> bool:
        """Tell whether there may be something that is not public."""
        undone = set()
        for mark in reversed(self.made):
            if mark.kind == "publish" and mark.pattern == ALL:
                return False
            key = (mark.document, mark.sha256, mark.pattern, mark.after)
            if mark.kind == "restrict" and key not in undone:
                return True
            undone.add(key)
        return False

    def is_public(self, entry: Entry) -> bool:
        """Tell whether a document is public: if nobody has decided, it is."""
        general = (n for n, mark in self._general if mark.is_about(entry))
        return self._publish((entry.id, entry.sha256), general)

    def is_public_file(self, failed: FailedFile) -> bool:
        """Tell whether a file that could not be read may be told of."""
        general = (n for n, mark in self._general if mark.is_about_file(failed))
        return self._publish((f"/{failed.failure.source}", failed.sha256), general)

    def _publish(self, keys: Iterable[str], general: Iterable[int]) -> bool:
        """Tell what the last decision about any of these says."""
        numbers = [self._at[key] for key in keys if key in self._at]
        last = max((*numbers, *general), default=None)
        return last is None or self.made[last].kind == "publish"


def digest(folder: Path) -> str:
    """Return what changes with every decision; "" where none has been made."""
    try:
        found = (folder / NAME).stat()
    except FileNotFoundError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_ino}-{found.st_size}"


def read(folder: Path) -> Marks:
    """Return the decisions of the collection in `folder`.

    Raises:
        ArchiveError: the file is damaged; then nobody knows what is public.
    """
    found = digest(folder)
    return _read(folder, found) if found else Marks()


@lru_cache(8)
def _read(folder: Path, _digest: str) -> Marks:
    try:
        data = (folder / NAME).read_bytes()
        return Marks(msgspec.json.decode(data, type=tuple[Mark, ...]))
    except (OSError, *codec.UNREADABLE) as error:
        message = f"{NAME} i samlingen går inte att läsa: {error}."
        raise ArchiveError(message) from error


def decide(
    archive: Archive, kind: Kind, written: Iterable[str], why: str = ""
) -> list[Entry]:
    """Decide that documents are not public, or are; return those it is about now.

    Args:
        archive: The whole collection; its lock must be held.
        kind: What is decided.
        written: Documents by id or name, files that hold files by name, or patterns
            of names.
        why: For what reason.

    Raises:
        ForbiddenError: whoever acts may not decide it.
        ArchiveError: a document is not in the collection; then nothing is decided.
    """
    by = Mark(
        kind,
        at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        who=acting.require(Right.RESTRICT).name or _user(),
        why=why.strip(),
    )
    made = [_mark(archive, by, one) for one in written]
    _write(archive.folder, (*read(archive.folder).made, *made))
    entries = archive.ledger.entries()
    return [entry for entry in entries if any(one.is_about(entry) for one in made)]


def hold(archive: Archive) -> None:
    """Let nothing that is read from now on be public; `settle` says what it was.

    Raises:
        ForbiddenError: whoever acts may not decide it.
    """
    acting.require(Right.RESTRICT)
    made = read(archive.folder).made
    if all(one.after is None for one in made):
        held = Mark("restrict", after=archive.ledger.seq())
        _write(archive.folder, (*made, held))


def settle(archive: Archive, why: str = "") -> list[Entry]:
    """Decide for each document read since `hold` that it is not public; return them."""
    made = read(archive.folder).made
    since = [one.after for one in made if one.after is not None]
    if not since:
        return []
    found = [entry for entry in archive.ledger.entries() if entry.seq > min(since)]
    if found:
        decide(archive, "restrict", [entry.id for entry in found], why)
    standing = read(archive.folder).made
    _write(archive.folder, [one for one in standing if one.after is None])
    return found


def _mark(archive: Archive, by: Mark, written: str) -> Mark:
    """Return a decision about what is written.

    Raises:
        ArchiveError: there is no such document.
    """
    entry = archive.ledger.entry(written)
    if entry is not None:
        return replace(by, document=entry.id, name=entry.name, sha256=entry.sha256)
    if archive.ledger.below(written):
        return replace(by, pattern=f"{glob.escape(written)}/*")
    if set(written) & set("*?["):
        return replace(by, pattern=written)
    message = f"Dokumentet {written} finns inte i samlingen."
    raise ArchiveError(message)


def _write(folder: Path, made: Sequence[Mark]) -> None:
    data = msgspec.json.format(msgspec.json.encode(made), indent=1)
    durable.write(folder / NAME, data)


def _user() -> str:
    """Return the name of the user of the system."""
    try:
        return getpass.getuser()
    except OSError:
        return "okänd"
