"""Looks for secrets in every byte of a folder, and in all that graph and index hold."""

import io
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from app.workspace import Workspace
from graph import publish
from graph.store import open_reader
from ingest.privacy.folding import fold
from search.model import Everything

# Originals are what they are; they are the only place with secrets.
ORIGINALS = "originals"
# The fields of the index that hold words or values of texts.
FIELDS = ("text", "heading", "title", "wide", "around", "person", "dnr_ord", "decision")
# What may stand between the figures of one number.
_BETWEEN = re.compile(r"(?<=\d)[^\w\d]{1,3}(?=\d)")
_FIGURES = re.compile(r"\d{7,}")
_LETTERS = re.compile(r"[a-z]{6,}")
# A number may have a century, a country or an area code before it.
_BEFORE = 4


@dataclass(frozen=True, slots=True, order=True)
class Leak:
    """A secret that was found, and where."""

    place: str
    secret: str


class Secrets:
    """What must not be found: figures without signs, and words in small letters."""

    def __init__(self, secrets: Iterable[str]) -> None:
        """Know them by their length."""
        every = set(secrets)
        self._figures = {one for one in every if one.isdigit()}
        self._words = every - self._figures
        self._lengths = sorted({len(one) for one in self._figures})

    def within(self, text: str) -> Iterator[str]:
        """Yield the secrets in a text, however their figures are parted."""
        plain = fold(text)
        yield from self._plain(plain.text, plain.low)

    def in_bytes(self, data: bytes) -> Iterator[str]:
        """Yield the secrets in bytes that are no text, one or two bytes a letter."""
        for one in (data, data.replace(b"\0", b"")):
            text = one.decode("latin-1")
            yield from self._plain(text, text.lower())

    def _plain(self, text: str, low: str) -> Iterator[str]:
        for found in _FIGURES.finditer(_BETWEEN.sub("", text)):
            yield from self._in_figures(found[0])
        for word in _LETTERS.finditer(low):
            if word[0] in self._words:
                yield word[0]

    def _in_figures(self, figures: str) -> Iterator[str]:
        for length in self._lengths:
            if length <= len(figures) <= length + _BEFORE:
                end = figures[-length:]
                if end in self._figures:
                    yield end


def files(folder: Path, secrets: Secrets) -> Iterator[Leak]:
    """Yield the secrets in the files below a folder, but for the originals."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ORIGINALS not in path.relative_to(folder).parts:
            place = str(path.relative_to(folder))
            yield from _named(place, secrets)
            yield from _bytes(place, path.read_bytes(), secrets)
            if path.suffix == ".sqlite":
                yield from _table(place, path, secrets)


def _named(place: str, secrets: Secrets) -> Iterator[Leak]:
    yield from (Leak(f"namnet {place}", one) for one in secrets.within(place))


def _bytes(place: str, data: bytes, secrets: Secrets) -> Iterator[Leak]:
    if data[:2] != b"PK":
        try:
            found = secrets.within(data.decode())
        except UnicodeDecodeError:
            found = secrets.in_bytes(data)
        yield from (Leak(place, one) for one in found)
    else:
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(io.BytesIO(data)) as package:
            for name in package.namelist():
                if ORIGINALS not in Path(name).parts:
                    inner = f"{place}/{name}"
                    yield from _named(inner, secrets)
                    yield from _bytes(inner, package.read(name), secrets)


def _table(place: str, path: Path, secrets: Secrets) -> Iterator[Leak]:
    """Yield what the rows of a database hold, which may lie over several pages."""
    opened = closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True))
    with opened as db, suppress(sqlite3.DatabaseError):
        for line in db.iterdump():
            yield from (Leak(f"{place} (rader)", one) for one in secrets.within(line))


def projections(opened: Workspace, secrets: Secrets) -> Iterator[Leak]:
    """Yield the secrets in all quads, stored passages and terms of a collection."""
    copy = publish.current(opened.archive.folder / "graph" / "published")
    if copy is not None:
        for quad in open_reader(copy).inner:
            yield from (Leak("grafen", one) for one in secrets.within(str(quad)))
    engine = opened.engine
    found, _ = engine.find(Everything(), engine.count() + 1)
    for one in found:
        told = " ".join(map(str, (one.entry.text, one.entry.title, one.entry.source)))
        yield from (Leak("indexets texter", secret) for secret in secrets.within(told))
    for field in FIELDS:
        with suppress(ValueError):
            terms = " | ".join(term for term, _ in engine.values(field))
            for secret in secrets.within(terms):
                yield Leak(f"indexets ord ({field})", secret)
