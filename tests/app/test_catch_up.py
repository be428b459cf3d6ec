"""The graph in step with the archive, however the documents came.

Who is who, which acts belong together and what became of promises follow from several
documents, so a new document may change what is said of the old ones.
"""

import shutil
from pathlib import Path

import pytest

from app import derivation, following, identity
from app.settings import Settings
from app.workspace import Workspace, create_workspace, open_workspace, rebuild
from graph import export

HEAD = """Påhittad handling

Vedby kommun, {organ}
Protokoll
Sammanträdesdatum: {day}

"""
DOCUMENTS = {
    "a-namnden.txt": HEAD.format(organ="bildningsnämnden", day="2024-03-04")
    + "Närvarande\nStina Almkvist (C), ordförande\nRolf Ekstrand (S), ledamot\n\n"
    "§ 12 Läsfrämjande på biblioteken\nDnr BN 2024/17\n\n"
    "Bildningsnämndens beslut\n\nBildningsnämnden föreslår kommunfullmäktige att anta "
    "planen för läsfrämjande.\n",
    "b-fullmaktige.txt": HEAD.format(organ="kommunfullmäktige", day="2024-05-27")
    + "Närvarande\nStina Almkvist (C), ledamot\nEva Lundmark (S), ledamot\n\n"
    "§ 40 Läsfrämjande på biblioteken\nDnr BN 2024/17\n\n"
    "Kommunfullmäktiges beslut\n\nKommunfullmäktige beslutar att anta planen för "
    "läsfrämjande enligt bildningsnämndens förslag 2024-03-04 § 12.\n\n"
    "Bildningsförvaltningen ska redovisa planen senast den 30 september 2024.\n",
    "c-namnden.txt": HEAD.format(organ="bildningsnämnden", day="2024-10-07")
    + "Närvarande\nStina Almqvist (C), ordförande\n\n"
    "§ 61 Redovisning av planen för läsfrämjande\nDnr BN 2024/17\n\n"
    "Bildningsnämndens beslut\n\nBildningsnämnden beslutar att godkänna redovisningen "
    "av planen för läsfrämjande.\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("kallor") / "handlingar"
    source.mkdir()
    for name, text in DOCUMENTS.items():
        (source / name).write_text(text, encoding="utf-8")
    return source


@pytest.fixture(scope="module")
def made(folder: Path) -> Path:
    """Return a collection of the documents; it is copied before it is changed."""
    workspace = create_workspace(Settings(folder.parent / "samling", workers=1))
    workspace.ingest([folder], False, lambda *_: None)
    workspace.close()
    return workspace.settings.collection


@pytest.fixture
def whole(made: Path, tmp_path: Path) -> Workspace:
    copy = shutil.copytree(made, tmp_path / "samling")
    return open_workspace(Settings(copy, workers=1))


def exported(workspace: Workspace) -> bytes:
    return export.write(workspace.graph, "nq")


def test_one_by_one_gives_the_same_as_all_at_once(
    whole: Workspace, tmp_path: Path
) -> None:
    slowly = create_workspace(Settings(tmp_path / "styckvis", workers=1))
    growing = tmp_path / "annan plats" / "handlingar"
    growing.mkdir(parents=True)
    for name, text in reversed(DOCUMENTS.items()):
        (growing / name).write_text(text, encoding="utf-8")
        slowly.ingest([growing], False, lambda *_: None)
    assert exported(slowly) == exported(whole)
    slowly.close()


def test_a_rebuild_gives_the_same_bytes(whole: Workspace) -> None:
    before = exported(whole)
    whole.close()
    again = rebuild(whole.settings)
    assert exported(again) == before
    again.close()


def test_a_withdrawn_document_leaves_nothing(
    folder: Path, whole: Workspace, tmp_path: Path
) -> None:
    fewer = tmp_path / "handlingar"
    shutil.copytree(folder, fewer)
    (fewer / "c-namnden.txt").unlink()
    other = create_workspace(Settings(tmp_path / "utan", workers=1))
    other.ingest([fewer], False, lambda *_: None)
    [name] = [e.name for e in whole.archive.ledger.entries() if "c-namnden" in e.name]
    whole.remove([name])
    assert exported(whole) == exported(other)
    other.close()


def test_another_program_makes_the_graph_anew(
    whole: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(whole)
    assert not whole.behind()
    whole.close()
    for module in ("app.projection", "app.workspace"):
        monkeypatch.setattr(f"{module}.program_fingerprint", lambda: "annat")
    steps: list[str] = []
    opened = Workspace(
        whole.archive.__class__(whole.settings.collection), whole.settings
    )
    assert opened.behind()
    opened.catch_up(steps.append)
    assert "Bygger grafen" in steps
    assert not opened.behind()
    assert exported(opened) == before
    opened.close()


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (derivation.Derivation, "derive"),
        (following.Following, "_judge"),
        (following.Following, "_state"),
    ],
)
def test_a_stopped_run_is_taken_up_again(
    whole: Workspace,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    part: type,
    name: str,
) -> None:
    expected = exported(whole)
    stopped = create_workspace(Settings(tmp_path / "avbruten", workers=1))

    class StoppedError(Exception):
        pass

    def stop(*_: object) -> None:
        raise StoppedError

    monkeypatch.setattr(part, name, stop)
    with pytest.raises(StoppedError):
        stopped.ingest([folder], False, lambda *_: None)
    stopped.close()
    monkeypatch.undo()
    opened = open_workspace(stopped.settings)
    assert exported(opened) == expected
    opened.close()


def replaced(workspace: Workspace) -> set[str]:
    rows = workspace.graph.select(
        "SELECT ?old ?new WHERE { ?old dcterms:isReplacedBy ?new }"
    )
    return {str(row["old"]) for row in rows if "/person/" in str(row["old"])}


def test_what_people_decide_reaches_the_graph_and_can_be_undone(
    whole: Workspace,
) -> None:
    merged = exported(whole)
    [old] = replaced(whole)
    [pair] = [c for c in whole.resolution.candidates if c.verdict == "same"]
    assert pair.left in old or pair.right in old
    event = identity.reject(whole, pair.left, pair.right, "syskon", "granskaren")
    assert not whole.behind()
    assert not replaced(whole)
    apart = exported(whole)
    whole.close()
    again = rebuild(whole.settings)
    assert exported(again) == apart
    identity.undo(again, event.seq, "fel", "granskaren")
    assert exported(again) == merged
    told = [(e.kind, e.who, e.why) for e in identity.history(again)]
    assert told == [("undo", "granskaren", "fel"), ("reject", "granskaren", "syskon")]
    again.close()
