"""Project what only follows from several documents: evidence and verdicts.

The derived graph is rebuilt whole and never mixed with what documents say. Ids come
from the promise and the passage, so that the same judgement keeps its id.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from graph.followup_model import Evidence, Verdict
from graph.project_scope import rule_iri
from graph.terms import (
    BASE,
    DCAT,
    DCTERMS,
    KOD,
    NIF,
    OA,
    OWN,
    PROV,
    TIME,
    TYPE,
    NamedNode,
    Object,
    Quad,
    date,
    decimal,
    in_order,
    integer,
    segment,
    string,
    sv,
)
from ingest import ids


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds evidence and verdicts."""
    return NamedNode(f"{base}graf/harlett/uppfoljning")


def quads(
    evidence: Sequence[Evidence],
    verdicts: Sequence[Verdict],
    texts: Mapping[str, NamedNode],
    base: str = BASE,
) -> list[Quad]:
    """Return the whole derived graph, in stable order.

    Args:
        evidence: Every piece found, the list that the verdicts' positions refer to.
        verdicts: At most one for each commitment and day.
        texts: Document id → its text version (`graph.queries.text_versions`).
        base: What every IRI of a thing begins with.
    """
    derived = _Derived(base)
    nodes = [derived.evidence(piece, texts) for piece in evidence]
    for verdict in verdicts:
        derived.verdict(verdict, [nodes[index] for index in verdict.evidence])
    return in_order(derived.quads)


class _Derived:
    """The derived graph while it is built."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.graph = graph_name(base)
        self.run = self._iri("program/sagt/uppfoljning")
        self.quads: list[Quad] = []
        self._add(self.run, TYPE, PROV.SoftwareAgent)

    def evidence(self, piece: Evidence, texts: Mapping[str, NamedNode]) -> NamedNode:
        """State one piece of evidence with its quote."""
        place = (piece.document_id, str(piece.start), str(piece.end))
        key = ids.digest("belagg", piece.commitment_id, *place, piece.stance)
        node = self._iri(f"belagg/{key}")
        self._add(node, TYPE, OWN.Evidence, PROV.Entity)
        self._add(node, OWN.evidenceFor, self._iri(f"atagande/{piece.commitment_id}"))
        self._add(node, OWN.polarity, KOD[f"belagg/{piece.stance}"])
        self._add(node, NIF.confidence, decimal(min(max(piece.score, 0.0), 1.0)))
        self._add(node, OWN.rule, rule_iri(piece.rule))
        self._add(node, PROV.wasAttributedTo, self.run)
        work = self._iri(f"handling/{segment(piece.document_id)}")
        self._add(node, DCTERMS.source, work)
        if piece.section:
            self._add(node, OWN.sectionNumber, string(piece.section))
        if piece.date_from or piece.date_to:
            period = self._period(f"tid/belagg-{key}", piece.date_from, piece.date_to)
            self._add(node, DCTERMS.temporal, period)
        if piece.happened:
            self._add(node, OWN.happenedOn, date(piece.happened))
        text = texts.get(piece.document_id)
        if text is not None:
            self._add(node, OWN.quote, self._quote(piece, text))
        return node

    def verdict(self, verdict: Verdict, evidence: Sequence[NamedNode]) -> None:
        """State how one promise stands, and what that rests on."""
        day = verdict.as_of.isoformat()
        node = self._iri(f"lage/{verdict.commitment_id}/{day}")
        self._add(node, TYPE, OWN.StatusAssertion, PROV.Entity)
        self._add(node, OWN.statusOf, self._iri(f"atagande/{verdict.commitment_id}"))
        self._add(node, OWN.status, KOD[f"lage/{verdict.status}"])
        self._add(node, OWN.explanation, sv(verdict.explanation))
        confidence = min(max(verdict.confidence, 0.0), 1.0)
        self._add(node, NIF.confidence, decimal(confidence))
        as_of = self._period(f"tid/lage-{day}", verdict.as_of, verdict.as_of)
        self._add(node, DCTERMS.temporal, as_of)
        self._add(node, PROV.wasAttributedTo, self.run)
        self._add(node, PROV.wasDerivedFrom, *evidence)
        if verdict.coverage:
            self._add(node, OWN.coverage, sv(verdict.coverage))

    def _quote(self, piece: Evidence, text: NamedNode) -> NamedNode:
        place = (piece.document_id, str(piece.start), str(piece.end))
        key = ids.digest("citat", *place, ids.normalise(piece.text))
        node = self._iri(f"citat/h-{key}")
        position, words = NamedNode(node.value + "/pos"), NamedNode(node.value + "/txt")
        self._add(node, TYPE, OA.SpecificResource)
        self._add(node, OA.hasSource, text)
        self._add(node, OA.hasSelector, position, words)
        self._add(position, TYPE, OA.TextPositionSelector)
        self._add(position, OA.start, integer(piece.start))
        self._add(position, OA.end, integer(piece.end))
        self._add(words, TYPE, OA.TextQuoteSelector)
        self._add(words, OA.exact, string(piece.text))
        return node

    def _period(
        self, path: str, first: dt.date | None, last: dt.date | None
    ) -> NamedNode:
        node = self._iri(path)
        self._add(node, TYPE, TIME.ProperInterval, DCTERMS.PeriodOfTime)
        if first:
            self._add(node, DCAT.startDate, date(first))
        if last:
            self._add(node, DCAT.endDate, date(last))
        return node

    def _iri(self, path: str) -> NamedNode:
        return NamedNode(self.base + path)

    def _add(self, subject: NamedNode, predicate: NamedNode, *objects: Object) -> None:
        for value in objects:
            self.quads.append(Quad(subject, predicate, value, self.graph))
