"""Project typed links: one node each, and the plain triple that any reader knows."""

from collections.abc import Iterable, Mapping

from graph.matters.connection import Connection, Passage
from graph.terms import (
    BASE,
    DCTERMS,
    ELIDL,
    KOD,
    NIF,
    OA,
    OWN,
    PROV,
    TYPE,
    NamedNode,
    Object,
    Quad,
    decimal,
    in_order,
    integer,
    segment,
    string,
    sv,
)
from ingest import ids

Plain = tuple[tuple[NamedNode, bool], ...]

# Code → what is also stated without a node between; True turns the ends about.
PLAIN: dict[str, Plain] = {
    "interpellation-svar": ((ELIDL.is_answered_in, False), (ELIDL.answers_to, True)),
    "motion-svar": ((ELIDL.is_answered_in, False), (ELIDL.answers_to, True)),
    "bygger-pa": ((DCTERMS.references, False),),
    "ersatter": ((DCTERMS.replaces, False),),
    "anmald": ((DCTERMS.references, True),),
    "utdrag-ur": ((DCTERMS.isPartOf, False),),
    "underlag": ((DCTERMS.references, True),),
    "interpellation-debatt": ((DCTERMS.references, True),),
}
# A step that an earlier act or decision led to, where both are such.
NEXT_STEP: Plain = ((ELIDL.motivated, False),)
DECIDED_ON: Plain = ((ELIDL.decided_on_a_realization_of, True),)
CITED: Plain = ((DCTERMS.references, True),)


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds typed links between acts."""
    return NamedNode(f"{base}graf/harlett/samband")


def quads(
    connections: Iterable[Connection], texts: Mapping[str, str], base: str = BASE
) -> list[Quad]:
    """Return the whole graph of links, in stable order.

    Args:
        connections: The links; those that are not stated get no plain triple.
        texts: Document id → path of its text version, which quotes point into.
        base: What every IRI of a thing begins with.
    """
    built = _Built(base, texts)
    for connection in connections:
        built.connection(connection)
    return in_order(built.quads)


class _Built:
    """The graph while it is built."""

    def __init__(self, base: str, texts: Mapping[str, str]) -> None:
        self.base = base
        self.texts = texts
        self.graph = graph_name(base)
        self.run = NamedNode(f"{base}program/sagt/samband")
        self.quads: list[Quad] = []
        self._add(self.run, TYPE, PROV.SoftwareAgent)

    def connection(self, link: Connection) -> None:
        """State one link, with its plain triple where it is sure enough."""
        node = self._iri(f"samband/{link.id}")
        first, second = self._iri(link.subject), self._iri(link.relation)
        self._add(node, TYPE, OWN.Connection, PROV.Entity)
        self._add(node, DCTERMS.subject, first)
        self._add(node, DCTERMS.relation, second)
        self._add(node, DCTERMS.type, KOD[f"samband/{link.code}"])
        self._add(node, NIF.confidence, decimal(link.confidence))
        self._add(node, OWN.explanation, sv(link.reason))
        self._add(node, PROV.wasAttributedTo, self.run)
        if link.quote is not None and link.quote.document in self.texts:
            self._add(node, DCTERMS.source, self._work(link.quote.document))
            self._add(node, OWN.quote, self._quote(link.quote))
        if not link.is_stated:
            return
        for predicate, turned in _plain(link):
            ends = (second, first) if turned else (first, second)
            self._add(ends[0], predicate, ends[1])

    def _quote(self, passage: Passage) -> NamedNode:
        place = (passage.document, str(passage.start), str(passage.end))
        key = ids.digest("citat", *place, ids.normalise(passage.text))
        node = self._iri(f"citat/s-{key}")
        position, words = NamedNode(node.value + "/pos"), NamedNode(node.value + "/txt")
        self._add(node, TYPE, OA.SpecificResource)
        self._add(node, OA.hasSource, self._iri(self.texts[passage.document]))
        self._add(node, OA.hasSelector, position, words)
        self._add(position, TYPE, OA.TextPositionSelector)
        self._add(position, OA.start, integer(passage.start))
        self._add(position, OA.end, integer(passage.end))
        self._add(words, TYPE, OA.TextQuoteSelector)
        self._add(words, OA.exact, string(passage.text))
        return node

    def _work(self, document: str) -> NamedNode:
        return self._iri(f"handling/{segment(document)}")

    def _iri(self, path: str) -> NamedNode:
        return NamedNode(self.base + path)

    def _add(self, subject: NamedNode, predicate: NamedNode, *objects: Object) -> None:
        self.quads.extend(
            Quad(subject, predicate, value, self.graph) for value in objects
        )


def _plain(link: Connection) -> Plain:
    """Return the standard terms for a link, by its kind and the kinds of its ends."""
    if link.code in PLAIN:
        return PLAIN[link.code]
    subject, relation = _kind(link.subject), _kind(link.relation)
    if subject == "handling":
        return DECIDED_ON if relation == "beslut" else CITED
    steps = {"beslut", "sammantrade"}
    return NEXT_STEP if {subject, relation} <= steps else ()


def _kind(path: str) -> str:
    return path.partition("/")[0]
