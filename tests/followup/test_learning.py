"""What reviewed passages teach: the order of candidates, a little, and in words."""

import datetime as dt
from dataclasses import replace
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from graph.followup.reviews import learning
from graph.followup.reviews.learning import (
    BOUND,
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
CODES = ("lank.dnr", "lank.ingen", "hallning.fulfils", "hallning.mentions", "x")
TEXTS = ("Tillagningsköket invigs.", "Bokbussen säljs.", "Planen antas.")
PAIRS = st.lists(
    st.builds(
        Pair,
        st.sampled_from(("a1", "a2")),
        st.sampled_from(TEXTS),
        st.lists(st.sampled_from(CODES), max_size=3).map(tuple),
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


def pairs(code: str, confirmed: int, rejected: int) -> list[Pair]:
    """Return judged pairs of other promises that all have one feature."""
    return [
        Pair("a1", f"Sak {n}", (code,), n < confirmed)
        for n in range(confirmed + rejected)
    ]


def taught() -> Learned:
    """Nine of ten with a common dnr were right, and two of ten without a link."""
    return learn([*pairs("lank.dnr", 9, 1), *pairs("lank.ingen", 2, 8)])


def test_what_is_often_confirmed_rises_and_what_is_often_rejected_sinks() -> None:
    alike, linked = piece("lika", 0.52), piece("bunden", 0.5, "dnr")
    assert [r.evidence for r in ranked([alike, linked], Learned())] == [alike, linked]
    first, second = ranked([alike, linked], taught())
    assert (first.evidence, second.evidence) == (linked, alike)
    assert first.adjustment > 0 > second.adjustment
    # What the program found stands untouched beside what it is ordered by.
    assert (first.evidence.relevance, second.evidence.relevance) == (0.5, 0.52)
    assert (first.position, second.position) == (1, 0)


def test_what_shares_words_with_a_confirmed_passage_of_the_promise_rises() -> None:
    known = learn(
        [
            Pair("a9", "Tillagningsköket i Norrby invigdes i maj.", (), True),
            Pair("a9", "Bokbussen i Norrby har fått nytt däck.", (), False),
        ]
    )
    other = piece("Något helt annat hände.", 0.4)
    bus = piece("Bokbussen har fått ett nytt däck.", 0.42)
    kitchen = piece("Nu lagar Tillagningsköket i Norrby maten.", 0.35)
    order = [one.evidence for one in ranked([bus, other, kitchen], known)]
    assert order == [kitchen, other, bus]
    (told,) = reasons(kitchen, known)
    assert told.startswith("delar ord med en bekräftad träff: ")
    assert "Tillagningsköket" in told
    assert reasons(bus, known, "en")[0].startswith("shares words with a rejected")
    # Another promise is not taught by it.
    assert known.adjustment(replace(kitchen, commitment_id="a8")) == 0.0


def test_the_reason_is_told_in_plain_words() -> None:
    (told,) = reasons(piece("bunden", 0.5, "dnr"), taught())
    assert told == "9 av 10 granskade träffar med samma diarienummer har bekräftats"
    (english,) = reasons(piece("bunden", 0.5, "dnr"), taught(), "en")
    assert english.startswith("9 of 10 reviewed matches with the same reference")
    assert reasons(piece("bunden", 0.5, "dnr"), Learned()) == []


def test_a_few_reviews_teach_nothing_of_other_promises() -> None:
    few = learn([*pairs("lank.dnr", 2, 0), *pairs("lank.ingen", 0, 2)])
    assert few.adjustment(piece("bunden", 0.5, "dnr")) == 0.0
    assert reasons(piece("bunden", 0.5, "dnr"), few) == []


def test_a_feature_that_follows_the_common_share_moves_nothing() -> None:
    known = learn([*pairs("lank.dnr", 10, 10), *pairs("x", 10, 10)])
    assert abs(known.weight("lank.dnr")) < 1e-9


@given(PAIRS)
def test_the_order_of_reviews_does_not_matter(given_: list[Pair]) -> None:
    assert learn(given_) == learn(given_[::-1])


@given(PAIRS, st.sampled_from(TEXTS), st.sampled_from(("a1", "a2", "a9")))
def test_no_lesson_outweighs_its_bound(
    given_: list[Pair], text: str, promise: str
) -> None:
    candidate = piece(text, 0.5, "dnr", promise)
    most = BOUND + max(CONFIRMED, REJECTED)
    assert abs(learn(given_).adjustment(candidate)) <= most + 1e-9


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
    assert known.features["lank.dnr"].confirmed == 1
    assert known.adjustment(piece("Planen antas.", 0.5, promise="a1")) > 0


def test_every_feature_worked_out_of_a_piece_has_its_words() -> None:
    known = {row["code"] for row in table("features")}
    for link in get_args(LinkKind):
        assert set(features(piece("x", 0.5, link))) <= known
    assert all(row["phrase"] and row["english"] for row in table("features"))
