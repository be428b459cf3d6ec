"""Everything known of one thing, each statement with the document that says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.queries import reading
from graph.store import Row, Store
from graph.terms import BASE, PREFIXES, NamedNode, segment

# Where a bare id may belong; ids begin with a letter of their kind.
KINDS = (
    "handling",
    "atagande",
    "beslut",
    "uppfoljning",
    "fraga",
    "avtal",
    "person",
    "org",
    "aktor",
    "belagg",
)
LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about a thing; `inverse` if the thing is its object.

    `value` is the other end (an IRI or a literal's text), `label` its name where it
    has one, `document` the document that says so (None for what is derived).
    """

    predicate: str
    value: str
    label: str | None
    inverse: bool
    graph: str
    document_id: str | None
    document: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a document in which the thing was read."""

    document_id: str
    document: str
    start: int
    end: int
    text: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Place:
    """A passage in which a thing was read: where it begins, and its quote."""

    document_id: str
    start: int
    quote: NamedNode


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing with its classes, what is said of it, and where it was read."""

    iri: str
    label: str | None
    types: tuple[str, ...]
    statements: tuple[Statement, ...]
    quotes: tuple[Quote, ...]


_OUT = "SELECT ?x ?p ?o ?g WHERE { GRAPH ?g { ?x ?p ?o } } ORDER BY ?p ?o ?g"
_IN = """SELECT ?o ?p ?x ?g WHERE { GRAPH ?g { ?o ?p ?x }
  FILTER(?p NOT IN (oa:hasBody, oa:hasTarget)) } ORDER BY ?p ?o ?g"""
_QUOTES = """
SELECT ?x ?work ?name ?start ?end ?text ?rule ?confidence WHERE {
  ?n oa:hasBody ?x ; oa:hasTarget ?q ; own:rule ?rule ; nif:confidence ?confidence .
  ?q oa:hasSource ?t ; oa:hasSelector ?place, ?words .
  ?place oa:start ?start ; oa:end ?end . ?words oa:exact ?text .
  ?work eli:is_realized_by ?t ; own:sourceName ?name .
} ORDER BY ?name ?start"""

# In a document's own graph: a join over the union of all costs several times more.
_PLACES = """
SELECT ?x ?g ?q ?start WHERE { GRAPH ?g {
  ?n oa:hasBody ?x ; oa:hasTarget ?q . ?q oa:hasSelector ?place .
  ?place oa:start ?start } }"""
_WORDS = """
SELECT ?q ?end ?text WHERE { %s ?q oa:hasSelector ?place, ?words .
  ?place oa:end ?end . ?words oa:exact ?text }"""


def places(store: Store, iri: NamedNode, base: str = BASE) -> list[Place]:
    """Return every passage in which a thing was read, by document and place."""
    found = {
        Place(document, reading.number(row, "start"), reading.required(row, "q"))
        for row in store.select(_PLACES, {"x": iri})
        if (document := _document_id(reading.required(row, "g").value, base))
    }
    return sorted(found, key=lambda one: (one.document_id, one.start, one.quote.value))


def words(
    store: Store, quotes: Iterable[NamedNode]
) -> Mapping[NamedNode, tuple[int, str]]:
    """Return where each quote ends, and what it says."""
    return {
        reading.required(row, "q"): (
            reading.number(row, "end"),
            reading.words(row, "text"),
        )
        for part in reading.chunks(quotes)
        for row in store.select(_WORDS % reading.values_block("q", part))
    }


def thing(store: Store, identity: str, base: str = BASE) -> Thing | None:
    """Return everything known of an IRI, a path below the base or a bare id."""
    for iri in _candidates(identity, base):
        found = _thing(store, iri, base)
        if found is not None:
            return found
    return None


def _candidates(identity: str, base: str) -> list[NamedNode]:
    """Return the IRIs that a written id can mean; what is no IRI means none."""
    identity = identity.strip()
    if identity.startswith(("http://", "https://")):
        written = [identity]
    elif "/" in identity:
        written = [base + identity]
    else:
        written = [f"{base}{kind}/{segment(identity)}" for kind in KINDS]
    found = []
    for iri in written:
        try:
            found.append(NamedNode(iri))
        except ValueError:
            continue
    return found


def _thing(store: Store, iri: NamedNode, base: str) -> Thing | None:
    outgoing = store.select(_OUT, {"x": iri})
    incoming = store.select(f"{_IN} LIMIT {LIMIT}", {"x": iri})
    if not outgoing and not incoming:
        return None
    rows = [(row, False) for row in outgoing] + [(row, True) for row in incoming]
    others = [reading.node(row, "o") for row, _ in rows]
    names = reading.labels(store, (iri, *others))
    works = [_document_node(reading.required(r, "g"), base) for r, _ in rows]
    sources = _sources(store, (*works, *others))
    statements = []
    for row, inverse in rows:
        other, graph = reading.node(row, "o"), reading.required(row, "g").value
        document = _document_id(graph, base)
        statements.append(
            Statement(
                predicate=compact(reading.required(row, "p").value),
                value=other.value if other else reading.words(row, "o"),
                label=_label(other, names, sources, base),
                inverse=inverse,
                graph=graph,
                document_id=document,
                document=sources.get(document or ""),
            )
        )
    types = {s.value for s in statements if s.predicate == "rdf:type" and not s.inverse}
    return Thing(
        iri=iri.value,
        label=names.get(iri),
        types=tuple(sorted(compact(value) for value in types)),
        statements=tuple(statements),
        quotes=tuple(_quote(row) for row in store.select(_QUOTES, {"x": iri})),
    )


def _label(
    other: NamedNode | None,
    names: Mapping[NamedNode, str],
    sources: Mapping[str, str],
    base: str,
) -> str | None:
    """Return what the other end is called; a document by its name."""
    if other is None:
        return None
    if other.value.startswith(f"{base}handling/"):
        return names.get(other) or sources.get(reading.local(other))
    return names.get(other)


def _sources(store: Store, works: Iterable[NamedNode | None]) -> dict[str, str]:
    """Return document id → its name in the collection, for those asked of."""
    named = reading.gathered(
        store, "?a own:sourceName ?v", (work for work in works if work)
    )
    return {reading.local(work): str(names[0]) for work, names in named.items()}


def _document_node(graph: NamedNode, base: str) -> NamedNode | None:
    """Return the document whose facts a graph holds, or None."""
    document = _document_id(graph.value, base)
    return NamedNode(f"{base}handling/{document}") if document else None


def _quote(row: Row) -> Quote:
    return Quote(
        document_id=reading.code(row, "work") or "",
        document=reading.words(row, "name"),
        start=reading.number(row, "start"),
        end=reading.number(row, "end"),
        text=reading.words(row, "text"),
        rule=reading.code(row, "rule") or "",
        confidence=reading.fraction(row, "confidence"),
    )


def _document_id(graph: str, base: str) -> str | None:
    prefix = f"{base}graf/handling/"
    return graph.removeprefix(prefix) if graph.startswith(prefix) else None


def compact(iri: str) -> str:
    """Return an IRI with its usual prefix, or as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
