"""The clause reader: finite verb, meaning verb, subject, voice, tense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import nlp
from ingest.extract.clauses import Clause, analyse, head_of, words_of
from ingest.language import verbs


def read(text: str) -> Clause:
    clause = analyse(words_of(nlp.parse(text), 0, len(text)))
    assert clause is not None
    return clause


@pytest.mark.parametrize(
    ("text", "finite", "lemma", "tense", "subject"),
    [
        ("Nämnden ska redovisa läget.", "ska", "redovisa", "modal", "Nämnden"),
        (
            "I juni kommer styrelsen att fatta beslut.",
            "kommer",
            "fatta",
            "future",
            "styrelsen",
        ),
        (
            "Därefter kommer ett förslag till taxa och avgifter att läggas fram.",
            "kommer",
            "lägga",
            "future",
            "ett förslag",
        ),
        ("Planen togs fram i fjol.", "togs", "ta", "past", "Planen"),
        ("Enkäten har genomförts.", "har", "genomföra", "perfect", "Enkäten"),
        ("Planen skulle ha antagits.", "skulle", "ha", "irrealis", "Planen"),
        (
            "De medel som betalas ut ska redovisas.",
            "ska",
            "redovisa",
            "modal",
            "De medel som betalas ut",
        ),
        (
            "Om bidraget beviljas anställer nämnden en samordnare.",
            "anställer",
            "anställa",
            "present",
            "nämnden",
        ),
        (
            "Sedan våren har kommunen byggt en hall.",
            "har",
            "bygga",
            "perfect",
            "kommunen",
        ),
    ],
)
def test_main_clause(
    text: str, finite: str, lemma: str, tense: str, subject: str
) -> None:
    clause = read(text)
    assert clause.finite_word == finite
    assert clause.lemma == lemma
    assert clause.tense == tense
    assert clause.text_of(clause.subject) == subject


def test_passive_with_agent() -> None:
    clause = read("Förslaget ska tas fram av förvaltningen i maj.")
    assert clause.passive
    assert clause.text_of(clause.agent) == "förvaltningen"


def test_participle_counts_as_passive() -> None:
    clause = read("Planen ska vara antagen före sommaren.")
    assert clause.passive
    assert clause.lemma == "anta"


def test_negation() -> None:
    assert read("Regionen kommer inte att stänga mottagningen.").negated
    assert not read("Regionen kommer att stänga mottagningen.").negated


def test_inverted_condition_is_not_the_main_clause() -> None:
    clause = read("Beviljas ansökan anställs en samordnare i maj.")
    assert clause.finite_word == "anställs"
    assert clause.text_of(clause.opening) == "Beviljas ansökan"


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("En årlig redovisning av uppdraget ska lämnas.", "redovisning"),
        ("Nämnden för kultur och idrott ska rapportera.", "nämnden"),
        ("Barn- och elevnämnden samt kulturnämnden ska rapportera.", "kulturnämnden"),
    ],
)
def test_head_noun(text: str, head: str) -> None:
    clause = read(text)
    assert head_of(clause, clause.subject) == head


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "passive"),
    [
        ("redovisas", "redovisa", "inf", True),
        ("återrapporterade", "återrapportera", "pret", False),
        ("genomförs", "genomföra", "pres", True),
        ("tagits", "ta", "sup", True),
        ("specificerats", "specificera", "sup", True),
    ],
)
def test_verb_forms(word: str, lemma: str, tense: str, passive: bool) -> None:
    assert any(
        (f.lemma, f.tense, f.passive) == (lemma, tense, passive)
        for f in verbs.readings(word)
    )


@given(st.text(alphabet="abcåäö .,:;()?!attskaommer\n", max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    words = words_of(nlp.parse(text), 0, len(text))
    clause = analyse(words)
    if clause is not None:
        assert 0 <= clause.finite < len(words)
        assert all(text[w.start : w.end] == w.text for w in words)


def test_what_a_paper_is_put_to_is_no_subject() -> None:
    text = "förslaget ska föreläggas nämnden i maj"
    clause = analyse(words_of(nlp.parse(text), 0, len(text)))
    assert clause is not None
    assert clause.subject is not None
    assert clause.text_of(clause.subject) == "förslaget"
