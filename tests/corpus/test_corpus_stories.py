"""The stories are told by documents that exist, in the words they are said to use."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import corpus

CORPUS = Path(corpus.__file__).parent
STORIES = json.loads((CORPUS / "stories.json").read_text(encoding="utf-8"))["stories"]
STATUSES = {
    "ej-forfallen", "pagar", "delvis", "infriad", "infriad-sent", "omplanerad",
    "struken", "motsags", "frist-passerad-utan-belagg", "okant",
}  # fmt: skip

stories = pytest.mark.parametrize("story", STORIES, ids=lambda s: s["id"])


def gold_of(document: str) -> dict[str, Any]:
    path = CORPUS / "gold" / f"{Path(document).stem}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def begins(item: dict[str, Any], words: str) -> bool:
    return item["starts"].startswith(words) or words.startswith(item["starts"])


@stories
def test_documents_exist_in_order_of_date(story: dict[str, Any]) -> None:
    assert all((CORPUS / name).is_file() for name in story["documents"])
    dates = [gold_of(name)["date"] for name in story["documents"]]
    assert dates == sorted(dates)
    assert dates[-1] <= story["as_of"]


@stories
def test_the_promise_is_a_commitment_in_gold(story: dict[str, Any]) -> None:
    promise = story["promise"]
    assert promise["document"] in story["documents"]
    commitments = gold_of(promise["document"])["commitments"]
    assert any(begins(c, promise["starts"]) for c in commitments)


@stories
def test_evidence_is_annotated_and_not_older_than_the_promise(
    story: dict[str, Any],
) -> None:
    made = gold_of(story["promise"]["document"])["date"]
    for evidence in story["evidence"]:
        found = gold_of(evidence["document"])
        said = [*found["decisions"], *found["followups"], *found["commitments"]]
        assert any(begins(item, evidence["starts"]) for item in said), evidence
        assert found["date"] >= made


@stories
def test_the_expected_status_fits_the_deadline(story: dict[str, Any]) -> None:
    promise = story["promise"]
    commitments = gold_of(promise["document"])["commitments"]
    latest = next(
        c["deadline_latest"] for c in commitments if begins(c, promise["starts"])
    )
    status = story["expected_status"]
    assert status in STATUSES
    if status in {"ej-forfallen", "pagar"}:
        assert latest > story["as_of"]
    if status in {"infriad-sent", "frist-passerad-utan-belagg"}:
        assert latest < story["as_of"]
    if status in {"ej-forfallen", "okant", "frist-passerad-utan-belagg"}:
        assert story["evidence"] == []
    else:
        assert story["evidence"]


def test_every_status_is_told_of() -> None:
    assert {story["expected_status"] for story in STORIES} == STATUSES


def test_the_unanswered_question_is_unanswered_in_gold() -> None:
    asked = [story["question"] for story in STORIES if "question" in story]
    for question in asked:
        found = gold_of(question["document"])["questions"]
        answer = next(q["answer"] for q in found if q["number"] == question["number"])
        assert answer == question["answer"]
    assert asked


def test_the_yearly_duty_was_missed_once() -> None:
    story = next(s for s in STORIES if "occasions" in s)
    days = [dt.date.fromisoformat(o["due"]) for o in story["occasions"]]
    assert [d.year for d in days] == list(range(days[0].year, days[-1].year + 1))
    assert [o["met"] for o in story["occasions"]].count(False) == 1
