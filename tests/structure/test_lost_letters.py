"""Ligatures lost on the way are put back where known words tell which."""

import pytest

from ingest.model import RawDocument
from ingest.structure.clean import clean
from ingest.structure.edits import Draft
from ingest.structure.lost_letters import mend_lost_letters

LOST = "\ufffd"


def mended(text: str) -> str:
    return mend_lost_letters(Draft(text)).text


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("interpella?onen", "interpellationen"),
        ("?ll", "till"),
        ("e?er", "efter"),
        ("u?öra", "utföra"),
        ("avgi?", "avgift"),
        ("byråkra?ska", "byråkratiska"),
        ("Sam?digt", "Samtidigt"),
        ("li?eratur", "li?eratur"),
    ],
)
def test_a_word_gets_its_letters_back(lost: str, whole: str) -> None:
    text = f"Vi vill ?ll a?  {lost} nu ?ll".replace("?", LOST)
    assert mended(text).split()[4] == whole.replace("?", LOST)


def test_the_words_of_the_document_itself_tell() -> None:
    text = f"Bohu{LOST}län är stort. Det går {LOST}ll Bohutilän."
    assert mended(text) == "Bohutilän är stort. Det går till Bohutilän."


def test_other_lost_letters_are_left_as_they_are() -> None:
    text = "Vi f?r se hur det g?r med v?rden p? h?sten.".replace("?", LOST)
    assert mended(text) == text


def test_a_lone_sign_is_no_word() -> None:
    text = f"{LOST} {LOST}\n{LOST} Nämnden beslutar"
    assert mended(text) == text


def test_what_has_a_place_moves_along() -> None:
    text = f"Svar på interpella{LOST}on.\n\nDet går {LOST}ll så."
    raw = RawDocument("text/plain", text, page_starts=(0, text.index("Det")))
    cleaned = clean(raw)
    assert cleaned.text[cleaned.page_starts[1] :].startswith("Det går till så.")
