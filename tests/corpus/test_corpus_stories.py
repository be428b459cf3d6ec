"""The stories are told by documents that exist, in the words they are said to use."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import corpus
from corpus.markup import Source, read_source

CORPUS = Path(corpus.__file__).parent
HALVES = {"tuning": "stories.json", "held-out": "stories_held_out.json"}
STORIES = [
    story | {"file": half}
    for half, name in HALVES.items()
    for story in json.loads((CORPUS / name).read_text(encoding="utf-8"))["stories"]
]
STATUSES = {
    "ej-forfallen", "pagar", "delvis", "infriad", "infriad-sent", "omplanerad",
    "struken", "motsags", "frist-passerad-utan-belagg", "okant",
}  # fmt: skip
STANCES = {
    "fulfils", "partly", "under-way", "new-date", "dropped", "contradicts", "mentions",
}  # fmt: skip
RELATIONS = {"repeats", "revises", "part-of", "taken-over", "follows"}
# A verdict rests on what someone says, or on nobody saying anything.
SILENT = {"ej-forfallen", "okant", "frist-passerad-utan-belagg"}
TextOf = Callable[[Source, bytes], str]

stories = pytest.mark.parametrize("story", STORIES, ids=lambda s: s["id"])


@cache
def source_of(document: str) -> Source:
    return read_source(CORPUS / "sources" / f"{Path(document).stem}.txt")


@cache
def gold_of(document: str) -> dict[str, Any]:
    path = CORPUS / "gold" / f"{Path(document).stem}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def squeeze(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def said(story: dict[str, Any]) -> list[dict[str, Any]]:
    """Return everything that a story says stands in a document."""
    kinds = ("evidence", "near_misses", "same_promise")
    return [story["promise"], *(item for kind in kinds for item in story.get(kind, ()))]


def begins(item: dict[str, Any], words: str) -> bool:
    return item["starts"].startswith(words) or words.startswith(item["starts"])


@stories
def test_documents_exist_in_order_of_date(story: dict[str, Any]) -> None:
    assert all((CORPUS / name).is_file() for name in story["documents"])
    dates = [source_of(name).meta["date"] for name in story["documents"]]
    assert dates == sorted(dates)
    assert dates[-1] <= story["as_of"]


@stories
def test_what_is_told_stands_in_its_document(
    story: dict[str, Any], text_of: TextOf
) -> None:
    for item in said(story):
        assert item["document"] in story["documents"]
        source = source_of(item["document"])
        text = text_of(source, (CORPUS / source.path).read_bytes())
        assert squeeze(item["starts"]) in squeeze(text), item


@stories
def test_annotated_promises_and_evidence_are_in_gold(story: dict[str, Any]) -> None:
    for item in (story["promise"], *story["evidence"]):
        if not source_of(item["document"]).annotated:
            continue
        found = gold_of(item["document"])
        known = [*found["decisions"], *found["followups"], *found["commitments"]]
        assert any(begins(one, item["starts"]) for one in known), item


@stories
def test_evidence_is_not_older_than_the_promise(story: dict[str, Any]) -> None:
    made = source_of(story["promise"]["document"]).meta["date"]
    for evidence in story["evidence"]:
        assert source_of(evidence["document"]).meta["date"] >= made


@stories
def test_a_story_uses_known_words(story: dict[str, Any]) -> None:
    assert story["half"] == story["file"]
    assert {story["expected_status"], *story.get("also", ())} <= STATUSES
    assert {e["stance"] for e in story["evidence"] if "stance" in e} <= STANCES
    tied = {one["relation"] for one in story.get("same_promise", ())}
    assert tied <= RELATIONS
    speaking = [e for e in story["evidence"] if e.get("stance") != "mentions"]
    assert bool(speaking) != (story["expected_status"] in SILENT)


def test_there_are_forty_stories_and_many_are_held_out() -> None:
    halves = Counter(story["half"] for story in STORIES)
    assert sum(halves.values()) >= 40
    assert halves["held-out"] >= 20
    assert len({story["id"] for story in STORIES}) == len(STORIES)


@pytest.mark.parametrize("half", HALVES)
def test_every_status_is_told_of(half: str) -> None:
    told = {s["expected_status"] for s in STORIES if s["half"] == half}
    assert told == STATUSES


def test_duties_near_misses_and_same_promises_are_told_of() -> None:
    assert sum("occasions" in story for story in STORIES) >= 10
    assert sum(len(story.get("near_misses", ())) for story in STORIES) >= 100
    tied = {t["relation"] for story in STORIES for t in story.get("same_promise", ())}
    assert tied == set(RELATIONS)


def test_the_unanswered_question_is_unanswered_in_gold() -> None:
    asked = [story["question"] for story in STORIES if "question" in story]
    for question in asked:
        found = gold_of(question["document"])["questions"]
        answer = next(q["answer"] for q in found if q["number"] == question["number"])
        assert answer == question["answer"]
    assert asked


@pytest.mark.parametrize(
    "story", [s for s in STORIES if "occasions" in s], ids=lambda s: s["id"]
)
def test_the_occasions_of_a_duty_come_in_order(story: dict[str, Any]) -> None:
    days = [dt.date.fromisoformat(o["due"]) for o in story["occasions"]]
    assert days == sorted(set(days))
    met = [occasion["met"] for occasion in story["occasions"]]
    some = story["expected_status"] == "delvis"
    assert some == (any(met) and not all(met))
