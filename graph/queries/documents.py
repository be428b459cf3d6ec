"""Which documents there are, and how much is known from them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from graph.columns import Columns
from graph.queries import reading
from graph.queries.called import called
from graph.store import Row, Store
from graph.terms import BASE, NamedNode, segment


@dataclass(frozen=True, slots=True)
class Document:
    """A document as lists show it; `name` is its name in the collection."""

    id: str
    name: str
    title: str
    type: str
    date: dt.date | None
    dated_from: dt.date | None
    dated_to: dt.date | None
    body: str | None
    organ: str | None
    dnr: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the graph holds."""

    documents: int
    decisions: int
    commitments: int
    followups: int
    questions: int
    persons: int
    organisations: int
    matters: int


_DOCUMENTS = """
SELECT ?work ?name ?title ?type ?date ?first ?last ?body ?organ WHERE {
  ?work a foaf:Document ; own:sourceName ?name ; dcterms:title ?title ;
        eli:work_type ?type .
  OPTIONAL { ?work eli:date_document ?date }
  OPTIONAL { ?work dcterms:publisher ?body }
  OPTIONAL { ?work dcterms:creator ?organ }
  OPTIONAL { ?work dcterms:temporal ?when
             OPTIONAL { ?when dcat:startDate ?first }
             OPTIONAL { ?when dcat:endDate ?last } }
} ORDER BY ?name"""

_COUNTS = {
    "documents": "?x a foaf:Document",
    "decisions": "?x a eli-dl:Decision",
    "commitments": "?x a own:Commitment",
    "followups": "?x a own:FollowUpStatement",
    "questions": "?x a schema:Question",
    "persons": "?x a foaf:Person",
    "organisations": "?x org:classification ?kind",
    "matters": "?x a eli-dl:Process",
}


def documents(columns: Columns) -> list[Document]:
    """Return every document, by name."""
    names = called(columns).labels
    found = []
    for part in columns.parts("handling"):
        for work in part["name"]:
            row = {name: of[work][0] for name, of in part.items() if work in of}
            if "title" in row and "type" in row:
                dnr = tuple(map(str, part["dnr"].get(work, ())))
                found.append(_document(work, row, names, dnr))
    return sorted(found, key=lambda one: (one.name, one.id))


def document(store: Store, identity: str, base: str = BASE) -> Document | None:
    """Return the document with that id, or None."""
    work = NamedNode(f"{base}handling/{segment(identity)}")
    found = _read(store, store.select(_DOCUMENTS, {"work": work}))
    return found[0] if found else None


def _read(store: Store, rows: list[Row]) -> list[Document]:
    works = [reading.required(row, "work") for row in rows]
    actors = [reading.node(row, part) for row in rows for part in ("body", "organ")]
    names = reading.labels(store, actors)
    dnr = reading.gathered(store, "?a dcterms:identifier ?v", works)
    found = {
        work: _document(work, row, names, tuple(map(str, dnr.get(work, ()))))
        for work, row in zip(works, rows, strict=True)
    }
    return list(found.values())


def _document(
    work: NamedNode, row: Row, names: Mapping[NamedNode, str], dnr: tuple[str, ...]
) -> Document:
    body, organ = reading.node(row, "body"), reading.node(row, "organ")
    return Document(
        id=reading.local(work),
        name=reading.words(row, "name"),
        title=reading.words(row, "title"),
        type=reading.code(row, "type") or "ovrigt",
        date=reading.day(row, "date"),
        dated_from=reading.day(row, "first"),
        dated_to=reading.day(row, "last"),
        body=names.get(body) if body else None,
        organ=names.get(organ) if organ else None,
        dnr=dnr,
    )


def counts(store: Store) -> Counts:
    """Return how much the graph holds of each kind."""
    found = {}
    for name, pattern in _COUNTS.items():
        query = f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}"
        found[name] = reading.number(store.select(query)[0], "n")
    return Counts(**found)


def text_versions(store: Store) -> Mapping[str, NamedNode]:
    """Return document id → its text version, which evidence quotes from."""
    rows = store.select(
        "SELECT ?w ?t WHERE { ?w a foaf:Document ; eli:is_realized_by ?t }"
    )
    return {
        reading.local(reading.required(row, "w")): reading.required(row, "t")
        for row in rows
    }
