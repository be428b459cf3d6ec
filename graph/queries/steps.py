"""What belongs to each act of a matter: points, promises, people, records and links."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from graph.queries import reading
from graph.queries.connections import End, Link, Source, connections, sources
from graph.store import Row, Store
from graph.terms import NamedNode


@dataclass(frozen=True, slots=True)
class Point:
    """A decision or proposal of an act; `vote` is (ja, nej, avstår) where counted."""

    id: str
    text: str
    status: str
    outcome: str
    vote: tuple[int, int, int] | None
    source: Source | None


@dataclass(frozen=True, slots=True)
class Given:
    """A promise or assignment of an act; `proposed` if it stands in a proposal."""

    id: str
    text: str
    by: str
    strength: str
    due_text: str | None
    due: dt.date | None
    source: Source | None
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a matter with what was decided, promised and moved in it.

    `documents` are the names of those that record it, `people` who moved or reserved,
    `links` how it stands to other acts, in and outside the matter.
    """

    act: End
    documents: tuple[str, ...]
    points: tuple[Point, ...]
    promises: tuple[Given, ...]
    people: tuple[str, ...]
    links: tuple[Link, ...]


Placed = TypeVar("Placed", Point, Given)

_RECORDS = """
SELECT DISTINCT ?x ?name WHERE {
  %s ?x own:inSection ?part . ?part eli:is_part_of ?work .
  ?work own:sourceName ?name }"""
_OWN_NAME = "SELECT ?x ?name WHERE { %s ?x own:sourceName ?name }"
_HOLDING = """
SELECT DISTINCT ?x ?d WHERE {
  %s ?d eli-dl:forms_part_of ?x . ?d own:decisionStatus ?status }"""
# What a document decides or promises outside any §.
_LOOSE = """
SELECT DISTINCT ?x ?d WHERE { %s ?d dcterms:source ?x . ?d own:quote ?quote }"""
_POINTS = """
SELECT ?d ?status ?outcome ?text ?ja ?nej ?avstar ?quote WHERE {
  ?d own:decisionStatus ?status ; dcterms:description ?text .
  OPTIONAL { ?d eli-dl:decision_outcome|own:proposedOutcome ?outcome }
  OPTIONAL { ?d eli-dl:consists_of ?poll . ?poll eli-dl:number_of_votes_favor ?ja ;
             eli-dl:number_of_votes_against ?nej ;
             eli-dl:number_of_votes_abstention ?avstar }
  OPTIONAL { ?d own:quote ?quote }
}"""
_INSIDE = """
SELECT DISTINCT ?x ?d WHERE {
  %s ?x own:inSection ?part . ?d own:inSection ?part . ?d own:strength ?s }"""
_GIVEN = """
SELECT ?d ?text ?by ?strength ?due ?latest ?quote ?status WHERE {
  ?d dcterms:description ?text ; own:promisor ?by ; own:strength ?strength .
  OPTIONAL { ?d own:deadline ?frist OPTIONAL { ?frist own:verbatim ?due }
             OPTIONAL { ?frist dcat:endDate ?latest } }
  OPTIONAL { ?d own:quote ?quote }
  OPTIONAL { ?d prov:wasDerivedFrom ?point . ?point own:decisionStatus ?status }
}"""
_PEOPLE = """
SELECT DISTINCT ?d ?who WHERE {
  %s
  ?y dcterms:relation ?d ; schema:creator|dcterms:creator ?who }"""


class Steps:
    """What belongs to each act of a matter, asked for all acts at once."""

    def __init__(
        self, store: Store, acts: list[NamedNode], base: str, *, candidates: bool
    ) -> None:
        """Ask for everything that the acts hold; `candidates` as for `connections`."""
        self.store = store
        self.acts = acts
        self.base = base
        self.records = self._names()
        self.points = self._points()
        self.given = self._given()
        self.people = self._people()
        self.links = self._links(base, candidates=candidates)

    def of(self, act: End) -> Step:
        """Return one act with all that belongs to it."""
        points = self.points.get(act.iri, {})
        given = self.given.get(act.iri, {})
        people = {name for node in points for name in self.people.get(node, ())}
        links = [
            link
            for node in (act.iri, *points, *given)
            for link in self.links.get(node, ())
        ]
        return Step(
            act=act,
            documents=tuple(sorted(self.records.get(act.iri, ()))),
            points=_placed(points.values()),
            promises=_placed(given.values()),
            people=tuple(sorted(people)),
            links=tuple(links),
        )

    def _select(self, query: str, name: str, nodes: Iterable[NamedNode]) -> list[Row]:
        return [
            row
            for part in reading.chunks(nodes)
            for row in self.store.select(query % reading.values_block(name, part))
        ]

    def _names(self) -> Mapping[NamedNode, set[str]]:
        found: dict[NamedNode, set[str]] = {}
        for query in (_RECORDS, _OWN_NAME):
            for row in self._select(query, "x", self.acts):
                names = found.setdefault(reading.required(row, "x"), set())
                names.add(reading.words(row, "name"))
        return found

    def _points(self) -> dict[NamedNode, dict[NamedNode, Point]]:
        rows = self._facts(_HOLDING, f"{self.base}beslut/", _POINTS)
        quotes = sources(self.store, (reading.node(row, "quote") for _, row in rows))
        found: dict[NamedNode, dict[NamedNode, Point]] = {}
        for act, row in rows:
            own = found.setdefault(act, {})
            own.setdefault(reading.required(row, "d"), _point(row, quotes))
        return found

    def _given(self) -> dict[NamedNode, dict[NamedNode, Given]]:
        rows = self._facts(_INSIDE, f"{self.base}atagande/", _GIVEN)
        quotes = sources(self.store, (reading.node(row, "quote") for _, row in rows))
        actors = (reading.node(row, "by") for _, row in rows)
        names = reading.labels(self.store, actors)
        found: dict[NamedNode, dict[NamedNode, Given]] = {}
        for act, row in rows:
            own = found.setdefault(act, {})
            own.setdefault(reading.required(row, "d"), _one_given(row, quotes, names))
        return found

    def _facts(
        self, within: str, kind: str, details: str
    ) -> list[tuple[NamedNode, Row]]:
        """Return (act, row) of the facts of a kind that the acts hold.

        What is given is asked about one by one; the engine works out every OPTIONAL
        for the whole collection as soon as the fact itself is not.
        """
        holding = self._select(within, "x", self.acts)
        works = [node for node in self.acts if "/handling/" in node.value]
        holding += self._select(_LOOSE, "x", works) if works else []
        held = sorted(
            {
                (reading.required(row, "x"), reading.required(row, "d"))
                for row in holding
                if reading.required(row, "d").value.startswith(kind)
            },
            key=str,
        )
        return [
            (act, row)
            for act, fact in held
            for row in self.store.select(details, {"d": fact})
        ]

    def _people(self) -> Mapping[NamedNode, set[str]]:
        nodes = {node for points in self.points.values() for node in points}
        rows = self._select(_PEOPLE, "d", nodes)
        names = reading.labels(self.store, (reading.node(row, "who") for row in rows))
        found: dict[NamedNode, set[str]] = {}
        for row in rows:
            name = names.get(reading.required(row, "who"))
            if name:
                found.setdefault(reading.required(row, "d"), set()).add(name)
        return found

    def _links(self, base: str, *, candidates: bool) -> Mapping[NamedNode, list[Link]]:
        points = (node for group in self.points.values() for node in group)
        given = (node for group in self.given.values() for node in group)
        nodes = {*self.acts, *points, *given}
        found: dict[NamedNode, list[Link]] = {}
        for link in connections(self.store, nodes, base, candidates=candidates):
            found.setdefault(link.of, []).append(link)
        return found


def _placed(facts: Iterable[Placed]) -> tuple[Placed, ...]:
    """Return facts in the order in which they stand."""
    return tuple(sorted(facts, key=lambda f: (f.source.start if f.source else 0, f.id)))


def _point(row: Row, quotes: Mapping[NamedNode, Source]) -> Point:
    quote = reading.node(row, "quote")
    ja, nej, avstar = (reading.number(row, name) for name in ("ja", "nej", "avstar"))
    return Point(
        id=reading.local(reading.required(row, "d")),
        text=reading.words(row, "text"),
        status=reading.code(row, "status") or "decision",
        outcome=reading.code(row, "outcome") or "ovrigt",
        vote=(ja, nej, avstar) if row.get("ja") is not None else None,
        source=quotes.get(quote) if quote else None,
    )


def _one_given(
    row: Row, quotes: Mapping[NamedNode, Source], names: Mapping[NamedNode, str]
) -> Given:
    quote, by = reading.node(row, "quote"), reading.required(row, "by")
    return Given(
        id=reading.local(reading.required(row, "d")),
        text=reading.words(row, "text"),
        by=names.get(by, ""),
        strength=reading.code(row, "strength") or "",
        due_text=reading.text(row, "due"),
        due=reading.day(row, "latest"),
        source=quotes.get(quote) if quote else None,
        proposed=reading.code(row, "status") == "proposal",
    )
