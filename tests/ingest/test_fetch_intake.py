"""A page of the web in a collection: read, same, changed, gone."""

import datetime as dt
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.fetch import WebPage
from ingest.fetch_answer import Limits
from ingest.intake import ingest
from ingest.model import Document, Origin
from tests.ingest.web_server import Server

pytestmark = pytest.mark.usefixtures("read_here")

PAGE = "<html><body><main><p>Nämnden antar {}.</p></main></body></html>"
FIRST, SECOND = dt.date(2024, 5, 3), dt.date(2024, 6, 4)


def put(server: Server, what: str) -> str:
    """Let the server give a page that decides on something; return its address."""
    page = PAGE.format(what).encode()
    return server.put("/beslut", page, Content_Type="text/html; charset=utf-8")


@pytest.fixture
def url(server: Server) -> str:
    return put(server, "planen")


def page(url: str, day: dt.date = FIRST) -> WebPage:
    return WebPage(url, day, Limits(connect=5, read=5, total=10, private=True))


def document(archive: Archive) -> Document:
    (entry,) = archive.ledger.entries()
    return archive.artifact(entry).document


def test_a_page_is_read_with_its_address_and_day(archive: Archive, url: str) -> None:
    report = ingest(archive, [page(url)])
    assert (report.read, report.failed) == (1, 0)
    read = document(archive)
    assert read.origin == Origin(url, FIRST)
    assert read.source == url.removeprefix("http://") + ".html"
    assert "antar planen" in read.text


def test_fetched_again_it_is_unchanged_or_a_new_version(
    archive: Archive, server: Server, url: str
) -> None:
    ingest(archive, [page(url)])
    same = ingest(archive, [page(url, SECOND)], sync=True)
    assert (same.unchanged, same.replaced, same.removed) == (1, 0, 0)
    assert document(archive).origin == Origin(url, FIRST)
    put(server, "budgeten")
    new = ingest(archive, [page(url, SECOND)])
    assert (new.replaced, new.read) == (1, 0)
    assert document(archive).origin == Origin(url, SECOND)
    assert "budgeten" in document(archive).text


def test_a_page_that_is_gone_is_listed_and_what_was_read_stays(
    archive: Archive, server: Server, url: str
) -> None:
    ingest(archive, [page(url)])
    server.answers.clear()
    for _ in range(2):
        report = ingest(archive, [page(url)])
        assert [(f.source, f.stage) for f in report.failures] == [(url, "hämtning")]
    assert len(archive.failures()) == 1
    assert "planen" in document(archive).text
    put(server, "planen")
    assert ingest(archive, [page(url)]).unchanged == 1
    assert archive.failures() == []


def test_a_page_first_missing_and_then_there_gets_its_usual_name(
    archive: Archive, server: Server, url: str
) -> None:
    server.answers.clear()
    ingest(archive, [page(url)])
    put(server, "planen")
    ingest(archive, [page(url)])
    assert document(archive).source.endswith("/beslut.html")
    assert archive.failures() == []


def test_pages_and_folders_are_taken_together(
    archive: Archive, url: str, tmp_path: Path
) -> None:
    folder = tmp_path / "mapp"
    folder.mkdir()
    (folder / "a.txt").write_text("Nämnden antar planen.", encoding="utf-8")
    report = ingest(archive, [folder, page(url), page(url), page("ftp://x/")])
    assert (report.read, report.failed) == (2, 1)
    assert ingest(archive, [folder], sync=True).removed == 0
