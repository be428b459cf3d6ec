"""Later passages that speak of a promise, each with its stance and score."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.followup import likeness
from graph.followup.likeness import SAME_DNR, Thing, Words
from graph.followup.statements import Statement
from graph.followup.verbs import can_fulfil, delivers
from graph.followup_model import Evidence, Stance
from ingest.model import Artifact, Commitment, Document

PASSAGES = 40
KEPT = 16
# Below the first nothing is shown; below the second it is only a mention.
MENTIONS, SPEAKS = 0.34, 0.45
# A statement speaks of the promise only if its own words name a good part of the
# thing. Where someone wrote down the link, a common dnr, what ends or moves the whole
# matter speaks of it too.
DIRECT, LINKED = 0.3, 0.2
# Whatever else is close by, the passage must itself name something of it.
NAMES = 0.1
OF_THE_MATTER = frozenset({"dropped", "new-date"})
REJECTED = "belagg.beslut.avslag"
_PERIOD = re.compile(r"\b(20\d\d)\s?[–-]\s?(20\d\d)\b")


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


@dataclass(frozen=True, slots=True)
class _Promise:
    artifact: Artifact
    fact: Commitment
    thing: Thing
    dnr: frozenset[str]
    said: dt.date
    proposed: bool


def _earliest(document: Document) -> dt.date | None:
    return document.date or document.dated_from


def _latest(document: Document) -> dt.date | None:
    return document.date or document.dated_to


def _own_dnr(document: Document, offset: int) -> frozenset[str]:
    section = document.paragraf_at(offset)
    return frozenset(section.dnr if section and section.dnr else document.dnr)


def _without_times(artifact: Artifact, fact: Commitment) -> str:
    """Return a promise's words but for when: a date ties nothing together."""
    text = artifact.document.text
    kept, place = [], fact.start
    for time in artifact.facts.times:
        if fact.start <= time.start and time.end <= fact.end and time.start >= place:
            kept.append(text[place : time.start])
            place = time.end
    return "".join((*kept, text[place : fact.end]))


def _promise(
    words: Words, artifact: Artifact, fact: Commitment, common: frozenset[str]
) -> _Promise | None:
    document = artifact.document
    said = _earliest(document)
    if said is None:
        return None
    section = document.paragraf_at(fact.start)
    matter = f"{section.heading or ''}" if section else document.title
    names = " ".join(
        name for name in (fact.promisor, document.organ, document.body) if name
    )
    aside = common | frozenset(words.content(names))
    thing = likeness.thing(words, _without_times(artifact, fact), matter, aside)
    proposed = any(
        d.status == "proposal" and d.start <= fact.start < d.end
        for d in artifact.facts.decisions
    )
    dnr = _own_dnr(document, fact.start)
    return _Promise(artifact, fact, thing, dnr, said, proposed)


def evidence(
    artifact: Artifact,
    fact: Commitment,
    search: Retriever,
    load: Load,
    common: frozenset[str],
) -> list[Evidence]:
    """Return what later (and same-day) documents say of a promise, best first.

    Args:
        artifact: The document the promise stands in; it is never its own evidence.
        fact: The promise.
        search: Finds passages and knows how rare words are.
        load: Gives a document's facts and statements by its id.
        common: Stems that tie nothing together (`likeness.generic`).
    """
    promise = _promise(search, artifact, fact, common)
    if promise is None or not promise.thing.own:
        return []
    places = search.related(
        sorted(promise.thing.own | promise.thing.topic),
        PASSAGES,
        promise.said,
        artifact.id,
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
    mentioning = [e for e in found if e.stance == "mentions"][: KEPT // 2]
    return sorted(speaking + mentioning, key=lambda e: (-e.score, e.document_id))


def _of_document(
    promise: _Promise, reading: Reading, places: list[Place], words: Words
) -> list[Evidence]:
    other = reading.artifact
    from_day = _earliest(other.document)
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
    promise: _Promise,
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
    if score < MENTIONS or max(alike.direct, alike.matter) < NAMES:
        return None
    # What happened before the promise was made cannot have come of it.
    earlier = statement.when is not None and statement.when < promise.said
    enough = alike.direct >= DIRECT or (
        linked and alike.matter >= LINKED and statement.stance in OF_THE_MATTER
    )
    # A proposal stands or falls with the decision in its matter, whatever its words.
    settles = linked and promise.proposed and statement.rule == REJECTED
    speaks = (score >= SPEAKS and enough and not earlier) or settles
    return Evidence(
        commitment_id=promise.fact.id,
        document_id=other.id,
        section=statement.section,
        start=statement.start,
        end=statement.end,
        text=statement.text,
        stance=_stance(promise.fact, statement) if speaks else "mentions",
        score=round(score, 3),
        date_from=_earliest(document),
        date_to=_latest(document),
        rule=statement.rule,
        happened=statement.when,
    )


def _stance(fact: Commitment, statement: Statement) -> Stance:
    """Return the statement's stance towards this very promise."""
    if statement.rule == "belagg.nytt-lofte":
        return _towards_new_promise(fact, statement)
    if _period_of_another(fact.text, statement.about):
        return "mentions"
    if statement.delivery and not delivers(fact.text):
        return "mentions"
    if fact.polarity == "negative" and statement.stance in {"fulfils", "dropped"}:
        # What was not to happen has happened.
        return "contradicts"
    if statement.stance == "fulfils" and not statement.delivery:
        return "fulfils" if can_fulfil(fact.text, statement.about) else "mentions"
    return statement.stance


def _period_of_another(promise: str, said: str) -> bool:
    """Tell whether the two name things of different periods ("plan 2023–2025")."""
    own, other = (set(_PERIOD.findall(text)) for text in (promise, said))
    return bool(own and other) and not own & other


def _towards_new_promise(fact: Commitment, statement: Statement) -> Stance:
    due = fact.deadline.latest_wide or fact.deadline.latest if fact.deadline else None
    if statement.stance == "contradicts" and fact.polarity == "positive":
        return "contradicts"
    if due and statement.deadline and statement.deadline > due:
        return "new-date"
    return "under-way" if statement.deadline else "mentions"
