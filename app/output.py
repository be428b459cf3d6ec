"""What the commands print: one JSON object, or lines a person can read."""

import sys
from collections.abc import Iterable
from typing import Any

import click

from ingest import codec


def as_json(value: object) -> None:
    """Print one JSON object on standard output, UTF-8."""
    sys.stdout.buffer.write(codec.encode(value) + b"\n")
    sys.stdout.flush()


def lines(rows: Iterable[str]) -> None:
    """Print rows for a person."""
    for row in rows:
        click.echo(row)


def one_line(text: str, width: int = 100) -> str:
    """Return a text on one line, cut at a word.

    >>> one_line("Nämnden beslutar att anta planen.", 20)
    'Nämnden beslutar …'
    """
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    return flat[: flat.rfind(" ", 0, width - 1)] + " …"


def place(item: Any) -> str:
    """Return where a fact stands: document, § and characters."""
    section = f" § {item.section}" if item.section else ""
    return f"{item.document}{section} [{item.start}:{item.end}]"
