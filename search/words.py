"""What indexing has to know of each word, worked out once.

A word that no lexicon has takes long to read, and most word forms of a large collection
stand there a few times only. So what was worked out is kept in a table, while many
documents are indexed, that all processes share (`kept`); what is used often stays in
memory as well.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from ingest.language.terms import terms
from search import analysis, keys
from search.topics.subjects import told_by

# The words that are used often; the last texts, which are looked at several times; and
# how many new words are put in the table together.
OFTEN, TEXTS, TOGETHER = 40_000, 8, 500
# So long a process waits for another that writes, in seconds.
PATIENCE = 60.0


# The table that this thread keeps words in, if any.
_here = threading.local()


class Reading(NamedTuple):
    """A word: its stem, its other forms, its terms and what it says of subjects.

    As `analysis.stem`, `analysis.wide_of`, `ingest.language.terms.terms` and
    `subjects.told_by` have them.
    """

    stem: str
    wide: tuple[str, ...]
    terms: tuple[str, ...]
    told: tuple[tuple[str, float], ...]


@lru_cache(OFTEN)
def reading(word: str) -> Reading:
    """Return what is to be known of a word, in lower case or not."""
    lower = word.lower()
    if lower != word:
        return reading(lower)
    table: _Table | None = getattr(_here, "table", None)
    return table.read(lower) if table else _worked_out(lower)


def _worked_out(lower: str) -> Reading:
    return Reading(
        analysis.stem(lower),
        analysis.wide_of(lower),
        terms(lower),
        tuple(told_by(lower).items()),
    )


@lru_cache(TEXTS)
def readings(text: str) -> tuple[Reading, ...]:
    """Return what is to be known of the words of a text, in its order."""
    return tuple(map(reading, analysis.WORD.findall(text)))


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text, in its order."""
    return [each.stem for each in readings(text)]


@lru_cache(TEXTS)
def wide(text: str) -> tuple[str, ...]:
    """Return what else a text is found by (`analysis.wide`)."""
    found = [form for each in readings(text) for form in each.wide]
    found.extend(keys.keys(text))
    return tuple(found)


def around(*texts: str) -> dict[str, None]:
    """Return everything that some texts can be found by, each once."""
    found: dict[str, None] = {}
    for text in texts:
        found |= dict.fromkeys([each.stem for each in readings(text)])
        found |= dict.fromkeys(wide(text))
    return found


class _Table:
    """The words that were worked out, kept in a file that processes share."""

    def __init__(self, path: Path) -> None:
        # One thread reads and writes, but another may be the one that closes it.
        self._file = sqlite3.connect(
            path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        # Nobody needs what is in it once a process has failed.
        self._file.execute("PRAGMA synchronous = off")
        self._file.execute("PRAGMA journal_mode = wal")
        self._file.execute(
            "CREATE TABLE IF NOT EXISTS words"
            " (word TEXT PRIMARY KEY, reading BLOB) WITHOUT ROWID"
        )
        self._decoder = msgspec.msgpack.Decoder(Reading)
        self._new: dict[str, Reading] = {}

    def read(self, lower: str) -> Reading:
        """Return what is known of a word, worked out if nobody has done it."""
        if lower in self._new:
            return self._new[lower]
        query = "SELECT reading FROM words WHERE word = ?"
        row = self._file.execute(query, (lower,)).fetchone()
        if row:
            return self._decoder.decode(row[0])
        found = self._new[lower] = _worked_out(lower)
        if len(self._new) >= TOGETHER:
            self._write()
        return found

    def _write(self) -> None:
        rows = [(w, msgspec.msgpack.encode(r)) for w, r in self._new.items()]
        self._new.clear()
        self._file.execute("BEGIN IMMEDIATE")
        self._file.executemany("INSERT OR IGNORE INTO words VALUES (?, ?)", rows)
        self._file.execute("COMMIT")

    def close(self) -> None:
        """Let the file go."""
        self._file.close()


def keep(path: Path) -> None:
    """Keep what this thread works out at `path`, as long as it lives."""
    _here.table = _Table(path)


@contextmanager
def kept(path: Path) -> Iterator[None]:
    """Keep what this thread works out at `path` meanwhile."""
    with closing(_Table(path)) as table:
        _here.table = table
        try:
            yield
        finally:
            _here.table = None
