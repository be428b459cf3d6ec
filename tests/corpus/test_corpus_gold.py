"""The gold says nothing that its document does not."""

import datetime as dt
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from corpus import annotations, markup
from ingest import model

CORPUS = Path(annotations.__file__).parent
SOURCES = [markup.read_source(p) for p in sorted(CORPUS.glob("sources/*.txt"))]
ANNOTATED = [source for source in SOURCES if source.annotated]
KEYS = {
    "source", "extent", "extent_until", "doc_type", "title", "body", "organ", "date",
    "reference_date", "dnr", "persons", "organisations", "decisions", "commitments",
    "times", "references", "questions", "followups", "negatives",
}  # fmt: skip
TextOf = Callable[[markup.Source, bytes], str]

annotated = pytest.mark.parametrize("source", ANNOTATED, ids=lambda s: s.name)


def annotation(source: markup.Source) -> dict[str, Any]:
    path = CORPUS / "gold" / f"{source.name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.replace("\u00ad", "")).casefold()


def quoted(found: dict[str, Any]) -> list[str]:
    """Every string of an annotation that is said to stand in the document."""
    strings = [
        item["starts"]
        for key in ("decisions", "commitments", "questions", "followups")
        for item in found[key]
    ]
    strings += [item["ends"] for item in found["commitments"]]
    strings += [c["deadline_text"] for c in found["commitments"] if c["deadline_text"]]
    strings += [item["text"] for key in ("times", "references") for item in found[key]]
    strings += [person["name"] for person in found["persons"]]
    return strings + found["negatives"] + found["organisations"] + found["dnr"]


@annotated
def test_every_quoted_string_stands_in_the_document(
    source: markup.Source, text_of: TextOf
) -> None:
    text = squeeze(text_of(source, (CORPUS / source.path).read_bytes()))
    missing = [s for s in quoted(annotation(source)) if squeeze(s) not in text]
    assert missing == []


@annotated
def test_gold_is_what_the_marks_say(source: markup.Source) -> None:
    assert annotation(source) == annotations.annotation(source)


def test_every_annotated_document_has_gold_and_no_other() -> None:
    assert {p.stem for p in CORPUS.glob("gold/*.json")} == {s.name for s in ANNOTATED}
    assert {p.stem for p in CORPUS.glob("*documents/*")} == {s.name for s in SOURCES}


@annotated
def test_gold_keeps_to_the_contracts_values(source: markup.Source) -> None:
    found = annotation(source)
    assert set(found) == KEYS
    assert found["doc_type"] in get_args(model.DocumentType)
    assert {d["outcome"] for d in found["decisions"]} <= set(get_args(model.Outcome))
    assert {d["status"] for d in found["decisions"]} <= {"decision", "proposal"}
    assert {c["strength"] for c in found["commitments"]} <= set(
        get_args(model.Strength)
    )
    assert {q["answer"] for q in found["questions"]} <= set(
        get_args(model.AnswerStatus)
    )
    assert {f["status"] for f in found["followups"]} <= set(
        get_args(model.FollowupStatus)
    )
    assert {r["kind"] for r in found["references"]} <= set(
        get_args(model.ReferenceKind)
    )


@annotated
def test_intervals_are_dates_in_order(source: markup.Source) -> None:
    found = annotation(source)
    pairs = [(t["earliest"], t["latest"]) for t in found["times"]]
    pairs += [
        (c["deadline_earliest"], c["deadline_latest"]) for c in found["commitments"]
    ]
    for earliest, latest in pairs:
        days = [dt.date.fromisoformat(day) for day in (earliest, latest) if day]
        assert days == sorted(days), (earliest, latest)


@annotated
def test_a_sentence_is_not_both_commitment_and_negative(source: markup.Source) -> None:
    found = annotation(source)
    bound = {c["starts"] for c in found["commitments"]}
    assert bound.isdisjoint(found["negatives"])


@annotated
def test_marks_leave_no_trace_in_the_text(
    source: markup.Source, text_of: TextOf
) -> None:
    text = text_of(source, (CORPUS / source.path).read_bytes())
    assert not re.search(r"[{}]|\[\^1\]|!toc|!sign", text)


def test_a_vote_table_agrees_with_its_count() -> None:
    tables = 0
    for source in ANNOTATED:
        rows = [b.cells for b in source.blocks if b.kind == "row" and "X" in b.cells]
        ballots = [tuple(cell == "X" for cell in row[-3:]) for row in rows]
        votes = [d["vote"] for d in annotation(source)["decisions"] if d["vote"]]
        if not ballots or source.meta["organ"] == "Regionfullmäktige":
            continue
        tables += 1
        counts = dict(
            zip(
                ("ja", "nej", "avstar"),
                map(sum, zip(*ballots, strict=True)),
                strict=True,
            )
        )
        assert counts in votes, source.name
    assert tables >= 3
