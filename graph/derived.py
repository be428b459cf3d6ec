"""Project what following up gives: evidence, ties, contradictions and verdicts.

Each document has a graph of its own for it, apart from what it says itself: the
evidence found in it, what its promises are to earlier ones, and how its promises
stand. Ids come from the promise and the words, so that the same judgement keeps its
id however often it is reached.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.followup_model import Conflict, Evidence, PromiseTie, Side, Verdict
from graph.project_scope import rule_iri
from graph.stating import Stating
from graph.terms import (
    BASE,
    DCTERMS,
    KOD,
    NIF,
    OWN,
    PROV,
    NamedNode,
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

# How ties are coded among all links between things.
TIES = {
    "repeats": "upprepar",
    "revises": "andrar",
    "part-of": "del-av-lofte",
    "taken-over": "tar-over",
    "follows": "foljer-efter",
}


@dataclass(frozen=True, slots=True)
class DocumentFollowUp:
    """What follow-up holds of one document.

    `evidence`, `ties` (with the words of the later promise) and `conflicts` are those
    found in it; `standings` says how each of its promises stands by evidence alone;
    `verdicts` are the latest of its promises, each with the evidence it rests on.
    """

    document_id: str
    evidence: tuple[Evidence, ...] = ()
    ties: tuple[tuple[PromiseTie, str], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    standings: tuple[tuple[str, str], ...] = ()
    verdicts: tuple[tuple[Verdict, tuple[Evidence, ...]], ...] = ()


def graph_name(document: str, base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds the follow-up of one document."""
    return NamedNode(f"{base}graf/harlett/uppfoljning/{segment(document)}")


def quads(
    found: DocumentFollowUp, texts: Mapping[str, str], base: str = BASE
) -> list[Quad]:
    """Return the whole graph of one document's follow-up, in stable order.

    Args:
        found: What there is to state.
        texts: Document id → path of its text version, which quotes point into.
        base: What every IRI of a thing begins with.
    """
    graph = Stating(graph_name(found.document_id, base), base)
    stated = _Stated(graph, texts)
    for piece in found.evidence:
        stated.evidence(piece)
    for tie, words in found.ties:
        stated.tie(tie, words)
    for conflict in found.conflicts:
        stated.conflict(conflict)
    for promise, status in found.standings:
        node = graph.iri(f"atagande/{promise}")
        graph.add(node, OWN.standing, KOD[f"lage/{status}"])
    for verdict, rests in found.verdicts:
        stated.verdict(verdict, rests)
    return in_order(graph.quads)


class _Stated:
    """One document's follow-up while it is stated."""

    def __init__(self, graph: Stating, texts: Mapping[str, str]) -> None:
        self._graph = graph
        self._texts = texts
        self._run = graph.program("uppfoljning")

    def _passage(
        self, node: NamedNode, document: str, span: tuple[int, int], words: str
    ) -> None:
        """State where something is written, if the text is there to point into."""
        graph = self._graph
        graph.add(node, DCTERMS.source, graph.iri(f"handling/{segment(document)}"))
        if document in self._texts:
            text = graph.iri(self._texts[document])
            graph.add(node, OWN.quote, graph.quote("h", document, span, words, text))

    def _made(self, node: NamedNode, confidence: float) -> None:
        graph = self._graph
        graph.add(node, NIF.confidence, decimal(min(max(confidence, 0.0), 1.0)))
        graph.add(node, PROV.wasAttributedTo, self._run)

    def evidence(self, piece: Evidence) -> None:
        """State one piece of evidence with its quote."""
        graph = self._graph
        node = graph.iri(f"belagg/{piece.id}")
        graph.is_a(node, OWN.Evidence, PROV.Entity)
        graph.add(node, OWN.evidenceFor, graph.iri(f"atagande/{piece.commitment_id}"))
        graph.add(node, OWN.polarity, KOD[f"belagg/{piece.stance}"])
        graph.add(node, OWN.rule, rule_iri(piece.rule))
        self._made(node, piece.score)
        if piece.link:
            graph.add(node, OWN.tiedBy, KOD[f"lank/{piece.link}"])
        if piece.section:
            graph.add(node, OWN.sectionNumber, string(piece.section))
        if piece.date_from or piece.date_to:
            period = f"tid/belagg-{piece.id}"
            said = graph.period(period, piece.date_from, piece.date_to)
            graph.add(node, DCTERMS.temporal, said)
        if piece.happened:
            graph.add(node, OWN.happenedOn, date(piece.happened))
        if piece.cue:
            first, last = (place - piece.start for place in piece.cue)
            graph.add(node, OWN.cue, sv(piece.text[first:last]))
        self._passage(node, piece.document_id, (piece.start, piece.end), piece.text)

    def tie(self, tie: PromiseTie, words: str) -> None:
        """State what a promise is to an earlier one."""
        graph = self._graph
        key = ids.digest("loftessamband", tie.kind, tie.earlier, tie.later)
        node = graph.iri(f"samband/{key}")
        later, earlier = (graph.iri(f"atagande/{i}") for i in (tie.later, tie.earlier))
        graph.is_a(node, OWN.Connection, PROV.Entity)
        graph.add(node, DCTERMS.subject, later)
        graph.add(node, DCTERMS.relation, earlier)
        graph.add(node, DCTERMS.type, KOD[f"samband/{TIES[tie.kind]}"])
        graph.add(node, OWN.explanation, sv(tie.reason))
        self._made(node, tie.confidence)
        if tie.days is not None:
            graph.add(node, OWN.slippageDays, integer(tie.days))
        self._passage(node, tie.document_id, (tie.start, tie.end), words)
        if tie.kind == "revises":
            graph.add(later, PROV.wasRevisionOf, earlier)
        if tie.kind == "follows":
            graph.add(later, DCTERMS.requires, earlier)

    def conflict(self, conflict: Conflict) -> None:
        """State two passages that cannot both hold."""
        graph = self._graph
        node = graph.iri(f"motsagelse/{conflict.id}")
        graph.is_a(node, OWN.Conflict, PROV.Entity)
        promise = graph.iri(f"atagande/{conflict.commitment_id}")
        graph.add(node, DCTERMS.subject, promise)
        graph.add(node, DCTERMS.type, KOD[f"motsagelse/{conflict.kind}"])
        graph.add(node, OWN.explanation, sv(conflict.reason))
        self._made(node, conflict.confidence)
        for side in (conflict.first, conflict.second):
            self._side(node, side)

    def _side(self, node: NamedNode, side: Side) -> None:
        self._passage(node, side.document_id, (side.start, side.end), side.text)

    def verdict(self, verdict: Verdict, rests: Iterable[Evidence]) -> None:
        """State how one promise stands, and what that rests on."""
        graph = self._graph
        day = verdict.as_of.isoformat()
        node = graph.iri(f"lage/{verdict.commitment_id}/{day}")
        graph.is_a(node, OWN.StatusAssertion, PROV.Entity)
        graph.add(node, OWN.statusOf, graph.iri(f"atagande/{verdict.commitment_id}"))
        graph.add(node, OWN.status, KOD[f"lage/{verdict.status}"])
        graph.add(node, OWN.explanation, sv(verdict.explanation))
        self._made(node, verdict.confidence)
        as_of = graph.period(f"tid/lage-{day}", verdict.as_of, verdict.as_of)
        graph.add(node, DCTERMS.temporal, as_of)
        for piece in rests:
            graph.add(node, PROV.wasDerivedFrom, graph.iri(f"belagg/{piece.id}"))
        if verdict.coverage:
            said = " ".join((verdict.coverage, *verdict.missing))
            graph.add(node, OWN.coverage, sv(said))
