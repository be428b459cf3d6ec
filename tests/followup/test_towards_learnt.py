"""What a sentence leans to, and where rules and weighing do not agree."""

import datetime as dt
from dataclasses import replace

import pytest

from graph.followup.documents.records import PassageRecord, PromiseRecord
from graph.followup.documents.records import StatementRecord as Said
from graph.followup.documents.verbs import deeds
from graph.followup.pairs import towards, towards_learnt
from graph.followup.pairs.heard import MENTION
from graph.followup.pairs.towards_learnt import STANCES, leaning, settled
from graph.followup_model import Stance
from ingest.language.terms import terms
from tests.followup import recorded

PROMISED = "Kommunen ska öppna en fritidsgård i Hedby under 2022."


def promise(text: str = PROMISED) -> PromiseRecord:
    return recorded.promise(
        "a1",
        text,
        strength="certain",
        own=("fritidsgård", "hedby"),
        deeds=tuple(sorted(deeds(text))),
        latest=dt.date(2022, 12, 31),
    )


def said(text: str, stance: Stance = "mentions") -> Said:
    return Said(
        0, len(text), text, stance, MENTION, terms(text), tuple(sorted(deeds(text)))
    )


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Fritidsgården i Hedby står fortfarande tom och oanvänd.", "contradicts"),
        (
            "Fritidsgården i Hedby öppnar först i mars 2024, senare än utlovat.",
            "new-date",
        ),
        ("Planerna på en fritidsgård i Hedby har skrinlagts.", "dropped"),
        (
            "Fritidsgården i Hedby öppnade den 3 maj, och sedan dess har den tagit"
            " emot ungdomar varje kväll.",
            "fulfils",
        ),
    ],
)
def test_a_sentence_leans_to_a_stance(sentence: str, stance: Stance) -> None:
    found = leaning(promise(), said(sentence), sentence)
    assert found is not None
    assert found.stance == stance


@pytest.mark.parametrize(
    "sentence",
    [
        "Har fritidsgården i Hedby öppnat?",
        "Om fritidsgården i Hedby öppnar får ungdomarna en plats att mötas på.",
        "Motionären föreslår att fritidsgården i Hedby läggs ned.",
        "Ingen fritidsgård i Hedby efter 2027",
    ],
)
def test_questions_suppositions_proposals_and_headings_say_nothing(
    sentence: str,
) -> None:
    assert settled(promise(), said(sentence), "mentions", None) == "mentions"


def test_what_rules_held_to_be_of_another_deed_stays_so() -> None:
    text = "Fritidsgården i Hedby öppnade den 3 maj."
    assert settled(promise(), said(text, "fulfils"), "mentions", None) == "mentions"


def test_a_part_read_by_rules_is_not_made_a_whole() -> None:
    text = "Fritidsgården i Hedby öppnade den 3 maj."
    assert settled(promise(), said(text, "fulfils"), "partly", None) in {
        "partly",
        "mentions",
    }


def test_the_whole_sentence_is_read() -> None:
    text = "Gården är klar. Den öppnade i maj, men ännu inte för de yngsta."
    start = text.index("Den")
    passage = PassageRecord(0, len(text), text, None, ())
    part = Said(start, start + 17, text[start : start + 17], "fulfils", "r", (), ())
    assert towards_learnt.whole(part, passage) == text[start:]


def test_the_shares_of_all_stances_make_one() -> None:
    text = "Fritidsgården i Hedby är delvis klar."
    found = leaning(promise(), said(text), text)
    assert found is not None
    assert set(found.shares) == set(STANCES)
    assert abs(sum(found.shares.values()) - 1.0) < 1e-9
    assert found.sure == max(found.shares.values())


def test_what_was_to_stay_is_kept_where_nothing_has_changed() -> None:
    kept = promise("Kommunen ska behålla fritidsgården i Hedby.")
    text = "Fritidsgården i Hedby har kvar samma öppettider som tidigare."
    codes = towards_learnt.of_pair(kept, said(text), text)
    assert "behåll+d:behåller" in codes
    assert "d:behåller" not in codes


def test_the_words_that_weigh_most_are_marked_in_the_document() -> None:
    text = "Så är läget. Fritidsgården i Hedby har skrinlagts."
    start = text.index("Frit")
    passage = PassageRecord(100, 100 + len(text), text, None, ())
    sentence = replace(said(text[start:]), start=100 + start, end=100 + len(text))
    found = towards.cue(promise(), sentence, passage, "dropped")
    assert found is not None
    assert "skrinlagts" in text[found[0] - 100 : found[1] - 100]
    assert towards.cue(promise(), sentence, passage, "mentions") is None


def test_what_comes_back_every_year_keeps_no_promise_made_once() -> None:
    once = "Fritidsgården i Hedby öppnade den 3 maj och har tagit emot alla."
    habit = f"Varje sommar: {once}"
    assert settled(promise(), said(once), "mentions", None) == "fulfils"
    assert settled(promise(), said(habit), "mentions", None) == "mentions"
