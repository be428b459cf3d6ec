"""From an artifact to the passages that are indexed."""

import datetime as dt
from collections.abc import Iterable
from itertools import chain

from ingest.model import Artifact, Commitment, Decision, Passage, Person
from search import words
from search.model import Entry
from search.surroundings import Surroundings
from search.topics.assigning import Subjects
from search.topics.subjects import names_of

STATUS = {"decision": "beslut", "proposal": "förslag", "historical": "tidigare beslut"}


def _within(passage: Passage, start: int, end: int) -> bool:
    return start < passage.end and end > passage.start


def _persons(artifact: Artifact, passage: Passage) -> list[Person]:
    return [
        person
        for person in artifact.facts.persons
        if any(_within(passage, m.start, m.end) for m in person.mentions)
    ]


def _status(artifact: Artifact, passage: Passage) -> tuple[str, ...]:
    """Return which kinds of fact stand in a passage, as the facet names them."""
    facts = artifact.facts
    found = {
        STATUS[decision.status]
        for decision in facts.decisions
        if _within(passage, decision.start, decision.end)
    }
    if any(_within(passage, c.start, c.end) for c in facts.commitments):
        found.add("löfte")
    if any(_within(passage, f.start, f.end) for f in facts.followups):
        found.add("uppföljning")
    if any(_within(passage, q.start, q.end) for q in facts.questions):
        found.add("fråga")
    return tuple(sorted(found))


def _organ(artifact: Artifact, passage: Passage) -> str | None:
    """Return who decides in the passage, else the document's own organ."""
    decided: list[Decision] = [
        d
        for d in artifact.facts.decisions
        if d.organ and _within(passage, d.start, d.end)
    ]
    return decided[0].organ if decided else artifact.document.organ


def _terms(artifact: Artifact, passage: Passage) -> tuple[str, ...]:
    """Return the terms of a passage and of what it stands under."""
    document = artifact.document
    section = document.paragraf_at(passage.start)
    matter = (section.heading or "") if section else document.title
    text = document.text[passage.start : passage.end]
    told = (text, passage.heading or "", matter)
    read = [each.terms for one in told for each in words.readings(one)]
    return tuple(dict.fromkeys(chain.from_iterable(read)))


def _sentences(said: Iterable[Decision | Commitment], passage: Passage) -> str:
    """Return the sentences of some facts that stand in a passage."""
    there = (f.sentence or f.text for f in said if _within(passage, f.start, f.end))
    return " ".join(dict.fromkeys(there))


def _deadline(artifact: Artifact, passage: Passage) -> dt.date | None:
    """Return the last day that a promise in the passage is to be kept by."""
    days = (
        c.deadline.latest
        for c in artifact.facts.commitments
        if c.deadline and c.deadline.latest and _within(passage, c.start, c.end)
    )
    return max(days, default=None)


def entries(artifact: Artifact) -> list[Entry]:
    """Return one entry for each passage of the artifact."""
    document = artifact.document
    found = []
    about = Surroundings(artifact)
    subjects = Subjects(artifact)
    for passage in artifact.passages:
        persons = _persons(artifact, passage)
        section = document.paragraf_at(passage.start)
        dnr = section.dnr if section and section.dnr else document.dnr
        found.append(
            Entry(
                passage=passage.id,
                document=artifact.id,
                source=document.source,
                title=document.title or document.source,
                type=document.type,
                organ=_organ(artifact, passage),
                body=document.body,
                date=document.date,
                latest=document.date or document.dated_to,
                dnr=dnr,
                persons=tuple(sorted({p.name for p in persons})),
                parties=tuple(sorted({p.party for p in persons if p.party})),
                status=_status(artifact, passage),
                section=passage.section,
                heading=passage.heading,
                page=passage.page,
                start=passage.start,
                end=passage.end,
                text=document.text[passage.start : passage.end],
                terms=_terms(artifact, passage),
                matter=section.heading if section else None,
                around=about.of(passage),
                decisions=_sentences(artifact.facts.decisions, passage),
                promises=_sentences(artifact.facts.commitments, passage),
                deadline=_deadline(artifact, passage),
                subjects=names_of(subjects.of(passage)),
            )
        )
    return found
