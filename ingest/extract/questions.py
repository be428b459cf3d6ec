"""Questions of an interpellation, counted once, and the text that answers them."""

import re
from dataclasses import dataclass

from ingest.extract.answer_matching import Reply
from ingest.extract.answers import find_replies
from ingest.extract.content_words import alike
from ingest.extract.context import Context
from ingest.extract.inquiries import find_inquiries
from ingest.extract.question_places import REPEATS, places_beside, places_in
from ingest.extract.question_told import Place
from ingest.model import AnswerSpan, Question

SURE, LIKELY = 0.95, 0.75
# So alike are two wordings of one question.
SAME = 0.85
REPEATED = "fraga.upprepad"
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


def _likeness(one: Place, other: Place) -> float:
    """Return how far two places hold the same question, also if reworded slightly."""
    first, second = (re.sub(r"\W+", "", p.text).casefold() for p in (one, other))
    return 1.0 if first == second else alike(one.text, other.text)


def join_places(places: tuple[Place, ...]) -> tuple[Asked, ...]:
    """Join the places of one question, so that it is counted once."""
    groups: list[list[Place]] = []
    for place in places:
        least = REPEATS if place.rule == REPEATED else SAME
        best = max(groups, key=lambda g: _likeness(g[0], place), default=None)
        if best is not None and _likeness(best[0], place) >= least:
            best.append(place)
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
        reason=reply.reason,
    )


def _answered(context: Context) -> list[tuple[Asked, Reply]]:
    """Return the questions of each stretch with their replies."""
    found: list[tuple[Asked, Reply]] = []
    inquiries = find_inquiries(context)
    for inquiry in inquiries:
        asked = join_places(places_in(context, inquiry))
        places = tuple(one.places for one in asked)
        found += zip(asked, find_replies(context, places, inquiry), strict=True)
    if any(inquiry.section is None for inquiry in inquiries):
        return found
    beside = tuple(
        place
        for place in places_beside(context)
        if not any(i.start <= place.start < i.end for i in inquiries)
    )
    asked = join_places(beside)
    places = tuple(one.places for one in asked)
    return [*found, *zip(asked, find_replies(context, places), strict=True)]


def find_questions(context: Context) -> tuple[Question, ...]:
    """Return the questions of a document in order, each once, with their answers."""
    kept: list[tuple[Asked, Reply]] = []
    for asked, reply in sorted(_answered(context), key=lambda a: a[0].first.start):
        again = next((n for n, (a, _) in enumerate(kept) if _is_again(a, asked)), None)
        if again is None:
            kept.append((asked, reply))
        elif reply.spans and not kept[again][1].spans:
            kept[again] = kept[again][0], reply
    return tuple(
        _question(number, asked, reply) for number, (asked, reply) in enumerate(kept, 1)
    )


def _is_again(one: Asked, other: Asked) -> bool:
    """Tell whether minutes put a question that a paper in them puts too."""
    return _likeness(one.first, other.first) >= SAME
