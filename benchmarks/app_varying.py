"""A text once more, told of other bodies and people in other years.

A text is cut at ids, years and names; a *variation* puts others in their places. Names
keep their lengths, so that whatever points at characters still points at the same. The
same number gives the same variation.
"""

import re
import sqlite3
import string
from calendar import isleap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import NamedTuple

# A body has variations of at most so many years.
YEARS = 20
# Years that may be told of; those after are days that promises were judged on.
FIRST_YEAR, LAST_YEAR = 1950, 2025
VOWELS = "aeiouyåäö"
# What stands between the values of a row, and between rows.
CELL, ROW = "\x1f", "\x1e"
# Columns of numbers that grow through the collection.
NUMBERED = frozenset({"seq"})


class Varied(NamedTuple):
    """Which body and how many years back a variation is told of."""

    serial: int
    body: int
    back: int


def variations() -> Iterator[Varied]:
    """Yield the variations there can be, without end."""
    serial = body = 0
    while True:
        for back in range(max(1, int(YEARS / (body + 1) ** 0.5))):
            yield Varied(serial, body, back)
            serial += 1
        body += 1


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut at what varies: fixed text and (kind, value) in turns."""

    fixed: tuple[str, ...]
    places: tuple[int, ...]
    tokens: tuple[tuple[str, str], ...]

    def varied(self, by: Varied) -> str:
        """Return the text of a variation."""
        values = [_value(kind, value, by) for kind, value in self.tokens]
        text = [""] * (2 * len(self.places) + 1)
        text[0::2] = self.fixed
        text[1::2] = [values[place] for place in self.places]
        return "".join(text)


Cutter = Callable[[str], Cut]


def cutter(names: Iterable[str]) -> Cutter:
    """Return what cuts a text where ids, years and any of `names` stand."""
    listed = sorted({name.casefold() for name in names}, key=lambda n: (-len(n), n))
    pattern = re.compile(
        r"(?P<actor>(?<![0-9a-zA-Z])[aop]-[0-9a-f]{20}(?![0-9a-zA-Z]))"
        r"|(?P<id>(?<![0-9a-zA-Z])[a-z]{0,2}[0-9a-f]{20}(?![0-9a-zA-Z]))"
        r"|(?P<leap>(?<![0-9a-zA-Z])(?:19|20)\d\d-02-29(?![0-9a-zA-Z]))"
        # A number of JSON is an offset, not a year; nor is a vocabulary's own.
        r"|(?P<year>(?<![0-9a-zA-Z:,\[])(?<!www\.w3\.org/)(?:19|20)\d\d(?![0-9a-zA-Z]))"
        r"|(?P<folder>documents/)"
        rf"|(?P<name>(?<![^\W\d_])(?:{'|'.join(map(re.escape, listed))}))",
        re.IGNORECASE,
    )

    def cut(text: str) -> Cut:
        fixed, places, at = [], [], 0
        number: dict[tuple[str, str], int] = {}
        for match in pattern.finditer(text):
            fixed.append(text[at : match.start()])
            token = (match.lastgroup or "", match.group())
            places.append(number.setdefault(token, len(number)))
            at = match.end()
        fixed.append(text[at:])
        return Cut(tuple(fixed), tuple(places), tuple(number))

    return cut


def _value(kind: str, value: str, by: Varied) -> str:
    """Return what stands in a token's place in a variation."""
    match kind:
        case "actor":
            return f"{value[:-6]}{by.body:06x}"
        case "id":
            return f"{value[:-6]}{by.serial:06x}"
        case "year":
            year = int(value)
            return str(year - by.back) if FIRST_YEAR <= year <= LAST_YEAR else value
        case "leap":
            year = int(value[:4]) - by.back
            return f"{year}-02-{29 if isleap(year) else 28}"
        case "folder":
            return f"{value}{by.serial:05}/"
        case _:
            return value.translate(_letters(by.body))


@lru_cache(1000)
def _letters(body: int) -> dict[int, str]:
    """Return another letter for each, as many words of a body are told by."""
    if not body:
        return {}
    chance = Random(body)  # noqa: S311 - the same names every time
    found: dict[int, str] = {}
    consonants = "".join(c for c in string.ascii_lowercase if c not in VOWELS)
    for letters in (VOWELS, consonants):
        others = "".join(chance.sample(letters, len(letters)))
        found |= str.maketrans(letters + letters.upper(), others + others.upper())
    return found


class Rows:
    """The rows of one table of the sample, as a text to vary and numbers to count."""

    def __init__(self, db: sqlite3.Connection, table: str, cut: Cutter):
        """Read the table."""
        columns = db.execute(f"PRAGMA table_info({table})").fetchall()
        self.table = table
        self.names = [column[1] for column in columns]
        rows = db.execute(f"SELECT {', '.join(self.names)} FROM {table}").fetchall()  # noqa: S608
        self._blob = {n for n, column in enumerate(columns) if column[2] == "BLOB"}
        self._fixed = rows
        self._text = [
            n for n, column in enumerate(columns) if column[2] in {"TEXT", "BLOB"}
        ]
        written = ROW.join(
            CELL.join(_written(row[n]) for n in self._text) for row in rows
        )
        self._cut = cut(written)
        self._step = max((r[n] for r in rows for n in self._numbered), default=0)

    @property
    def _numbered(self) -> list[int]:
        return [n for n, name in enumerate(self.names) if name in NUMBERED]

    def varied(self, by: Varied) -> Iterator[list[object]]:
        """Yield the rows of a variation."""
        if not self._fixed:
            return
        texts = self._cut.varied(by).split(ROW)
        for row, text in zip(self._fixed, texts, strict=True):
            made: list[object] = list(row)
            for n, value in zip(self._text, text.split(CELL), strict=True):
                if row[n] is not None:
                    made[n] = value.encode() if n in self._blob else value
            for n in self._numbered:
                made[n] = row[n] + by.serial * self._step
            yield made


def _written(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value or "")
