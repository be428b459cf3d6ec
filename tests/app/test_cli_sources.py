"""Addresses, containers and sidecars from the command line to what it shows."""

import http.server
import json
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli import main

PAGE = """<html><head><title>Beslut om vägen</title></head><body><main>
<h1>Beslut om vägen</h1><p>Nämnden beslutar att anta planen.</p></main></body></html>"""
URL = "https://www.norrlid.example/politik/protokoll"


def sagt(*words: str | Path) -> tuple[int, dict[str, Any]]:
    done = CliRunner().invoke(main, [*map(str, words), "--json"])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, json.loads(done.stdout) if done.stdout else {}


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers every question with one page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: Any) -> None:
        return


@pytest.fixture
def server() -> Iterator[str]:
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}/beslut"
    made.shutdown()
    made.server_close()


def predicates(thing: dict[str, Any]) -> dict[str, str]:
    stated = [said for said in thing["statements"] if not said["inverse"]]
    return {said["predicate"]: said["value"] for said in stated}


def test_an_address_a_folder_and_an_archive_in_one_run(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, place = tmp_path / "mapp", tmp_path / "samling"
    folder.mkdir()
    (folder / "svar.txt").write_text("Nämnden beslutar att anta planen.", "utf-8")
    sidecar = folder / "svar.txt.meta.json"
    sidecar.write_text(json.dumps({"url": URL, "fetched": "2024-05-03"}), "utf-8")
    with zipfile.ZipFile(folder / "paket.zip", "w") as out:
        out.writestr("inre/a.txt", "Nämnden beslutar att avslå förslaget.")
    collection = ("--collection", place)
    code, report = sagt("ingest", folder, server, *collection)
    assert (code, report["read"], report["failed"]) == (1, 2, 1)
    assert report["failures"][0]["stage"] == "hämtning"
    monkeypatch.setenv("SAGT_FETCH_PRIVATE", "1")
    code, report = sagt("ingest", folder, server, *collection)
    assert (code, report["read"], report["unchanged"]) == (0, 1, 2)

    _, saved = sagt("show", "mapp/svar.txt", *collection)
    assert predicates(saved)["dcterms:source"] == URL
    assert predicates(saved)["own:fetchedOn"] == "2024-05-03"
    _, inner = sagt("show", "mapp/paket.zip/inre/a.txt", *collection)
    assert predicates(inner)["own:containedIn"] == "mapp/paket.zip"
    name = server.removeprefix("http://") + ".html"
    _, page = sagt("show", name, *collection)
    assert predicates(page)["dcterms:source"] == server
    assert predicates(page)["dcterms:title"] == "Beslut om vägen"


def test_one_file_read_by_itself_tells_where_it_came_from(tmp_path: Path) -> None:
    file = tmp_path / "svar.txt"
    file.write_text("Nämnden beslutar att anta planen.", "utf-8")
    (tmp_path / "svar.txt.meta.json").write_text(json.dumps({"url": URL}), "utf-8")
    _, read = sagt("extract", file)
    assert read["document"]["origin"]["url"] == URL


@pytest.mark.parametrize("address", ["ftp://www.example.se/", "https://10.0.0.1/a"])
def test_what_is_not_fetched_is_one_failure_among_others(
    address: str, tmp_path: Path
) -> None:
    code, report = sagt("ingest", address, "--collection", tmp_path / "samling")
    assert (code, report["failed"]) == (1, 1)
    assert report["failures"][0]["advice"]


def test_a_path_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    code, _ = sagt("ingest", tmp_path / "saknas", "--collection", tmp_path / "s")
    assert code == 2
    assert not (tmp_path / "s").exists()
