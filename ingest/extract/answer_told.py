"""Answers that minutes retell: "Nämndens ordförande svarar att ..."."""

import re

from ingest.extract.answer_matching import NO_ANSWER, Reply, sentences_in
from ingest.extract.answer_verdict import verdict_of
from ingest.extract.context import Context
from ingest.extract.inquiries import Inquiry
from ingest.extract.question_told import Place

TOLD = re.compile(
    r"\b(?:svara(?:r|de|t)|besvara(?:r|de|s|des)|meddela(?:r|de)|upplys(?:er|te)|"
    r"förklara(?:r|de)|redogör|redogjorde|informera(?:r|de)|berätta(?:r|de))\b"
    r"[^.?!:]{0,60}?(?:\batt\b|:|\b(?:nej|ja)\b)|"
    r"\bsvaret (?:är|blir|lyder)\b|^svar:|"
    r"\blämna(?:r|de|t) (?:följande |ett )?svar\s?:",
    re.IGNORECASE,
)
# "Ordföranden svarar. Taket läggs om i vår."
BARE = re.compile(r"\bsvara(?:r|de)\.$", re.IGNORECASE)
# It says that the question is answered, not how.
ONLY_NOTED = re.compile(
    r"\b(?:kommer att |ska |skall )besvara|\bbesvaras (?:vid|skriftligt|på|av|i)\b",
    re.I,
)


def retold_answers(
    context: Context, asked: tuple[tuple[Place, ...], ...], inquiry: Inquiry
) -> list[Reply]:
    """Return what the minutes say was answered to each question."""
    starts = sorted(places[0].start for places in asked)
    return [_retold(context, places[0], starts, inquiry) for places in asked]


def _retold(
    context: Context, place: Place, starts: list[int], inquiry: Inquiry
) -> Reply:
    """Return the answer told after a question, before the next one is put."""
    after = [start for start in starts if start > place.start]
    for stop in [*after, inquiry.end]:
        span = _told_in(context, place.end, stop)
        if span is not None:
            sentences = sentences_in(context, span)
            verdict = verdict_of(place.text, sentences)
            spans = (span,) if verdict.status != "not-found" else ()
            return Reply(spans, verdict.status, verdict.reason)
        if context.text[place.end : stop].count("\n") > 1 or stop == inquiry.end:
            break
    return NO_ANSWER


def _told_in(context: Context, start: int, stop: int) -> tuple[int, int] | None:
    """Return the retold answer in a stretch: its sentence to the end of the line."""
    for sentence in context.sentences_from(start, stop):
        _, end = context.line_at(sentence.start)
        end = min(end, stop)
        if BARE.search(sentence.text) and sentence.end < end:
            following = sentence.end + 1
            return following, end
        if TOLD.search(sentence.text) and not ONLY_NOTED.search(sentence.text):
            return sentence.start, end
    return None
