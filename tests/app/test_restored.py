"""A restored collection answers as the one it was made of, also of what is public."""

import shutil
from pathlib import Path

from app.checking import whole
from app.settings import Settings
from benchmarks import restored

# Every so many of the published queries: the benchmark asks them all.
EVERY = 10


def test_what_is_restored_answers_the_same(
    followed_folder: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "samling"
    shutil.copytree(followed_folder, folder)
    restored.decide(folder)
    other = restored.restored(folder, tmp_path)
    asked = restored.queries()[::EVERY]
    asked += [["--public", *one] for one in asked[1::2]]
    found = restored.compare(folder, other, asked)
    assert found.different == ()
    assert found.answered >= len(asked) // 2
    left = whole.check(Settings(other, workers=1), lambda *_: None).damages
    assert {one.code for one in left} <= {"orphan"}


def test_there_are_fifty_queries() -> None:
    asked = restored.queries()
    assert len(asked) == len({tuple(one) for one in asked}) == 50
