"""What goes wrong with a server is said in plain Swedish, and nothing is lost."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from graph import sandbox, store_results
from graph.sparql import after_first_brace, prologue
from graph.store_http import Connection, Server
from graph.store_server import ServerStore
from graph.terms import DCTERMS, FOAF, XSD, Literal, NamedNode, Quad, string
from ingest.errors import GraphError, QueryError

G = NamedNode("https://exempel.se/graf/1")
NOTHING = {"head": {"vars": ["s", "p", "o"]}, "results": {"bindings": []}}


@dataclass
class Fake:
    """A server that answers as a test wants, and remembers what it was asked."""

    address: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    answer: Callable[[dict[str, str], str], tuple[int, dict[str, str], bytes]] = (
        lambda _, __: (200, {}, json.dumps(NOTHING).encode())
    )


@pytest.fixture
def fake() -> Iterator[Fake]:
    state = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = {name: values[0] for name, values in parse_qs(body).items()}
            signed = self.headers.get("Authorization", "")
            state.asked.append(form)
            state.signed.append(signed)
            status, headers, answer = state.answer(form, signed)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.address = f"http://127.0.0.1:{server.server_port}/sparql"
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.01}
    )
    thread.start()
    yield state
    server.shutdown()
    thread.join()
    server.server_close()


def boolean(value: bool) -> bytes:
    return json.dumps({"head": {}, "boolean": value}).encode()


def quads(count: int) -> list[Quad]:
    return [
        Quad(NamedNode(f"https://exempel.se/{n:04}"), FOAF.name, string(str(n)), G)
        for n in range(count)
    ]


def test_no_server_there() -> None:
    with pytest.raises(GraphError, match="går inte att nå"):
        ServerStore(Server("http://127.0.0.1:9/sparql"))


@pytest.mark.parametrize("address", ["", "file:///etc/hostname", "ftp://x/"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(GraphError, match="http"):
        Server(address)


def test_a_password_is_not_shown() -> None:
    assert "hemlig" not in repr(Server("http://x/", user="a", password="hemlig"))  # noqa: S106


def test_a_server_that_is_slow(fake: Fake) -> None:
    done = threading.Event()

    def slowly(_: dict[str, str], __: str) -> tuple[int, dict[str, str], bytes]:
        done.wait(5)
        return 200, {}, boolean(True)

    fake.answer = slowly
    with pytest.raises(QueryError, match=r"inom 0\.2 sekunder"):
        ServerStore(Server(fake.address, seconds=0.2))
    done.set()


def test_basic_sign_in_is_only_sent_when_asked_for(fake: Fake) -> None:
    def asks(_: dict[str, str], signed: str) -> tuple[int, dict[str, str], bytes]:
        if signed == "Basic YTpi":
            return 200, {}, boolean(False)
        return 401, {"WWW-Authenticate": 'Basic realm="x"'}, b""

    fake.answer = asks
    store = ServerStore(Server(fake.address, user="a", password="b"))  # noqa: S106
    assert fake.signed == ["", "Basic YTpi"]
    assert store.ask("ASK {}") is False
    assert fake.signed[2:] == ["Basic YTpi"]


@pytest.mark.parametrize("scheme", ['Basic realm="x"', 'Digest realm="x", nonce="1"'])
def test_a_wrong_password_is_tried_once(fake: Fake, scheme: str) -> None:
    fake.answer = lambda _, __: (401, {"WWW-Authenticate": scheme}, b"")
    with pytest.raises(GraphError, match="lösenordet"):
        ServerStore(Server(fake.address, user="a", password="fel"))  # noqa: S106
    assert len(fake.asked) == 2


def test_a_redirection_is_not_followed(fake: Fake) -> None:
    fake.answer = lambda _, __: (302, {"Location": "http://127.0.0.1:9/"}, b"")
    with pytest.raises(GraphError, match="302"):
        ServerStore(Server(fake.address))


def test_a_default_graph_that_is_not_all_graphs_is_refused(fake: Fake) -> None:
    fake.answer = lambda form, _: (200, {}, boolean("GRAPH" in form["query"]))
    with pytest.raises(GraphError, match="unionDefaultGraph"):
        ServerStore(Server(fake.address))


def test_rows_kept_back_are_noticed(fake: Fake) -> None:
    found = {
        "head": {"vars": ["n"]},
        "results": {"bindings": [{"n": {"type": "literal", "value": "x"}}] * 3},
    }
    store = ServerStore(Server(fake.address))
    fake.answer = lambda _, __: (
        200,
        {"X-SPARQL-MaxRows": "3"},
        json.dumps(found).encode(),
    )
    with pytest.raises(GraphError, match="högst 3 rader"):
        store.select("SELECT ?n {}")


def test_what_is_too_much_for_one_request_is_sent_in_halves(fake: Fake) -> None:
    store = ServerStore(Server(fake.address))
    kept: set[str] = set()

    def small(form: dict[str, str], _: str) -> tuple[int, dict[str, str], bytes]:
        update = form.get("update", "")
        lines = [line for line in update.splitlines() if "foaf" in line]
        if len(lines) > 60:
            return 500, {}, b"too much"
        kept.update(lines)
        return 200, {}, json.dumps(NOTHING).encode()

    fake.answer = small
    store.replace(G, quads(700), 1)
    assert len(kept) == 700


def test_an_update_that_is_never_taken_is_an_error(fake: Fake) -> None:
    store = ServerStore(Server(fake.address))
    fake.answer = lambda form, _: (
        (403, {}, b"no right to write")
        if "update" in form
        else (200, {}, json.dumps(NOTHING).encode())
    )
    with pytest.raises(GraphError, match="no right to write"):
        store.replace(G, quads(3), 1)


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"a": 1}'])
def test_an_answer_in_another_form_is_an_error(fake: Fake, body: bytes) -> None:
    fake.answer = lambda _, __: (200, {}, body)
    with pytest.raises(GraphError, match="Grafservern svarar inte"):
        ServerStore(Server(fake.address))


# ── queries that people write


def test_a_persons_query_to_a_server_has_limits(fake: Fake) -> None:
    rows = [{"n": {"type": "literal", "value": str(n)}} for n in range(30)]
    found = {"head": {"vars": ["n"]}, "results": {"bindings": rows}}
    fake.answer = lambda _, __: (200, {}, json.dumps(found).encode())
    connection = Connection(Server(fake.address))
    few = sandbox.Limits(rows=10)
    answer = sandbox.ask_server(connection, "SELECT ?n { ?x foaf:name ?n }", few)
    assert (len(answer.results["results"]["bindings"]), answer.cut) == (10, True)
    assert "PREFIX foaf:" in fake.asked[-1]["query"]
    fake.answer = lambda _, __: (200, {}, b" " * 1_200_000)
    with pytest.raises(QueryError, match="för stort"):
        sandbox.ask_server(
            connection, "SELECT ?n {}", sandbox.Limits(answer_megabytes=1)
        )


def test_a_persons_triples_from_a_server(fake: Fake) -> None:
    lines = b'<x:a> <x:b> "1.0"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n'
    media = {"Content-Type": "application/n-triples; charset=utf-8"}
    fake.answer = lambda _, __: (200, media, lines)
    answer = sandbox.ask_server(Connection(Server(fake.address)), "DESCRIBE <x:a>")
    assert len(answer.triples) == 1
    assert answer.triples[0].startswith("<x:a> <x:b>")


def test_a_change_never_reaches_a_server(fake: Fake) -> None:
    connection = Connection(Server(fake.address))
    for hostile in ("DROP ALL", "INSERT DATA { <x:a> <x:b> 1 }", "SELECT bif:x {}"):
        with pytest.raises(QueryError):
            sandbox.ask_server(connection, hostile)
    assert fake.asked == []


# ── texts and terms


def test_only_the_prefixes_that_are_used_are_declared() -> None:
    query = 'SELECT * { ?s foaf:name "org:x" } # skos:y'
    assert prologue(query) == f"PREFIX foaf: <{FOAF.iri}>\n"


def test_an_addition_goes_where_the_pattern_begins() -> None:
    query = 'SELECT ("{" AS ?x) # {\nWHERE { ?s ?p ?o }'
    added = after_first_brace(query, "VALUES ?s { <x:a> }")
    assert added.endswith("WHERE { VALUES ?s { <x:a> }  ?s ?p ?o }")


@pytest.mark.parametrize(
    ("given", "same"),
    [("1.0", "1"), ("0.90", "0.9"), ("10", "10"), ("-2.50", "-2.5"), ("x", "x")],
)
def test_decimals_have_one_spelling(given: str, same: str) -> None:
    literal = Literal(given, datatype=XSD.decimal)
    assert store_results.same_form(literal).value == same


def test_terms_of_json_results() -> None:
    typed = {"type": "typed-literal", "value": "1", "datatype": XSD.boolean.value}
    assert store_results.term(typed).value == "true"
    assert store_results.term({"type": "uri", "value": DCTERMS.title.value}) == (
        DCTERMS.title
    )
    assert store_results.boolean(
        {"results": {"bindings": [{"__ASK_RETVAL": {"value": "1"}}]}}
    )
