"""Named questions on the command line: lines, JSON, CSV and plain errors."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli import main

SILENT = ("--name", "silent-promises", "--param", "organ=Region Norrlid")
PROMISES = ("--name", "promises-of-actor", "--param", "actor=Tjärnviks kommun")


def sagt(collection: Path, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["query", *words, "--collection", str(collection)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def test_a_named_question_in_lines_json_and_csv(demo_collection: Path) -> None:
    code, lines, _ = sagt(demo_collection, *PROMISES)
    assert code == 0
    head, *rows = lines.splitlines()
    assert head.split("\t")[:3] == ["Löfte", "Vem lovade", "Sagt den"]
    code, written, _ = sagt(demo_collection, *PROMISES, "--json")
    found = json.loads(written)
    assert (code, len(found["rows"]), found["more"]) == (0, len(rows), False)
    days = [row["due"] for row in found["rows"]]
    assert days
    place = found["rows"][0]["place"]
    assert place["end"] - place["start"] == len(place["text"])
    code, written, _ = sagt(demo_collection, *PROMISES, "--csv")
    table = list(csv.DictReader(io.StringIO(written)))
    assert (code, len(table)) == (0, len(rows))
    assert [row["due"] for row in table] == [day or "" for day in days]


def test_before_the_deadline_nothing_is_overdue(demo_collection: Path) -> None:
    asked = (*SILENT, "--param", "before=2000-01-01", "--json")
    code, written, _ = sagt(demo_collection, *asked)
    assert (code, json.loads(written)["rows"]) == (0, [])


def test_a_cut_answer_says_how_to_go_on(demo_collection: Path) -> None:
    named = ("--name", "documents-of-organ", "--param", "organ=Tjärnviks kommun")
    _, whole, _ = sagt(demo_collection, *named, "--csv")
    code, first, told = sagt(demo_collection, *named, "--csv", "--limit", "1")
    assert (code, len(first.splitlines())) == (0, 2)
    assert "--offset 1" in told
    _, rest, _ = sagt(demo_collection, *named, "--csv", "--offset", "1")
    assert first.splitlines() + rest.splitlines()[1:] == whole.splitlines()


def test_the_list_holds_every_question_by_its_user(demo_collection: Path) -> None:
    code, written, _ = sagt(demo_collection, "--list", "--json")
    queries = {one["name"]: one for one in json.loads(written)["queries"]}
    assert code == 0
    assert queries["decisions-of-organ"]["parameters"][0]["kind"] == "organ"
    _, lines, _ = sagt(demo_collection, "--list")
    assert all(name in lines for name in queries)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--name"),
        (("--list", "--name", "decision"), "--list"),
        (("--name", "finns-inte"), "finns inte"),
        (("--name", "decision"), "decision"),
        (("--name", "decision", "--param", "decision"), "namn=värde"),
        (("--name", "coverage", "--param", "ar=2020"), "har inte"),
    ],
)
def test_wrong_use_is_said_in_swedish(
    demo_collection: Path, words: tuple[str, ...], said: str
) -> None:
    code, out, told = sagt(demo_collection, *words)
    assert (code, out) == (2, "")
    assert said in told
