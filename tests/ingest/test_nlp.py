"""Tokens and sentences stand at their places, whatever the text is like."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import nlp


@given(st.text("ab. \n[å§1!", max_size=80))
def test_tokens_and_sentences_are_the_text_at_their_place(text: str) -> None:
    doc = nlp.parse(text)
    assert doc.text == text
    assert all(text[at : at + len(word)] == word for word, at in nlp.tokens(doc))
    assert all(text[s.start : s.end] == s.text for s in nlp.sentences(doc))


@pytest.mark.parametrize("long", ["[" * 5000, "x" * 5000, "=?utf-8?b?" * 600])
def test_what_has_no_space_is_cut_and_the_rest_is_read(long: str) -> None:
    text = f"Första meningen. {long} Andra meningen.\nTredje."
    doc = nlp.parse(text)
    assert doc.text == text
    found = [s.text for s in nlp.sentences(doc)]
    assert found[0].startswith("Första meningen.")
    assert found[-1] == "Tredje."
    assert {"Andra", "meningen"} <= {word for word, _ in nlp.tokens(doc)}


def test_a_very_long_word_takes_linear_time() -> None:
    def seconds(length: int) -> float:
        started = time.process_time()
        nlp.parse("[" * length)
        return time.process_time() - started

    seconds(1000)
    assert seconds(200_000) < 2.0
