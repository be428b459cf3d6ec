"""Columns asked of a store: of all its graphs, or of those beside the documents."""

from collections import defaultdict
from collections.abc import Iterator

from graph.columns.table import Column, Part, columns, in_order
from graph.store import Row, Store, Value
from graph.terms import NamedNode

_SWEDISH = 'FILTER(LANG(?v) IN ("", "sv"))'


class StoreColumns:
    """The columns of everything in a store."""

    def __init__(self, store: Store) -> None:
        """Read from `store`."""
        self._store = store

    def parts(self, group: str) -> Iterator[Part]:
        """Yield one part, of all documents and of the graphs beside them."""
        # Within one graph: a join over the union of all costs several times more.
        yield {
            column.name: _read(self._store, column, "?g") for column in columns(group)
        }


def beside(store: Store, group: str, base: str) -> Iterator[Part]:
    """Yield what graphs of no document say of a group's columns, if any may."""
    asked = columns(group)
    if any(column.beside for column in asked):
        yield {
            column.name: _read(store, column, str(NamedNode(base + column.beside)))
            if column.beside
            else {}
            for column in asked
        }


def _having(column: Column) -> str:
    """Return, as SPARQL, what must hold of what has a column beside its path."""
    if column.of == column.path:
        return ""
    return f"?t {column.of} . " if _is_class(column) else f"?t {column.of} ?had . "


def _is_class(column: Column) -> bool:
    return column.of.startswith("a ")


def _read(store: Store, column: Column, graph: str) -> dict[NamedNode, list[Value]]:
    """Return the values of a column by thing, in a graph or (`?g`) in each."""
    end, shown = "?v", "?v"
    if column.sort == "span":
        end, shown = "?at . ?at oa:start ?s ; oa:end ?e", "?s ?e"
    elif column.sort == "graph":
        end, shown = "?there", "?g"
    elif column.sort == "name":
        end = f"?v {_SWEDISH}"
    rows = store.select(
        f"SELECT ?t {shown} WHERE {{ GRAPH {graph} {{ "
        f"{_having(column)}?t {column.path} {end} }} }}"
    )
    found: defaultdict[NamedNode, set[Value]] = defaultdict(set)
    for row in rows:
        thing = row["t"]
        if isinstance(thing, NamedNode):
            found[thing].add(_value(column, row))
    return {thing: in_order(values) for thing, values in found.items()}


def _value(column: Column, row: Row) -> Value:
    if column.sort == "span":
        return f"{row['s']} {row['e']}"
    return row["g"] if column.sort == "graph" else row["v"]
