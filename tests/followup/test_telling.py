"""What any sentence tells of outcomes, and what it can be the outcome of."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.followup.documents.telling import Told, compatible, stance_towards, told
from graph.followup.documents.verbs import deeds

NONE = "none"
PRECISION, RECALL = 0.9, 0.8


@dataclass(frozen=True)
class Row:
    """A sentence with what it tells."""

    sentence: str
    stance: str
    half: str


def _rows() -> list[Row]:
    text = (Path(__file__).parent / "telling.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and line[0] != "#"][1:]
    found = []
    for line in lines:
        sentence, stance, half, _ = line.split("\t")
        found.append(Row(sentence.replace("\\t", "\t"), stance, half))
    return found


def _stance(sentence: str) -> str:
    found = told(sentence)
    return found[0].stance if found else NONE


@pytest.mark.parametrize("half", ["trim", "prov"])
def test_outcomes_are_told_apart_from_what_is_none(half: str) -> None:
    rows = [row for row in _rows() if row.half == half]
    read = [(row.stance, _stance(row.sentence)) for row in rows]
    right = sum(1 for want, got in read if want == got != NONE)
    given_ = sum(1 for _, got in read if got != NONE)
    wanted = sum(1 for want, _ in read if want != NONE)
    assert right / given_ >= PRECISION
    assert right / wanted >= RECALL


def test_a_third_of_the_sentences_tell_nothing() -> None:
    rows = _rows()
    assert sum(row.stance == NONE for row in rows) * 3 >= len(rows) * 0.9


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Bron invigdes i maj.", "invigdes"),
        ("Etappen utgår ur planen.", "utgår"),
        ("Spången har ännu inte byggts.", "ännu inte"),
        ("Elva av fjorton stugor har el.", "Elva av fjorton"),
    ],
)
def test_the_words_that_carry_the_stance_are_shown(sentence: str, cue: str) -> None:
    before = "Ett stycke före.\n"
    text = f"{before}{sentence}"
    (found,) = told(text, 100)
    assert text[found.start - 100 : found.end - 100] == sentence
    assert text[found.cue[0] - 100 : found.cue[1] - 100] == cue


def test_a_count_is_told_with_its_whole() -> None:
    (found,) = told("Vid kontrollen hade elva av fjorton förskolor eget kök.")
    assert (found.stance, found.quantity) == ("partly", (11, 14))
    (found,) = told("Åtta av åtta hallar har fått hjärtstartare.")
    assert (found.stance, found.quantity) == ("fulfils", (8, 8))


def test_a_time_to_come_is_weak_and_ahead() -> None:
    (found,) = told("Vårdcentralen i Vik går över till systemet den 10 mars.")
    assert (found.stance, found.tense, found.sure) == ("new-date", "ahead", "weak")


def test_what_others_do_and_what_is_asked_or_wanted_tells_nothing() -> None:
    for sentence in (
        "Regeringen införde bidraget i maj 2022.",
        "Har nämnden byggt bron?",
        "Vi vill att bron byggs.",
        "Om bron byggs öppnas vägen i maj.",
        "Kyrkan byggdes 1742.",
    ):
        assert told(sentence) == []


@given(st.text(alphabet="abcdeåäö ABCÅ.,?!|\t\n0123456789–", max_size=200))
def test_places_hold_for_any_text(text: str) -> None:
    for found in told(text, 7):
        assert text[found.start - 7 : found.end - 7] == found.text
        assert found.start <= found.cue[0] <= found.cue[1] <= found.end


@given(st.lists(st.sampled_from([row.sentence for row in _rows()]), max_size=5))
def test_a_sentence_tells_the_same_among_others(sentences: list[str]) -> None:
    apart = [found.stance for one in sentences for found in told(one)]
    assert [found.stance for found in told("\n".join(sentences))] == apart


def _told(sentence: str) -> Told:
    (found,) = told(sentence)
    return found


@pytest.mark.parametrize(
    ("promise", "sentence"),
    [
        (
            "Nämnden ska öppna sex platser för växelvård.",
            "I måndags kom de första gästerna till avdelningen.",
        ),
        (
            "Styrgruppen lämnar årligen en skriftlig redovisning.",
            "Bifogat finns styrgruppens redovisning för 2021.",
        ),
        (
            "Vartannat år frågar styrelsen ett urval av invånarna.",
            "1 500 personer fick enkäten och 49 procent svarade.",
        ),
        (
            "Planen ska antas före sommaren.",
            "Planen gäller sedan den 1 juli.",
        ),
        (
            "Samtliga förskolor ska ha tillagningskök.",
            "Samtliga förskolor lagar nu sin mat i egna kök.",
        ),
        (
            "Regionen ska uppföra en vårdcentral i Vik.",
            "Nedlagda projekteringskostnader skrivs av.",
        ),
        (
            "Två kuratorer ska anställas.",
            "Den nya kuratorn började den 1 mars.",
        ),
    ],
)
def test_what_can_be_the_outcome(promise: str, sentence: str) -> None:
    assert compatible(tuple(deeds(promise)), promise, _told(sentence))


@pytest.mark.parametrize(
    ("promise", "sentence"),
    [
        ("Kommunen ska asfaltera vägen.", "Elva kuratorer anställdes i maj."),
        ("Regionen ska sänka egenavgiften.", "Lekparken invigdes i maj."),
        ("Vi ska utbilda alla ombud.", "Reningsverket revs i maj."),
    ],
)
def test_what_cannot_be_the_outcome(promise: str, sentence: str) -> None:
    assert not compatible(tuple(deeds(promise)), promise, _told(sentence))
    assert stance_towards(tuple(deeds(promise)), promise, _told(sentence)) is None


def test_fewer_than_promised_is_a_part() -> None:
    promise = "Bolaget ska påbörja minst 120 lägenheter."
    said = _told("Under perioden har 87 lägenheter färdigställts.")
    assert stance_towards(tuple(deeds(promise)), promise, said) == "partly"


def test_to_begin_keeps_a_promise_to_begin() -> None:
    said = _told("Ombyggnaden av torget påbörjades i maj.")
    begin = "Ombyggnaden ska påbörjas under våren."
    finish = "Ombyggnaden ska vara klar under våren."
    assert stance_towards(tuple(deeds(begin)), begin, said) == "fulfils"
    assert stance_towards(tuple(deeds(finish)), finish, said) == "under-way"
