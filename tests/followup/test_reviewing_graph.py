"""The graph of reviews: what a person has said, and never who."""

import datetime as dt
from dataclasses import replace

import pytest

from graph import validate
from graph.followup.reviews.reviewing import Decision, PromiseReview, Reviews
from graph.followup.reviews.reviewing_graph import graph_name, quads
from graph.followup_model import Evidence
from graph.terms import OA, OWN, PROV, TYPE, NamedNode, Quad
from ingest.ledger_reviews import Quoted, ReviewEvent, ReviewKind

DAY = dt.date(2022, 5, 6)
PROMISE = Quoted("a1", "d1", "Nämnden ska anta en plan.")
PIECE = Evidence(
    *(
        "a1",
        "d2",
        None,
        0,
        13,
        "Planen antas.",
        "fulfils",
        0.6,
        DAY,
        DAY,
        "granskning.x",
    )
)
TEXTS = {"d2": "text/d2"}


def event(
    kind: ReviewKind, number: int, value: str = "", **more: object
) -> ReviewEvent:
    about = {"promise": PROMISE, "who": "Ada Ström", "why": "läst", **more}
    at = "2024-05-06T07:08:09+00:00"
    return ReviewEvent(kind, value=value, at=at, seq=number, **about)  # type: ignore[arg-type]


def said(lost: bool = False) -> Reviews:
    review = PromiseReview(
        evidence={
            PIECE.id: Decision(
                event("confirm-evidence", 1, "fulfils"), piece=PIECE, lost=lost
            )
        },
        status=Decision(event("status", 2, "infriad", as_of=DAY)),
        deadline=Decision(event("deadline", 3, latest=DAY)),
        promisor=Decision(event("promisor", 4, "Kulturnämnden")),
        notes=(Decision(event("note", 5)),),
    )
    pair = {("a1", "a2"): Decision(event("same", 6, other=replace(PROMISE, id="a2")))}
    return Reviews({"a1": review}, pair, latest=6)


def subjects(found: list[Quad], kind: NamedNode) -> set[str]:
    return {str(q.subject) for q in found if q.predicate == TYPE and q.object == kind}


@pytest.mark.parametrize("lost", [False, True])
def test_the_graph_holds_to_its_shapes(lost: bool) -> None:
    found = quads(said(lost), TEXTS)
    # What it points at stands in other graphs.
    assert {
        p.message
        for p in validate.check_quads(found, graph_name().value)
        if "evidenceFor" not in p.message and "hasSource" not in p.message
    } == set()
    assert len(subjects(found, OWN.Review)) == 6
    assert len(subjects(found, OWN.Evidence)) == lost
    assert {quad.graph_name for quad in found} == {graph_name()}


def test_who_said_it_is_never_in_the_graph() -> None:
    found = quads(said(), TEXTS)
    assert not [quad for quad in found if "Ada" in str(quad.object)]
    assert [q for q in found if q.predicate == OWN.explanation and "läst" in str(q)]
    assert {str(q.object) for q in found if q.predicate == PROV.wasAttributedTo} == {
        "<https://w3id.org/sagt/id/granskare>"
    }


def test_what_is_judged_is_pointed_at() -> None:
    found = quads(said(), TEXTS)
    targets = {str(q.object) for q in found if q.predicate == OA.hasTarget}
    base = "https://w3id.org/sagt/id/"
    assert targets == {f"<{base}atagande/a1>", f"<{base}belagg/{PIECE.id}>"}


def test_a_review_without_a_target_is_refused() -> None:
    found = [q for q in quads(said(), TEXTS) if q.predicate != OA.hasTarget]
    problems = validate.check_quads(found, graph_name().value)
    assert any("hasTarget" in problem.message for problem in problems)


def test_nothing_said_makes_no_graph_but_the_people() -> None:
    assert len(quads(Reviews(), TEXTS)) == 1
