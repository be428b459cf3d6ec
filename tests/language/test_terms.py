"""Terms bring texts that speak of one thing together."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.language.terms import parts_of, terms, words


def test_forms_of_a_word_give_one_term() -> None:
    forms = ["trafikplan", "Trafikplanen", "trafikplanens", "TRAFIKPLANER"]
    assert {terms(form) for form in forms} == {("trafikplan", "trafik", "plan")}


def test_a_compound_meets_its_parts() -> None:
    later = terms("Planen för tillgängligheten är antagen.")
    assert set(later) & set(terms("en tillgänglighetsplan")) == {
        "plan",
        "tillgänglighet",
    }
    assert words("tillgänglighetsplanen") == ("tillgänglighetsplan",)
    assert parts_of("tillgänglighetsplan") == ("tillgänglighet", "plan")


def test_a_word_that_is_whole_has_no_parts() -> None:
    assert parts_of("grundskol") == ()
    assert terms("grundskolan") == ("grundskol",)


def test_small_words_and_years_say_nothing_but_short_nouns_and_numbers_do() -> None:
    assert terms("Det är för de som inte ska det 2024.") == ()
    assert terms("Kön var 34 minuter.") == ("kö", "34", "minut")


@given(st.text(max_size=60))
def test_terms_are_the_words_and_their_parts_each_once(text: str) -> None:
    found = terms(text)
    assert len(set(found)) == len(found)
    assert set(words(text)) <= set(found)
    inner = {part for word in words(text) for part in parts_of(word)}
    assert set(found) == set(words(text)) | inner
