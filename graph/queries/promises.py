"""Promises with everything said of them, and how they stand."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.queries import reading
from graph.store import Row, Store
from graph.terms import BASE, NamedNode, Object, segment


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise: who is bound to what, by when, and where it is written."""

    id: str
    text: str
    description: str
    document_id: str
    document: str
    title: str
    date: dt.date | None
    section: str | None
    start: int
    end: int
    promisor: str
    promisor_iri: NamedNode
    speaker: str | None
    speaker_iri: NamedNode | None
    promisee: str | None
    strength: str
    polarity: str
    condition: str | None
    deadline: str | None
    earliest: dt.date | None
    latest: dt.date | None
    latest_wide: dt.date | None
    recurrence: str | None
    body: str | None
    organ: str | None
    decision_id: str | None
    agreement_id: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of evidence for one promise, as projected from following up."""

    commitment_id: str
    document_id: str
    document: str
    section: str | None
    start: int
    end: int
    text: str
    stance: str
    score: float
    date_from: dt.date | None
    date_to: dt.date | None
    rule: str
    happened: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a promise stood on a day, and what that rested on."""

    commitment_id: str
    status: str
    explanation: str
    confidence: float
    as_of: dt.date | None
    coverage: str | None
    evidence: tuple[Found, ...]


_PROMISES = """
SELECT ?k ?text ?description ?work ?start ?end ?section ?promisor ?speaker ?promisee
       ?strength ?direction ?condition ?due ?earliest ?latest ?wide ?takt
       ?decision ?agreement WHERE {
  %s
  ?k own:promisor ?promisor ; dcterms:description ?description ; dcterms:source ?work ;
     own:strength ?strength ; own:direction ?direction .
  ?k own:quote ?quote . ?quote oa:hasSelector ?place, ?words .
  ?place oa:start ?start ; oa:end ?end . ?words oa:exact ?text .
  OPTIONAL { ?k own:inSection/eli:number ?section }
  OPTIONAL { ?k own:statedBy ?speaker }
  OPTIONAL { ?k own:promisee ?promisee }
  OPTIONAL { ?k own:condition ?condition }
  OPTIONAL { ?k own:deadline ?frist
             OPTIONAL { ?frist own:verbatim ?due }
             OPTIONAL { ?frist dcat:startDate ?earliest }
             OPTIONAL { ?frist dcat:endDate ?latest }
             OPTIONAL { ?frist own:latestWide ?wide } }
  OPTIONAL { ?k own:recurrence/own:verbatim ?takt }
  OPTIONAL { ?k prov:wasDerivedFrom ?decision . ?decision a eli-dl:Decision }
  OPTIONAL { ?k dcterms:isPartOf ?agreement . ?agreement a own:Agreement }
} ORDER BY ?k"""

_OF_ACTOR = """
SELECT DISTINCT ?k ?actor WHERE {
  { ?k own:promisor ?actor } UNION { ?k own:statedBy ?actor }
}"""

_WORKS = """
SELECT ?work ?name ?title ?date ?body ?organ WHERE {
  %s
  ?work own:sourceName ?name ; dcterms:title ?title .
  OPTIONAL { ?work eli:date_document ?date }
  OPTIONAL { ?work dcterms:publisher ?body }
  OPTIONAL { ?work dcterms:creator ?organ }
}"""

_EVIDENCE = """
SELECT ?e ?k ?work ?name ?section ?start ?end ?text ?stance ?score ?from ?to ?rule
       ?happened WHERE {
  ?e own:evidenceFor ?k ; own:polarity ?stance ;
     nif:confidence ?score ; dcterms:source ?work ; own:rule ?rule .
  ?e own:quote ?quote . ?quote oa:hasSelector ?place, ?words .
  ?place oa:start ?start ; oa:end ?end . ?words oa:exact ?text .
  OPTIONAL { ?work own:sourceName ?name }
  OPTIONAL { ?e own:sectionNumber ?section }
  OPTIONAL { ?e dcterms:temporal ?when
             OPTIONAL { ?when dcat:startDate ?from }
             OPTIONAL { ?when dcat:endDate ?to } }
  OPTIONAL { ?e own:happenedOn ?happened }
} ORDER BY ?k ?e"""

_STANDINGS = """
SELECT ?s ?k ?status ?explanation ?confidence ?day ?coverage WHERE {
  ?s a own:StatusAssertion ; own:statusOf ?k ; own:status ?status ;
     nif:confidence ?confidence .
  OPTIONAL { ?s own:explanation ?explanation }
  OPTIONAL { ?s own:coverage ?coverage }
  OPTIONAL { ?s dcterms:temporal/dcat:endDate ?day }
} ORDER BY ?k ?day"""


def promises(store: Store) -> list[Promise]:
    """Return every promise, by id."""
    return _promises(store, store.select(_PROMISES % ""))


def promise(store: Store, identity: str, base: str = BASE) -> Promise | None:
    """Return the promise with that id, or None."""
    found = promises_of(store, [_node(identity, base)])
    return found[0] if found else None


def promises_of(store: Store, nodes: Iterable[NamedNode]) -> list[Promise]:
    """Return the promises with those IRIs, by id."""
    rows: list[Row] = []
    for part in reading.chunks(nodes):
        rows += store.select(_PROMISES % reading.values_block("k", part))
    return _promises(store, rows)


def promises_of_actor(store: Store, actor: NamedNode) -> list[Promise]:
    """Return the promises that an actor is bound by or has spoken."""
    rows = store.select(_OF_ACTOR, {"actor": actor})
    return promises_of(store, (reading.required(row, "k") for row in rows))


def _promises(store: Store, rows: Sequence[Row]) -> list[Promise]:
    works = _works(store, (reading.required(row, "work") for row in rows))
    parts = ("promisor", "speaker", "promisee")
    actors = [reading.node(row, part) for row in rows for part in parts]
    places = [reading.node(w, part) for w in works.values() for part in PLACES]
    names = reading.labels(store, (*actors, *places))
    found: dict[str, Promise] = {}
    for row in rows:
        one = _promise(row, works, names)
        found.setdefault(one.id, one)
    return list(found.values())


PLACES = ("body", "organ")


def _works(store: Store, works: Iterable[NamedNode]) -> dict[NamedNode, Row]:
    found: dict[NamedNode, Row] = {}
    for part in reading.chunks(works):
        for row in store.select(_WORKS % reading.values_block("work", part)):
            found.setdefault(reading.required(row, "work"), row)
    return found


def _promise(
    row: Row, works: Mapping[NamedNode, Row], names: Mapping[NamedNode, str]
) -> Promise:
    def name(source: Row, part: str) -> str | None:
        actor = reading.node(source, part)
        return names.get(actor) if actor else None

    work = reading.required(row, "work")
    source: Row = works.get(work, {})
    return Promise(
        id=reading.local(reading.required(row, "k")),
        text=reading.words(row, "text"),
        description=reading.words(row, "description"),
        document_id=reading.local(work),
        document=reading.words(source, "name"),
        title=reading.words(source, "title"),
        date=reading.day(source, "date"),
        section=reading.text(row, "section"),
        start=reading.number(row, "start"),
        end=reading.number(row, "end"),
        promisor=name(row, "promisor") or "",
        promisor_iri=reading.required(row, "promisor"),
        speaker=name(row, "speaker"),
        speaker_iri=reading.node(row, "speaker"),
        promisee=name(row, "promisee"),
        strength=reading.code(row, "strength") or "",
        polarity=reading.code(row, "direction") or "positive",
        condition=reading.text(row, "condition"),
        deadline=reading.text(row, "due"),
        earliest=reading.day(row, "earliest"),
        latest=reading.day(row, "latest"),
        latest_wide=reading.day(row, "wide"),
        recurrence=reading.text(row, "takt"),
        body=name(source, "body"),
        organ=name(source, "organ"),
        decision_id=reading.code(row, "decision"),
        agreement_id=reading.code(row, "agreement"),
    )


def evidence_of(
    store: Store, identity: str | None = None, base: str = BASE
) -> list[Found]:
    """Return the evidence found for one promise, or for all."""
    if identity is not None:
        return evidence_of_promises(store, [_node(identity, base)])
    return list(_evidence(store.select(_EVIDENCE)).values())


def evidence_of_promises(store: Store, nodes: Iterable[NamedNode]) -> list[Found]:
    """Return the evidence found for the promises with those IRIs."""
    return list(_pieces(store, nodes).values())


def _pieces(store: Store, nodes: Iterable[NamedNode]) -> dict[NamedNode, Found]:
    # One by one: given many at once, the engine begins with all the evidence there is.
    rows = (
        row
        for node in sorted(set(nodes), key=str)
        for row in store.select(_EVIDENCE, {"k": node})
    )
    return _evidence(rows)


def standings(
    store: Store, identity: str | None = None, base: str = BASE
) -> list[Standing]:
    """Return how one promise, or every promise, stands, with its evidence."""
    values = _one(identity, base)
    rows = store.select(_STANDINGS, values)
    found = _pieces(store, (reading.required(row, "k") for row in rows))
    subjects = [reading.required(row, "s") for row in rows]
    rests = reading.gathered(store, "?a prov:wasDerivedFrom ?v", subjects)
    return [
        Standing(
            commitment_id=reading.local(reading.required(row, "k")),
            status=reading.code(row, "status") or "",
            explanation=reading.words(row, "explanation"),
            confidence=reading.fraction(row, "confidence"),
            as_of=reading.day(row, "day"),
            coverage=reading.text(row, "coverage"),
            evidence=tuple(
                found[node]
                for node in rests.get(subject, ())
                if isinstance(node, NamedNode) and node in found
            ),
        )
        for subject, row in zip(subjects, rows, strict=True)
    ]


def _one(identity: str | None, base: str) -> dict[str, Object]:
    if identity is None:
        return {}
    return {"k": _node(identity, base)}


def _node(identity: str, base: str) -> NamedNode:
    return NamedNode(f"{base}atagande/{segment(identity)}")


def _evidence(rows: Iterable[Row]) -> dict[NamedNode, Found]:
    return {
        reading.required(row, "e"): Found(
            commitment_id=reading.local(reading.required(row, "k")),
            document_id=reading.code(row, "work") or "",
            document=reading.words(row, "name"),
            section=reading.text(row, "section"),
            start=reading.number(row, "start"),
            end=reading.number(row, "end"),
            text=reading.words(row, "text"),
            stance=reading.code(row, "stance") or "mentions",
            score=reading.fraction(row, "score"),
            date_from=reading.day(row, "from"),
            date_to=reading.day(row, "to"),
            rule=reading.code(row, "rule") or "",
            happened=reading.day(row, "happened"),
        )
        for row in rows
    }
