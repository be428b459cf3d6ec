"""`sagt export`: every form of a collection, whole, the same twice, no contacts."""

import csv
import json
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from app import exports
from app.cli.checking import validate
from app.cli.export import export
from app.settings import Settings
from app.workspace import Workspace, open_workspace
from ingest.errors import GraphError


@pytest.fixture(scope="module")
def opened(
    demo_collection: Path, tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    copy = tmp_path_factory.mktemp("export") / "samling"
    shutil.copytree(demo_collection, copy)
    return open_workspace(Settings(copy, workers=1))


@pytest.fixture(scope="module")
def published(opened: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("publicerat")
    exports.publish(opened, folder)
    return folder


def test_everything_that_is_published_can_be_read(published: Path) -> None:
    quads = {str(q) for q in ox.parse(path=published / "fakta.nq")}
    assert len(quads) > 1000
    assert {str(q) for q in ox.parse(path=published / "fakta.trig")} == quads
    assert {str(q) for q in ox.parse(path=published / "fakta.jsonld")} == quads
    assert len({str(q) for q in ox.parse(path=published / "fakta.ttl")}) > 1000
    assert list(ox.parse(path=published / "kodlistor.ttl"))
    derived = {str(q.graph_name) for q in ox.parse(path=published / "uppfoljning.trig")}
    assert derived
    assert all("/graf/harlett/" in name for name in derived)
    assert not any("/graf/harlett/" in quad for quad in quads)
    json.loads((published / "popolo.json").read_text(encoding="utf-8"))
    for form in exports.NETWORKS:
        ET.parse(published / f"natverk.{form}")  # noqa: S314
    with zipfile.ZipFile(published / "fakta.xlsx") as book:
        assert book.testzip() is None
    assert (published / "csvw-metadata.json").exists()
    assert not list(published.glob(".*"))


def test_tables_and_graph_name_the_same_things(published: Path) -> None:
    graph = (published / "fakta.nq").read_text(encoding="utf-8")
    for name, kind in (("beslut", "beslut"), ("ataganden", "atagande")):
        with (published / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert rows
        for row in rows:
            assert f"/id/{kind}/{row['id']}>" in graph
    with (published / "belagg.csv").open(encoding="utf-8", newline="") as file:
        pieces = list(csv.DictReader(file))
    derived = (published / "uppfoljning.trig").read_text(encoding="utf-8")
    assert len(pieces) == derived.count("own:evidenceFor")


def test_published_twice_is_the_same_bytes(
    opened: Workspace, published: Path, tmp_path: Path
) -> None:
    exports.publish(opened, tmp_path)
    names = sorted(path.name for path in published.iterdir())
    assert names == sorted(path.name for path in tmp_path.iterdir())
    for name in names:
        assert (published / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_no_export_holds_a_way_to_reach_anyone(published: Path) -> None:
    for path in published.iterdir():
        if path.suffix != ".xlsx":
            text = path.read_text(encoding="utf-8")
            assert "mailto:" not in text
            assert "070-174" not in text


def run(*words: str | Path, opened: Workspace) -> tuple[int, bytes, str]:
    named = ["--collection", str(opened.archive.folder)]
    done = CliRunner().invoke(export, [*map(str, words), *named])
    return done.exit_code, done.stdout_bytes, done.stderr


@pytest.mark.parametrize("form", ["ttl", "popolo", "gexf"])
def test_a_stream_goes_to_standard_output(form: str, opened: Workspace) -> None:
    code, out, _ = run("--format", form, opened=opened)
    assert code == 0
    assert len(out) > 500


@pytest.mark.parametrize("part", ["allt", "loften"])
def test_a_network_of_more_than_actors(part: str, opened: Workspace) -> None:
    code, out, _ = run("--format", "graphml", "--part", part, opened=opened)
    assert code == 0
    assert b"<node" in out


def test_a_folder_cannot_go_to_standard_output(opened: Workspace) -> None:
    code, out, err = run("--format", "csv", opened=opened)
    assert (code, out) == (2, b"")
    assert "-o" in err


@pytest.mark.parametrize(
    ("form", "part"), [("popolo", "fakta"), ("gexf", "fakta"), ("nq", "loften")]
)
def test_a_part_that_a_form_does_not_have(
    form: str, part: str, opened: Workspace
) -> None:
    with pytest.raises(GraphError, match=r"part|visar|delarna"):
        exports.stream(opened, form, part)


@pytest.mark.parametrize("form", ["nq", "csv", "xlsx", "allt"])
def test_a_place_that_cannot_be_written_to_is_told(
    form: str, opened: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "fil"
    file.write_text("upptagen")
    with pytest.raises(GraphError, match="kan inte skrivas"):
        exports.write(opened, form, file / "under")
    assert file.read_text() == "upptagen"


def test_validate_finds_the_collection_sound(opened: Workspace) -> None:
    words = ["--collection", str(opened.archive.folder)]
    done = CliRunner().invoke(validate, words)
    assert done.exit_code == 0, done.output
    assert "0 fel" in done.stderr
    listed = CliRunner().invoke(validate, [*words, "--warnings", "--json"])
    found = json.loads(listed.stdout)
    assert {problem["severity"] for problem in found} <= {"warning"}
