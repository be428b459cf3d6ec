"""What every store does, whether Oxigraph on disk or a SPARQL server beside us."""

import datetime as dt
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import export, project, queries
from graph.columns import Columns, StoreColumns
from graph.store import Store, in_memory, open_writer
from graph.store_http import Server
from graph.store_server import ServerStore
from graph.terms import (
    DCTERMS,
    FOAF,
    NIF,
    XSD,
    Literal,
    NamedNode,
    Quad,
    date,
    decimal,
    integer,
    string,
    sv,
)
from ingest.errors import GraphError, QueryError
from ingest.model import Artifact

G = NamedNode("https://exempel.se/graf/1")
H = NamedNode("https://exempel.se/graf/2")
CONFIG = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
ServerThreads = 4
NumberOfBuffers = 2000
CheckpointInterval = 0
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerThreads = 4
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 20000
"""


def free_ports() -> tuple[int, int]:
    """Two ports that no one listens on right now."""
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Virtuoso of our own in a folder of its own, stopped afterwards."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("ingen Virtuoso installerad")
    folder = tmp_path_factory.mktemp("virtuoso")
    port, web = free_ports()
    (folder / "sagt.ini").write_text(CONFIG.format(port=port, web=web))
    running = subprocess.Popen(
        [program, "+configfile", "sagt.ini", "+foreground"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 60
        while not answers(web) and running.poll() is None:
            assert time.monotonic() < deadline, "Virtuoso startade inte"
            time.sleep(0.05)
        address = f"http://127.0.0.1:{web}/sparql"
        yield Server(address, f"{address}-auth", "dba", "dba")
    finally:
        running.kill()
        running.wait()


@pytest.fixture(params=["oxigraph", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    if request.param == "oxigraph":
        return open_writer(tmp_path / "graf")
    found = ServerStore(request.getfixturevalue("server"))
    found.rebuild([], 0)
    return found


def facts(graph: NamedNode, *names: str) -> list[Quad]:
    return [
        Quad(NamedNode(f"https://exempel.se/{n}"), FOAF.name, Literal(n), graph)
        for n in names
    ]


def many(graph: NamedNode, count: int, word: str) -> list[Quad]:
    return [
        Quad(
            NamedNode(f"https://exempel.se/{n:06}"),
            DCTERMS.title,
            sv(f"{word} {n} å ä ö"),
            graph,
        )
        for n in range(count)
    ]


def test_an_empty_store_has_nothing(store: Store) -> None:
    assert (store.seq(), store.graphs(), store.quads()) == (0, [], [])


def test_replace_leaves_nothing_of_the_old_and_touches_no_other(store: Store) -> None:
    store.replace(G, facts(G, "a", "b"), 1)
    store.replace(H, facts(H, "c"), 2)
    store.replace(G, facts(G, "d"), 3)
    assert store.quads(G) == facts(G, "d")
    assert store.quads(H) == facts(H, "c")
    assert store.seq() == 3
    assert store.graphs() == [G, H]


def test_replacing_twice_is_the_same_as_once(store: Store) -> None:
    store.replace(G, facts(G, "a"), 1)
    before = export.write(store, "nq")
    store.replace(G, facts(G, "a"), 1)
    assert export.write(store, "nq") == before


def test_replacing_by_nothing_and_removing_both_forget_the_graph(store: Store) -> None:
    store.replace(G, facts(G, "a"), 1)
    store.replace(H, facts(H, "b"), 2)
    store.replace(G, [], 3)
    assert (store.graphs(), store.quads(), store.seq()) == ([H], facts(H, "b"), 3)
    store.remove(H, 4)
    assert (store.graphs(), store.quads(), store.seq()) == ([], [], 4)


def test_removing_what_is_not_there_only_counts(store: Store) -> None:
    store.replace(G, facts(G, "a"), 1)
    store.remove(H, 2)
    assert (store.graphs(), store.seq()) == ([G], 2)


def test_replace_with_a_stray_quad_changes_nothing(store: Store) -> None:
    store.replace(G, facts(G, "a"), 1)
    with pytest.raises(GraphError):
        store.replace(G, [*facts(G, "b"), *facts(H, "c")], 2)
    assert store.quads() == facts(G, "a")
    assert store.seq() == 1


def test_hostile_literals_stay_literals(store: Store) -> None:
    hostile = '"@sv . } } ; DROP ALL ; INSERT DATA { GRAPH <x:y> { <x:a> <x:b> "\\'
    quad = Quad(G, FOAF.name, Literal(hostile), G)
    store.replace(H, facts(H, "c"), 1)
    store.replace(G, [quad], 2)
    assert store.quads(G) == [quad]
    assert store.quads(H) == facts(H, "c")


def test_a_graph_larger_than_one_request_is_replaced_whole(store: Store) -> None:
    store.replace(G, many(G, 1_700, "gammal"), 1)
    assert len(store.quads(G)) == 1_700
    store.replace(G, many(G, 1_300, "ny"), 2)
    assert store.quads(G) == many(G, 1_300, "ny")
    assert store.seq() == 2


def test_values_come_back_as_they_were_given(store: Store) -> None:
    values = (
        Literal("1", datatype=XSD.decimal),
        decimal(0.95),
        integer(7),
        date(dt.date(2024, 2, 29)),
        Literal("true", datatype=XSD.boolean),
        Literal("2024-02-30", datatype=XSD.date),
        sv('blåbär\n\t"sylt" \\ \''),
        string(""),
        string("😀"),
    )
    quads = [
        Quad(NamedNode(f"https://exempel.se/{n}"), DCTERMS.title, value, G)
        for n, value in enumerate(values)
    ]
    store.replace(G, quads, 1)
    assert store.quads() == quads
    triples = store.construct(
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s dcterms:title ?o . ?s ?p ?o }"
    )
    assert [t.object for t in triples] == list(values)
    assert store.select("SELECT ?o { ?s dcterms:title ?o } ORDER BY ?s")[0] == {
        "o": Decimal(1)
    }


def test_numbers_written_otherwise_are_the_same_numbers(store: Store) -> None:
    filling = many(G, 600, "x")
    one = [
        Quad(G, NIF.confidence, Literal(text, datatype=XSD.decimal), G)
        for text in ("1.0", "1", "1.00")
    ]
    for seq, quad in enumerate(one, start=1):
        store.replace(G, [*filling[seq:], quad], seq)
        assert store.select("SELECT ?n { ?s nif:confidence ?n }") == [{"n": Decimal(1)}]
    store.replace(G, [*many(G, 600, "y"), one[0]], 4)
    assert store.ask("ASK { ?s nif:confidence 1.0 }")


def test_rebuild_gives_the_same_bytes_as_document_by_document(
    store: Store, collection: list[Artifact]
) -> None:
    for seq, artifact in enumerate(collection, start=1):
        store.replace(project.graph_of(artifact.id), project.quads(artifact), seq)
    before = export.write(store, "nq")
    quads = [quad for artifact in collection[::-1] for quad in project.quads(artifact)]
    store.rebuild(quads, 4)
    assert export.write(store, "nq") == before
    assert store.seq() == 4
    memory = in_memory()
    memory.rebuild(quads, 4)
    assert export.write(memory, "nq") == before


def test_a_rebuild_that_breaks_off_is_seen_as_empty(store: Store) -> None:
    def broken() -> Iterator[Quad]:
        yield from many(G, 600, "x")
        raise ConnectionResetError

    store.replace(H, facts(H, "a"), 5)
    with pytest.raises(ConnectionResetError):
        store.rebuild(broken(), 6)
    assert store.seq() == 0
    store.rebuild(facts(G, "b"), 6)
    assert (store.quads(), store.seq()) == (facts(G, "b"), 6)


def test_select_gives_typed_values(store: Store) -> None:
    row = store.select(
        'SELECT (3 AS ?n) (1.5 AS ?d) ("x"@sv AS ?t)'
        ' ("2024-02-29"^^xsd:date AS ?day) (<x:y> AS ?i) WHERE {}'
    )[0]
    assert (row["n"], str(row["d"]), row["t"]) == (3, "1.5", "x")
    assert row["day"] == dt.date(2024, 2, 29)
    assert row["i"] == NamedNode("x:y")


def test_all_graphs_are_asked_as_one_and_by_name(store: Store) -> None:
    store.replace(G, facts(G, "a"), 1)
    store.replace(H, [Quad(facts(G, "a")[0].subject, DCTERMS.title, sv("b"), H)], 2)
    joined = "?x foaf:name ?n ; dcterms:title ?t"
    assert store.select(f"SELECT ?n ?t WHERE {{ {joined} }}") == [{"n": "a", "t": "b"}]
    assert store.ask(f"ASK {{ {joined} }}")
    assert not store.ask(f"ASK {{ GRAPH ?g {{ {joined} }} }}")


def test_given_values_bind_a_variable_and_are_answered(store: Store) -> None:
    store.replace(G, facts(G, "a", "b"), 1)
    query = "SELECT ?x ?n WHERE { ?x foaf:name ?n OPTIONAL { ?x dcterms:title ?t } }"
    one = NamedNode("https://exempel.se/b")
    assert store.select(query, {"x": one}) == [{"x": one, "n": "b"}]
    counted = (
        "SELECT ?n (COUNT(*) AS ?c) WHERE { ?x foaf:name ?n } GROUP BY ?n ORDER BY ?n"
    )
    assert store.select(counted, {"n": string("a")}) == [{"n": "a", "c": 1}]


def test_what_has_no_value_is_none(store: Store) -> None:
    store.replace(G, facts(G, "a"), 1)
    rows = store.select(
        "SELECT ?n ?t { ?x foaf:name ?n OPTIONAL { ?x dcterms:title ?t } }"
    )
    assert rows == [{"n": "a", "t": None}]


def test_wrong_query_is_a_query_error(store: Store) -> None:
    for wrong in ("SELECT", "SELECT ?x WHERE { ?x", "hej"):
        with pytest.raises(QueryError):
            store.select(wrong)


def test_the_questions_of_the_product_are_answered_alike(
    store: Store, collection: list[Artifact]
) -> None:
    memory = in_memory()
    for seq, artifact in enumerate(collection, start=1):
        for one in (store, memory):
            one.replace(project.graph_of(artifact.id), project.quads(artifact), seq)
    asked: list[Callable[[Columns], object]] = [
        queries.decisions,
        queries.actors,
        queries.documents,
    ]
    for question in asked:
        assert question(StoreColumns(store)) == question(StoreColumns(memory))
    assert queries.promises(store) == queries.promises(memory)


CHANGES = st.lists(
    st.tuples(st.sampled_from([G, H]), st.sets(st.sampled_from("abcdef"), max_size=5)),
    max_size=6,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_any_row_of_changes_ends_in_what_was_last_said(
    store: Store, changes: list[tuple[NamedNode, set[str]]]
) -> None:
    store.rebuild([], 0)
    last: dict[NamedNode, list[Quad]] = {}
    for seq, (graph, names) in enumerate(changes, start=1):
        last[graph] = facts(graph, *sorted(names))
        store.replace(graph, last[graph], seq)
    assert store.seq() == len(changes)
    for graph in (G, H):
        assert store.quads(graph) == last.get(graph, [])
    assert store.graphs() == [graph for graph in (G, H) if last.get(graph)]
