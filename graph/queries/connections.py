"""Typed links of an act, with what stands at the other end and the passage why."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from graph.matters.connection import STATED, Code
from graph.queries import reading
from graph.store import Row, Store, Value
from graph.terms import BASE, KOD, NamedNode

# Other connections say why acts are one matter; here only what led to what.
CODES = frozenset(f"{KOD.iri}samband/{code}" for code in get_args(Code))


@dataclass(frozen=True, slots=True)
class Source:
    """Where something is written: the document's id and name, and the characters."""

    document_id: str
    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class End:
    """What stands at an end of a link.

    `kind` is beslut, sammantrade (an item), atagande or handling. `held` tells whether
    it has been read; what is only cited has a day and a § but no text.
    """

    id: str
    iri: NamedNode
    kind: str
    text: str
    organ: str
    date: dt.date | None
    section: str | None
    held: bool
    source: Source | None


@dataclass(frozen=True, slots=True)
class Link:
    """A link seen from one of its ends.

    `label` is how the kind is said from that end, `forward` whether it is the subject.
    `stated` is False for a candidate, which may be wrong.
    """

    code: str
    label: str
    forward: bool
    other: End
    reason: str
    confidence: float
    stated: bool
    quote: Source | None
    of: NamedNode


_LINKS = """
SELECT ?c ?x ?y ?code ?confidence ?reason ?quote WHERE {
  %s
  ?c %s ?x ; %s ?y ; dcterms:type ?code ; nif:confidence ?confidence ;
     own:explanation ?reason .
  OPTIONAL { ?c own:quote ?quote }
}"""
_LABELS = """
SELECT ?code ?ahead ?back WHERE {
  ?code skos:inScheme <https://w3id.org/sagt/kod/samband> ;
        skos:prefLabel ?ahead ; own:inverseLabel ?back .
  FILTER(LANG(?ahead) = "sv" && LANG(?back) = "sv")
}"""
# Parts of the address of an item of a meeting with organ and day.
DATED = 4
_DIRECTIONS = (
    (True, "dcterms:subject", "dcterms:relation"),
    (False, "dcterms:relation", "dcterms:subject"),
)
_QUOTES = """
SELECT ?quote ?work ?name ?start ?end ?text WHERE {
  %s
  ?quote oa:hasSource ?version ; oa:hasSelector ?place, ?words .
  ?place oa:start ?start ; oa:end ?end . ?words oa:exact ?text .
  ?work eli:is_realized_by ?version ; own:sourceName ?name .
}"""
_FACTS = """
SELECT ?x ?text ?organ ?date ?section ?work ?quote WHERE {
  %s
  ?x dcterms:description ?text ; dcterms:source ?work .
  OPTIONAL { ?x eli-dl:had_responsible_organization|own:promisor ?organ }
  OPTIONAL { ?x eli-dl:activity_date ?date }
  OPTIONAL { ?work eli:date_document ?date }
  OPTIONAL { ?x own:inSection/eli:number ?section }
  OPTIONAL { ?x own:quote ?quote }
}"""
# Joined without OPTIONAL: the engine works one out for the whole collection as soon as
# what it begins with is not given.
_ITEMS = """
SELECT ?x ?number WHERE { %s ?x eli-dl:activity_id ?number }"""
_LABELLED = """
SELECT ?x ?text WHERE { %s ?x eli-dl:activity_label ?text }"""
_HELD = """
SELECT ?x ?organ ?date WHERE { %s ?x eli-dl:forms_part_of ?meeting .
  ?meeting eli-dl:activity_date ?date ; eli-dl:had_responsible_organization ?organ }"""
_RECORDED = """
SELECT ?x ?work ?name ?start ?end WHERE { %s
  ?x own:inSection ?part . ?part eli:is_part_of ?work ; own:extent ?place .
  ?place oa:start ?start ; oa:end ?end . ?work own:sourceName ?name }"""
_WORKS = """
SELECT ?x ?text ?organ ?date ?name WHERE {
  %s
  ?x own:sourceName ?name ; dcterms:title ?text .
  OPTIONAL { ?x eli:date_document ?date }
  OPTIONAL { ?x dcterms:creator ?organ }
}"""
_QUERIES = {
    "beslut": (_FACTS,),
    "atagande": (_FACTS,),
    "sammantrade": (_ITEMS, _LABELLED, _HELD, _RECORDED),
    "handling": (_WORKS,),
}


def connections(
    store: Store,
    of: Collection[NamedNode],
    base: str = BASE,
    *,
    candidates: bool = False,
) -> list[Link]:
    """Return the links of some acts, those from them before those to them.

    Args:
        store: The graph.
        of: Decisions, items, documents or commitments.
        base: What every IRI of a thing begins with.
        candidates: Also those that are too weak to be stated.
    """
    rows = [
        (row, forward)
        for forward, own, other in _DIRECTIONS
        for part in reading.chunks(of)
        for row in store.select(_LINKS % (reading.values_block("x", part), own, other))
        if reading.required(row, "code").value in CODES
    ]
    others = ends(store, (reading.required(row, "y") for row, _ in rows), base)
    quotes = sources(store, (reading.node(row, "quote") for row, _ in rows))
    said = labels(store) if rows else {}
    found: dict[tuple[NamedNode, bool], Link] = {}
    for row, forward in rows:
        link = _link(row, forward, others, quotes, said)
        if link.stated or candidates:
            found.setdefault((reading.required(row, "c"), forward), link)
    return sorted(found.values(), key=_order)


def _order(link: Link) -> tuple[bool, dt.date, str, str]:
    return (
        not link.forward,
        link.other.date or dt.date.max,
        link.code,
        link.other.iri.value,
    )


def _link(
    row: Row,
    forward: bool,
    others: Mapping[NamedNode, End],
    quotes: Mapping[NamedNode, Source],
    said: Mapping[str, tuple[str, str]],
) -> Link:
    code = reading.code(row, "code") or ""
    quote = reading.node(row, "quote")
    confidence = reading.fraction(row, "confidence")
    return Link(
        code=code,
        label=said.get(code, (code, code))[0 if forward else 1],
        forward=forward,
        other=others[reading.required(row, "y")],
        reason=reading.words(row, "reason"),
        confidence=confidence,
        stated=confidence >= STATED,
        quote=quotes.get(quote) if quote else None,
        of=reading.required(row, "x"),
    )


def labels(store: Store) -> Mapping[str, tuple[str, str]]:
    """Return code → how the link is said from its subject and from its relation."""
    return {
        reading.code(row, "code") or "": (
            reading.words(row, "ahead"),
            reading.words(row, "back"),
        )
        for row in store.select(_LABELS)
    }


def sources(
    store: Store, quotes: Iterable[NamedNode | None]
) -> Mapping[NamedNode, Source]:
    """Return each quote with its document and place."""
    found = {}
    for part in reading.chunks(q for q in quotes if q is not None):
        for row in store.select(_QUOTES % reading.values_block("quote", part)):
            found[reading.required(row, "quote")] = Source(
                reading.code(row, "work") or "",
                reading.words(row, "name"),
                reading.number(row, "start"),
                reading.number(row, "end"),
                reading.words(row, "text"),
            )
    return found


def ends(
    store: Store, nodes: Iterable[NamedNode], base: str = BASE
) -> Mapping[NamedNode, End]:
    """Return what each node is, also where it is only cited."""
    wanted = sorted(set(nodes), key=str)
    rows: dict[NamedNode, dict[str, Value]] = {}
    for kind, queries in _QUERIES.items():
        own = [node for node in wanted if _kind(node, base) == kind]
        for query in queries:
            for part in reading.chunks(own):
                for row in store.select(query % reading.values_block("x", part)):
                    known = rows.setdefault(reading.required(row, "x"), {})
                    for name, value in row.items():
                        known.setdefault(name, value)
    quotes = sources(store, (reading.node(row, "quote") for row in rows.values()))
    organs = {node: _organ(rows.get(node), node, base) for node in wanted}
    names = reading.labels(store, organs.values())
    return {
        node: _end(
            node, rows.get(node, {}), quotes, names.get(organ) if organ else None, base
        )
        for node, organ in organs.items()
    }


def _kind(node: NamedNode, base: str) -> str:
    return node.value.removeprefix(base).partition("/")[0]


def _organ(row: Row | None, node: NamedNode, base: str) -> NamedNode | None:
    """Return the organ; that of a dated meeting stands in its address."""
    parts = node.value.removeprefix(base).split("/")
    if parts[0] == "sammantrade" and len(parts) == DATED:
        return NamedNode(f"{base}org/{parts[1]}")
    return reading.node(row, "organ") if row else None


def _end(
    node: NamedNode,
    row: Row,
    quotes: Mapping[NamedNode, Source],
    organ: str | None,
    base: str,
) -> End:
    parts = node.value.removeprefix(base).split("/")
    kind = parts[0]
    quote = reading.node(row, "quote")
    source = quotes.get(quote) if quote else None
    section = reading.text(row, "section")
    day = reading.day(row, "date")
    if kind == "sammantrade":
        section = (reading.text(row, "number") or "").removeprefix("§ ") or None
        if day is None and len(parts) == DATED:
            day = _date(parts[2])
    work = reading.node(row, "work")
    if source is None and (work is not None or kind == "handling") and row:
        source = Source(
            reading.local(work or node),
            reading.words(row, "name"),
            reading.number(row, "start"),
            reading.number(row, "end"),
            "",
        )
    return End(
        id=node.value.removeprefix(base),
        iri=node,
        kind=kind,
        text=reading.words(row, "text"),
        organ=organ or "",
        date=day,
        section=section,
        held=source is not None,
        source=source,
    )


def _date(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written)
    except ValueError:
        return None
