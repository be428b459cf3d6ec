"""The commands of follow-up: every way to choose, text and JSON, and the files."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from app.cli import main


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAGT_TODAY", "2023-01-31")


def sagt(folder: Path, *words: str | Path) -> tuple[int, str, str]:
    given = [*map(str, words), "--collection", str(folder)]
    done = CliRunner().invoke(main, given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def as_json(folder: Path, *words: str) -> dict[str, Any]:
    code, out, err = sagt(folder, *words, "--json")
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found


def test_promises_in_json_keep_the_contract(followed_folder: Path) -> None:
    found = as_json(followed_folder, "promises")
    assert found["as_of"] == "2023-01-31"
    # Each time that a promise is said is an entry of its own.
    assert len(found["promises"]) == 5
    promise = next(p for p in found["promises"] if "Östmåla" in p["text"])
    contract = (
        "id text description document section start end promisor speaker strength "
        "condition deadline recurrence status explanation evidence"
    )
    assert set(contract.split()) <= promise.keys()
    parts = "document section start end text stance score"
    assert set(parts.split()) <= promise["evidence"][0].keys()


def test_the_list_can_be_narrowed(followed_folder: Path) -> None:
    for words, count in (
        (["--silent"], 1),
        (["--overdue"], 1),
        (["--upcoming"], 3),
        (["--upcoming", "--chains"], 2),
        (["--upcoming", "20"], 1),
        (["--status", "infriad", "--status", "okant"], 1),
        (["--topic", "badplatsen"], 1),
        (["--due-from", "2023-03-01", "--chains"], 1),
        (["--due-to", "2022-12-31"], 2),
        (["--person", "Ek"], 2),
        (["--unreviewed", "--chains"], 4),
        (["--reviewed"], 0),
        (["--as-of", "2022-01-15"], 2),
        (["--limit", "2", "--offset", "1"], 2),
    ):
        assert len(as_json(followed_folder, "promises", *words)["promises"]) == count


def test_the_list_in_text_names_each_chain_once(followed_folder: Path) -> None:
    code, out, _ = sagt(followed_folder, "promises", "--topic", "kulturhus")
    assert code == 0
    assert "121 dagar från första till senaste fristen" in out
    assert len([line for line in out.splitlines() if line[0] != " "]) == 1


def test_one_promise_is_told_in_order_of_time(followed_folder: Path) -> None:
    listed = as_json(followed_folder, "promises", "--topic", "Östmåla")["promises"]
    identity = listed[0]["id"]
    found = as_json(followed_folder, "promise", identity)
    assert found["view"]["id"] == identity
    assert found["timeline"][0]["kind"] == "said"
    code, out, _ = sagt(followed_folder, "promise", identity)
    assert code == 0
    days = [line[:10] for line in out.splitlines() if line[:2] == "20"]
    assert days == [
        "2021-05-24",
        "2021-05-24",
        "2022-05-10",
        "2022-05-10",
        "2022-06-01",
    ]
    assert "handlingar/protokoll-2022.txt § 11 [" in out
    earlier = as_json(followed_folder, "promise", identity, "--as-of", "2021-12-31")
    assert earlier["view"]["status"] == "ej-forfallen"
    code, _, err = sagt(followed_folder, "promise", "finns-inte")
    assert (code, err.count("\n")) == (2, 1)


def test_conflicts_are_listed(followed_folder: Path) -> None:
    assert as_json(followed_folder, "conflicts")["conflicts"] == []
    assert sagt(followed_folder, "conflicts") == (0, "", "")


def test_files_are_written(followed_folder: Path, tmp_path: Path) -> None:
    for words, name, begins in (
        (["report", "--organ", "regionstyrelsen"], "r.html", b"<!DOCTYPE html>"),
        (["report", "--format", "docx"], "r.docx", b"PK"),
        (["report", "--format", "csv", "--language", "en"], "r.csv", b"\xef\xbb\xbfId"),
        (["calendar", "--upcoming"], "k.ics", b"BEGIN:VCALENDAR"),
        (["feed", "--person", "Åsa Ek"], "f.atom", b"<?xml"),
    ):
        target = tmp_path / name
        code, _, err = sagt(followed_folder, *words, "-o", target)
        assert (code, err) == (0, "")
        assert target.read_bytes().startswith(begins)


def test_a_matter_that_is_not_there_is_said_plainly(
    followed_folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "r.html"
    code, _, err = sagt(followed_folder, "report", "--matter", "NEJ 1", "-o", target)
    assert (code, err.count("\n")) == (2, 1)
    assert not target.exists()
