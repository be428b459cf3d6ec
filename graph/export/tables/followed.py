"""Evidence of promises and how they stand: what follows from several documents."""

from collections.abc import Iterator

from graph.export.tables.table import DOCUMENT, ID, PASSAGE, Column, One, Row, Table
from graph.queries import reading
from graph.terms import NamedNode, segment

_COMMITMENT = Column("atagande", "åtagande", "commitment")
_EVIDENCE = """
SELECT ?work ?e ?promise ?stance ?text ?start ?end ?section ?rule ?score ?happened
WHERE {
  ?e dcterms:source ?work ; a own:Evidence ; own:evidenceFor ?promise ;
     own:polarity ?stance ; own:rule ?rule ; nif:confidence ?score ; own:quote ?q .
  ?q oa:hasSelector ?place, ?words . ?place oa:start ?start ; oa:end ?end .
  ?words oa:exact ?text .
  OPTIONAL { ?e own:sectionNumber ?section }
  OPTIONAL { ?e own:happenedOn ?happened }
} ORDER BY ?start ?e"""
_STATUS = """
SELECT ?work ?s ?promise ?status ?explanation ?score ?day ?coverage WHERE {
  ?promise dcterms:source ?work . ?s own:statusOf ?promise ; own:status ?status ;
    own:explanation ?explanation ; nif:confidence ?score ; dcterms:temporal ?period .
  ?period dcat:endDate ?day . OPTIONAL { ?s own:coverage ?coverage }
} ORDER BY ?promise ?day"""


def _work(one: One) -> NamedNode:
    return NamedNode(f"{one.identity.base}handling/{segment(one.artifact.id)}")


def _evidence(one: One) -> Iterator[Row]:
    if one.store is None:
        return
    document = one.artifact.document
    for row in one.store.select(_EVIDENCE, {"work": _work(one)}):
        start = reading.number(row, "start")
        rule = reading.required(row, "rule").value.rpartition("/regel/")[2]
        yield {
            "id": reading.code(row, "e"),
            "atagande": reading.code(row, "promise"),
            "hallning": reading.code(row, "stance"),
            "paragraf": reading.text(row, "section"),
            "skedde": reading.day(row, "happened"),
            "handling": one.artifact.id,
            "kalla": document.source,
            "sida": document.page_of(start),
            "citat": reading.words(row, "text"),
            "start": start,
            "slut": reading.number(row, "end"),
            "regel": rule,
            "sakerhet": reading.fraction(row, "score"),
        }


EVIDENCE = Table(
    "belagg",
    "Belägg",
    "Evidence",
    (
        ID,
        _COMMITMENT,
        Column("hallning", "vad belägget säger", "stance"),
        Column("paragraf", "paragraf", "item number"),
        Column("skedde", "skedde den", "happened on", "date"),
        *PASSAGE,
    ),
    _evidence,
)


def _status(one: One) -> Iterator[Row]:
    if one.store is None:
        return
    for row in one.store.select(_STATUS, {"work": _work(one)}):
        promise, day = reading.code(row, "promise"), reading.day(row, "day")
        yield {
            "id": f"{promise}/{day}",
            "atagande": promise,
            "lage": reading.code(row, "status"),
            "per": day,
            "forklaring": reading.words(row, "explanation"),
            "underlag": reading.text(row, "coverage"),
            "handling": one.artifact.id,
            "sakerhet": reading.fraction(row, "score"),
        }


STATUS = Table(
    "lage",
    "Åtagandenas läge",
    "Status of commitments",
    (
        ID,
        _COMMITMENT,
        Column("lage", "läge", "status"),
        Column("per", "per den", "as of", "date"),
        Column("forklaring", "förklaring", "explanation"),
        Column("underlag", "underlag", "coverage"),
        DOCUMENT,
        Column("sakerhet", "säkerhet (0 till 1)", "confidence (0 to 1)", "decimal"),
    ),
    _status,
)
