"""The graph store: one Protocol, and Oxigraph on disk as the embedded default.

A document's graph is replaced in one transaction together with `seq`, the number of
the last change of the collection that the graph holds; a killed process leaves
either all of it or nothing. One process writes. Others read copies that the writer
publishes (`graph.publish`); a query that a person writes runs in a process of its own
(`graph.sandbox`), where it can be stopped.
"""

import datetime as dt
import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from graph.terms import OWN, PREFIXES, XSD, Literal, NamedNode, Object, Quad, in_order
from ingest.errors import GraphError, LockedError, QueryError

Value = str | int | float | bool | Decimal | dt.date | NamedNode | None
Row = Mapping[str, Value]

# The engine reports a damaged folder as RuntimeError, a missing or locked as OSError.
ENGINE_ERRORS = (OSError, RuntimeError)

# The bulk loader keeps what it is given in memory until it is sorted.
BULK = 250_000

# The bookkeeping: in the default graph here, in a graph of its own on a server.
STATE = NamedNode("https://w3id.org/sagt/id/graf")
SEQ = OWN.appliedSeq


class Store(Protocol):
    """What the product needs of a graph store."""

    def replace(self, graph: NamedNode, quads: Iterable[Quad], seq: int) -> None:
        """Make `quads` the whole content of `graph`, and `seq` the last applied."""

    def remove(self, graph: NamedNode, seq: int) -> None:
        """Empty and forget `graph`, and make `seq` the last applied."""

    def rebuild(self, quads: Iterable[Quad], seq: int) -> None:
        """Make `quads` the whole content of the store, and `seq` the last applied."""

    def seq(self) -> int:
        """Return the last applied change number, 0 for an empty store."""

    def graphs(self) -> list[NamedNode]:
        """Return the names of all graphs, sorted."""

    def quads(self, graph: NamedNode | None = None) -> list[Quad]:
        """Return the quads of one graph or of all, sorted."""

    def select(
        self, sparql: str, values: Mapping[str, Object] | None = None
    ) -> list[Row]:
        """Answer a SELECT over all graphs as one; `values` bind projected variables."""

    def ask(self, sparql: str) -> bool:
        """Answer an ASK over all graphs as one."""

    def construct(self, sparql: str) -> list[Quad]:
        """Answer a CONSTRUCT over all graphs as one, sorted."""


def _boolean(text: str) -> bool:
    return text in {"true", "1"}


_CONVERT: Mapping[str, Callable[[str], Value]] = {
    XSD.integer.value: int,
    XSD.decimal.value: Decimal,
    XSD.double.value: float,
    XSD.boolean.value: _boolean,
    XSD.date.value: dt.date.fromisoformat,
}


def typed(term: object) -> Value:
    """Return an RDF term as the Python value it stands for; IRIs stay terms."""
    if term is None or isinstance(term, NamedNode):
        return term
    if not isinstance(term, Literal):
        return str(term)
    convert = _CONVERT.get(term.datatype.value)
    try:
        return convert(term.value) if convert else term.value
    except (ValueError, ArithmeticError):
        return term.value


class OxigraphStore:
    """Oxigraph in a folder, or in memory where no folder is given."""

    def __init__(self, inner: ox.Store) -> None:
        """Wrap an open store; `open_writer` and `open_reader` make them."""
        self._inner = inner
        self._kept: object = None

    def keep(self, thing: object) -> None:
        """Keep something for as long as the store is open."""
        self._kept = thing

    @property
    def inner(self) -> ox.Store:
        """Return the engine itself, for the rdflib view and for publishing."""
        return self._inner

    def replace(self, graph: NamedNode, quads: Iterable[Quad], seq: int) -> None:
        """Make `quads` the whole content of `graph`, and `seq` the last applied."""
        new = set(in_graph(graph, quads))
        # Mostly a document read again says the same but for a few statements.
        old = set(self._inner.quads_for_pattern(None, None, None, graph))
        delete, insert = _data("DELETE", old - new), _data("INSERT", new - old)
        # The engine remembers the name of a graph that has become empty.
        gone = "" if new else f"DROP SILENT GRAPH {graph} ;"
        self._update(f"{delete} {insert} {gone} {_note(seq)}")

    def remove(self, graph: NamedNode, seq: int) -> None:
        """Empty and forget `graph`, and make `seq` the last applied."""
        self._update(f"DROP SILENT GRAPH {graph} ; {_note(seq)}")

    def rebuild(self, quads: Iterable[Quad], seq: int) -> None:
        """Make `quads` the whole content of the store, and `seq` the last applied.

        The bulk loader is fast but no transaction. `seq` is cleared first and set
        last, so that a killed rebuild is seen as an empty store and done again.
        """
        rest = iter(quads)
        self._engine(self._inner.clear)
        self._engine(self._inner.flush)
        while part := list(islice(rest, BULK)):
            self._engine(partial(self._inner.bulk_extend, part))
        self._engine(self._inner.optimize)
        self._engine(self._inner.flush)
        self._update(_note(seq))

    def seq(self) -> int:
        """Return the last applied change number, 0 for an empty store."""
        noted = self._inner.quads_for_pattern(STATE, SEQ, None, ox.DefaultGraph())
        values = (typed(quad.object) for quad in noted)
        return max((v for v in values if isinstance(v, int)), default=0)

    def graphs(self) -> list[NamedNode]:
        """Return the names of all graphs, sorted."""
        names = [g for g in self._inner.named_graphs() if isinstance(g, NamedNode)]
        return sorted(names, key=lambda name: name.value)

    def quads(self, graph: NamedNode | None = None) -> list[Quad]:
        """Return the quads of one graph or of all, sorted, bookkeeping left out."""
        found = self._inner.quads_for_pattern(None, None, None, graph)
        return in_order(q for q in found if q.subject != STATE)

    def select(
        self, sparql: str, values: Mapping[str, Object] | None = None
    ) -> list[Row]:
        """Answer a SELECT over all graphs as one; `values` bind projected variables."""
        result = self._query(sparql, values or {})
        if not isinstance(result, ox.QuerySolutions):
            raise QueryError("Frågan ska vara en SELECT.")
        names = [variable.value for variable in result.variables]
        return [
            {name: typed(term) for name, term in zip(names, solution, strict=True)}
            for solution in result
        ]

    def ask(self, sparql: str) -> bool:
        """Answer an ASK over all graphs as one."""
        result = self._query(sparql, {})
        if not isinstance(result, ox.QueryBoolean):
            raise QueryError("Frågan ska vara en ASK.")
        return bool(result)

    def construct(self, sparql: str) -> list[Quad]:
        """Answer a CONSTRUCT over all graphs as one, sorted."""
        result = self._query(sparql, {})
        if not isinstance(result, ox.QueryTriples):
            raise QueryError("Frågan ska vara en CONSTRUCT eller DESCRIBE.")
        return in_order(Quad(*triple) for triple in result)

    def _query(
        self, sparql: str, values: Mapping[str, Object]
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        bound = {ox.Variable(name): term for name, term in values.items()}
        try:
            return self._inner.query(
                sparql,
                prefixes=PREFIXES,
                use_default_graph_as_union=True,
                substitutions=dict(bound),
            )
        except (SyntaxError, *ENGINE_ERRORS) as error:
            raise QueryError(f"Frågan går inte att besvara: {error}") from error

    def _engine(self, action: Callable[[], None]) -> None:
        """Let the engine do something outside of transactions."""
        try:
            action()
        except ENGINE_ERRORS as error:
            raise refused("Grafen kunde inte byggas om", error) from error

    def _update(self, sparql: str) -> None:
        """Run one update: all of it or nothing is written."""
        try:
            self._inner.update(sparql)
        except (SyntaxError, *ENGINE_ERRORS) as error:
            raise refused("Grafen kunde inte ändras", error) from error


def refused(what: str, error: Exception) -> OSError | GraphError:
    """Return what an error of the engine means: a full disk is the system's to tell."""
    full = os.strerror(errno.ENOSPC)
    if full in str(error):
        return OSError(errno.ENOSPC, full)
    return GraphError(f"{what}: {error}")


def in_graph(graph: NamedNode, quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield `quads`; a quad of another graph is an error."""
    for quad in quads:
        if quad.graph_name != graph:
            message = f"Ett påstående hör till grafen {quad.graph_name}, ej {graph}"
            raise GraphError(message)
        yield quad


def triple_line(quad: Quad) -> str:
    """Return a quad's triple as it is written in an update."""
    return f"{quad.subject} {quad.predicate} {quad.object} ."


def _data(verb: str, quads: set[Quad]) -> str:
    """Return the part of an update that inserts or deletes quads of one graph."""
    if not quads:
        return ""
    graph = next(iter(quads)).graph_name
    lines = "\n".join(sorted(map(triple_line, quads)))
    return f"{verb} DATA {{ GRAPH {graph} {{ {lines} }} }} ;"


def _note(seq: int) -> str:
    """Return the update that makes `seq` the last applied change number."""
    return (
        f"DELETE WHERE {{ {STATE} {SEQ} ?before }} ; "
        f"INSERT DATA {{ {STATE} {SEQ} {seq} }}"
    )


def in_memory() -> OxigraphStore:
    """Return an empty store that is never written to disk."""
    return OxigraphStore(ox.Store())


def open_writer(folder: Path) -> OxigraphStore:
    """Open the store in `folder` for writing, making it where there is none.

    Raises:
        LockedError: another process has it open for writing.
        GraphError: the folder holds no usable store.
        OSError: the disk is full.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        store = OxigraphStore(ox.Store(str(folder)))
        # The engine's own log of each earlier opening; it would keep a thousand.
        for log in folder.glob("LOG.old.*"):
            log.unlink(missing_ok=True)
        return store
    except ENGINE_ERRORS as error:
        if "lock" in str(error).lower():
            raise LockedError("En annan process skriver i grafen.") from error
        raise refused("Grafen kan inte öppnas", error) from error


def open_reader(folder: Path) -> OxigraphStore:
    """Open a published copy for reading; any number of processes may.

    Raises:
        GraphError: the folder holds no usable store.
    """
    try:
        return OxigraphStore(ox.Store.read_only(str(folder)))
    except ENGINE_ERRORS as error:
        raise GraphError(f"Grafen kan inte öppnas: {error}") from error
