"""Follow-up keeps step: a new document, another day or a review changes a verdict."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.promises import promises
from app.review import Reviewer
from app.settings import Settings
from app.workspace import Workspace, create_workspace, open_workspace, rebuild
from graph import derived, export
from graph.followup.reviews import reviewing_graph

MINUTES = """Norrviks kommun
Kultur- och fritidsnämnden
Protokoll
Sammanträdesdatum 2021-04-20

§ 31 Biblioteksplan för Norrviks kommun
Dnr KFN 2021/45

Kultur- och fritidsnämndens beslut

Kultur- och fritidsnämnden beslutar att ge förvaltningen i uppdrag att ta fram ett
förslag till ny biblioteksplan senast den 31 december 2021.
"""
ADOPTED = """Norrviks kommun
Kommunfullmäktige
Protokoll
Sammanträdesdatum 2022-09-26

§ 88 Biblioteksplan för Norrviks kommun
Dnr KFN 2021/45

Kommunfullmäktiges beslut

Kommunfullmäktige beslutar att anta förslaget till ny biblioteksplan.
"""
OTHER = """Norrviks kommun
Tekniska nämnden
Protokoll
Sammanträdesdatum 2022-03-10

§ 12 Belysning på Sjövägen
Dnr TN 2022/9

Tekniska nämndens beslut

Tekniska nämnden beslutar att godkänna redovisningen av belysningen på Sjövägen.
"""
Open = Callable[[dt.date], Workspace]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "handlingar"
    folder.mkdir()
    (folder / "kfn.txt").write_text(MINUTES, encoding="utf-8")
    (folder / "tn.txt").write_text(OTHER, encoding="utf-8")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "samling", workers=1, day=dt.date(2021, 6, 1))


def ingest(workspace: Workspace, *paths: Path) -> None:
    workspace.ingest(list(paths), False, lambda *_: None)


def stands(workspace: Workspace) -> str:
    [view] = promises(workspace, workspace.settings.today)
    return view.status


def log_of(workspace: Workspace) -> list[str]:
    [view] = promises(workspace, workspace.settings.today)
    return [v.status for v in workspace.archive.ledger.verdicts.history(view.id)]


def stated(workspace: Workspace) -> set[str]:
    rows = workspace.graph.select(
        "SELECT ?status WHERE { ?v own:statusOf ?k ; own:status ?status }"
    )
    return {str(row["status"]).rstrip(">").rsplit("/", 1)[-1] for row in rows}


def test_another_day_and_a_new_document_are_logged_and_stated(
    settings: Settings, files: Path
) -> None:
    workspace = create_workspace(settings)
    ingest(workspace, files)
    assert stands(workspace) == "ej-forfallen"
    assert stated(workspace) == {"ej-forfallen"}
    workspace.close()

    later = open_workspace(replace(settings, day=dt.date(2022, 5, 1)))
    assert not later.behind()
    assert stands(later) == "frist-passerad-utan-belagg"
    assert stated(later) == {"frist-passerad-utan-belagg"}
    (files / "kf.txt").write_text(ADOPTED, encoding="utf-8")
    ingest(later, files)
    # The minutes are of a day that has not come.
    assert stands(later) == "frist-passerad-utan-belagg"
    later.close()

    latest = open_workspace(replace(settings, day=dt.date(2022, 12, 1)))
    assert stands(latest) == "infriad-sent"
    assert stated(latest) == {"infriad-sent"}
    assert log_of(latest) == [
        "ej-forfallen",
        "frist-passerad-utan-belagg",
        "infriad-sent",
    ]
    latest.close()


def test_evidence_goes_with_its_document(settings: Settings, files: Path) -> None:
    (files / "kf.txt").write_text(ADOPTED, encoding="utf-8")
    workspace = create_workspace(replace(settings, day=dt.date(2022, 12, 1)))
    ingest(workspace, files)
    assert stands(workspace) == "infriad-sent"
    workspace.remove(["handlingar/kf.txt"])
    assert stands(workspace) == "frist-passerad-utan-belagg"
    assert log_of(workspace) == ["infriad-sent", "frist-passerad-utan-belagg"]
    assert not workspace.graph.select("SELECT ?e WHERE { ?e a own:Evidence }")
    workspace.close()


def test_an_unrelated_document_changes_no_verdict(
    settings: Settings, files: Path
) -> None:
    (files / "kf.txt").write_text(ADOPTED, encoding="utf-8")
    workspace = create_workspace(replace(settings, day=dt.date(2022, 12, 1)))
    ingest(workspace, files / "kfn.txt", files / "kf.txt")
    [before] = promises(workspace, workspace.settings.today)
    ingest(workspace, files / "tn.txt")
    [after] = promises(workspace, workspace.settings.today)
    assert (after.status, after.confidence) == (before.status, before.confidence)
    assert [e.score for e in after.evidence] == [e.score for e in before.evidence]
    assert log_of(workspace) == ["infriad-sent"]
    workspace.close()


def test_what_people_say_is_judged_stated_and_survives_a_rebuild(
    settings: Settings, files: Path
) -> None:
    (files / "kf.txt").write_text(ADOPTED, encoding="utf-8")
    workspace = create_workspace(replace(settings, day=dt.date(2022, 12, 1)))
    ingest(workspace, files)
    [view] = promises(workspace, workspace.settings.today)
    piece = view.evidence[view.basis[0]]
    Reviewer(workspace, who="Ida").reject(view.id, piece.id, "Fel plan")
    workspace.catch_up()
    assert not workspace.behind()
    assert stands(workspace) == "frist-passerad-utan-belagg"
    graphs = {name.value for name in workspace.graph.graphs()}
    assert reviewing_graph.graph_name(settings.base).value in graphs
    # What the program says of a promise that people have spoken of is not stated.
    assert stated(workspace) == set()
    before = b"".join(export.chunks(workspace.graph, "nq"))
    workspace.close()
    again = rebuild(workspace.settings)
    assert b"".join(export.chunks(again.graph, "nq")) == before
    again.close()


def test_each_document_has_its_own_graph_of_follow_up(
    settings: Settings, files: Path
) -> None:
    (files / "kf.txt").write_text(ADOPTED, encoding="utf-8")
    workspace = create_workspace(replace(settings, day=dt.date(2022, 12, 1)))
    ingest(workspace, files)
    [view] = promises(workspace, workspace.settings.today)
    piece = view.evidence[view.basis[0]]
    told = workspace.graph.quads(derived.graph_name(piece.document_id, settings.base))
    assert any(q.predicate.value.endswith("/evidenceFor") for q in told)
    made = workspace.graph.quads(derived.graph_name(view.document_id, settings.base))
    assert any(q.predicate.value.endswith("/statusOf") for q in made)
    workspace.close()
