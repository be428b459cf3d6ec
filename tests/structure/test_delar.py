"""Clauses of agreements; questions, answers and signatures of interpellations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.model import Section
from ingest.structure.delar import find_parts
from ingest.structure.layout import Layout
from ingest.structure.sections import find_sections


def parts(text: str, kind: str) -> tuple[Section, ...]:
    layout = Layout(text)
    return find_parts(Layout(text, sections=find_sections(layout)), kind)  # type: ignore[arg-type]


def told(text: str, kind: str, of: str) -> list[tuple[str | None, str]]:
    return [
        (s.number, text[s.body_start : s.end].strip())
        for s in parts(text, kind)
        if s.kind == of
    ]


CLAUSES = (
    ("Parter", "Norrsunda kommun och Föreningen Hopp ingår detta avtal."),
    ("Ansvar", "Kommunen ansvarar för lokalen och föreningen för verksamheten."),
    ("Avtalstid", "Avtalet gäller från den 1 januari 2024 till och med den 31 maj."),
)


@pytest.mark.parametrize(
    "form", ["{}. {}", "{} {}", "§ {} {}", "{} § {}", "Punkt {} {}", "§ {}\n{}"]
)
def test_clauses_in_every_form(form):
    body = "\n\n".join(
        f"{form.format(n, heading)}\n{text}"
        for n, (heading, text) in enumerate(CLAUSES, 1)
    )
    text = f"Avtal om lokal\n\n{body}\n\nNorrsunda den 4 maj 2023\n\nElin Trast\n"
    found = [s for s in parts(text, "overenskommelse") if s.kind == "klausul"]
    assert [(s.number, s.heading) for s in found] == [
        ("1", "Parter"),
        ("2", "Ansvar"),
        ("3", "Avtalstid"),
    ]
    assert [text[s.body_start : s.end].strip() for s in found] == [
        text for _, text in CLAUSES
    ]
    assert found[0].role == "parter"
    assert not [s for s in parts(text, "overenskommelse") if s.kind == "paragraf"]


def test_clauses_nest_by_number_and_lists_within_them_are_none():
    text = (
        "Samverkansavtal\n\nmellan\n\nNorrsunda kommun, nedan kallad Kommunen, och\n"
        "Föreningen Hopp, nedan kallad Föreningen.\n\n"
        "1. BAKGRUND\nParterna har samarbetat om stöd till unga sedan 2015.\n\n"
        "2. ÅTAGANDEN\n2.1 Kommunen\nKommunen betalar 400 000 kronor per år.\n"
        "2.2 Föreningen\nFöreningen ska\n1. hålla öppet\n2. lämna en rapport.\n\n"
        "3. UPPFÖLJNING\nParterna möts två gånger per år för att följa upp avtalet.\n"
    )
    found = [s for s in parts(text, "overenskommelse") if s.kind == "klausul"]
    assert [s.number for s in found] == [None, "1", "2", "2.1", "2.2", "3"]
    by_number = {s.number: s for s in found}
    assert by_number[None].role == "parter"
    assert by_number["2"].end == by_number["2.2"].end
    assert text[: by_number["2.1"].end].endswith("per år.")


ASKED = (
    "Interpellation till kommunstyrelsens ordförande\n\nTre bibliotek har stängt.\n\n"
)


@pytest.mark.parametrize(
    ("put", "questions"),
    [
        (
            "Mina frågor är:\n1. Hur många elever berörs?\n2. När öppnar de igen?\n",
            [("1", "Hur många elever berörs?"), ("2", "När öppnar de igen?")],
        ),
        (
            "Därför är mina frågor till ordföranden:\n- Hur många elever berörs?\n"
            "- När öppnar de igen?\n",
            [(None, "Hur många elever berörs?"), (None, "När öppnar de igen?")],
        ),
        (
            "Min fråga till ordföranden är därför: När öppnar de igen?\n",
            [(None, "När öppnar de igen?")],
        ),
        (
            "Frågor\n\nHur många elever berörs?\n\nNär öppnar de igen?\n",
            [(None, "Hur många elever berörs?"), (None, "När öppnar de igen?")],
        ),
        (
            "Jag vill fråga följande: 1. Hur många elever berörs? 2. När öppnar de?\n",
            [(None, "1. Hur många elever berörs? 2. När öppnar de?")],
        ),
    ],
)
def test_questions(put, questions):
    text = f"{ASKED}{put}\nRosenby 2023-02-14\n\nSofi Björk (V)\n"
    found = told(text, "interpellation", "fraga")
    if len(found) == len(questions):
        assert found == questions
    else:
        assert [n for n, _ in found] == ["1", "2"]
    assert told(text, "interpellation", "underskrift") == [
        (None, "Rosenby 2023-02-14\n\nSofi Björk (V)")
    ]


@pytest.mark.parametrize(
    "signed",
    [
        "Granby den 3 mars 2022\n\nUlrik Fors (S)\nOrdförande i trafiknämnden",
        "Ulrik Fors (S)\nRegionråd",
        "Med vänlig hälsning\nUlrik Fors",
        "Ulrik Fors\nCenterpartiet",
        "2022-03-03\nUlrik Fors, kommunfullmäktigeledamot (M)",
    ],
)
def test_signatures(signed):
    text = f"{ASKED}Min fråga är: När öppnar de igen?\n\n{signed}\n"
    assert told(text, "interpellation", "underskrift") == [(None, signed)]


def test_an_answer_is_found_as_a_whole_and_for_each_question():
    text = (
        "Svar på interpellation om laddplatser\n\nLova Hjort har frågat mig:\n"
        "1. Hur många platser finns?\n2. När blir de klara?\n\n"
        "Fråga 1: Hur många platser finns?\n\nDet finns 84 platser.\n\n"
        "Fråga 2: När blir de klara?\n\nDe tas i drift i juni 2025.\n\n"
        "Hamnstad den 3 mars 2024\nUlrik Fors (S)\n"
    )
    assert [n for n, _ in told(text, "interpellationssvar", "fraga")] == ["1", "2"]
    whole, one, two = told(text, "interpellationssvar", "svar")
    assert whole[0] is None
    assert whole[1].endswith("juni 2025.")
    assert (one, two) == (
        ("1", "Det finns 84 platser."),
        ("2", "De tas i drift i juni 2025."),
    )


def test_questions_that_only_head_their_answers():
    text = (
        "Interpellationssvar\n\nRune Vall har ställt frågor om ambulanserna.\n\n"
        '"Hur lång är väntetiden?"\n\nDen är 19 minuter i medeltal.\n\n'
        '"Vad avser ni att göra åt den?"\n\nVi bygger en ny station i höst.\n\n'
        "Ellen Storm (C)\nRegionråd\n"
    )
    assert told(text, "interpellationssvar", "fraga") == [
        ("1", '"Hur lång är väntetiden?"'),
        ("2", '"Vad avser ni att göra åt den?"'),
    ]
    assert [n for n, _ in told(text, "interpellationssvar", "svar")] == [None, "1", "2"]


def test_a_debate_is_no_part_of_the_paper():
    text = (
        f"{ASKED}Min fråga är: När öppnar de igen?\n\nSofi Björk (V)\n\n"
        "Svar och debatt 2023-06-19\n\nViktor Ahl (M): Tack. Varför frågar du?\n"
    )
    assert told(text, "interpellation", "fraga") == [(None, "När öppnar de igen?")]
    assert told(text, "interpellation", "underskrift") == [(None, "Sofi Björk (V)")]


@settings(deadline=None, max_examples=80)
@given(
    st.text(alphabet="A1.§? \nåfraga:–\t", max_size=150),
    st.sampled_from(["interpellationssvar", "overenskommelse", "kallelse"]),
)
def test_parts_lie_within_the_text(text, kind):
    found = parts(text, kind)
    assert [s.id for s in found] == [f"a{i}" for i in range(1, len(found) + 1)]
    for section in found:
        assert 0 <= section.start <= section.body_start <= section.end <= len(text)
