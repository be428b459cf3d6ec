"""`sagt aside`, the page Samlingen and originals: for those who may, and no others."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from streamlit.testing.v1 import AppTest

from app import cli, setting_aside
from app.access.acting import acting
from app.access.model import OF_WHOLE, RIGHTS, ForbiddenError, Person, Right, Role
from app.settings import Settings
from app.ui import server
from app.workspace import open_workspace
from benchmarks import identifiers
from ingest.aside import Ruling
from tests.app.leading import lead

MAIN = Path(server.__file__).parent / "main.py"
PLAIN = "Protokoll\n\nKulturnämnden i Norrlid beslutar att anta {}.\n"
NUMBER = f"{PLAIN}\nKlagande är Anna Ek, 811218-9876.\n"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("undan") / "handlingar"
    folder.mkdir()
    for name in ("ett", "två"):
        (folder / f"{name}.txt").write_text(NUMBER.format(name), encoding="utf-8")
    (folder / "tre.txt").write_text(PLAIN.format("planen"), encoding="utf-8")
    return folder


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    return tmp_path / "samling"


def run(collection: Path, *words: str) -> Result:
    return CliRunner().invoke(cli.main, ["--collection", str(collection), *words])


def test_the_commands_tell_what_waits_and_decide(
    documents: Path, collection: Path
) -> None:
    read = run(collection, "ingest", str(documents), "--json")
    told = json.loads(read.stdout)
    assert (read.exit_code, told["read"], len(told["aside"])) == (0, 1, 2)
    assert "Ställda åt sidan 2." in run(collection, "ingest", str(documents)).stdout
    waiting = json.loads(run(collection, "aside", "list", "--json").stdout)["waiting"]
    assert [one["numbers"] for one in waiting] == [1, 1]
    assert json.loads(run(collection, "status", "--json").stdout)["set_aside"] == 2
    found = run(collection, "aside", "admit", "*/ett.txt", "--why", "dom", "--json")
    assert json.loads(found.stdout)["files"] == ["handlingar/ett.txt"]
    refused = run(collection, "aside", "refuse", "handlingar/två.txt", "--discard")
    assert "Avvisade: 1." in refused.stdout
    assert "Inget är ställt åt sidan." in run(collection, "aside", "list").stdout
    listed = run(collection, "aside", "list", "--all").stdout
    assert "avvisad" in listed
    assert "originalet är kastat" in listed
    assert "dom" in run(collection, "aside", "history").stdout
    wrong = run(collection, "aside", "admit", "finns-inte.txt")
    assert wrong.exit_code == 2
    assert "Ingen fil som är ställd åt sidan heter finns-inte.txt." in wrong.stderr
    names = json.loads(run(collection, "actors", "--json").stdout)
    assert "811218" not in json.dumps(names)


def test_only_administrators_decide_and_open_originals() -> None:
    for role in Role:
        rights = RIGHTS[role] & {Right.ASIDE, Right.ORIGINAL}
        assert bool(rights) == (role is Role.ADMINISTRATOR)
    assert {Right.ASIDE, Right.ORIGINAL} <= OF_WHOLE


def shown(collection: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("SAGT_COLLECTION", str(collection))
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    lead(app, "samlingen")
    return app


def test_the_page_is_where_an_administrator_decides(
    documents: Path, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(collection, "ingest", str(documents))
    reader = Person("Rut", Role.READER, RIGHTS[Role.READER])
    opened = open_workspace(Settings(collection))
    with acting(reader), pytest.raises(ForbiddenError):
        setting_aside.decide(opened, ["*"], Ruling("admit"))
    app = shown(collection, monkeypatch)
    app.run()
    assert not app.exception
    html = " ".join(block.proto.body for block in app.get("html"))
    assert "Ställt åt sidan (2)" in html
    assert "Anna Ek, xxxxxxxxxxx" in html
    app.multiselect(key="undan-valda").select("handlingar/ett.txt").run()
    assert any(one.label == "Originalet" for one in app.get("download_button"))
    app.button(key="undan-admit").click().run()
    assert not app.exception
    opened = open_workspace(Settings(collection))
    assert [e.name for e in opened.archive.ledger.entries()] == [
        "handlingar/ett.txt",
        "handlingar/tre.txt",
    ]
    monkeypatch.setattr("app.access.acting.person", lambda: reader)
    app.run()
    html = " ".join(block.proto.body for block in app.get("html"))
    assert "två.txt" not in html


def test_no_planted_identifier_is_left_anywhere(tmp_path: Path) -> None:
    """`python -m benchmarks.identifiers` does it with 300 documents."""
    outcome = identifiers.run(tmp_path, **identifiers.SHORT, seed=7)
    assert outcome.missed == []
    assert outcome.leaks == []
    assert outcome.is_good()
