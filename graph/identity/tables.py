"""Tables of what is known of actors: the files beside this one."""

from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def _lines(file: str) -> list[str]:
    text = (_FOLDER / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and line[0] != "#"]


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `name`.tsv, each as column → value."""
    header, *found = (line.split("\t") for line in _lines(f"{name}.tsv"))
    return tuple(dict(zip(header, row, strict=True)) for row in found)


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the entries of `name`.txt in file order."""
    return tuple(line.strip() for line in _lines(f"{name}.txt"))


def listed(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell that holds several, divided by |."""
    return tuple(one.strip() for one in cell.split("|") if one.strip())
