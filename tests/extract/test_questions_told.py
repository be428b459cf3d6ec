"""Questions as minutes, letters and answers tell them, each found once."""

import pytest

from ingest.extract import context as contexts
from ingest.extract.inquiries import find_inquiries
from ingest.extract.questions import find_questions
from ingest.model import Document, DocumentType, Question, Section


def read(
    text: str,
    kind: DocumentType = "interpellation",
    title: str = "",
    headings: tuple[str, ...] = (),
) -> tuple[Question, ...]:
    """Read a text whose lines among `headings` open a § each."""
    starts = [text.index(heading) for heading in headings]
    ends = [*starts[1:], len(text)][: len(starts)]
    sections = tuple(
        Section(
            id=str(n),
            kind="paragraf",
            number=str(n),
            heading=heading,
            dnr=(),
            start=start,
            body_start=start + len(heading) + 1,
            end=end,
            page=1,
        )
        for n, (heading, start, end) in enumerate(
            zip(headings, starts, ends, strict=True), 1
        )
    )
    document = Document(
        "a.txt", "0", "text/plain", text, type=kind, title=title, sections=sections
    )
    return find_questions(contexts.build(document))


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        (
            "Interpellation om bryggan\n\nJag önskar svar på följande:\n"
            "• vilka åtgärder nämnden har vidtagit mot rötan,\n"
            "• om bryggan kan användas i sommar, samt\n"
            "• hur den som har båt där får veta det.\n",
            [
                "vilka åtgärder nämnden har vidtagit mot rötan",
                "om bryggan kan användas i sommar",
                "hur den som har båt där får veta det",
            ],
        ),
        (
            "Interpellation om bryggan\n\nDärför vill jag fråga varför bryggan är "
            "avstängd, när den öppnar och om det finns pengar till en ny.\n",
            [
                "varför bryggan är avstängd",
                "när den öppnar",
                "om det finns pengar till en ny",
            ],
        ),
        (
            "Interpellation om bryggan\n\nFrågor 1. Vem äger bryggan? 2. När öppnar "
            "den igen?\n",
            ["Vem äger bryggan?", "När öppnar den igen?"],
        ),
        (
            "Interpellation om bryggan\n\nFrågor:\n1. Hur många platser har bryggan\n"
            "a) för besökare?\nb) för fast boende?\n2. Vad kostar en plats?\n",
            [
                "Hur många platser har bryggan\na) för besökare?\nb) för fast boende?",
                "Vad kostar en plats?",
            ],
        ),
        (
            "Svar på interpellation om bryggan\n\nUlla Brink (L) frågar mig: Vem äger "
            "bryggan? Och kan du lova att den blir kvar? Därtill vill hon veta när "
            "den senast besiktades.\n",
            [
                "Vem äger bryggan?",
                "Och kan du lova att den blir kvar?",
                "när den senast besiktades",
            ],
        ),
    ],
    ids=["gemena punkter", "i en mening", "på rubrikens rad", "deltal", "blandat"],
)
def test_questions_in_many_forms(text: str, questions: list[str]) -> None:
    assert [q.text for q in read(text)] == questions


def test_what_a_summary_retells_is_no_question_of_its_own() -> None:
    text = (
        "Interpellation om bryggan\n\nSammanfattning\nUlla Brink (L) har frågat vem "
        "som äger bryggan och när den öppnar.\n\nJag frågar därför:\n1. Vem äger "
        "bryggan?\n2. När öppnar bryggan igen efter stormen?\n"
    )
    assert [q.text for q in read(text)] == [
        "Vem äger bryggan?",
        "När öppnar bryggan igen efter stormen?",
    ]


def test_an_answer_that_retells_each_question_before_it_answers() -> None:
    found = read(
        "Svar på interpellation om bryggan\n\nDin första fråga gäller hur många som "
        "har båtplats. Fyrtio personer har plats.\n\nDu frågar vidare om jag känner "
        "till rötan. Det gör jag.\n",
        "interpellationssvar",
    )
    assert [q.text for q in found] == [
        "hur många som har båtplats",
        "om jag känner till rötan",
    ]
    assert [q.status for q in found] == ["answered", "answered"]


MINUTES = (
    "§ 4 Allmänhetens frågestund\nBo Grip frågar varför lampan på Bryggvägen är "
    "släckt. Ordföranden svarar att en ny är beställd.\n\nMy Hård undrar om kommunen "
    "tänker sälja bryggan. Frågan besvaras skriftligt.\n\n§ 5 Taxa för båtplatser\n"
    "Många frågar varför taxan höjs. Nämnden beslutar att höja den.\n"
)


def test_minutes_retell_question_and_answer() -> None:
    headings = ("§ 4 Allmänhetens frågestund", "§ 5 Taxa för båtplatser")
    found = read(MINUTES, "protokoll", headings=headings)
    assert [(q.text, q.status) for q in found] == [
        ("varför lampan på Bryggvägen är släckt", "answered"),
        ("om kommunen tänker sälja bryggan", "no-answer-in-document"),
    ]
    assert found[0].reason
    start, end = found[0].answers[0].start, found[0].answers[0].end
    assert MINUTES[start:end] == "Ordföranden svarar att en ny är beställd."


@pytest.mark.parametrize(
    ("text", "kind", "title", "inquiry"),
    [
        ("Enkel fråga till nämndens ordförande\n\nVarför?", "policy", "", True),
        ("Frågor och svar om bryggan\n\nVem äger den?", "webbsida", "", False),
        ("Rapport om bryggan\n\nVi frågade alla.", "rapport", "", False),
    ],
)
def test_what_is_an_inquiry(
    text: str, kind: DocumentType, title: str, inquiry: bool
) -> None:
    document = Document("a", "0", "text/plain", text, type=kind, title=title)
    assert bool(find_inquiries(contexts.build(document))) is inquiry


def test_offsets_quote_the_text() -> None:
    headings = ("§ 4 Allmänhetens frågestund", "§ 5 Taxa för båtplatser")
    for question in read(MINUTES, "protokoll", headings=headings):
        assert MINUTES[question.start : question.end] == question.text
