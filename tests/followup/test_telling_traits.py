"""Traits of sentences, and the stances they lean to together."""

import pytest

from graph.followup.documents.telling_counts import counted
from graph.followup.documents.telling_silent import why_silent
from graph.followup.documents.telling_traits import traits


@pytest.mark.parametrize(
    ("sentence", "trait"),
    [
        ("Listan förs än i dag på papper.", "d:ännu-så"),
        ("Hallen öppnar först i mars 2027.", "d:först-tid"),
        ("Upphandlingen makuleras.", "d:nedlagt"),
        ("Alla utom två enheter har anslutit sig.", "d:alla-utom"),
        ("Sedan i augusti tar mottagningen emot barn.", "d:sedan-tid"),
    ],
)
def test_small_words_are_traits(sentence: str, trait: str) -> None:
    assert trait in traits(sentence)


def test_a_trait_points_at_its_words() -> None:
    sentence = "Listan förs än i dag på papper."
    start, end = traits(sentence)["d:ännu-så"]
    assert sentence[start:end] == "än i dag"


def test_verbs_tell_their_tense_and_what_denies_them() -> None:
    assert "v:fullbordar.perfect.inte" in traits("Skylten har inte monterats.")
    assert "v:fullbordar.perfect" in traits("Skylten har monterats.")


@pytest.mark.parametrize(
    "sentence",
    [
        "tre av fyra besökare är män",
        "sju av tio deltagare var över 65 år",
        "nio av tio hushåll är nöjda",
    ],
)
def test_who_people_are_counts_nothing_done(sentence: str) -> None:
    assert counted(sentence) is None


def test_what_is_done_is_counted() -> None:
    found = counted("tre av fyra besöksrum är ommålade")
    assert found is not None
    assert (found.part, found.whole) == (3, 4)


def test_how_a_review_was_made_tells_no_outcome() -> None:
    said = "vi har läst avtal, intervjuat sex chefer och besökt alla tolv lekplatser."
    assert why_silent(said, said.split()) == "metod"
    found = "vi har besökt alla lekplatser och konstaterar att gungorna saknas."
    assert why_silent(found, found.split()) is None
