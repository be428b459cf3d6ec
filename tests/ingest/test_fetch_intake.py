"""A page of the web in a collection: read, same, changed, gone."""

import datetime as dt
import http.server
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from ingest import codec, pipeline, workers
from ingest.archive import Archive
from ingest.errors import ReadError
from ingest.fetch import WebPage
from ingest.fetch_answer import Limits
from ingest.intake import ingest
from ingest.model import Document, Failure, Origin

PAGE = "<html><body><main><p>Nämnden antar {}.</p></main></body></html>"
FIRST, SECOND = dt.date(2024, 5, 3), dt.date(2024, 6, 4)


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers with the page there is, or with nothing."""

    page: bytes | None = None

    def do_GET(self) -> None:
        body = type(self).page
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def url() -> Iterator[str]:
    Handler.page = PAGE.format("planen").encode()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/beslut"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(
        tasks: Sequence[workers.Task], _crew: int, **_: object
    ) -> Iterator[bytes | Failure]:
        for task in tasks:
            data = task.path.read_bytes()
            try:
                made = pipeline.build_artifact(data, task.name, origin=task.origin)
                yield codec.encode(made)
            except ReadError as error:
                yield Failure(task.name, error.stage, error.reason, error.advice)

    monkeypatch.setattr(workers, "read_all", read)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = Archive.create(tmp_path / "samling")
    yield made
    made.close()


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
    archive: Archive, url: str
) -> None:
    ingest(archive, [page(url)])
    same = ingest(archive, [page(url, SECOND)], sync=True)
    assert (same.unchanged, same.replaced, same.removed) == (1, 0, 0)
    assert document(archive).origin == Origin(url, FIRST)
    Handler.page = PAGE.format("budgeten").encode()
    new = ingest(archive, [page(url, SECOND)])
    assert (new.replaced, new.read) == (1, 0)
    assert document(archive).origin == Origin(url, SECOND)
    assert "budgeten" in document(archive).text


def test_a_page_that_is_gone_is_listed_and_what_was_read_stays(
    archive: Archive, url: str
) -> None:
    ingest(archive, [page(url)])
    Handler.page = None
    for _ in range(2):
        report = ingest(archive, [page(url)])
        assert [(f.source, f.stage) for f in report.failures] == [(url, "hämtning")]
    assert len(archive.failures()) == 1
    assert "planen" in document(archive).text
    Handler.page = PAGE.format("planen").encode()
    assert ingest(archive, [page(url)]).unchanged == 1
    assert archive.failures() == []


def test_a_page_first_missing_and_then_there_gets_its_usual_name(
    archive: Archive, url: str
) -> None:
    Handler.page = None
    ingest(archive, [page(url)])
    Handler.page = PAGE.format("planen").encode()
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
