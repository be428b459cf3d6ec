"""What a person's query may not do, however it is written."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import publish, sandbox
from graph.store import open_writer
from graph.terms import DCTERMS, NamedNode, Quad, string
from ingest.errors import QueryError

G = NamedNode("https://exempel.se/graf/1")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chain of things that all point at each other, with long titles."""
    folder = tmp_path_factory.mktemp("graf")
    nodes = [NamedNode(f"https://exempel.se/{n}") for n in range(60)]
    quads = [Quad(one, DCTERMS.relation, other, G) for one in nodes for other in nodes]
    quads += [Quad(one, DCTERMS.title, string("ord " * 500), G) for one in nodes]
    store = open_writer(folder / "store")
    store.replace(G, quads, 1)
    return publish.publish(store, folder / "published")


@pytest.mark.parametrize(
    "hidden",
    [
        # An escaped sign in a name begins neither comment nor string.
        "PREFIX e: <x:> SELECT * WHERE { ?s ?p e:a\\# . SERVICE <http://x/> {}\n}",
        "PREFIX e: <x:> SELECT * WHERE { ?s ?p e:a\\' . SERVICE <http://x/> {} # '\n}",
        "PREFIX e: <x:> SELECT * WHERE { ?s ?p <x:#> SERVICE <http://x/> {} }",
        "SELECT * FROM <http://x/> WHERE { { SELECT * { SERVICE ?g {} } } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://x/> { ?s ?p ?o } }",
        "DESCRIBE ?s WHERE { SERVICE <http://x/> { ?s ?p ?o } }",
        "DEFINE get:soft 'replace' SELECT * FROM <http://x/> WHERE { ?s ?p ?o }",
        "SELECT (bif:file_to_string('/etc/hostname') AS ?x) WHERE {}",
        "SELECT (SQL:foo(1) AS ?x) WHERE {}",
        "BASE <http://x/> LOAD <y>",
        "prefix e: <x:> with <x:g> delete { ?s ?p ?o } where { ?s ?p ?o }",
    ],
)
def test_nothing_is_smuggled_past_the_check(hidden: str) -> None:
    with pytest.raises(QueryError):
        sandbox.check(hidden)


@pytest.mark.parametrize(
    "heavy",
    [
        "SELECT (COUNT(*) AS ?n) WHERE { ?a dcterms:relation/dcterms:relation/"
        "dcterms:relation/dcterms:relation/dcterms:relation ?b }",
        "SELECT ?a ?b ?c ?d ?e WHERE { ?a ?p ?b . ?b ?q ?c . ?c ?r ?d . ?d ?s ?e }"
        " ORDER BY ?e ?d ?c ?b ?a",
        'SELECT (GROUP_CONCAT(?t; separator="") AS ?all) WHERE'
        " { ?a dcterms:title ?t . ?b dcterms:title ?u . ?c dcterms:title ?v }",
        "SELECT ?x WHERE { BIND('0123456789' AS ?a) "
        + " ".join(
            f"BIND(CONCAT(?{a}, ?{a}, ?{a}, ?{a}) AS ?{b})"
            for a, b in zip("abcdefghijklmno", "bcdefghijklmnop", strict=True)
        )
        + " BIND(?p AS ?x) }",
        "SELECT * WHERE { FILTER(" + "(" * 20_000 + "1" + ")" * 20_000 + ") }",
    ],
)
def test_what_takes_too_much_is_stopped_and_said_to_be(copy: Path, heavy: str) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"avbröts|stort|besvara"):
        sandbox.ask(copy, heavy, sandbox.Limits(seconds=1.5, megabytes=600))
    assert time.monotonic() - started < 20


def test_an_answer_has_a_size(copy: Path) -> None:
    query = "SELECT ?t WHERE { ?a dcterms:title ?t . ?b dcterms:title ?u }"
    small = sandbox.Limits(seconds=20, answer_megabytes=1)
    with pytest.raises(QueryError, match="för stort"):
        sandbox.ask(copy, query, small)
    triples = (
        "CONSTRUCT { ?b dcterms:title ?t } WHERE { ?a dcterms:title ?t . ?b ?p ?o }"
    )
    found = sandbox.ask(copy, triples, sandbox.Limits(seconds=20, rows=5))
    assert (len(found.triples), found.cut) == (5, True)


@pytest.fixture
def listener() -> Iterator[tuple[int, list[object]]]:
    """A port of this machine, and whoever has called there."""
    called: list[object] = []
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()

        def wait() -> None:
            try:
                caller, address = server.accept()
            except OSError:
                return
            called.append(address)
            caller.close()

        thread = threading.Thread(target=wait, daemon=True)
        thread.start()
        yield server.getsockname()[1], called
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_even_an_unchecked_query_reaches_no_server(
    copy: Path,
    listener: tuple[int, list[object]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = "from graph import sandbox_child as c; print(c.leave_network())"
    done = subprocess.run(
        [sys.executable, "-c", tried], capture_output=True, check=True
    )
    if done.stdout.strip() != b"True":
        pytest.skip("systemet låter ingen lämna nätet")
    port, called = listener
    monkeypatch.setattr(sandbox, "check", lambda _: None)
    query = f"SELECT * WHERE {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"
    with pytest.raises(QueryError):
        sandbox.ask(copy, query, sandbox.Limits(seconds=5))
    assert called == []


def test_a_from_clause_fetches_nothing(
    copy: Path, listener: tuple[int, list[object]]
) -> None:
    port, called = listener
    address = f"http://127.0.0.1:{port}/"
    query = f"SELECT * FROM <{address}> WHERE {{ ?s ?p ?o }} LIMIT 1"  # noqa: S608
    sandbox.ask(copy, query)
    assert called == []
