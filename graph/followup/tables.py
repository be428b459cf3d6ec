"""The tables beside this file: what follow-up knows, as data."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of `name`.tsv, each as column → value (missing = "").

    The first line that is no comment holds the columns.
    """
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and line[0] != "#"]
    header, *rows = (line.split("\t") for line in lines)
    return tuple(
        dict(zip(header, row + [""] * (len(header) - len(row)), strict=False))
        for row in rows
    )


def words(name: str) -> tuple[str, ...]:
    """Return the lines of `name`.txt, apart from comments."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line.strip() and line[0] != "#")
