"""A worker that hangs or dies costs one file, never the rest."""

from pathlib import Path

from ingest import codec, workers
from ingest.model import Failure


def tasks(folder: Path, count: int) -> list[workers.Task]:
    made = []
    for number in range(count):
        path = folder / f"{number}.txt"
        path.write_text(f"Handling nummer {number}.", encoding="utf-8")
        made.append(workers.Task(path, path.name))
    return made


def test_results_come_in_the_order_of_the_tasks(tmp_path: Path) -> None:
    results = workers.read_all(tasks(tmp_path, 7), 2)
    read = [codec.decode_artifact(r) for r in results if isinstance(r, bytes)]
    assert [a.document.source for a in read] == [f"{n}.txt" for n in range(7)]


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    limits = workers.Limits(seconds=0.0)
    results = list(workers.read_all(tasks(tmp_path, 2), 1, limits))
    assert len(results) == 2
    assert any(isinstance(r, Failure) and r.stage == workers.ABORTED for r in results)


def test_no_tasks_start_no_workers() -> None:
    assert list(workers.read_all([], 2)) == []
