"""Matters to quads: the derived graph that says what belongs together and why.

It is made anew from all records and never mixed with what documents say. A matter
with a dnr of its own has the address that the documents themselves give it.
"""

from collections.abc import Iterable

from graph.matters.keys import document_path
from graph.matters.model import Act, Citation, Join, Matter, Matters, Place
from graph.terms import (
    BASE,
    DCAT,
    DCTERMS,
    ELIDL,
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
    string,
    sv,
)
from ingest import ids


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds matters and their joins."""
    return NamedNode(f"{base}graf/harlett/arenden")


def quads(matters: Matters, base: str = BASE) -> list[Quad]:
    """Return the whole derived graph of matters, in stable order."""
    stated = _Stated(base)
    for matter in matters.matters:
        stated.matter(matter, [matters.acts[key] for key in matter.members])
    for join in matters.joins:
        stated.join(join)
    for citation in matters.citations:
        if citation.held and citation.stub not in {"", citation.target}:
            stated.replaced(citation)
    return in_order(stated.quads)


class _Stated:
    """The graph while it is built."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.graph = graph_name(base)
        self.quads: list[Quad] = []
        self.program = self._iri("program/sagt/arenden")
        self._add(self.program, TYPE, PROV.SoftwareAgent)

    def matter(self, matter: Matter, acts: Iterable[Act]) -> None:
        """State a matter, what it consists of and how long it lasted."""
        node = self._iri(matter.path)
        self._add(node, TYPE, ELIDL.Process)
        if matter.title:
            self._add(node, DCTERMS.title, sv(matter.title))
        self._add(node, ELIDL.process_id, *map(string, matter.dnr))
        for number in matter.numbers:
            self._add(self._iri(number), DCTERMS.isPartOf, node)
        owners = [self._iri(body) for body in matter.bodies]
        self._add(node, ELIDL.had_responsible_organization, *owners)
        for act in acts:
            self._member(node, act)
        if matter.first and matter.last:
            key = ids.digest("tid", matter.path)
            period = self._iri(f"tid/arende-{key}")
            self._add(period, TYPE, DCTERMS.PeriodOfTime, TIME.ProperInterval)
            self._add(period, DCAT.startDate, date(matter.first))
            self._add(period, DCAT.endDate, date(matter.last))
            self._add(node, DCTERMS.temporal, period)

    def _member(self, matter: NamedNode, act: Act) -> None:
        """An item is a step of the matter, a document part of its file."""
        node = self._iri(act.key)
        if act.kind == "document":
            self._add(matter, DCTERMS.hasPart, node)
            self._add(node, DCTERMS.isPartOf, matter)
        else:
            self._add(matter, ELIDL.consists_of, node)
            self._add(node, ELIDL.forms_part_of, matter)

    def join(self, join: Join) -> None:
        """State why two acts belong to one matter."""
        first, second = self._iri(join.first), self._iri(join.second)
        code = f"samma-arende-{join.code}"
        self._connection(code, first, second, join.confidence, join.reason, join.place)

    def replaced(self, citation: Citation) -> None:
        """State that what was cited under another key is an act of the collection."""
        stub, act = self._iri(citation.stub), self._iri(citation.target)
        self._add(stub, OWN.resolvesTo, act)
        self._connection(
            "hanvisning",
            stub,
            act,
            citation.confidence,
            citation.reason,
            citation.place,
        )

    def _connection(  # noqa: PLR0913, PLR0917 - the parts of one connection
        self,
        code: str,
        first: NamedNode,
        second: NamedNode,
        confidence: float,
        reason: str,
        place: Place | None,
    ) -> None:
        key = ids.digest("samband", code, first.value, second.value)
        node = self._iri(f"samband/{key}")
        self._add(node, TYPE, OWN.Connection, PROV.Entity)
        self._add(node, DCTERMS.subject, first)
        self._add(node, DCTERMS.relation, second)
        self._add(node, DCTERMS.type, KOD[f"samband/{code}"])
        self._add(node, NIF.confidence, decimal(confidence))
        self._add(node, OWN.explanation, sv(reason))
        self._add(node, PROV.wasAttributedTo, self.program)
        if place is not None:
            self._add(node, DCTERMS.source, self._iri(document_path(place.document)))
            self._add(node, OWN.quote, self._quote(place))

    def _quote(self, place: Place) -> NamedNode:
        span = (str(place.start), str(place.end))
        key = ids.digest("citat", place.document, *span, ids.normalise(place.quote))
        node = self._iri(f"citat/h-{key}")
        position, words = NamedNode(node.value + "/pos"), NamedNode(node.value + "/txt")
        self._add(node, TYPE, OA.SpecificResource)
        self._add(node, OA.hasSource, self._iri(place.text))
        self._add(node, OA.hasSelector, position, words)
        self._add(position, TYPE, OA.TextPositionSelector)
        self._add(position, OA.start, integer(place.start))
        self._add(position, OA.end, integer(place.end))
        self._add(words, TYPE, OA.TextQuoteSelector)
        self._add(words, OA.exact, string(place.quote))
        return node

    def _iri(self, path: str) -> NamedNode:
        return NamedNode(self.base + path)

    def _add(self, subject: NamedNode, predicate: NamedNode, *objects: Object) -> None:
        for value in objects:
            self.quads.append(Quad(subject, predicate, value, self.graph))
