"""Lemmas and compounds: the hand-made lists, and what tells two readings apart."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import language
from ingest import nlp
from ingest.language import compounds, lemmas, nouns

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[list[str]]:
    lines = (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def test_forms_get_their_lemma() -> None:
    every = rows("grundformer")
    wrong = [form for form, base in every if lemmas.lemma(form) not in base.split("|")]
    assert len(wrong) <= 0.02 * len(every), wrong


def test_compounds_are_taken_apart() -> None:
    every = rows("sammansattningar")
    wrong = [word for word, *parts in every if not language.well_cut(word, parts)]
    assert len(wrong) <= 0.03 * len(every), wrong


def test_simple_words_stay_whole() -> None:
    assert [word for (word,) in rows("enkla_ord") if compounds.cut(word)] == []


@pytest.mark.parametrize(
    ("form", "before", "base"),
    [
        ("visar", "", "visa"),
        ("skjuts", "en", "skjuts"),
        ("skjuts", "som", "skjuta"),
        ("planer", "", "plan"),
        ("öppna", "att", "öppna"),
    ],
)
def test_the_word_before_decides(form: str, before: str, base: str) -> None:
    assert lemmas.lemma(form, before) == base


def test_tokens_are_asked_for_lemma_and_parts() -> None:
    doc = nlp.parse("Nämndernas tillgänglighetsplaner följs upp.")
    assert [token._.lemma for token in doc][:3] == [
        "nämnd",
        "tillgänglighetsplan",
        "följa",
    ]
    assert doc[1]._.parts == ("tillgänglighet", "plan")
    assert doc[0]._.parts == ("nämnd",)


@pytest.mark.parametrize(
    ("word", "bending", "expected"),
    [
        ("nyckel", "ar", ["nyckel", "nyckeln", "nycklar", "nycklarna"]),
        ("program!", "0", ["program", "programmet", "program", "programmen"]),
        ("nummer", "0-el", ["nummer", "numret", "nummer", "numren"]),
        ("lärare", "are", ["lärare", "läraren", "lärare", "lärarna"]),
        ("museum", "um", ["museum", "museet", "museer", "museerna"]),
        ("garage", "0", ["garage", "garaget", "garage", "garagen"]),
    ],
)
def test_noun_forms(word: str, bending: str, expected: list[str]) -> None:
    assert [form for form, _ in nouns.forms(word, bending)] == expected


@given(st.text(alphabet="abdeghiklmnoprstuvyåäö", min_size=1, max_size=40))
def test_any_word_has_a_lemma_and_parts_of_its_own_letters(word: str) -> None:
    assert lemmas.lemma(word)
    found = compounds.cut(word)
    assert found is None or word.endswith(found.last)


def test_a_very_long_word_is_not_cut() -> None:
    assert compounds.cut("vård" * 25_000) is None
    assert lemmas.lemma("vård" * 25_000)
