"""Answers to interpellations as many hands write them, each with its gold.

Fictional papers in `fraga_svar`: questions, where each is answered and how far.
The shares are floors of what is read right, not of what should be.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from ingest import pipeline
from ingest.model import Document, Question

FOLDER = Path(__file__).parent / "fraga_svar"
PAPERS = sorted(path.stem for path in FOLDER.glob("*.json"))
LEAST_STATUS, LEAST_SPANS = 0.9, 0.85

Gold = dict[str, object]


def squeezed(text: str) -> str:
    return "".join(char.casefold() for char in text if char.isalnum())


@cache
def paper(name: str) -> tuple[dict, Document, tuple[Question, ...]]:
    gold = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    source = FOLDER / gold["source"]
    document = pipeline.read_document(source.read_bytes(), source.name)
    return gold, document, pipeline.extract_facts(document).questions


def found_for(starts: str, questions: tuple[Question, ...]) -> Question | None:
    want = squeezed(starts)
    return next((q for q in questions if squeezed(q.text).startswith(want)), None)


def overlap(gold: dict, question: Question, document: Document) -> float:
    """Return the shared part of what answers a question, in characters."""
    text = squeezed(document.text)
    wanted: set[int] = set()
    for answer in gold["answers"]:
        start = text.index(squeezed(answer["starts"]))
        stop = text.index(squeezed(answer["ends"]), start)
        wanted |= set(range(start, stop + len(squeezed(answer["ends"]))))
    found: set[int] = set()
    for span in question.answers:
        start = len(squeezed(document.text[: span.start]))
        found |= set(
            range(start, start + len(squeezed(document.text[span.start : span.end])))
        )
    return len(wanted & found) / len(wanted | found) if wanted | found else 1.0


@pytest.mark.parametrize("name", PAPERS)
def test_every_question_is_found_once(name: str) -> None:
    gold, _, questions = paper(name)
    found = [found_for(one["starts"], questions) for one in gold["questions"]]
    assert None not in found
    assert len(questions) == len(gold["questions"])


def test_status_and_place_of_the_answers() -> None:
    right, placed, total = 0, 0, 0
    for name in PAPERS:
        gold, document, questions = paper(name)
        for one in gold["questions"]:
            question = found_for(one["starts"], questions)
            assert question is not None
            total += 1
            right += question.status == one["answer"]
            placed += overlap(one, question, document) >= 0.5
    assert right / total >= LEAST_STATUS, f"{right} av {total}"
    assert placed / total >= LEAST_SPANS, f"{placed} av {total}"
