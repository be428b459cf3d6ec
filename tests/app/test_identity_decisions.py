"""Decisions on who is who: in the graph at once, kept through rebuilds, undone."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from app import identity
from app.cli import main
from app.settings import Settings
from app.workspace import Workspace, create_workspace, open_workspace, rebuild
from graph.terms import NamedNode
from ingest.errors import ArchiveError

HEAD = """Påhittad handling

Vedby kommun, Kommunfullmäktige
Protokoll
Sammanträdesdatum: {day}

Närvarande
{present}

§ {number} Bidrag till ridklubben

Kommunfullmäktiges beslut

Kommunfullmäktige beslutar att bevilja bidraget.
"""
DOCUMENTS = {
    "a.txt": HEAD.format(
        day="2022-03-07",
        number=12,
        present="Lena Holmé (S), ledamot\nRolf Ekstrand (M), ledamot",
    ),
    "b.txt": HEAD.format(
        day="2023-03-06",
        number=14,
        present="Lena Holmé Bergdal (S), ledamot\nRolf Ekstrand (M), ledamot",
    ),
    "c.txt": HEAD.format(
        day="2024-03-04",
        number=16,
        present="Lena Holmé Bergdal (S), ledamot\nStina Almkvist (C), ledamot",
    ),
}


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("handlingar")
    for name, text in DOCUMENTS.items():
        (source / name).write_text(text, encoding="utf-8")
    folder = tmp_path_factory.mktemp("samlingar") / "samling"
    workspace = create_workspace(Settings(folder, workers=1))
    workspace.ingest([source], False, lambda *_: None)
    workspace.close()
    return folder


@pytest.fixture
def opened(collection: Path, tmp_path: Path) -> Workspace:
    folder = tmp_path / "samling"
    shutil.copytree(collection, folder)
    return open_workspace(Settings(folder, workers=1))


def exported(workspace: Workspace) -> list[str]:
    return [str(quad) for quad in workspace.graph.quads()]


def document(workspace: Workspace, name: str) -> str:
    entries = workspace.archive.ledger.entries()
    return next(entry.id for entry in entries if entry.name.endswith(name))


def members(workspace: Workspace, name: str) -> set[str]:
    """Return the persons who have a role by the graph of one document."""
    graph = f"{workspace.settings.base}graf/handling/{document(workspace, name)}"
    rows = workspace.graph.select(
        f"SELECT DISTINCT ?p WHERE {{ GRAPH <{graph}> {{ ?p a foaf:Person }} }}"
    )
    base = workspace.settings.base
    return {str(row["p"]).strip("<>").removeprefix(base) for row in rows}


def lena(workspace: Workspace) -> identity.Pair:
    (pair,) = (
        p for p in identity.review_queue(workspace, "person") if "Lena" in p.left_name
    )
    return pair


def test_a_merge_reaches_the_documents_and_leaves_the_queue(opened: Workspace) -> None:
    pair = lena(opened)
    assert pair.reasons
    assert all(reason.documents for reason in pair.reasons)
    event = identity.merge(opened, pair.left, pair.right, "gift 2022", "Ada")
    assert (event.who, event.why) == ("Ada", "gift 2022")
    assert members(opened, "a.txt") & members(opened, "b.txt") >= {event_stands(opened)}
    assert not [p for p in identity.review_queue(opened) if "Lena" in p.left_name]
    shown = identity.show(opened, "Lena Holmé")
    assert shown.names[0] == "Lena Holmé Bergdal"
    assert len(shown.documents) == 3
    assert len(shown.replaces) == 1
    assert [pair.by for pair in shown.merged] == ["people"]


def event_stands(workspace: Workspace) -> str:
    return identity.show(workspace, "Lena Holmé Bergdal").id


def test_nothing_points_at_what_is_replaced(opened: Workspace) -> None:
    pair = lena(opened)
    identity.merge(opened, pair.left, pair.right)
    (gone,) = identity.show(opened, pair.left).replaces
    node = NamedNode(opened.settings.base + gone)
    rows = opened.graph.select("SELECT ?x ?s ?p WHERE { ?s ?p ?x }", {"x": node})
    used = {str(row["p"]).strip("<>").rpartition("/")[2] for row in rows}
    assert used == {"replaces"}
    assert opened.graph.ask(f"ASK {{ {node} dcterms:isReplacedBy ?stands }}")


def test_a_decision_outlives_a_rebuild(opened: Workspace) -> None:
    pair = lena(opened)
    identity.merge(opened, pair.left, pair.right)
    before = exported(opened)
    opened.close()
    again = rebuild(opened.settings)
    assert exported(again) == before
    again.close()


def test_an_undone_merge_leaves_no_trace_but_in_the_history(opened: Workspace) -> None:
    before = exported(opened)
    pair = lena(opened)
    event = identity.merge(opened, pair.left, pair.right)
    assert exported(opened) != before
    identity.undo(opened, event.seq)
    assert exported(opened) == before
    assert [e.kind for e in identity.history(opened)] == ["undo", "merge"]


def test_a_split_makes_another_person_of_some_documents(opened: Workspace) -> None:
    rolf = identity.show(opened, "Rolf Ekstrand")
    name = opened.archive.ledger.entry(document(opened, "b.txt"))
    assert name is not None
    event, other = identity.split(opened, rolf.id, [name.name], "annan Rolf", "Ada")
    assert rolf.id in members(opened, "a.txt")
    assert rolf.id not in members(opened, "b.txt")
    assert other in members(opened, "b.txt")
    [seen] = identity.show(opened, other).documents
    assert (seen.id, seen.name) == (name.id, name.name)
    identity.undo(opened, event.seq)
    assert rolf.id in members(opened, "b.txt")


def test_a_rejected_pair_is_not_asked_about_again(opened: Workspace) -> None:
    pair = lena(opened)
    identity.reject(opened, pair.left, pair.right, "mor och dotter")
    assert not [p for p in identity.review_queue(opened) if "Lena" in p.left_name]
    assert pair.left != identity.show(opened, pair.right).id


def test_what_cannot_be_decided_is_refused_in_plain_words(opened: Workspace) -> None:
    rolf = identity.show(opened, "Rolf Ekstrand").id
    for decide in (
        lambda: identity.merge(opened, rolf, "person/p-finnsinte"),
        lambda: identity.merge(opened, rolf, rolf),
        lambda: identity.reject(opened, rolf, rolf),
        lambda: identity.merge(opened, rolf, "Vedby kommun"),
        lambda: identity.split(opened, rolf, ["c.txt"]),
        lambda: identity.split(opened, rolf, []),
        lambda: identity.undo(opened, 99),
        lambda: identity.show(opened, "Ingen Alls> ; DROP"),
    ):
        with pytest.raises(ArchiveError):
            decide()
    assert identity.history(opened) == []


def test_the_commands_do_the_same(opened: Workspace) -> None:
    folder = str(opened.settings.collection)
    opened.close()

    def run(*words: str) -> str:
        done = CliRunner().invoke(main, ["--collection", folder, "identity", *words])
        assert done.exit_code == 0, done.output
        return done.stdout

    (pair, *_) = json.loads(run("queue", "--kind", "person", "--json"))["pairs"]
    assert pair["left_name"] in run("queue")
    ids = (pair["left"], pair["right"])
    event = json.loads(run("merge", *ids, "--why", "gift", "--who", "Ada", "--json"))
    assert "gift" in run("history")
    assert "ersätter" in run("show", "Lena Holmé Bergdal")
    run("undo", str(event["seq"]))
    run("reject", *ids, "--why", "två")
    kinds = [e["kind"] for e in json.loads(run("history", "--json"))["events"]]
    assert kinds == ["reject", "undo", "merge"]
    again = open_workspace(Settings(Path(folder)))
    assert identity.review_queue(again, "person") == []
    again.close()
