"""Why an answer is full, partial or none: each with the reason that is shown."""

import pytest

from ingest import lexicon
from ingest.extract.answer_verdict import Sentence, parts_of, verdict_of
from ingest.extract.content_words import content_words

# Reasons for each status: answered, partly, not found, none in the document.
SEVERAL = 16


def sentences(text: str) -> list[Sentence]:
    found, at = [], 0
    for part in text.split(". "):
        whole = part if part.endswith((".", "!", "?")) else f"{part}."
        found.append(Sentence(at, at + len(whole), whole, content_words(whole)))
        at += len(whole) + 1
    return found


@pytest.mark.parametrize(
    ("question", "answer", "status", "reason"),
    [
        ("Finns det en plan?", "Ja, den antogs i maj.", "answered", "svar.ja-nej"),
        ("Hur många platser finns det?", "Vi har 40.", "answered", "svar.uppgift"),
        ("Vem sköter bryggan?", "Hamnlaget gör det.", "answered", "svar.tar-upp"),
        (
            "Hur många platser saknas?",
            "I Vik saknas 12. För Näs saknas uppgifter.",
            "partly",
            "svar.saknas-underlag",
        ),
        (
            "När öppnar bryggan?",
            "Det är i dag inte möjligt att ange någon tidpunkt.",
            "partly",
            "svar.oppet",
        ),
        (
            "Vem betalar bryggan?",
            "Där hänvisar jag till budgeten.",
            "partly",
            "svar.hanvisar",
        ),
        (
            "Hur många är a) flickor? b) pojkar?",
            "Av dem är 40 flickor.",
            "partly",
            "svar.delfraga",
        ),
        (
            "Hur många platser finns det?",
            "Bryggan är lång.",
            "partly",
            "svar.utan-uppgift",
        ),
        (
            "Tänker du avgå?",
            "Det avstår jag från att kommentera.",
            "not-found",
            "svar.avbojer",
        ),
        (
            "Varför är bryggan avstängd?",
            "Tack för en viktig fråga. Jag delar din oro.",
            "not-found",
            "svar.artighet",
        ),
    ],
)
def test_verdict_and_reason(
    question: str, answer: str, status: str, reason: str
) -> None:
    verdict = verdict_of(question, sentences(answer))
    assert (verdict.status, verdict.reason) == (status, reason)


def test_agreeing_answers_whoever_asks_for_an_opinion() -> None:
    agreed = sentences("Jag delar uppfattningen att bryggan är viktig.")
    assert verdict_of("Delar du bilden av bryggan?", agreed).status != "not-found"
    assert verdict_of("När öppnar bryggan?", agreed).status == "not-found"


def test_parts_of_a_question() -> None:
    assert parts_of("Vem äger bryggan och när såldes den?") == [
        "Vem äger bryggan",
        "när såldes den?",
    ]
    assert parts_of("Vem äger bryggan och båthuset?") == [
        "Vem äger bryggan och båthuset?"
    ]


def test_every_reason_has_its_sentence() -> None:
    told = {row["skal"]: row for row in lexicon.table("skal")}
    reasons = [reason for reason in told if reason.startswith("svar.")]
    assert len(reasons) >= SEVERAL
    for reason in reasons:
        assert told[reason]["sv"]
        assert told[reason]["en"]
