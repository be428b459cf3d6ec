"""Where each thing of an export is written: links to the documents that say so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from graph.pairs import iris, pairs, texts
from graph.queries import reading
from graph.store import Store
from graph.terms import NamedNode

DOCUMENTS = "graf/handling/"
Link = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sources:
    """Links to documents: by the document's id."""

    base: str
    links: Mapping[str, Link]

    def of(self, documents: Iterable[str]) -> list[Link]:
        """Return links to some documents, in the order of their addresses."""
        found = [self.links[one] for one in set(documents) if one in self.links]
        return sorted(found, key=lambda link: (link["url"], link.get("note", "")))

    def document(self, graph: NamedNode) -> str | None:
        """Return the id of the document whose graph it is, None for other graphs."""
        _, _, document = graph.value.partition(DOCUMENTS)
        return unquote(document) or None

    def by_thing(self, store: Store, pattern: str) -> Mapping[NamedNode, set[str]]:
        """Return each `?t` of a pattern → the documents whose graphs state it."""
        found: dict[NamedNode, set[str]] = defaultdict(set)
        rows = store.select(
            f"SELECT DISTINCT ?t ?g WHERE {{ GRAPH ?g {{ {pattern} }} }}"
        )
        for row in rows:
            document = self.document(reading.required(row, "g"))
            if document is not None:
                found[reading.required(row, "t")].add(document)
        return found


def sources_of(store: Store, base: str) -> Sources:
    """Return links to all documents: where they were fetched, else their own IRI."""
    works = pairs(store, "?t a foaf:Document ; dcterms:title ?v")
    fetched = pairs(store, "?t a foaf:Document ; dcterms:source ?v")
    links = {}
    for work, titles in works.items():
        addresses = [iri.value for iri in iris(fetched.get(work, ()))]
        links[unquote(reading.local(work))] = {
            "url": addresses[0] if addresses else work.value,
            "note": texts(titles)[0],
        }
    return Sources(base, links)
