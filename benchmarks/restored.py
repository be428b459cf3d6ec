"""Does a collection restored from a backup answer as the one it was made of?

    python -m benchmarks.restored [--documents FOLDER] [--folder FOLDER]

A collection is made of the documents. Promises are reviewed, two actors are merged, one
document is made not public, something is watched for, also by those who see only what
is public. It is backed up while somebody writes and restored in an empty folder of
another name. Both then answer the queries in `benchmarks/queries/restored.tsv`, of the
whole and of what is public; an answer is what the program writes and its exit code,
letter by letter. Only the figures that a search puts on its hits are left out, not
their order: the engine counts what has been replaced too, until it tidies up.
"""

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from app.cli import main as program
from ingest.archive import Archive
from ingest.ledger import FailedFile
from ingest.model import Failure

QUERIES = Path(__file__).parent / "queries" / "restored.tsv"
DOCUMENTS = Path("corpus/documents")
_SCORE = re.compile(r'"score":[0-9.e-]+,?')
ENVIRONMENT = {"SAGT_TODAY": "2024-12-01", "SAGT_WORKERS": ""}


@dataclass(frozen=True, slots=True)
class Answered:
    """What the program wrote, and its exit code."""

    code: int
    written: str
    said: str


@dataclass(frozen=True, slots=True)
class Compared:
    """How the answers of a restored collection were.

    Args:
        asked: How many queries both were asked.
        answered: How many of them had an answer, exit code 0, in the first.
        different: The queries that were answered otherwise.
    """

    asked: int
    answered: int
    different: tuple[str, ...]


def queries() -> list[list[str]]:
    """Return the published queries, each as the words of a command."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"]


def run(folder: Path, words: Sequence[str]) -> Answered:
    """Run a command of the program on a collection."""
    done = CliRunner().invoke(
        program, ["--collection", str(folder), *words], env=ENVIRONMENT
    )
    written = done.stdout
    if "search" in words:
        written = _SCORE.sub("", written)
    return Answered(done.exit_code, written, done.stderr)


def decide(folder: Path) -> None:
    """Let people decide this and that of a collection."""
    for found in _json(folder, "promises")["promises"][:3]:
        _json(folder, "review", "status", found["id"], "infriad", "--why", "För prov.")
        _json(folder, "review", "note", found["id"], "Se också protokollet.")
    pairs = _json(folder, "identity", "queue", "--limit", "1")["pairs"]
    for pair in pairs:
        _json(folder, "identity", "merge", pair["left"], pair["right"])
    with closing(Archive(folder)) as archive:
        last = archive.ledger.entries()[-1].name
    _json(folder, "watch", "add", "--search", "plan", "--who", "Ada")
    _json(folder, "restrict", last)
    _json(folder, "--public", "watch", "add", "--search", "beslut", "--who", "Bo")


def restored(folder: Path, place: Path) -> Path:
    """Back a collection up while somebody writes; return it restored elsewhere."""
    copy, target = place / "kopia.zip", place / "annan" / "återställd"
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(_write, folder)
        made = run(folder, ["backup", str(copy)])
        writing.result()
    _succeeded(made, "backup")
    _succeeded(run(target, ["restore", str(copy), str(target)]), "restore")
    return target


def compare(one: Path, other: Path, asked: Sequence[Sequence[str]]) -> Compared:
    """Ask two collections the same, and return how their answers differ."""
    different, answered = [], 0
    for words in asked:
        answers = [run(folder, words) for folder in (one, other)]
        answered += answers[0].code == 0
        if answers[0] != answers[1]:
            different.append(" ".join(words))
    return Compared(len(asked), answered, tuple(different))


def _write(folder: Path) -> None:
    """Write in the ledger what changes no answer, over and over for a while."""
    with closing(Archive(folder)) as archive:
        for number in range(200):
            with archive.writing(wait=60):
                name = f"skrivet-{number}"
                archive.ledger.fail(
                    FailedFile(Failure(name, "läsning", "x", "y"), name, "", "", "")
                )
                archive.ledger.forgive(name)


def _json(folder: Path, *words: str) -> Any:
    found = run(folder, [*words, "--json"])
    _succeeded(found, " ".join(words))
    return json.loads(found.written)


def _succeeded(found: Answered, what: str) -> None:
    if found.code:
        raise RuntimeError(f"{what}: {found.code} {found.said}")


def _report(found: Mapping[str, Compared]) -> Iterator[str]:
    for what, one in found.items():
        same = one.asked - len(one.different)
        yield f"{what}: {same} of {one.asked} the same, {one.answered} with exit code 0"
        yield from (f"  different: {words}" for words in one.different)


def main() -> None:
    """Make, back up, restore, ask, and print how many answers are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, default=DOCUMENTS)
    parser.add_argument(
        "--folder", type=Path, help="where to work; removed if not given"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        place = given.folder or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        folder = place / "samling"
        found = run(folder, ["ingest", str(given.documents)])
        print(found.written.strip())
        decide(folder)
        other = restored(folder, place)
        asked = queries()
        answers = {
            "whole": compare(folder, other, asked),
            "public": compare(folder, other, [["--public", *one] for one in asked]),
        }
    for line in _report(answers):
        print(line)
    sys.exit(any(one.different for one in answers.values()))


if __name__ == "__main__":
    os.environ.update(ENVIRONMENT)
    main()
