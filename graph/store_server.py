"""Any SPARQL 1.1 server as the graph store, by its query and update addresses.

Only what every server has is used: SELECT, ASK, CONSTRUCT, INSERT DATA, DELETE DATA,
DELETE WHERE and DROP SILENT GRAPH. One graph of our own keeps the books: which graphs
are ours, and for each and for the whole the number of the last change. Nothing else
on the server is touched.

Replacing a graph sends only what differs. Where that fits in one request, readers of
a server that keeps to SPARQL 1.1 see the change whole. Where it does not, what is new
comes before what is old goes and the number comes last: readers may for a moment see
both, never less than before, and a writer that is killed finds the change undone by
its number and does it again. (Virtuoso carries out the operations of a request one by
one, so there even a small change can be seen half-way.)
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from graph import store_results
from graph.sparql import after_first_brace, prologue
from graph.store import SEQ, STATE, Row, in_graph, triple_line, typed
from graph.store_http import Connection, RefusedError, Server
from graph.terms import Literal, NamedNode, Object, Quad, in_order
from ingest.errors import GraphError, QueryError

# Triples of one update: less than any server known refuses. A refused one is halved.
BATCH = 500
# A server that keeps back rows says so here, and nowhere else.
MOST_ROWS = "x-sparql-maxrows"

# A graph and a triple of it as an update writes it.
Line = tuple[NamedNode, str]


class ServerStore:
    """A graph store on a server; see `graph.store.Store`."""

    def __init__(self, server: Server) -> None:
        """Use `server`.

        Raises:
            GraphError: the server's default graph is not all graphs as one.
        """
        self._connection = Connection(server)
        noted = f"{STATE} {SEQ} ?n"
        if self._one(f"ASK {{ GRAPH {STATE} {{ {noted} }} }}") and not self._one(
            f"ASK {{ {noted} }}"
        ):
            message = (
                "Grafservern måste svara ur alla grafer som en (union default graph). "
                "Fuseki: tdb2:unionDefaultGraph true. Oxigraph: --union-default-graph."
            )
            raise GraphError(message)

    @property
    def connection(self) -> Connection:
        """Return the way to the server, for queries with limits of their own."""
        return self._connection

    def replace(self, graph: NamedNode, quads: Iterable[Quad], seq: int) -> None:
        """Make `quads` the whole content of `graph`, and `seq` the last applied."""
        new = {_line(quad) for quad in in_graph(graph, quads)}
        old = {_line(quad) for quad in self._content(graph)}
        added = [(graph, line) for line in sorted(new - old)]
        removed = [(graph, line) for line in sorted(old - new)]
        noted = _note(seq, graph, bool(new))
        if len(added) + len(removed) <= BATCH:
            whole = [_data("DELETE", removed), _data("INSERT", added), noted]
            try:
                self._connection.update(" ;\n".join(filter(None, whole)))
            except RefusedError:
                pass
            else:
                return
        self._send("INSERT", added)
        self._send("DELETE", removed)
        self._connection.update(noted)

    def remove(self, graph: NamedNode, seq: int) -> None:
        """Empty and forget `graph`, and make `seq` the last applied."""
        noted = _note(seq, graph, False)
        self._connection.update(f"DROP SILENT GRAPH {graph} ;\n{noted}")

    def rebuild(self, quads: Iterable[Quad], seq: int) -> None:
        """Make `quads` the whole content of our graphs, and `seq` the last applied.

        `seq` is cleared first and set last, so that a killed rebuild is seen as an
        empty store and done again. The books name a graph before it gets content.
        """
        self._connection.update(_forget(STATE, ""))
        for graph in self.graphs():
            self._connection.update(f"DROP SILENT GRAPH {graph}")
        self._connection.update(f"DROP SILENT GRAPH {STATE}")
        self._send("INSERT", _with_books(quads, seq))
        self._send("INSERT", [(STATE, f"{STATE} {SEQ} {seq} .")])

    def seq(self) -> int:
        """Return the last applied change number, 0 for an empty store."""
        rows = self._rows(f"SELECT ?n {{ GRAPH {STATE} {{ {STATE} {SEQ} ?n }} }}")
        values = (typed(row["n"]) for row in rows)
        return max((v for v in values if isinstance(v, int)), default=0)

    def graphs(self) -> list[NamedNode]:
        """Return the names of all our graphs, sorted."""
        rows = self._rows(f"SELECT ?g {{ GRAPH {STATE} {{ ?g {SEQ} ?n }} }}")
        names = {g for row in rows if isinstance(g := row["g"], NamedNode)}
        return sorted(names - {STATE}, key=lambda name: name.value)

    def quads(self, graph: NamedNode | None = None) -> list[Quad]:
        """Return the quads of one graph or of all of ours, sorted."""
        names = [graph] if graph is not None else self.graphs()
        return in_order(quad for name in names for quad in self._content(name))

    def select(
        self, sparql: str, values: Mapping[str, Object] | None = None
    ) -> list[Row]:
        """Answer a SELECT over all graphs as one; `values` bind projected variables."""
        given = " ".join(
            f"VALUES ?{name} {{ {term} }}" for name, term in (values or {}).items()
        )
        rows = self._rows(prologue(sparql) + after_first_brace(sparql, given))
        return [{name: typed(term) for name, term in row.items()} for row in rows]

    def ask(self, sparql: str) -> bool:
        """Answer an ASK over all graphs as one."""
        return self._one(prologue(sparql) + sparql)

    def construct(self, sparql: str) -> list[Quad]:
        """Answer a CONSTRUCT over all graphs as one, sorted."""
        reply = self._connection.query(prologue(sparql) + sparql, store_results.TRIPLES)
        found = store_results.triples(reply.body, reply.media)
        return in_order(Quad(*triple) for triple in found)

    def _content(self, graph: NamedNode) -> Iterator[Quad]:
        for row in self._rows(f"SELECT ?s ?p ?o {{ GRAPH {graph} {{ ?s ?p ?o }} }}"):
            subject, predicate, value = row["s"], row["p"], row["o"]
            assert isinstance(subject, NamedNode)
            assert isinstance(predicate, NamedNode)
            assert value is not None
            yield Quad(subject, predicate, value, graph)

    def _rows(self, sparql: str) -> list[dict[str, Object | None]]:
        reply = self._connection.query(sparql, store_results.JSON)
        found = store_results.parse(reply.body)
        if "results" not in found:
            raise QueryError("Frågan ska vara en SELECT.")
        rows = store_results.rows(found)
        most = reply.headers.get(MOST_ROWS, "")
        if most.isdecimal() and len(rows) >= int(most):
            message = (
                f"Grafservern lämnar högst {most} rader i ett svar. Höj dess gräns "
                "(Virtuoso: ResultSetMaxRows)."
            )
            raise GraphError(message)
        return rows

    def _one(self, sparql: str) -> bool:
        reply = self._connection.query(sparql, store_results.JSON)
        return store_results.boolean(store_results.parse(reply.body))

    def _send(self, verb: str, lines: Iterable[Line]) -> None:
        """Insert or delete triples in as many requests as the server needs."""
        for batch in _batches(lines):
            try:
                self._connection.update(_data(verb, batch))
            except RefusedError:
                if len(batch) == 1:
                    raise
                half = len(batch) // 2
                self._send(verb, batch[:half])
                self._send(verb, batch[half:])


def _line(quad: Quad) -> str:
    """Return a triple as it is written; what means the same is written the same."""
    if isinstance(quad.object, Literal):
        said = store_results.same_form(quad.object)
        return f"{quad.subject} {quad.predicate} {said} ."
    return triple_line(quad)


def _batches(
    lines: Iterable[Line],
) -> Iterator[list[Line]]:
    rest = iter(lines)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _with_books(quads: Iterable[Quad], seq: int) -> Iterator[Line]:
    """Yield every triple with its graph; a graph new to the books is noted first."""
    known: set[NamedNode] = set()
    for quad in quads:
        graph = quad.graph_name
        if not isinstance(graph, NamedNode):
            raise GraphError("Ett påstående hör inte till någon graf.")
        if graph not in known:
            known.add(graph)
            yield STATE, f"{graph} {SEQ} {seq} ."
        yield graph, triple_line(quad)


def _data(verb: str, lines: Iterable[Line]) -> str:
    """Return an INSERT DATA or DELETE DATA, "" for nothing."""
    graphs: dict[NamedNode, list[str]] = {}
    for graph, line in lines:
        graphs.setdefault(graph, []).append(line)
    parts = [f"GRAPH {g} {{\n{chr(10).join(part)}\n}}" for g, part in graphs.items()]
    return f"{verb} DATA {{ {' '.join(parts)} }}" if parts else ""


def _note(seq: int, graph: NamedNode, kept: bool) -> str:
    """Return the update that notes `seq`, and that `graph` is there or gone."""
    # What is new comes first here too: the higher number counts.
    held = f" {graph} {SEQ} {seq} ." if kept else ""
    same = f"FILTER(?n != {seq})"
    return (
        f"INSERT DATA {{ GRAPH {STATE} {{ {STATE} {SEQ} {seq} .{held} }} }} ;\n"
        f"{_forget(STATE, same)} ;\n{_forget(graph, same if kept else '')}"
    )


def _forget(noted: NamedNode, condition: str) -> str:
    """Return the update that takes numbers of one graph out of the books."""
    pattern = f"GRAPH {STATE} {{ {noted} {SEQ} ?n }}"
    return f"DELETE {{ {pattern} }} WHERE {{ {pattern} {condition} }}"
