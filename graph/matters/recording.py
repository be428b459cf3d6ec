"""Take the matter record of one artifact: pure, one pass over its facts."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from graph.matters import cues, sentences
from graph.matters.names import Names
from graph.matters.naming import naming
from graph.matters.pointing import pointers
from graph.matters.records import (
    MEETINGS,
    AssignmentRecord,
    DecisionRecord,
    FollowupRecord,
    ItemRecord,
    MatterRecord,
    PersonRecord,
    Pointer,
    QuestionRecord,
    ReferenceRecord,
)
from ingest import ids
from ingest.brief import in_brief
from ingest.extract.content_words import content_words
from ingest.model import (
    Artifact,
    Commitment,
    Decision,
    Document,
    Facts,
    Person,
    Reference,
    Section,
)

HEADS, PEOPLE = 6, 12
# Documents that someone puts or signs as their own.
PERSONAL = frozenset({"interpellation", "interpellationssvar", "motion", "motionssvar"})


def of(artifact: Artifact) -> MatterRecord:
    """Return what matters are made of in one document."""
    document, facts = artifact.document, artifact.facts
    places = _Places(document)
    names = Names(artifact)
    return MatterRecord(
        id=artifact.id,
        type=document.type,
        title=document.title,
        source=document.source,
        text=f"text/{ids.digest('text', artifact.id, document.text)}",
        body=names.body,
        organ=names.organ(None),
        organ_name=document.organ or document.body,
        body_name=document.body,
        date=document.date,
        reference_date=document.reference_date,
        dated_from=document.dated_from,
        dated_to=document.dated_to,
        dnr=document.dnr,
        heads=_heads(document),
        people=_signers(document, facts, names),
        items=_items(document, facts, names),
        decisions=tuple(_decision(d, places, names) for d in facts.decisions),
        assignments=tuple(
            _assignment(c, places, names)
            for c in facts.commitments
            if c.strength == "assignment"
        ),
        references=_references(artifact, places, names),
        questions=tuple(
            QuestionRecord(
                q.id, q.number, q.start, q.end, q.status, content_words(q.text)
            )
            for q in facts.questions
        ),
        followups=tuple(
            FollowupRecord(
                f.id,
                places.item(f.start),
                f.start,
                f.end,
                f.status,
                f.concerns,
                content_words(f.text),
            )
            for f in facts.followups
        ),
        cues=cues.read(artifact),
    )


@dataclass(slots=True)
class _Places:
    """Which § and which heading's part a character stands in."""

    paragraphs: list[Section]
    starts: list[int]
    sections: list[Section]

    def __init__(self, document: Document) -> None:
        self.paragraphs = sorted(
            (s for s in document.sections if s.kind == "paragraf"),
            key=lambda s: s.start,
        )
        self.starts = [s.start for s in self.paragraphs]
        self.sections = [s for s in document.sections if s.role]

    def item(self, offset: int) -> str | None:
        """Return the section id of the § around `offset`, or None."""
        at = bisect_right(self.starts, offset)
        for section in reversed(self.paragraphs[max(0, at - 2) : at]):
            if section.start <= offset < section.end:
                return section.id
        return None

    def role(self, offset: int) -> str | None:
        """Return the role of the narrowest part with one around `offset`."""
        around = [s for s in self.sections if s.start <= offset < s.end]
        found = min(around, key=lambda s: s.end - s.start, default=None)
        return found.role if found else None


def _items(document: Document, facts: Facts, names: Names) -> tuple[ItemRecord, ...]:
    """Return the §§ of a document that records or calls to a meeting."""
    if document.type not in MEETINGS:
        return ()
    numbered = [s for s in document.sections if s.kind == "paragraf"]
    mentions = sorted(
        (m.start, index)
        for index, person in enumerate(facts.persons)
        for m in person.mentions
    )
    starts = [start for start, _ in mentions]
    movers = _movers(facts, names)
    found = []
    for order, section in enumerate(numbered, start=1):
        first = bisect_right(starts, section.start - 1)
        last = bisect_right(starts, section.body_start - 1)
        named = dict.fromkeys(index for _, index in mentions[first:last])
        people = [facts.persons[index] for index in named]
        found.append(
            ItemRecord(
                section.id,
                section.number or str(order),
                order,
                section.heading,
                section.dnr,
                section.start,
                section.end,
                tuple(names.person(p.name, p.party) for p in people),
                tuple(
                    mover
                    for start, mover in movers
                    if section.start <= start < section.end
                ),
            )
        )
    return tuple(found)


def _movers(facts: Facts, names: Names) -> list[tuple[int, PersonRecord]]:
    """Return who put each yrkande, with the place; each once at a place."""
    parties = {ids.normalise(p.name): p.party for p in facts.persons}
    found = {
        (yrkande.start, names.person(name, parties.get(ids.normalise(name)))): None
        for decision in facts.decisions
        for yrkande in decision.yrkanden
        for name in yrkande.by
    }
    return list(found)


def _heads(document: Document) -> tuple[str, ...]:
    """Return the first headings outside §§, each once."""
    heads = dict.fromkeys(
        s.heading for s in document.sections if s.kind == "rubrik" and s.heading
    )
    return tuple(heads)[:HEADS]


def _signers(
    document: Document, facts: Facts, names: Names
) -> tuple[PersonRecord, ...]:
    if document.type not in PERSONAL:
        return ()
    people: tuple[Person, ...] = facts.persons[:PEOPLE]
    return tuple(names.person(p.name, p.party) for p in people)


def _decision(decision: Decision, places: _Places, names: Names) -> DecisionRecord:
    organ = names.organ(decision.organ)
    return DecisionRecord(
        decision.id,
        places.item(decision.start),
        decision.status,
        decision.outcome,
        decision.start,
        decision.end,
        organ or "",
        content_words(decision.text),
        names.actor(decision.target),
        tuple(p for name in decision.addressees if (p := names.actor(name))),
        decision.date,
        decision.dnr,
    )


def _assignment(
    commitment: Commitment, places: _Places, names: Names
) -> AssignmentRecord:
    brief = in_brief(commitment.description, commitment.polarity)
    described = brief or commitment.text
    return AssignmentRecord(
        commitment.id,
        places.item(commitment.start),
        commitment.start,
        commitment.end,
        names.actor(commitment.promisor),
        described,
        content_words(described),
        commitment.deadline.latest if commitment.deadline else None,
    )


def _references(
    artifact: Artifact, places: _Places, names: Names
) -> tuple[ReferenceRecord, ...]:
    read = {
        start: replace(pointer, path=names.organ(pointer.organ))
        for start, pointer in pointers(artifact).items()
    }
    return tuple(
        _reference(r, artifact.document, places, read.get(r.start))
        for r in artifact.facts.references
    )


def _reference(
    reference: Reference,
    document: Document,
    places: _Places,
    pointer: Pointer | None,
) -> ReferenceRecord:
    before = after = ""
    if reference.kind in {"paragraph", "dnr"}:
        text = document.text
        before = sentences.before(text, reference.start)
        after = sentences.after(text, reference.end)
    called = None
    if reference.kind == "dnr" or (reference.kind == "document" and pointer is None):
        called = naming(reference, before)
    return ReferenceRecord(
        reference.kind,
        reference.target,
        reference.text,
        reference.start,
        reference.end,
        places.item(reference.start),
        reference.rule,
        places.role(reference.start),
        before,
        after,
        pointer if reference.kind in {"paragraph", "document"} else None,
        called,
    )
