"""Later passages that speak of a promise, each with its stance and score."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.followup import likeness
from graph.followup.likeness import SAME_DNR, Likeness, Words
from graph.followup.promise import (
    Matters,
    Promised,
    earliest,
    latest,
    promised,
)
from graph.followup.stance import stance
from graph.followup.statements import Statement
from graph.followup_model import Evidence
from ingest.model import Artifact

PASSAGES = 40
KEPT, MENTIONED = 16, 6
# Below the first nothing is shown; below the second it is only a mention.
MENTIONS, SPEAKS = 0.34, 0.45
# Whatever stands around it, a statement must itself name something of the promise.
NAMES = 0.1
# What shares the matter's telling words is shown last, and never takes a stance.
FAINTLY = 0.1
# A statement speaks of the promise only if its own words name a good part of the
# thing. Where someone wrote down the link, a common dnr, what ends or moves the whole
# matter speaks of it too.
DIRECT, LINKED = 0.3, 0.2
OF_THE_MATTER = frozenset({"dropped", "new-date"})
# A body with no part in it is less likely to speak of the same thing.
BYSTANDER = 0.7
REJECTED = "belagg.beslut.avslag"


class Place(Protocol):
    """A passage the search room found."""

    @property
    def document(self) -> str:
        """The id of the document it stands in."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The character after its last."""


class Retriever(Words, Protocol):
    """The search room, as far as follow-up needs it."""

    def related(
        self,
        words: Sequence[str],
        limit: int,
        after: dt.date,
        apart_from: str,
        dnr: Sequence[str],
    ) -> Sequence[Place]:
        """Return passages that share words, possibly from `after` or later.

        Fewer words are enough in a passage of the matter with that dnr.
        """


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's facts and what they state, worked out once."""

    artifact: Artifact
    statements: tuple[Statement, ...]


Load = Callable[[str], Reading]


def evidence(
    artifact: Artifact, search: Retriever, load: Load, common: frozenset[str]
) -> list[Evidence]:
    """Return what later (and same-day) documents say of a document's promises.

    Args:
        artifact: The document with the promises; it is never its own evidence.
        search: Finds passages and knows how rare words are.
        load: Gives a document's facts and statements by its id.
        common: Stems that tie nothing together (`likeness.generic`).
    """
    matters = Matters(search, artifact)
    prepared = (
        promised(search, artifact, fact, common, matters)
        for fact in artifact.facts.commitments
    )
    return [e for p in prepared if p is not None for e in _of_promise(p, search, load)]


def _of_promise(promise: Promised, search: Retriever, load: Load) -> list[Evidence]:
    """Return the evidence of one promise, best first."""
    places = search.related(
        sorted(promise.thing.everything),
        PASSAGES,
        promise.said,
        promise.artifact.id,
        sorted(promise.dnr),
    )
    by_document: dict[str, list[Place]] = {}
    for place in places:
        by_document.setdefault(place.document, []).append(place)
    found = [
        item
        for document, spots in by_document.items()
        for item in _of_document(promise, load(document), spots, search)
    ]
    found.sort(key=lambda e: (-e.score, e.document_id, e.start))
    speaking = [e for e in found if e.stance != "mentions"][:KEPT]
    mentioning = [e for e in found if e.stance == "mentions"][:MENTIONED]
    return sorted(speaking + mentioning, key=lambda e: (-e.score, e.document_id))


def _of_document(
    promise: Promised, reading: Reading, places: list[Place], words: Words
) -> list[Evidence]:
    other = reading.artifact
    from_day = earliest(other.document)
    if from_day is None or from_day < promise.said:
        return []
    bodies = {promise.artifact.document.body, other.document.body} - {None}
    shared = bool(promise.dnr & frozenset(other.document.dnr))
    if len(bodies) > 1 and not shared:
        return []
    found: dict[tuple[int, int], Evidence] = {}
    for place in places:
        inside = [
            s for s in reading.statements if s.start < place.end and s.end > place.start
        ]
        for statement in inside or [_mention(other, place)]:
            item = _judge(promise, other, statement, place, words)
            if item is not None:
                found.setdefault((item.start, item.end), item)
    return list(found.values())


def _mention(other: Artifact, place: Place) -> Statement:
    document = other.document
    section = document.paragraf_at(place.start)
    text = document.text[place.start : place.end]
    return Statement(
        start=place.start,
        end=place.end,
        text=text,
        about=text,
        section=section.number if section else None,
        organ=document.organ,
        dnr=section.dnr if section and section.dnr else document.dnr,
        stance="mentions",
        rule="belagg.avsnitt",
    )


def _judge(
    promise: Promised,
    other: Artifact,
    statement: Statement,
    place: Place,
    words: Words,
) -> Evidence | None:
    document = other.document
    section = document.paragraf_at(statement.start)
    heading = (section.heading or "") if section else document.title
    around = f"{document.text[place.start : place.end]} {heading}"
    alike = likeness.likeness(words, promise.thing, statement.about, around)
    linked = bool(promise.dnr & frozenset(statement.dnr))
    score = min(1.0, alike.score + SAME_DNR) if linked else alike.score
    if not linked and not promise.is_heard_by(statement.organ, document, around):
        score *= BYSTANDER
    if score < MENTIONS or max(alike.direct, alike.matter) < NAMES:
        score = alike.loose
        if score < FAINTLY:
            return None
    speaks = score >= SPEAKS and _names_enough(promise, statement, alike, linked)
    # A proposal stands or falls with the decision in its matter, whatever its words.
    settles = linked and promise.proposed and statement.rule == REJECTED
    return Evidence(
        commitment_id=promise.fact.id,
        document_id=other.id,
        section=statement.section,
        start=statement.start,
        end=statement.end,
        text=statement.text,
        stance=stance(promise, statement) if speaks or settles else "mentions",
        score=round(score, 3),
        date_from=earliest(document),
        date_to=latest(document),
        rule=statement.rule,
        happened=statement.when,
    )


def _names_enough(
    promise: Promised, statement: Statement, alike: Likeness, linked: bool
) -> bool:
    if promise.vague and not linked:
        return False
    if alike.direct >= DIRECT:
        return True
    ends_matter = statement.stance in OF_THE_MATTER
    return linked and ends_matter and alike.matter >= LINKED
