"""Ordinary answers, mostly of running text: every question found, and how answered.

Each paper in `fraga_lopande` ends in lines "first words|status" below a rule. The
share is a floor of what is read right.
"""

from functools import cache
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.model import Question

FOLDER = Path(__file__).parent / "fraga_lopande"
PAPERS = sorted(path.stem for path in FOLDER.glob("*.txt"))
LEAST_STATUS = 0.9


@cache
def paper(name: str) -> tuple[tuple[tuple[str, str], ...], tuple[Question, ...]]:
    whole = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    body, rows = whole.split("\n=====\n")
    wanted = tuple(tuple(row.split("|")) for row in rows.splitlines())
    document = pipeline.read_document(body.encode(), f"{name}.txt")
    return wanted, pipeline.extract_facts(document).questions


@pytest.mark.parametrize("name", PAPERS)
def test_every_question_is_found_once(name: str) -> None:
    wanted, questions = paper(name)
    assert len(questions) == len(wanted)
    for (starts, _), question in zip(wanted, questions, strict=True):
        assert question.text.startswith(starts)


def test_most_statuses_are_read_right() -> None:
    pairs = [
        (question.status, status)
        for name in PAPERS
        for (_, status), question in zip(*paper(name), strict=True)
    ]
    right = sum(read == status for read, status in pairs)
    assert right / len(pairs) >= LEAST_STATUS, f"{right} av {len(pairs)}"
