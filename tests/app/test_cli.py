"""The command line as outside checks use it: JSON, exit codes, plain lines."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli import main
from ingest.archive import Archive

ANSWER = """Påhittad handling

Interpellationssvar: Vägen till Östmåla

Regionstyrelsen kommer att redovisa en plan för vägen till Östmåla senast den 1 juni
2022. Ring Åsa Ek på 070-174 06 99 eller skriv till asa.ek@example.se.

Norrlid den 24 maj 2021
Åsa Ek (S)
Ordförande regionstyrelsen
"""
LATER = """Påhittad handling

Regionstyrelsen i Region Norrlid
Protokoll
Sammanträdesdatum: 2022-05-10

§ 11 Plan för vägen till Östmåla

Regionstyrelsens beslut

Regionstyrelsen godkänner redovisningen av planen för vägen till Östmåla.
"""


def sagt(*words: str | Path, collection: Path | None = None) -> tuple[int, str, str]:
    """Run a command in this process; a test below runs the real one."""
    named = ["--collection", str(collection)] if collection is not None else []
    done = CliRunner().invoke(main, [*map(str, words), *named])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def as_json(*words: str | Path, collection: Path) -> dict[str, Any]:
    code, out, err = sagt(*words, "--json", collection=collection)
    assert code in (0, 1), err
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("källa") / "handlingar"
    folder.mkdir()
    (folder / "svar.txt").write_text(ANSWER, encoding="utf-8")
    (folder / "protokoll.txt").write_text(LATER, encoding="utf-8")
    (folder / "trasig.pdf").write_bytes(b"%PDF-1.4 skrot")
    return folder


@pytest.fixture(scope="module")
def collection(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("mål") / "samling"
    code, out, _ = sagt("ingest", documents, "--json", collection=target)
    report = json.loads(out)
    assert code == 1
    assert (report["read"], report["failed"]) == (2, 1)
    assert report["failures"][0]["source"] == "handlingar/trasig.pdf"
    assert report["failures"][0]["advice"]
    return target


def test_ingesting_again_says_that_nothing_changed(
    collection: Path, documents: Path
) -> None:
    report = as_json("ingest", documents, collection=collection)
    assert (report["read"], report["replaced"], report["unchanged"]) == (0, 0, 2)


def test_status_counts(collection: Path) -> None:
    found = as_json("status", collection=collection)
    assert (found["documents"], found["failures"]) == (2, 1)
    assert found["commitments"] >= 1
    assert found["passages"] >= 2


def test_a_promise_is_listed_with_its_deadline_and_what_came_of_it(
    collection: Path,
) -> None:
    found = as_json("promises", collection=collection)["promises"]
    promise = next(p for p in found if "redovisa en plan" in p["text"])
    assert promise["deadline"]["latest"] == "2022-06-01"
    assert promise["status"] == "infriad"
    assert promise["evidence"][0]["document"] == "handlingar/protokoll.txt"
    assert promise["evidence"][0]["stance"] == "fulfils"


def test_as_of_shows_how_things_stood_that_day(collection: Path) -> None:
    before = as_json("promises", "--as-of", "2021-12-31", collection=collection)
    statuses = {p["status"] for p in before["promises"] if "redovisa" in p["text"]}
    assert statuses == {"ej-forfallen"}
    early = as_json("promises", "--as-of", "2020-01-01", collection=collection)
    assert early["promises"] == []


def test_what_is_settled_is_never_overdue(collection: Path) -> None:
    late = as_json("promises", "--overdue", collection=collection)["promises"]
    assert not [p for p in late if "redovisa en plan" in p["text"]]


def test_search_finds_the_passage_with_its_place(
    collection: Path, documents: Path
) -> None:
    found = as_json("search", "vägen Östmåla", collection=collection)
    hit = found["hits"][0]
    assert hit["document"].startswith("handlingar/")
    name = hit["document"].removeprefix("handlingar/")
    code, out, _ = sagt("extract", documents / name, "--json")
    assert code == 0
    assert json.loads(out)["text"][hit["start"] : hit["end"]] == hit["text"]
    assert all(hit["snippet"][a:b].strip() for a, b in hit["marks"])


def test_no_contact_detail_reaches_index_graph_or_output(collection: Path) -> None:
    for words in (("search", "Åsa"), ("promises",), ("actors",), ("decisions",)):
        _, out, _ = sagt(*words, "--json", collection=collection)
        assert "070-174" not in out
        assert "example.se" not in out
    _, graph, _ = sagt("export", "--format", "nq", collection=collection)
    assert "070-174" not in graph
    assert "example.se" not in graph
    kept_aside = {"originals"}
    for path in collection.rglob("*"):
        if path.is_file() and not kept_aside & set(path.parts):
            data = path.read_bytes()
            assert b"070-174 06 99" not in data
            assert b"asa.ek@example" not in data


def test_decisions_actors_and_show(collection: Path) -> None:
    decisions = as_json("decisions", collection=collection)["decisions"]
    assert decisions[0]["section"] == "11"
    assert decisions[0]["status"] == "decision"
    actors = as_json("actors", collection=collection)
    assert "Åsa Ek" in {p["name"] for p in actors["persons"]}
    thing = as_json("show", decisions[0]["id"], collection=collection)
    assert thing["quotes"][0]["text"] == decisions[0]["text"]


def test_query_and_export(collection: Path, tmp_path: Path) -> None:
    file = tmp_path / "fråga.rq"
    file.write_text("SELECT ?d WHERE { ?d a eli-dl:Decision }", encoding="utf-8")
    found = as_json("query", file, collection=collection)
    assert found["results"]["bindings"]
    file.write_text("DROP ALL", encoding="utf-8")
    code, _, err = sagt("query", file, collection=collection)
    assert (code, err.count("\n")) == (2, 1)
    for form in ("nq", "trig", "ttl", "jsonld"):
        target = tmp_path / f"graf.{form}"
        assert (
            sagt("export", "--format", form, "-o", target, collection=collection)[0]
            == 0
        )
        assert target.stat().st_size > 1000


def test_a_rebuild_gives_the_same_bytes(collection: Path) -> None:
    before = sagt("export", "--format", "nq", collection=collection)[1]
    assert sagt("rebuild", collection=collection)[0] == 0
    assert sagt("export", "--format", "nq", collection=collection)[1] == before
    assert as_json("search", "vägen", collection=collection)["total"] > 0


def test_a_rebuild_mends_a_lost_graph(documents: Path, tmp_path: Path) -> None:
    target = tmp_path / "samling"
    sagt("ingest", documents, collection=target)
    shutil.rmtree(target / "graph")
    assert sagt("rebuild", collection=target)[0] == 0
    assert as_json("search", "vägen", collection=target)["total"] > 0
    assert as_json("promises", collection=target)["promises"]


@pytest.mark.parametrize("lost", ["meta.json", "*.store", "*.term"])
def test_a_damaged_index_is_made_anew_and_that_is_told_in_one_line(
    collection: Path, tmp_path: Path, lost: str
) -> None:
    target = shutil.copytree(collection, tmp_path / "samling")
    whole = as_json("search", "vägen", collection=target)
    assert whole["total"] > 0
    for file in (target / "index").glob(f"*/{lost}"):
        file.unlink()
        if file.name == "meta.json":
            file.write_text("skrot", encoding="utf-8")
    code, out, err = sagt("search", "vägen", "--json", collection=target)
    assert (code, json.loads(out)) == (0, whole)
    assert "skadat" in err
    assert err.count("\n") == 1
    code, out, err = sagt("search", "vägen", "--json", collection=target)
    assert (code, json.loads(out), err) == (0, whole, "")


def test_a_damaged_index_waits_for_whoever_is_writing(
    collection: Path, tmp_path: Path
) -> None:
    target = shutil.copytree(collection, tmp_path / "samling")
    (meta,) = (target / "index").glob("*/meta.json")
    meta.write_text("skrot", encoding="utf-8")
    with Archive(target).writing():
        code, _, err = sagt("search", "vägen", collection=target)
    assert (code, err.count("\n")) == (5, 1)
    assert meta.read_text(encoding="utf-8") == "skrot"


def test_the_index_of_another_program_is_replaced_without_a_word(
    collection: Path, tmp_path: Path
) -> None:
    target = shutil.copytree(collection, tmp_path / "samling")
    whole = as_json("search", "vägen", collection=target)
    ours = set((target / "index").iterdir())
    # One that another version named, and what lay openly before they were named.
    (index,) = (one for one in ours if one.name.startswith("tantivy-"))
    theirs = index.rename(index.with_name("0123456789ab"))
    shutil.copytree(theirs, target / "index", dirs_exist_ok=True)
    code, out, err = sagt("search", "vägen", "--json", collection=target)
    assert (code, json.loads(out), err) == (0, whole, "")
    assert set((target / "index").iterdir()) == ours


def test_what_the_disk_refuses_ends_in_one_plain_line(
    collection: Path, tmp_path: Path
) -> None:
    question = tmp_path / "latin1.rq"
    question.write_bytes('SELECT * WHERE { ?s ?p "å" }'.encode("latin-1"))
    missing = tmp_path / "saknas" / "graf.nq"
    for words in (("query", question), ("export", "-o", missing)):
        code, _, err = sagt(*words, collection=collection)
        assert code in (2, 3)
        assert err.count("\n") == 1


def test_removed_documents_are_gone_everywhere(documents: Path, tmp_path: Path) -> None:
    target = tmp_path / "samling"
    sagt("ingest", documents / "svar.txt", collection=target)
    sagt("ingest", documents / "protokoll.txt", collection=target)
    assert as_json("remove", "svar.txt", collection=target) == {"removed": 1}
    assert as_json("promises", collection=target)["promises"] == []
    assert as_json("search", "interpellationssvar", collection=target)["total"] == 0
    assert as_json("status", collection=target)["documents"] == 1
    code, _, err = sagt("remove", "finns-inte.txt", collection=target)
    assert code == 2
    assert "finns inte" in err


def test_exit_codes(tmp_path: Path) -> None:
    empty = tmp_path / "tom.txt"
    empty.write_bytes(b"")
    code, out, _ = sagt("extract", empty, "--json")
    assert code == 3
    assert json.loads(out)["error"]["advice"]
    code, _, err = sagt("status", collection=tmp_path / "ingen")
    assert code == 4
    assert "ingen samling" in err
    assert sagt("extract")[0] == 2
    assert not (tmp_path / "ingen").exists()


def test_the_installed_command_prints_nothing_but_json(documents: Path) -> None:
    command = [sys.executable, "-m", "app", "extract", documents / "svar.txt", "--json"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert json.loads(done.stdout.decode("utf-8"))["schema"] == "sagt-extract/1"
    assert done.stderr == b""


def test_a_second_writer_ends_with_code_five(documents: Path, tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "samling")
    with archive.writing():
        code, _, err = sagt("ingest", documents, collection=archive.folder)
    assert code == 5
    assert "skriver" in err


def test_an_ingest_killed_halfway_ends_like_an_unbroken_one(tmp_path: Path) -> None:
    folder = tmp_path / "handlingar"
    folder.mkdir()
    for number in range(12):
        text = LATER.replace("§ 11", f"§ {number + 1}").replace("2022-05", "2022-06")
        (folder / f"{number:02}.txt").write_text(text + ANSWER, encoding="utf-8")
    whole, broken = tmp_path / "hel", tmp_path / "bruten"
    sagt("ingest", folder, collection=whole)
    _kill_when_half_read(folder, broken)
    assert len(Archive(broken).ledger.entries()) < 12
    sagt("ingest", folder, collection=broken)
    words = ("export", "--format", "nq")
    assert sagt(*words, collection=broken) == sagt(*words, collection=whole)
    counted = ("documents", "versions", "passages", "commitments", "seq")
    found, wanted = (as_json("status", collection=one) for one in (broken, whole))
    assert [found[name] for name in counted] == [wanted[name] for name in counted]


def _kill_when_half_read(folder: Path, collection: Path) -> None:
    command = [sys.executable, "-m", "app", "ingest", str(folder)]
    command += ["--collection", str(collection)]
    running = subprocess.Popen(
        command, stderr=subprocess.DEVNULL, start_new_session=True
    )
    artifacts = collection / "artifacts"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and running.poll() is None:
        if len(list(artifacts.glob("*/*"))) >= 3:
            break
        time.sleep(0.005)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def test_a_fact_is_explained_by_its_id_and_by_its_place(collection: Path) -> None:
    promise = as_json("promises", collection=collection)["promises"][0]
    told = as_json("explain", promise["id"], collection=collection)
    assert told["kind"] == "commitment"
    assert told["because"].endswith(".")
    assert told["rejected"] == [] or told["rejected"][0]["because"].endswith(".")
    due = promise["start"] + promise["text"].index("1 juni")
    at = f"{promise['document']}@{due}"
    every = as_json("explain", at, collection=collection)["explanations"]
    assert [one["kind"] for one in every][:1] == ["commitment"]
    assert "timeexpression" in {one["kind"] for one in every}


def test_a_place_where_nothing_is_read_is_said_to_be_so(collection: Path) -> None:
    document = as_json("promises", collection=collection)["promises"][0]["document"]
    code, _, err = sagt("explain", f"{document}@999999", collection=collection)
    assert code == 2
    assert "Inget är utläst" in err
