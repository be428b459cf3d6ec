"""What answers the questions that no words tie to an answer: by order and kind."""

import re

from ingest.extract.answer_kinds import (
    DENIED,
    asks_for_figure,
    gives_its_kind,
    is_polar,
)
from ingest.extract.answer_matching import (
    NOTHING,
    Reply,
    merged,
    opens_paragraph,
    sentences_in,
)
from ingest.extract.answer_verdict import Sentence, is_courtesy, substance, verdict_of
from ingest.extract.content_words import akin, content_words, forms_part
from ingest.extract.context import Context
from ingest.extract.question_told import Place
from ingest.model import AnswerStatus

# Words about the questions, not about what they ask.
COURTESY = re.compile(r"\b(?:tack(?:ar)?|fråg(?:a|an|or|orna)|interpellat\w+)\b", re.I)


def _devoted(
    context: Context, place: Place, opening: Sentence, own: list[str]
) -> Reply:
    """Return the paragraph that answers a question, from the sentence that opens it.

    One whose very subject is what was asked about is all answer.
    """
    _, end = context.line_at(opening.start)
    verdict = verdict_of(place.text, sentences_in(context, (opening.start, end)))
    subject = opening.words[0]
    told = verdict.reason in ("svar.uppgift", "svar.ja-nej")
    denied = is_polar(place.text) and DENIED.search(opening.text) is not None
    full = told or denied or any(forms_part(word, subject) for word in own)
    if verdict.status == "not-found":
        return Reply((), verdict.status, verdict.reason)
    status: AnswerStatus = verdict.status if full else "partly"
    return Reply(
        ((opening.start, end),), status, verdict.reason if full else "svar.tur"
    )


def _turn(context: Context, found: list[Reply], index: int) -> tuple[int, int]:
    """Return between which answers a question's own stands, if they keep order."""
    before = [end for r in found[:index] for _, end in r.spans]
    after = [start for r in found[index + 1 :] for start, _ in r.spans]
    low, high = max(before, default=0), min(after, default=len(context.text))
    return (low, high) if low <= high else (0, len(context.text))


def in_turn(
    context: Context,
    asked: tuple[tuple[Place, ...], ...],
    replies: list[Reply],
    topic: set[str],
    sentences: list[Sentence],
) -> list[Reply]:
    """Answer what is left by the order of paragraphs, which follows the questions'.

    Between the answers to the questions around it, a paragraph that opens with a
    word of the question, in whatever form, answers it.
    """
    found = list(replies)
    for index, (places, reply) in enumerate(zip(asked, replies, strict=True)):
        own = [w for w in content_words(places[0].matter) if w not in topic]
        if not reply.silent or not own or len(asked) < 2:
            continue
        low, high = _turn(context, found, index)
        turn = [
            s
            for s in sentences
            if low <= s.start < high
            and opens_paragraph(context, s)
            and not is_courtesy(s.text)
            and any(akin(q, w) for q in own for w in s.words)
        ]
        if turn:
            found[index] = _devoted(context, places[0], turn[0], own)
    return found


def only_one(place: Place, sentences: list[Sentence]) -> Reply:
    """Return what an answer that shares no words says to the only question asked.

    It is an answer if it holds what was asked for, and no refusal.
    """
    told = substance(place.text, sentences)
    given = gives_its_kind(place.text, " ".join(s.text for s in told))
    if not told or not given or is_polar(place.text):
        return NOTHING
    verdict = verdict_of(place.text, told)
    spans = tuple((s.start, s.end) for s in told)
    return Reply(merged(spans), verdict.status, verdict.reason)


def _told_in_turn(
    place: Place, found: list[Reply], sentences: list[Sentence], turn: tuple[int, int]
) -> Sentence | None:
    """Return the sentence in a question's turn that tells the figure or time asked for.

    The only one told there needs no word of the question.
    """
    taken = [span for reply in found for span in reply.spans]
    told = [
        s
        for s in sentences
        if turn[0] <= s.start <= turn[1]
        and gives_its_kind(place.text, s.text)
        and not any(start <= s.start < end for start, end in taken)
    ]
    words = content_words(place.matter)
    same = [s for s in told if any(akin(q, w) for q in words for w in s.words)]
    alone = not words or (bool(taken) and len(told) == 1)
    return next(iter(same or (told if alone else [])), None)


def by_kind(
    context: Context,
    asked: tuple[tuple[Place, ...], ...],
    replies: list[Reply],
    sentences: list[Sentence],
) -> list[Reply]:
    """Answer a question for a figure or time by the first one told in its turn.

    Only between the answers to the questions around it, and only by a sentence that
    speaks of the same: "Hur många gånger har hissen stått still?" - "Hissen har haft
    sju stopp."
    """
    found = list(replies)
    for index, (places, reply) in enumerate(zip(asked, replies, strict=True)):
        question = places[0].text
        if not reply.silent or len(asked) < 2 or not asks_for_figure(question):
            continue
        low, high = _turn(context, found, index)
        told = _told_in_turn(places[0], found, sentences, (low, high))
        if told is not None:
            found[index] = Reply(((told.start, told.end),), "answered", "svar.tur")
    return found


def left_over(
    context: Context,
    asked: tuple[tuple[Place, ...], ...],
    replies: list[Reply],
    sentences: list[Sentence],
) -> list[Reply]:
    """Give the one question left the one paragraph left, where they are as many."""
    unanswered = [n for n, reply in enumerate(replies) if reply.silent]
    paragraphs = {context.line_at(s.start): None for s in sentences}
    unused = [
        (start, end)
        for start, end in paragraphs
        if not any(start <= a < end for r in replies for a, _ in r.spans)
    ]
    told_apart = len(unanswered) == 1 and len(unused) == 1 and len(asked) > 2
    if not told_apart or len(paragraphs) != len(asked):
        return replies
    found = list(replies)
    place, text = asked[unanswered[0]][0], context.text[slice(*unused[0])]
    given = gives_its_kind(place.text, text)
    told = substance(place.text, sentences_in(context, unused[0]))
    if given is False or not told or COURTESY.search(text):
        return replies
    denied = is_polar(place.text) and DENIED.search(told[0].text) is not None
    status: AnswerStatus = "answered" if given or denied else "partly"
    found[unanswered[0]] = Reply((unused[0],), status, "svar.tur")
    return found
