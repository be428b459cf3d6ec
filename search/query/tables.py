"""The tables beside this file: the names that queries are made of."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path

CLOSE = 0.75


@cache
def read(path: Path) -> tuple[dict[str, str], ...]:
    """Return the rows of a table with a header; lines that begin with # are not."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


@cache
def beside(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `name`.tsv in this folder."""
    return read(Path(__file__).with_name(f"{name}.tsv"))


def folded(name: str) -> str:
    """Return a name in small letters without diacritics, as names are compared."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c)).strip()


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the one of `names` (folded) that is spelt most like `name`."""
    found = get_close_matches(folded(name)[:40], list(names), 1, CLOSE)
    return found[0] if found else None
