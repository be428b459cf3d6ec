"""The field's knowledge as data: every table is a file beside this one.

A `.tsv` file has a header row; a `.txt` file one entry a line. Lines that start
with `#` are comments. Adding a body, verb or month is adding a line.
"""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


def _lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and line[0] != "#"]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `name`.tsv, each as column → value (missing = "")."""
    header, *rows = (line.split("\t") for line in _lines(f"{name}.tsv"))
    return tuple(
        dict(zip(header, row + [""] * (len(header) - len(row)), strict=False))
        for row in rows
    )


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the entries of `name`.txt in file order."""
    return tuple(line.strip() for line in _lines(f"{name}.txt"))
