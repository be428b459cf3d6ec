"""What answers the questions that no words tie to an answer: by order and kind."""

import re

from ingest.extract.answer_kinds import asks_for_figure, gives_its_kind
from ingest.extract.answer_matching import NOTHING, Reply, Sentence, opens_paragraph
from ingest.extract.content_words import akin, content_words
from ingest.extract.context import Context
from ingest.extract.question_places import Place
from ingest.model import AnswerStatus

# Words about the questions, not about what they ask.
COURTESY = re.compile(r"\b(?:tack(?:ar)?|fråg(?:a|an|or|orna)|interpellat\w+)\b", re.I)


def _devoted(context: Context, opening: Sentence, own: list[str]) -> Reply:
    """Return the paragraph that answers a question, from the sentence that opens it.

    One whose very subject is what was asked about is all answer.
    """
    _, end = context.line_at(opening.start)
    subject = opening.words[0]
    full = any(akin(word, subject) for word in own)
    return Reply(((opening.start, end),), "answered" if full else "partly")


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
        own = [w for w in content_words(places[0].text) if w not in topic]
        if reply is not NOTHING or not own or len(asked) < 2:
            continue
        before = [s for r in found[:index] for _, s in r.spans]
        after = [s for r in found[index + 1 :] for s, _ in r.spans]
        low, high = max(before, default=0), min(after, default=len(context.text))
        turn = [
            s
            for s in sentences
            if low <= s.start < high
            and opens_paragraph(context, s)
            and any(akin(q, w) for q in own for w in s.words)
        ]
        if turn:
            found[index] = _devoted(context, turn[0], own)
    return found


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
        if reply is not NOTHING or len(asked) < 2 or not asks_for_figure(question):
            continue
        before = [end for r in found[:index] for _, end in r.spans]
        after = [start for r in found[index + 1 :] for start, _ in r.spans]
        low, high = max(before, default=0), min(after, default=len(context.text))
        words = content_words(question)
        told = next(
            (
                s
                for s in sentences
                if low <= s.start <= high
                and gives_its_kind(question, s.text)
                and any(akin(q, w) for q in words for w in s.words)
            ),
            None,
        )
        if told is not None:
            found[index] = Reply(((told.start, told.end),), "answered")
    return found


def left_over(
    context: Context,
    asked: tuple[tuple[Place, ...], ...],
    replies: list[Reply],
    sentences: list[Sentence],
) -> list[Reply]:
    """Give the one question left the one paragraph left, where they are as many."""
    unanswered = [n for n, reply in enumerate(replies) if reply is NOTHING]
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
    if given is False or COURTESY.search(text):
        return replies
    status: AnswerStatus = "answered" if given else "partly"
    found[unanswered[0]] = Reply((unused[0],), status)
    return found
