"""A small file where a byte has gone wrong inside a text is damaged, not a fault."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app import answer_states
from app.access import marks, public
from app.operations import notes
from graph import copy_sums
from ingest.errors import ArchiveError


@pytest.mark.parametrize(
    ("name", "data", "read", "nothing"),
    [
        (notes.NAME, b'{"a\x9b": 1}', notes.read, {}),
        (
            copy_sums.NAME,
            b'{"a\x9b": 1}',
            lambda copy: [*copy_sums.damaged(copy)],
            [copy_sums.NAME],
        ),
        (
            public.STATE,
            b'{"marks": "a\x9b"}',
            lambda folder: public.state(folder / "samling"),
            public.State(),
        ),
        (
            f"{answer_states.FOLDER}/kopia.json",
            b'{"documents": "a\x9b"}',
            lambda folder: answer_states.noted(folder, "kopia"),
            None,
        ),
    ],
)
def test_it_counts_as_not_there(
    name: str,
    data: bytes,
    read: Callable[[Path], object],
    nothing: object,
    tmp_path: Path,
) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    assert read(tmp_path) == nothing


def test_what_says_what_is_public_is_refused(tmp_path: Path) -> None:
    (tmp_path / marks.NAME).write_bytes(b'[{"kind": "restrict", "at": "\x9b"}]')
    with pytest.raises(ArchiveError, match="går inte att läsa"):
        marks.read(tmp_path)
