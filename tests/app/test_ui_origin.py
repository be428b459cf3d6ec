"""The head of a document says where it came from, and leads there."""

import json
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import settings
from app.ui import server
from app.workspace import create_workspace
from ingest import ids
from tests.app.leading import lead, whole_days

URL = "https://www.norrlid.example/politik?a=1&b=2"
TEXT = "Protokoll\n\nKulturnämnden i Norrlid beslutar att anta planen.\n"


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mapp") / "mapp"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    side = {"url": URL, "fetched": "2024-05-03"}
    (folder / "a.txt.meta.json").write_text(json.dumps(side), encoding="utf-8")
    letter = EmailMessage()
    letter["From"] = "Norrlids kommun <info@norrlid.example>"
    letter.set_content("Här kommer protokollet.\n")
    letter.add_attachment(TEXT, filename="b.txt")
    (folder / "brev.eml").write_bytes(letter.as_bytes())
    with zipfile.ZipFile(folder / "paket.zip", "w") as out:
        out.writestr("<b>c</b>.txt", TEXT)
    target = tmp_path_factory.mktemp("mål") / "samling"
    opened = create_workspace(settings.Settings(target, workers=1))
    report = opened.ingest([folder], False, lambda *_: None)
    opened.close()
    assert (report.read, report.failed) == (4, 0)
    return target


def head(collection: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> str:
    monkeypatch.setenv("SAGT_COLLECTION", str(collection))
    app = AppTest.from_file(
        str(Path(server.__file__).parent / "main.py"), default_timeout=60
    )
    lead(app, "handling")
    app.query_params["id"] = ids.document_id(name)
    app.run()
    assert not app.exception
    blocks = [block.proto.body for block in app.get("html")]
    return next(block for block in blocks if "<h1" in block)


def test_an_address_is_a_link_with_its_day(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = head(collection, monkeypatch, "mapp/a.txt")
    assert 'href="https://www.norrlid.example/politik?a=1&amp;b=2"' in found
    assert "Hämtad från" in found
    assert "den 2024-05-03" in whole_days(found)


def test_what_was_attached_leads_to_its_letter(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = head(collection, monkeypatch, "mapp/brev.eml/b.txt")
    assert "Låg i" in found
    assert f"id={ids.document_id('mapp/brev.eml')}" in found


def test_what_lay_in_an_archive_names_it(
    collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = head(collection, monkeypatch, "mapp/paket.zip/<b>c</b>.txt")
    assert "Låg i mapp/paket.zip" in found
    assert "<b>c</b>" not in found
    assert "Låg i" not in head(collection, monkeypatch, "mapp/brev.eml")
