"""A saved file keeps the address it came from, however that was noted."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import origins, sidecar
from ingest.archive import Archive
from ingest.errors import ReadError
from ingest.intake import ingest
from ingest.model import Origin

pytestmark = pytest.mark.usefixtures("read_here")

TEXT = "Protokoll\n\nKulturnämnden i Norrlid beslutar att anta planen.\n"
URL = "https://www.norrlid.example/politik/protokoll?id=3"
META = {"url": URL, "fetched": "2024-05-03"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "mapp"
    made.mkdir()
    (made / "protokoll.txt").write_text(TEXT, encoding="utf-8")
    return made


def origin(archive: Archive, name: str = "mapp/protokoll.txt") -> Origin | None:
    entry = archive.ledger.entry(name)
    assert entry
    return archive.artifact(entry).document.origin


def test_a_file_of_ours_beside_it_tells(archive: Archive, folder: Path) -> None:
    side = folder / "protokoll.txt.meta.json"
    side.write_text(json.dumps(META), encoding="utf-8")
    report = ingest(archive, [folder])
    assert (report.read, report.skipped, report.failed) == (1, 0, 0)
    assert origin(archive) == Origin(URL, dt.date(2024, 5, 3))
    again = ingest(archive, [folder])
    assert (again.unchanged, again.replaced) == (1, 0)


@pytest.mark.parametrize("name", ["protokoll.txt.url", "protokoll.url"])
def test_a_windows_shortcut_tells(archive: Archive, folder: Path, name: str) -> None:
    text = f"[{{000214A0}}]\r\nProp3=19,11\r\n[InternetShortcut]\r\nURL={URL}\r\n"
    (folder / name).write_text(text, encoding="utf-8")
    assert ingest(archive, [folder]).read == 1
    assert origin(archive) == Origin(URL)


def test_a_saved_page_tells_by_itself(archive: Archive, folder: Path) -> None:
    mark = f"<!-- saved from url=(00{len(URL)}){URL} -->"
    page = f"<!DOCTYPE html>\n{mark}\n<html><body><p>{TEXT}</p></body></html>"
    (folder / "sida.html").write_text(page, encoding="utf-8")
    ingest(archive, [folder])
    assert origin(archive, "mapp/sida.html") == Origin(URL)


def test_a_page_archive_tells_by_its_head(tmp_path: Path) -> None:
    path = tmp_path / "sida.mht"
    path.write_bytes(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: "
        + URL.encode()
        + b"\r\nDate: Fri, 3 May 2024 10:15:00 -0000\r\n\r\nFrom: nej"
    )
    assert sidecar.within(path, ".mht") == Origin(URL, dt.date(2024, 5, 3))


def test_a_changed_sidecar_changes_its_document(archive: Archive, folder: Path) -> None:
    ingest(archive, [folder])
    assert origin(archive) is None
    side = folder / "protokoll.txt.meta.json"
    for day in ("2024-05-03", "2024-06-04"):
        side.write_text(json.dumps(META | {"fetched": day}), encoding="utf-8")
        assert ingest(archive, [folder]).replaced == 1
        assert origin(archive) == Origin(URL, dt.date.fromisoformat(day))
    side.unlink()
    assert ingest(archive, [folder]).replaced == 1
    assert origin(archive) is None


@pytest.mark.parametrize(
    "written",
    [
        "",
        "{",
        "[]",
        "null",
        '{"url": 3}',
        '{"url": "javascript:alert(1)"}',
        '{"url": "https://a:b@www.example.se/"}',
        '{"url": "file:///etc/passwd"}',
        '{"fetched": "2024-05-03"}',
        '{"url": "https://www.example.se/", "fetched": "i går"}',
        "[" * 100_000,
    ],
)
def test_a_sidecar_that_is_no_good_is_listed_and_the_document_is_read(
    archive: Archive, folder: Path, written: str
) -> None:
    side = folder / "protokoll.txt.meta.json"
    side.write_text(written, encoding="utf-8")
    for report in (ingest(archive, [folder]), ingest(archive, [folder], sync=True)):
        assert [f.source for f in report.failures] == ["mapp/protokoll.txt.meta.json"]
        assert report.read + report.unchanged == 1
    assert origin(archive) is None
    side.write_text(json.dumps(META), encoding="utf-8")
    assert ingest(archive, [folder]).failed == 0
    assert archive.failures() == []


def test_a_sidecar_alone_is_no_document(archive: Archive, folder: Path) -> None:
    (folder / "annat.pdf.meta.json").write_text("{}", encoding="utf-8")
    (folder / "genväg.url").write_text("[InternetShortcut]\nURL=x", encoding="utf-8")
    report = ingest(archive, [folder])
    assert (report.read, report.skipped, report.failed) == (1, 2, 0)


def test_what_a_container_holds_came_from_where_it_came(tmp_path: Path) -> None:
    container = origins.SourceFile(
        tmp_path, "mapp/a.zip", "rot", origin=Origin(URL, dt.date(2024, 5, 3))
    )
    inner = origins.of_part(container, "mapp/a.zip")
    assert inner == Origin(URL, dt.date(2024, 5, 3), "mapp/a.zip")


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_noise_in_a_sidecar_is_an_origin_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp()
    for name in ("a.txt.meta.json", "a.txt.url"):
        (folder / name).write_bytes(noise)
        try:
            found = sidecar.read(folder / name)
        except ReadError:
            continue
        assert found is not None
        assert found.url
    (folder / "a.html").write_bytes(b"<!-- saved from url=(0009)" + noise)
    sidecar.within(folder / "a.html", ".html")
    (folder / "a.mht").write_bytes(b"Content-Location: " + noise)
    sidecar.within(folder / "a.mht", ".mht")
