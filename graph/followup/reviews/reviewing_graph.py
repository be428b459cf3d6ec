"""The graph of what people have said of promises: `graf/granskning`.

It holds what people have said and nothing else, and nothing that people have said
stands anywhere else. That a person has said it, when and why is stated; who stays in
the collection's ledger.
"""

from collections.abc import Iterator, Mapping

from graph.followup.reviews.reviewing import Decision, PromiseReview, Reviews
from graph.followup_model import Evidence
from graph.project_scope import rule_iri
from graph.stating import Stating
from graph.terms import (
    BASE,
    DCTERMS,
    KOD,
    NIF,
    OA,
    OWN,
    PROV,
    XSD,
    Literal,
    NamedNode,
    Quad,
    decimal,
    in_order,
    segment,
    string,
    sv,
)
from ingest import ids

CODES = {
    "confirm-evidence": "bekraftad",
    "confirm-promise": "bekraftad",
    "confirm-status": "bekraftad",
    "reject-evidence": "avvisad",
    "reject-promise": "avvisad",
    "reject-status": "avvisad",
    "stance": "rattad",
    "status": "rattad",
    "deadline": "rattad",
    "promisor": "rattad",
    "same": "samma",
    "apart": "skilda",
    "note": "anteckning",
}
SCHEMES = {
    "confirm-evidence": "belagg",
    "stance": "belagg",
    "confirm-status": "lage",
    "reject-status": "lage",
    "status": "lage",
}


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds what people have said."""
    return NamedNode(f"{base}graf/granskning")


def quads(said: Reviews, texts: Mapping[str, str], base: str = BASE) -> list[Quad]:
    """Return the whole graph of reviews, in stable order.

    Args:
        said: What people have said, tied to the present reading.
        texts: Document id → path of its text version, which quotes point into.
        base: What every IRI of a thing begins with.
    """
    stated = _Stated(Stating(graph_name(base), base), texts)
    for promise, review in said.promises.items():
        for decision in _decisions(review):
            stated.review(promise, decision)
    for noted in (said.same, said.apart):
        for (earlier, later), decision in noted.items():
            stated.pair(earlier, later, decision)
    return in_order(stated.graph.quads)


def _decisions(review: PromiseReview) -> Iterator[Decision]:
    single = (review.promise, review.status, review.deadline, review.promisor)
    yield from (decision for decision in single if decision is not None)
    yield from review.evidence.values()
    yield from review.notes


class _Stated:
    """The graph while it is stated."""

    def __init__(self, graph: Stating, texts: Mapping[str, str]) -> None:
        self.graph = graph
        self._texts = texts
        self._people = graph.is_a(graph.iri("granskare"), PROV.Agent)

    def review(self, promise: str, decision: Decision) -> None:
        """State one thing said of a promise or of evidence for it."""
        event, graph = decision.event, self.graph
        target = graph.iri(f"atagande/{promise}")
        if decision.piece is not None:
            target = graph.iri(f"belagg/{decision.piece.id}")
            if decision.lost and event.kind != "reject-evidence":
                self._evidence(target, decision.piece)
        node = self._said(target, decision)
        if event.kind in SCHEMES and event.value:
            code = KOD[f"{SCHEMES[event.kind]}/{event.value}"]
            graph.add(node, OWN.reviewedAs, code)
        if event.kind in {"promisor", "note"}:
            graph.add(node, OWN.verbatim, string(event.value))
        first, last = event.earliest, event.latest
        if event.as_of:
            first = last = event.as_of
        if first or last:
            period = graph.period(f"tid/granskning-{event.seq}", first, last)
            graph.add(node, DCTERMS.temporal, period)

    def pair(self, earlier: str, later: str, decision: Decision) -> None:
        """State that two promises are one, or are not."""
        node = self._said(self.graph.iri(f"atagande/{earlier}"), decision)
        self.graph.add(node, DCTERMS.relation, self.graph.iri(f"atagande/{later}"))

    def _said(self, target: NamedNode, decision: Decision) -> NamedNode:
        event, graph = decision.event, self.graph
        key = ids.digest("granskning", str(event.seq), event.kind, event.at)
        node = graph.is_a(graph.iri(f"granskning/{key}"), OWN.Review, PROV.Entity)
        graph.add(node, OA.motivatedBy, OA.assessing)
        graph.add(node, OA.hasTarget, target)
        graph.add(node, OA.hasBody, KOD[f"granskning/{CODES[event.kind]}"])
        at = Literal(event.at, datatype=XSD.dateTime)
        graph.add(node, PROV.generatedAtTime, at)
        graph.add(node, PROV.wasAttributedTo, self._people)
        if event.why:
            graph.add(node, OWN.explanation, sv(event.why))
        return node

    def _evidence(self, node: NamedNode, piece: Evidence) -> None:
        """State a piece that only a person holds to: the program does not find it."""
        graph = self.graph
        text = self._texts.get(piece.document_id)
        if text is None:
            return
        graph.is_a(node, OWN.Evidence, PROV.Entity)
        graph.add(node, OWN.evidenceFor, graph.iri(f"atagande/{piece.commitment_id}"))
        graph.add(node, OWN.polarity, KOD[f"belagg/{piece.stance}"])
        graph.add(node, OWN.rule, rule_iri(piece.rule))
        graph.add(node, NIF.confidence, decimal(1.0))
        graph.add(node, PROV.wasAttributedTo, self._people)
        source = graph.iri(f"handling/{segment(piece.document_id)}")
        graph.add(node, DCTERMS.source, source)
        span, version = (piece.start, piece.end), graph.iri(text)
        quote = graph.quote("g", piece.document_id, span, piece.text, version)
        graph.add(node, OWN.quote, quote)
