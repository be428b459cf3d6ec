"""What reviewed passages teach: the order of candidates, a little, and in words."""

import datetime as dt
from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from graph.followup.reviews import learning
from graph.followup.reviews.learning import (
    CONFIRMED,
    REJECTED,
    Learned,
    Pair,
    features,
    learn,
    ranked,
    reasons,
)
from graph.followup.reviews.reviewing import reviews
from graph.followup.tables import table
from graph.followup_model import Evidence, LinkKind
from ingest.ledger_reviews import Quoted, ReviewEvent, SeenEvidence

DAY = dt.date(2022, 5, 6)
TEXTS = ("Tillagningsköket invigs.", "Bokbussen säljs.", "Planen antas.")
PAIRS = st.lists(
    st.builds(
        Pair,
        st.sampled_from(("a1", "a2")),
        st.sampled_from(TEXTS),
        st.booleans(),
    ),
    max_size=30,
)


def piece(
    text: str, score: float, link: LinkKind | None = None, promise: str = "a9"
) -> Evidence:
    return Evidence(
        *(
            promise,
            "d2",
            None,
            0,
            10,
            text,
            "fulfils",
            score,
            DAY,
            DAY,
            "belagg.beslut",
        ),
        link=link,
        relevance=score,
    )


def test_what_shares_words_with_a_confirmed_passage_of_the_promise_rises() -> None:
    known = learn(
        [
            Pair("a9", "Tillagningsköket i Norrby invigdes i maj.", True),
            Pair("a9", "Bokbussen i Norrby har fått nytt däck.", False),
        ]
    )
    other = piece("Något helt annat hände.", 0.4)
    bus = piece("Bokbussen har fått ett nytt däck.", 0.42)
    kitchen = piece("Nu lagar Tillagningsköket i Norrby maten.", 0.35)
    given_order = [r.evidence for r in ranked([bus, other], Learned())]
    assert given_order == [bus, other]
    order = [one.evidence for one in ranked([bus, other, kitchen], known)]
    assert order == [kitchen, other, bus]
    (told,) = reasons(kitchen, known)
    assert told.startswith("delar ord med en bekräftad träff: ")
    assert "Tillagningsköket" in told
    assert reasons(bus, known, "en")[0].startswith("shares words with a rejected")
    # Another promise is not taught by it.
    assert known.adjustment(replace(kitchen, commitment_id="a8")) == 0.0


@given(PAIRS)
def test_the_order_of_reviews_does_not_matter(given_: list[Pair]) -> None:
    assert learn(given_) == learn(given_[::-1])


@given(PAIRS, st.sampled_from(TEXTS), st.sampled_from(("a1", "a2", "a9")))
def test_no_lesson_outweighs_its_bound(
    given_: list[Pair], text: str, promise: str
) -> None:
    candidate = piece(text, 0.5, "dnr", promise)
    assert abs(learn(given_).adjustment(candidate)) <= max(CONFIRMED, REJECTED) + 1e-9


class Silent:
    """A collection in which nothing is read any more."""

    def promises(self, _document: str) -> list[Quoted]:
        return []

    def evidence(self, _promise: str) -> list[Evidence]:
        return []

    def text(self, _document: str) -> str:
        return ""


def test_what_is_homeless_still_teaches() -> None:
    seen = SeenEvidence(Quoted("e", "d2", "Planen antas."), "fulfils", 0.5, link="dnr")
    event = ReviewEvent("confirm-evidence", Quoted("a1", "d1", "Ska antas."), seen)
    known = learning.learned(reviews([event], Silent()))
    assert known.adjustment(piece("Planen antas.", 0.5, promise="a1")) > 0


def test_every_feature_worked_out_of_a_piece_has_its_words() -> None:
    known = {row["code"] for row in table("features")}
    for link in get_args(LinkKind):
        assert set(features(piece("x", 0.5, link))) <= known
    assert all(row["phrase"] and row["english"] for row in table("features"))
