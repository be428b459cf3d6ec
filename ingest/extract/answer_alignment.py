"""Which paragraph of a running answer takes up a question: all signs weighed together.

A careful reader uses the order of the paragraphs, which follows the questions', the
words they share or that mean the same, and whether what was asked for (a figure, a
time, a cause, a stand taken) is told there. No one of them is enough by itself.
"""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon
from ingest.extract.answer_kinds import (
    asks_for_figure,
    asks_opinion,
    gives_its_kind,
    is_polar,
)
from ingest.extract.answer_matching import ACTION, Reply, weights_of
from ingest.extract.answer_verdict import Sentence, hedge_of, part_left, substance
from ingest.extract.content_words import akin, content_words, forms_part
from ingest.extract.context import Context
from ingest.extract.question_told import Place
from ingest.model import AnswerStatus

# What each sign weighs; a paragraph answers where their sum reaches ENOUGH.
WORDS, MEANT, KIND, FREE, EVEN = 1.2, 0.5, 0.5, 0.3, 0.25
ENOUGH = 0.85
# So much of a question's words in a paragraph that it is about the question.
ABOUT, HALF = 0.3, 0.5
# Statuses that rest on little and may be read better in their paragraph.
# A paragraph of more sentences is a speech, where anything is told somewhere.
LONGEST = 9
INTENT = re.compile(
    r"(?:om )?(?:\w{1,40} )?(?:avser|kommer|tänker|planerar|ämnar|vill|"
    r"är (?:\w{1,40} )?beredd\w*)\b",
    re.IGNORECASE,
)
LOOSE = frozenset(("svar.ord-delvis", "svar.tur", "svar.utan-skal"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an answer: its stretch and what it says on the matter."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Return what it says on the matter."""
        return " ".join(sentence.text for sentence in self.sentences)


@cache
def _stands() -> re.Pattern[str]:
    return re.compile("|".join(lexicon.words("svar_stallning")), re.IGNORECASE)


@cache
def _meant() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(row["fråga"], re.I), re.compile(row["svar"], re.I))
        for row in lexicon.table("svar_likord")
    )


def takes_stand(text: str) -> bool:
    """Tell whether the one who answers says where they stand: "jag ser inget behov"."""
    return _stands().search(text) is not None


def tells_kind(question: str, text: str) -> bool | None:
    """Tell whether a text gives what is asked for, a stand taken included."""
    given = gives_its_kind(question, text)
    if not given and is_polar(question):
        acts = INTENT.match(question) and ACTION.search(text)
        return True if acts or takes_stand(text) else None
    return given


def _means_same(question: str, text: str) -> bool:
    """Tell whether a text says the same as a question in other words."""
    return any(q.search(question) and a.search(text) for q, a in _meant())


def paragraphs_of(
    context: Context, question: str, sentences: list[Sentence]
) -> list[Paragraph]:
    """Return the paragraphs of an answer that say something on the matter."""
    lines: dict[tuple[int, int], list[Sentence]] = {}
    for sentence in sentences:
        lines.setdefault(context.line_at(sentence.start), []).append(sentence)
    found = []
    for within in lines.values():
        told = substance(question, within)
        if told and len(told) <= LONGEST:
            found.append(Paragraph(told[0].start, told[-1].end, tuple(told)))
    return found


def _share(place: Place, topic: set[str], paragraph: Paragraph) -> float:
    """Return how much of a question's words a paragraph takes up."""
    words = content_words(place.matter)
    weights = weights_of(words, topic)
    told = {w for s in paragraph.sentences for w in s.words}
    shared = sum(
        weights[q] * (1.0 if any(forms_part(q, w) for w in told) else 0.7)
        for q in words
        if any(akin(q, w) for w in told)
    )
    return shared / (sum(weights.values()) or 1.0)


def _waits(reply: Reply) -> bool:
    """Tell whether a question has no answer yet, or one that rests on little."""
    silent = reply.silent and reply.reason != "svar.artighet"
    return silent or (reply.status == "partly" and reply.reason in LOOSE)


class Alignment:
    """The paragraphs of an answer, and the questions already answered in them."""

    def __init__(
        self,
        context: Context,
        asked: tuple[tuple[Place, ...], ...],
        topic: set[str],
        sentences: list[Sentence],
    ) -> None:
        """Keep what is common to all the questions."""
        self.context, self.asked, self.topic = context, asked, topic
        self.sentences = sentences

    def fill(self, replies: list[Reply]) -> list[Reply]:
        """Return the replies with those found that are silent or rest on little."""
        found = list(replies)
        for index, reply in enumerate(replies):
            if _waits(reply):
                better = self._reply(index, found)
                found[index] = better or reply
        return found

    def _reply(self, index: int, found: list[Reply]) -> Reply | None:
        place = self.asked[index][0]
        paragraphs = paragraphs_of(self.context, place.text, self.sentences)
        before = [end for r in found[:index] for _, end in r.spans]
        after = [start for r in found[index + 1 :] for start, _ in r.spans]
        low, high = max(before, default=0), min(after, default=len(self.context.text))
        inside = [p for p in paragraphs if low <= p.end and p.start <= high]
        if low > high or not inside:
            inside = paragraphs
        taken = [a for n, r in enumerate(found) if n != index for a, _ in r.spans]
        free = [p for p in inside if not any(p.start <= a < p.end for a in taken)]
        waiting = sum(map(_waits, found[index:]))
        even = bool(before or index == 0) and len(free) <= waiting
        # One of several free paragraphs answers the first of those who wait.
        best = max(
            inside,
            key=lambda p: (self._score(place, p, p in free, even), -p.start),
            default=None,
        )
        if best is None or self._score(place, best, best in free, even) < ENOUGH:
            return None
        return self._judged(place, best, best in free and even)

    def _score(
        self, place: Place, paragraph: Paragraph, free: bool, even: bool
    ) -> float:
        share = _share(place, self.topic, paragraph)
        told = tells_kind(place.text, paragraph.text)
        same = _means_same(place.text, paragraph.text)
        # A figure asked for and not told, or a yes or no about something else.
        vague = not asks_opinion(place.text) and not asks_for_figure(place.text)
        if (told is False and share < HALF) or (vague and not share and not same):
            return 0.0
        return (
            WORDS * share
            + MEANT * same
            + KIND * (told is True)
            + FREE * free
            + EVEN * (free and even)
        )

    def _judged(self, place: Place, paragraph: Paragraph, own: bool) -> Reply:
        """Return how far a paragraph answers a question; `own` if no other's."""
        text = paragraph.text
        told = tells_kind(place.text, text)
        hedge = hedge_of(place.text, text)
        spans = ((paragraph.start, paragraph.end),)
        if hedge is not None and not (told and is_polar(place.text)):
            return Reply(spans, "partly", hedge.reason)
        words = {w for s in paragraph.sentences for w in s.words}
        if part_left(place.text, text, words):
            return Reply(spans, "partly", "svar.delfraga")
        full = self._is_full(place, paragraph, own, told)
        status: AnswerStatus = "answered" if full else "partly"
        return Reply(spans, status, "svar.stycke" if full else "svar.tur")

    def _is_full(
        self, place: Place, paragraph: Paragraph, own: bool, told: bool | None
    ) -> bool:
        """Tell whether a paragraph that leaves nothing open answers a question."""
        text = paragraph.text
        share = _share(place, self.topic, paragraph)
        about = share >= ABOUT or (own and share > 0)
        words_of = content_words(place.matter)
        opens = paragraph.sentences[0].words[:1]
        subject = any(forms_part(q, w) for q in words_of for w in opens)
        open_kind = told is None and (
            not is_polar(place.text) or (subject and share >= HALF)
        )
        # What will be done says yes or no only of what is asked about.
        bound = about or takes_stand(text) or _means_same(place.text, text)
        loose = told and is_polar(place.text) and not bound
        plain = open_kind and about and not asks_opinion(place.text)
        return (told is True and not loose) or plain
