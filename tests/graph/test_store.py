"""Oxigraph on disk: publishing, other processes, kill -9, exports.

What every store does is in test_store_behaviour.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import export, project, publish, rdf, vocabulary
from graph.store import OxigraphStore, in_memory, open_reader, open_writer
from graph.terms import FOAF, Literal, NamedNode, Quad
from ingest.errors import GraphError, LockedError, QueryError
from ingest.model import Artifact

G = NamedNode("https://exempel.se/graf/1")
H = NamedNode("https://exempel.se/graf/2")


def facts(graph: NamedNode, *names: str) -> list[Quad]:
    return [
        Quad(NamedNode(f"https://exempel.se/{n}"), FOAF.name, Literal(n), graph)
        for n in names
    ]


@pytest.fixture
def store(tmp_path: Path) -> OxigraphStore:
    return open_writer(tmp_path / "graf")


def run(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout


def test_state_survives_closing(tmp_path: Path) -> None:
    first = open_writer(tmp_path / "graf")
    first.replace(G, facts(G, "a"), 7)
    del first
    again = open_writer(tmp_path / "graf")
    assert (again.quads(), again.seq()) == (facts(G, "a"), 7)


def test_a_second_writer_is_turned_away(store: OxigraphStore, tmp_path: Path) -> None:
    store.replace(G, facts(G, "a"), 1)
    with pytest.raises(LockedError):
        open_writer(tmp_path / "graf")


WRITER = """
import sys
from pathlib import Path
from graph.store import open_writer
from graph.terms import FOAF, Literal, NamedNode, Quad
store = open_writer(Path(sys.argv[1]))
graph = NamedNode("https://exempel.se/graf/1")
for seq in range(store.seq() + 1, 100000):
    store.replace(graph, [
        Quad(NamedNode(f"https://exempel.se/{n}"), FOAF.name, Literal(str(seq)), graph)
        for n in range(400)], seq)
    print(seq, flush=True)
"""


def test_kill_9_never_leaves_a_change_half_applied(tmp_path: Path) -> None:
    folder = tmp_path / "graf"
    for pause in (0.0, 0.013, 0.031):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE
        )
        assert writer.stdout is not None
        last = int(writer.stdout.readline())
        time.sleep(pause)
        os.kill(writer.pid, signal.SIGKILL)
        last = max(last, *(int(ln) for ln in writer.stdout.readlines()), last)
        writer.stdout.close()
        writer.wait()
        store = open_writer(folder)
        names = {q.object.value for q in store.quads() if isinstance(q.object, Literal)}
        assert names == {str(store.seq())}
        assert len(store.quads()) == 400
        assert store.seq() >= last
        del store


REBUILDER = """
import sys, time
from pathlib import Path
from graph.store import open_writer
def endless():
    print("begun", flush=True)
    time.sleep(60)
    yield
open_writer(Path(sys.argv[1])).rebuild(endless(), 9)
"""


def test_a_killed_rebuild_is_seen_as_an_empty_store(tmp_path: Path) -> None:
    folder = tmp_path / "graf"
    store = open_writer(folder)
    store.replace(G, facts(G, "a"), 5)
    del store
    builder = subprocess.Popen(
        [sys.executable, "-c", REBUILDER, str(folder)], stdout=subprocess.PIPE
    )
    assert builder.stdout is not None
    assert builder.stdout.readline() == b"begun\n"
    builder.kill()
    builder.stdout.close()
    builder.wait()
    again = open_writer(folder)
    assert again.seq() == 0
    again.rebuild(facts(H, "b"), 9)
    assert (again.quads(), again.seq()) == (facts(H, "b"), 9)


READER = """
import sys
from pathlib import Path
from graph.publish import open_current
store = open_current(Path(sys.argv[1]))
print(store.seq(), len(store.quads()))
"""


def test_another_process_reads_what_was_published_while_writing_goes_on(
    store: OxigraphStore, tmp_path: Path
) -> None:
    published = tmp_path / "publicerat"
    store.replace(G, facts(G, "a"), 1)
    publish.publish(store, published)
    store.replace(G, facts(G, "a", "b", "c"), 2)
    assert run(READER, str(published)) == "1 1\n"
    publish.publish(store, published)
    store.replace(H, facts(H, "d"), 3)
    assert run(READER, str(published)) == "2 3\n"


def test_a_reader_keeps_its_state_through_later_publishing(
    store: OxigraphStore, tmp_path: Path
) -> None:
    published = tmp_path / "publicerat"
    store.replace(G, facts(G, "a"), 1)
    publish.publish(store, published)
    reader = publish.open_current(published)
    assert reader is not None
    for seq in range(2, 8):
        store.replace(G, facts(G, "a", str(seq)), seq)
        publish.publish(store, published)
    assert reader.quads() == facts(G, "a")
    # The newest, and the one that is being read.
    assert len([p for p in published.iterdir() if p.is_dir()]) == publish.KEPT + 1


def test_one_seq_may_be_published_again(store: OxigraphStore, tmp_path: Path) -> None:
    published = tmp_path / "publicerat"
    store.replace(G, facts(G, "a"), 1)
    first = publish.publish(store, published)
    store.replace(H, facts(H, "b"), 1)
    assert publish.publish(store, published) != first
    reader = publish.open_current(published)
    assert reader is not None
    assert len(reader.quads()) == 2


def test_nothing_published_is_none(tmp_path: Path) -> None:
    assert publish.open_current(tmp_path) is None


def test_a_folder_that_is_no_store_is_a_graph_error(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text("skräp")
    with pytest.raises(GraphError):
        open_reader(tmp_path)


def test_select_gives_typed_values(store: OxigraphStore) -> None:
    row = store.select(
        'SELECT (3 AS ?n) (1.5 AS ?d) (true AS ?b) ("x"@sv AS ?t)'
        ' ("2024-02-30"^^xsd:date AS ?bad) ("2024-02-29"^^xsd:date AS ?day)'
        " (<x:y> AS ?i) WHERE {}"
    )[0]
    assert (row["n"], str(row["d"]), row["b"], row["t"]) == (3, "1.5", True, "x")
    assert row["bad"] == "2024-02-30"
    assert str(row["day"]) == "2024-02-29"
    assert row["i"] == NamedNode("x:y")


def test_wrong_query_is_a_query_error(store: OxigraphStore) -> None:
    for wrong in ("SELECT", "ASK {}", "DROP ALL"):
        with pytest.raises(QueryError):
            store.select(wrong)


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_export_reads_back_without_loss(form: str, collection: list[Artifact]) -> None:
    store = in_memory()
    for seq, artifact in enumerate(collection, start=1):
        store.replace(project.graph_of(artifact.id), project.quads(artifact), seq)
    store.replace(vocabulary.graph_name(), vocabulary.quads(), 4)
    data = export.write(store, form)
    assert {str(q) for q in rdf.parse(data, form)} == {str(q) for q in store.quads()}


def test_exports_of_two_processes_are_the_same_bytes(
    minutes: Artifact, tmp_path: Path
) -> None:
    store = open_writer(tmp_path / "graf")
    store.replace(project.graph_of(minutes.id), project.quads(minutes), 1)
    copy = publish.publish(store, tmp_path / "publicerat")
    code = (
        "import sys, hashlib, json; from pathlib import Path;"
        "from graph import export; from graph.store import open_reader;"
        "store = open_reader(Path(sys.argv[1]));"
        "print(json.dumps({form: hashlib.sha256(export.write(store, form)).hexdigest()"
        " for form in export.FORMATS}))"
    )
    first, second = (json.loads(run(code, str(copy))) for _ in range(2))
    assert first == second


def test_turtle_holds_every_triple_once(minutes: Artifact) -> None:
    store = in_memory()
    store.replace(project.graph_of(minutes.id), project.quads(minutes), 1)
    triples = {str(q.triple) for q in store.quads()}
    read = rdf.parse(export.write(store, "ttl"), "ttl")
    assert {str(q.triple) for q in read} == triples


def test_unknown_form_is_refused_and_names_the_known(store: OxigraphStore) -> None:
    with pytest.raises(GraphError, match="jsonld"):
        export.write(store, "xlsx")


def test_the_rdflib_view_sees_the_store_itself(
    store: OxigraphStore, minutes_of: Callable[[str], Artifact]
) -> None:
    artifact = minutes_of("a.txt")
    store.replace(project.graph_of(artifact.id), project.quads(artifact), 1)
    view = rdf.dataset(store)
    found = view.query("SELECT ?n WHERE { ?p a foaf:Person ; foaf:name ?n }")
    assert {str(row[0]) for row in found} == {"Stina Alm", "Rolf Ek", "Eva Lund"}
