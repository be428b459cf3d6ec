"""Which columns there are (`table.tsv`), and how whoever asks gets them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

from graph.store import Value
from graph.terms import PREFIXES, NamedNode

Sort = Literal["iri", "text", "name", "number", "day", "span", "graph"]
# What a part of the collection says: column → thing → its values, in order.
Pairs = Mapping[NamedNode, list[Value]]
Part = Mapping[str, Pairs]


@dataclass(frozen=True, slots=True)
class Column:
    """One thing asked of everything of a kind; `table.tsv` tells of the fields."""

    group: str
    name: str
    of: str
    path: str
    sort: Sort
    beside: str


class Columns(Protocol):
    """Where columns are read."""

    def parts(self, group: str) -> Iterator[Part]:
        """Yield the columns of a group, a part of the collection at a time.

        What is said in one document, or in a graph beside the documents, is always in
        one part. A part has every column of the group.
        """


@cache
def columns(group: str) -> tuple[Column, ...]:
    """Return the columns of a group, in the order of the table."""
    return tuple(column for column in _table() if column.group == group)


@cache
def groups() -> tuple[str, ...]:
    """Return the names of all groups."""
    return tuple(dict.fromkeys(column.group for column in _table()))


@cache
def _table() -> tuple[Column, ...]:
    text = Path(__file__).with_name("table.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    _, *rows = (line.split("\t") for line in lines)
    return tuple(Column(*row) for row in rows)  # type: ignore[arg-type]


def term(written: str) -> NamedNode:
    """Return a term that is written with its prefix."""
    prefix, _, name = written.partition(":")
    return NamedNode(PREFIXES[prefix] + name)


def in_order(values: Iterable[Value]) -> list[Value]:
    """Return values without doubles, the same way round wherever they were read."""
    return sorted(set(values), key=_key)


def _key(value: Value) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, str(value))


def span(value: Value) -> tuple[int, int]:
    """Return the first character and the one after the last of a span."""
    start, _, end = str(value).partition(" ")
    return int(start), int(end)
