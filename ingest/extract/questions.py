"""Questions of an interpellation, counted once, and the text that answers them."""

import re
from dataclasses import dataclass

from ingest.extract.answer_matching import Reply
from ingest.extract.answers import find_replies
from ingest.extract.content_words import alike
from ingest.extract.context import Context
from ingest.extract.question_places import Place, find_places
from ingest.model import AnswerSpan, Question

SURE, LIKELY = 0.95, 0.75
WEAK_RULES = frozenset(
    ("fraga.indirekt", "fraga.slutstycke", "fraga.upprepad", "fraga.rubrik")
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all the places where it stands."""

    places: tuple[Place, ...]

    @property
    def first(self) -> Place:
        """Return the place it is quoted from."""
        return self.places[0]


def _same(one: Place, other: Place) -> bool:
    """Tell whether two places hold the same question, also if reworded slightly."""
    first, second = (re.sub(r"\W+", "", p.text).casefold() for p in (one, other))
    return first == second or alike(one.text, other.text) >= 0.85


def join_places(places: tuple[Place, ...]) -> tuple[Asked, ...]:
    """Join the places of one question, so that it is counted once."""
    groups: list[list[Place]] = []
    for place in places:
        for group in groups:
            if _same(group[0], place):
                group.append(place)
                break
        else:
            groups.append([place])
    return tuple(Asked(tuple(group)) for group in groups)


def _question(number: int, asked: Asked, reply: Reply) -> Question:
    place = asked.first
    return Question(
        number=number,
        start=place.start,
        end=place.end,
        text=place.text,
        answers=tuple(AnswerSpan(start, end) for start, end in reply.spans),
        status=reply.status,
        rule=place.rule,
        confidence=LIKELY if place.rule in WEAK_RULES else SURE,
    )


def find_questions(context: Context) -> tuple[Question, ...]:
    """Return the questions of a document in order, with their answers."""
    asked = join_places(find_places(context))
    replies = find_replies(context, tuple(a.places for a in asked))
    return tuple(
        _question(number, one, reply)
        for number, (one, reply) in enumerate(zip(asked, replies, strict=True), 1)
    )
