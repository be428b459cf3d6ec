"""Columns kept of each document, read in the order that they lie on disk."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from graph.columns.of_facts import ColumnsRecord, GroupRecord, Written
from graph.columns.of_store import beside
from graph.columns.table import Part, Sort, columns
from graph.store import Store, Value
from graph.terms import BASE, NamedNode


class KeptColumns:
    """The columns of a collection by what is kept of its documents."""

    def __init__(
        self,
        records: Callable[[], Iterable[ColumnsRecord]],
        store: Store,
        base: str = BASE,
    ) -> None:
        """Read what is kept.

        Args:
            records: Gives every document's record, anew each time it is called.
            store: The graph made of the same documents, for what is said beside them.
            base: What every IRI of a thing begins with.
        """
        self._records = records
        self._store = store
        self._base = base

    def parts(self, group: str) -> Iterator[Part]:
        """Yield a part for each document, and one of what is said beside them."""
        decoder = msgspec.json.Decoder(GroupRecord)
        readers = {c.name: self._reader(c.sort) for c in columns(group)}
        for record in self._records():
            if group in record.groups:
                yield self._part(decoder.decode(record.groups[group]), readers)
        yield from beside(self._store, group, self._base)

    def _part(
        self, kept: GroupRecord, readers: Mapping[str, Callable[[Written], Value]]
    ) -> Part:
        things = [self._node(path) for path in kept.things]
        part: dict[str, dict[NamedNode, list[Value]]] = {}
        for name, read in readers.items():
            found: defaultdict[NamedNode, list[Value]] = defaultdict(list)
            for place, written in kept.columns.get(name, ()):
                found[things[place]].append(read(written))
            part[name] = dict(found)
        return part

    def _node(self, written: Written) -> NamedNode:
        """Return the thing whose path, or whole IRI if it is none of ours, is kept."""
        path = str(written)
        return NamedNode(path if "://" in path else self._base + path)

    def _reader(self, sort: Sort) -> Callable[[Written], Value]:
        if sort in {"iri", "graph"}:
            return self._node
        return _day if sort == "day" else _same


def _day(written: Written) -> Value:
    try:
        return dt.date.fromisoformat(str(written))
    except ValueError:
        # A year, or a month of one, is no day; it is read as it is written.
        return written


def _same(written: Written) -> Value:
    return written
