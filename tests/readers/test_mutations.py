"""Broken and hostile files give a document or a Failure; nothing gives way."""

import os
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import mutations, mutations_random
from benchmarks.mutations_hostile import locked, pictures
from ingest import workers
from ingest.model import Failure

pytestmark = [pytest.mark.usefixtures("spawned_workers"), pytest.mark.long]

COUNT = 150
KILLS_PDFIUM = "formular-sig-sjalvt.pdf"


@pytest.fixture
def without_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a watched folder for temporary files; text recognition is hidden."""
    watched = tmp_path / "tmp"
    watched.mkdir()
    monkeypatch.setenv("TMPDIR", str(watched))
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv(mutations.MARK, str(os.getpid()))
    return watched


def test_mutated_files_break_nothing(tmp_path: Path, without_engine: Path) -> None:
    files = []
    for kind, name, data in islice(mutations_random.mutated(COUNT, seed=7), COUNT):
        path = tmp_path / name
        path.write_bytes(data)
        files.append(mutations.Broken(kind, path))
    outcome = mutations.read(files, 2, workers.Limits(seconds=60, memory=2 << 30))
    assert outcome.wrong == []
    assert sum(row.files for row in outcome.rows.values()) == COUNT
    # Most are broken, but some can still be read.
    assert sum(row.documents for row in outcome.rows.values()) > COUNT / 4
    assert mutations.left_behind(without_engine, str(os.getpid())) == []


def test_hostile_files_break_nothing(tmp_path: Path, without_engine: Path) -> None:
    made = [*_small_hostile()]
    for name, data in made:
        (tmp_path / name).write_bytes(data)
    with (tmp_path / "nollor.pdf").open("wb") as out:
        out.truncate(mutations.ZEROS)
    files = [
        mutations.Broken("elak", path) for path in tmp_path.iterdir() if path.is_file()
    ]
    outcome = mutations.read(files, 2, workers.Limits(seconds=60, memory=2 << 30))
    # PDFium itself dies of a form that draws itself twice; its worker alone goes down.
    died = [wrong for wrong in outcome.wrong if not wrong.startswith(KILLS_PDFIUM)]
    assert died == []
    assert outcome.rows["elak"].files == len(made) + 1
    assert mutations.left_behind(without_engine, str(os.getpid())) == []


def _small_hostile() -> list[tuple[str, bytes]]:
    """Return the hostile files that are made and read in no time."""
    hostile = mutations.mutations_hostile
    return [
        *hostile.circular_pdf(),
        *(file for file in hostile.huge_numbers_pdf() if len(file[1]) < 10_000),
        *(file for file in pictures() if file[0] != "stor.png"),
    ]


@pytest.mark.usefixtures("without_engine")
def test_a_collection_withstands_them(tmp_path: Path) -> None:
    folder = tmp_path / "handlingar"
    folder.mkdir()
    for number, (name, data) in enumerate(locked()):
        (folder / f"{number}-{name}").write_bytes(data)
    line, wrong = mutations.take_in(folder, tmp_path / "samling", 1)
    assert "misslyckanden" in line
    assert wrong == []


def test_a_run_is_the_same_every_time() -> None:
    one, other = (list(mutations_random.mutated(60, 3)) for _ in range(2))
    assert one == other
    assert one != list(mutations_random.mutated(60, 4))


@pytest.mark.parametrize(
    "result",
    [
        Failure("a.pdf", "", "Skäl.", "Råd."),
        Failure("a.pdf", "läsning", "Skäl.", ""),
        Failure("a.pdf", workers.ABORTED, "Läsningen av filen avbröts.", "Råd."),
        Failure("a.pdf", "extraktion", "Programmet kunde inte tolka filen.", "Råd."),
        b"",
    ],
)
def test_what_must_not_happen_is_told(result: Failure | bytes) -> None:
    assert mutations.fault_of(result)
