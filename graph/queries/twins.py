"""Which documents are the same as one, other versions of it, or hold it."""

from dataclasses import dataclass

from graph.queries import reading
from graph.store import Store
from graph.terms import BASE, NamedNode, segment

# What the other document is to the one asked of, by code and by which end it is.
OF_FIRST = {"same": "same", "newer": "newer", "version": "version", "part": "whole"}
OF_SECOND = {"same": "same", "newer": "older", "version": "version", "part": "part"}
ORDER = ("newer", "same", "version", "older", "whole", "part")


@dataclass(frozen=True, slots=True)
class Related:
    """Another document and what it is to the one asked of.

    `kind`: newer, same, version, older, whole (it holds the one asked of) or part.
    """

    id: str
    name: str
    title: str
    kind: str
    score: float
    why: str


_PAIRS = """
SELECT ?x ?first ?second ?kind ?score ?why ?other ?name ?title WHERE {
  ?n a own:Likeness ; dcterms:subject ?first ; dcterms:relation ?second ;
     dcterms:type ?kind ; nif:confidence ?score ; own:explanation ?why .
  { ?n dcterms:subject ?x ; dcterms:relation ?other }
  UNION { ?n dcterms:relation ?x ; dcterms:subject ?other }
  ?other own:sourceName ?name ; dcterms:title ?title .
} ORDER BY ?name"""


def related(store: Store, identity: str, base: str = BASE) -> tuple[Related, ...]:
    """Return the documents that belong with one, newer versions first."""
    work = NamedNode(f"{base}handling/{segment(identity)}")
    found = []
    for row in store.select(_PAIRS, {"x": work}):
        ends = OF_FIRST if reading.node(row, "first") == work else OF_SECOND
        found.append(
            Related(
                id=reading.local(reading.required(row, "other")),
                name=reading.words(row, "name"),
                title=reading.words(row, "title"),
                kind=ends[reading.code(row, "kind") or "same"],
                score=reading.fraction(row, "score"),
                why=reading.words(row, "why"),
            )
        )
    return tuple(sorted(found, key=lambda r: (ORDER.index(r.kind), -r.score, r.name)))
