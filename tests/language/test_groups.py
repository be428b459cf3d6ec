"""Verb groups: what is marked in the list is read so, and a few ways of saying it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import language
from ingest import nlp
from ingest.language.groups import Group, groups
from ingest.language.tokens import words_of

DATA = Path(__file__).parent / "data"


def read(text: str) -> tuple[Group, ...]:
    return groups(words_of(nlp.parse(text), 0, len(text)))


def test_the_marked_sentences_are_read_as_marked() -> None:
    wrong = [
        text
        for path in sorted(DATA.glob("verbgrupper*.txt"))
        for text, misread, _ in language.compared(path)
        if misread
    ]
    every = sum(
        len(language.marked(path)) for path in sorted(DATA.glob("verbgrupper*.txt"))
    )
    assert len(wrong) <= every * 0.1, wrong


@pytest.mark.parametrize(
    ("text", "modality", "lemma"),
    [
        ("Nämnden ska fatta beslut i maj.", ("ska",), "fatta"),
        ("Nämnden kommer att fatta beslut.", ("kommer att",), "fatta"),
        ("Nämnden avser att fatta beslut.", ("avser",), "fatta"),
        ("Nämnden bör kunna fatta beslut.", ("bör", "kan"), "fatta"),
        ("Nämnden får fatta beslut.", ("får",), "fatta"),
        ("Nämnden får ett uppdrag.", (), "få"),
        ("Nämnden fattar beslut.", (), "fatta"),
    ],
)
def test_modality(text: str, modality: tuple[str, ...], lemma: str) -> None:
    (group,) = read(text)
    assert (group.modality, group.lemma) == (modality, lemma)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Kommunen bygger en skola.", ["Kommunen"]),
        ("I höst bygger kommunen en skola.", ["kommunen"]),
        ("Kommunen bygger en skola och öppnar den i maj.", ["Kommunen"] * 2),
        ("Kommunen bygger och regionen betalar.", ["Kommunen", "regionen"]),
        ("Skolan som kommunen bygger öppnar i maj.", ["kommunen", None]),
        ("Om kommunen bygger betalar regionen.", ["kommunen", "regionen"]),
    ],
)
def test_subjects(text: str, subjects: list[str | None]) -> None:
    found = [group.text_of(group.subject) for group in read(text)]
    assert len(found) == len(subjects)
    assert all(s is None or s == f for f, s in zip(found, subjects, strict=True))


def test_agent_is_who_did_it_and_not_what_it_is_of() -> None:
    (done,) = read("Planen togs fram av förvaltningen i våras.")
    assert done.text_of(done.agent) == "förvaltningen"
    (part,) = read("Planen antogs efter granskning av handlingarna.")
    assert part.agent is None


def test_a_span_is_asked_for_its_groups_and_a_place_for_its_offsets() -> None:
    text = "Inledning. Nämnden ska inte höja avgiften."
    doc = nlp.parse(text)
    (group,) = list(doc.sents)[1]._.groups
    assert group.negated
    start, end = group.offsets(group.subject)
    assert text[start:end] == "Nämnden"


@given(st.text(alphabet="abcåäö .,:;()?!attskasomochkommer\n", max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    for group in read(text):
        for place in (group.subject, group.agent):
            assert place is None or place[0] < place[1] <= len(group.words)
        assert all(0 <= at < len(group.words) for at in group.lexical)


def test_a_long_sentence_takes_linear_time() -> None:
    text = "som ska och att när " * 20_000
    words = words_of(nlp.parse(text), 0, len(text))
    assert isinstance(groups(words), tuple)
