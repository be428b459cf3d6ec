"""Project what only follows from several documents: evidence and verdicts.

The derived graph is rebuilt whole and never mixed with what documents say. Ids come
from the promise and the passage, so that the same judgement keeps its id.
"""

from collections.abc import Mapping, Sequence

from graph.followup_model import Evidence, Verdict
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
    graph = Stating(graph_name(base), base)
    run = graph.program("uppfoljning")
    nodes = [_evidence(graph, run, piece, texts) for piece in evidence]
    for verdict in verdicts:
        _verdict(graph, run, verdict, [nodes[index] for index in verdict.evidence])
    return in_order(graph.quads)


def _evidence(
    graph: Stating, run: NamedNode, piece: Evidence, texts: Mapping[str, NamedNode]
) -> NamedNode:
    """State one piece of evidence with its quote."""
    place = (piece.document_id, str(piece.start), str(piece.end))
    key = ids.digest("belagg", piece.commitment_id, *place, piece.stance)
    node = graph.is_a(graph.iri(f"belagg/{key}"), OWN.Evidence, PROV.Entity)
    graph.add(node, OWN.evidenceFor, graph.iri(f"atagande/{piece.commitment_id}"))
    graph.add(node, OWN.polarity, KOD[f"belagg/{piece.stance}"])
    graph.add(node, NIF.confidence, decimal(min(max(piece.score, 0.0), 1.0)))
    graph.add(node, OWN.rule, rule_iri(piece.rule))
    graph.add(node, PROV.wasAttributedTo, run)
    work = graph.iri(f"handling/{segment(piece.document_id)}")
    graph.add(node, DCTERMS.source, work)
    if piece.section:
        graph.add(node, OWN.sectionNumber, string(piece.section))
    if piece.date_from or piece.date_to:
        period = graph.period(f"tid/belagg-{key}", piece.date_from, piece.date_to)
        graph.add(node, DCTERMS.temporal, period)
    if piece.happened:
        graph.add(node, OWN.happenedOn, date(piece.happened))
    text = texts.get(piece.document_id)
    if text is not None:
        span = (piece.start, piece.end)
        quote = graph.quote("h", piece.document_id, span, piece.text, text)
        graph.add(node, OWN.quote, quote)
    return node


def _verdict(
    graph: Stating, run: NamedNode, verdict: Verdict, evidence: Sequence[NamedNode]
) -> None:
    """State how one promise stands, and what that rests on."""
    day = verdict.as_of.isoformat()
    node = graph.iri(f"lage/{verdict.commitment_id}/{day}")
    graph.is_a(node, OWN.StatusAssertion, PROV.Entity)
    graph.add(node, OWN.statusOf, graph.iri(f"atagande/{verdict.commitment_id}"))
    graph.add(node, OWN.status, KOD[f"lage/{verdict.status}"])
    graph.add(node, OWN.explanation, sv(verdict.explanation))
    graph.add(node, NIF.confidence, decimal(min(max(verdict.confidence, 0.0), 1.0)))
    as_of = graph.period(f"tid/lage-{day}", verdict.as_of, verdict.as_of)
    graph.add(node, DCTERMS.temporal, as_of)
    graph.add(node, PROV.wasAttributedTo, run)
    graph.add(node, PROV.wasDerivedFrom, *evidence)
    if verdict.coverage:
        graph.add(node, OWN.coverage, sv(verdict.coverage))
