"""Sentences that take back what was told, and denials that are no good sign."""

import pytest

from graph.followup.documents.telling import told
from graph.followup.documents.telling_back import only_takes_back, takes_back


@pytest.mark.parametrize(
    "sentence",
    [
        "Den uppgift som lämnades i årsredovisningen byggde på ett missförstånd.",
        "Uppgifterna i delårsrapporten stämmer inte.",
        "Revisorerna ser allvarligt på att uppgifter till fullmäktige inte stämmer.",
        "Rättelse: stigen är inte öppnad.",
        "Vid besöken framkom en annan bild.",
    ],
)
def test_a_retraction_is_heard(sentence: str) -> None:
    assert takes_back(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Stigen har inte öppnats.", "Uppgiften är slutförd.", "Rapporten är antagen."],
)
def test_other_sentences_take_nothing_back(sentence: str) -> None:
    assert not takes_back(sentence)


def test_how_it_is_instead_is_told_only_of_what_was_said_to_be_done() -> None:
    assert not only_takes_back("Uppgiften att bron är lagad stämmer inte.")
    assert only_takes_back("Uppgiften att skyltar saknas stämmer inte.")
    assert only_takes_back("Uppgiften om elva bryggor är felaktig.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tjänsten har inte kommit i gång.",
        "Bygget är inte i gång ännu.",
        "Pumpen är ännu inte i drift.",
        "Hallen är fortfarande inte i bruk.",
    ],
)
def test_what_has_not_begun_is_denied(sentence: str) -> None:
    assert [t.stance for t in told(sentence)] == ["contradicts"]


def test_what_has_begun_is_under_way() -> None:
    assert [t.stance for t in told("Bygget har kommit i gång.")] == ["under-way"]
