"""Decisions with organ, §, outcome and vote; and those of one matter."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.columns import Columns
from graph.pairs import iris
from graph.queries import reading
from graph.queries.called import called
from graph.store import Row, Store
from graph.terms import OWN, NamedNode, Object


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as lists show it; status: decision, proposal or historical.

    `vote` is (ja, nej, avstår) where it was counted. `outcome` of a proposal is what
    is proposed.
    """

    id: str
    text: str
    document_id: str
    document: str
    start: int
    end: int
    organ: str
    organ_iri: NamedNode
    section: str | None
    dnr: tuple[str, ...]
    date: dt.date | None
    status: str
    outcome: str
    vote: tuple[int, int, int] | None
    addressees: tuple[str, ...]


_DECISIONS = """
SELECT ?d ?organ ?description ?text ?work ?name ?start ?end ?section ?date
       ?status ?outcome ?ja ?nej ?avstar WHERE {
  %s
  ?d own:decisionStatus ?status ; dcterms:description ?description ;
     dcterms:source ?work ; eli-dl:had_responsible_organization ?organ .
  ?work own:sourceName ?name .
  { ?d eli-dl:decision_outcome ?outcome } UNION { ?d own:proposedOutcome ?outcome }
  ?d own:quote ?quote . ?quote oa:hasSelector ?place, ?words .
  ?place oa:start ?start ; oa:end ?end . ?words oa:exact ?text .
  OPTIONAL { ?d own:inSection/eli:number ?section }
  OPTIONAL { ?d eli-dl:activity_date ?date }
  OPTIONAL { ?d eli-dl:consists_of ?poll .
             ?poll eli-dl:number_of_votes_favor ?ja ;
                   eli-dl:number_of_votes_against ?nej ;
                   eli-dl:number_of_votes_abstention ?avstar }
} ORDER BY ?name ?start ?d"""

# What a decision must have to be listed.
_NEEDED = {"status", "description", "work", "organ", "outcome", "text", "start", "end"}

_OF_ORGAN = """
SELECT DISTINCT ?d ?organ WHERE {
  ?d eli-dl:had_responsible_organization ?organ ; own:decisionStatus ?status }"""
_OF_MATTER = """
SELECT DISTINCT ?d ?case WHERE {
  { ?d eli-dl:forms_part_of ?case ; own:decisionStatus ?status }
  UNION { ?item eli-dl:forms_part_of ?case .
          ?d eli-dl:forms_part_of ?item ; own:decisionStatus ?status } }"""


def decisions(columns: Columns) -> list[Decision]:
    """Return every decision, by document and place."""
    names, diary = called(columns).labels, _Diary(columns)
    sources = {
        work: str(written[0])
        for part in columns.parts("handling")
        for work, written in part["name"].items()
    }
    found: dict[NamedNode, Decision] = {}
    for part in columns.parts("beslut"):
        for decision in part["status"]:
            row = {name: of[decision][0] for name, of in part.items() if decision in of}
            work = row.get("work")
            if not isinstance(work, NamedNode) or not row.keys() >= _NEEDED:
                continue
            to = iris(part["addressee"].get(decision, ()))
            found[decision] = _decision(
                {**row, "d": decision, "name": sources.get(work)},
                names,
                diary.numbers(iris(part["within"].get(decision, ()))),
                tuple(names.get(node, "") for node in to),
            )
    return sorted(found.values(), key=_place)


class _Diary:
    """The numbers of a collection's matters, and what is part of what."""

    def __init__(self, columns: Columns) -> None:
        self._over: defaultdict[NamedNode, set[NamedNode]] = defaultdict(set)
        self._numbers: defaultdict[NamedNode, set[str]] = defaultdict(set)
        for part in columns.parts("diarium"):
            for thing, over in part["over"].items():
                self._over[thing].update(iris(over))
            for case, written in part["number"].items():
                self._numbers[case].update(map(str, written))

    def numbers(self, within: Sequence[NamedNode]) -> tuple[str, ...]:
        """Return the numbers of what a decision belongs to, its own or its item's."""
        over = {*within}.union(*(self._over.get(node, ()) for node in within))
        return tuple(sorted({n for case in over for n in self._numbers.get(case, ())}))


def _place(one: Decision) -> tuple[str, int, str]:
    return one.document, one.start, one.id


def decided_by(store: Store, organ: NamedNode) -> frozenset[str]:
    """Return the ids of the decisions and proposals of one organ."""
    rows = store.select(_OF_ORGAN, {"organ": organ})
    return frozenset(reading.local(reading.required(row, "d")) for row in rows)


def decisions_of_matter(store: Store, matter: NamedNode) -> list[Decision]:
    """Return the decisions of one matter through all bodies, oldest first."""
    found = _chosen(store, _OF_MATTER, {"case": matter})
    return sorted(found, key=lambda one: (one.date or dt.date.max, one.id))


def _chosen(store: Store, query: str, values: Mapping[str, Object]) -> list[Decision]:
    """Return the decisions that a query chooses, by document and place."""
    nodes = {reading.required(row, "d") for row in store.select(query, values)}
    rows: list[Row] = []
    for part in reading.chunks(nodes):
        rows += store.select(_DECISIONS % reading.values_block("d", part))
    return sorted(_decisions(store, rows), key=_place)


def _decisions(store: Store, rows: Sequence[Row]) -> list[Decision]:
    subjects = [reading.required(row, "d") for row in rows]
    dnr = _registered(store, subjects)
    to = reading.gathered(store, "?a own:addressee ?v", subjects)
    receivers = [n for nodes in to.values() for n in nodes if isinstance(n, NamedNode)]
    organs = [reading.required(row, "organ") for row in rows]
    names = reading.labels(store, (*receivers, *organs))
    found: dict[NamedNode, Decision] = {}
    for subject, row in zip(subjects, rows, strict=True):
        receiving = (n for n in to.get(subject, ()) if isinstance(n, NamedNode))
        addressees = tuple(names.get(n, "") for n in receiving)
        one = _decision(row, names, dnr.get(subject, ()), addressees)
        found.setdefault(subject, one)
    return list(found.values())


def _registered(
    store: Store, decisions: Iterable[NamedNode]
) -> Mapping[NamedNode, tuple[str, ...]]:
    """Return the registration numbers of each decision, its own or its item's."""
    parts = reading.gathered(store, "?a eli-dl:forms_part_of ?v", decisions)
    above = {node for nodes in parts.values() for node in nodes}
    # Asked for together, every item there is would be gone through for each part of
    # the nodes: at 10,000 documents that takes ten times as long.
    kinds = reading.gathered(store, "?a a ?v", _iris(above))
    held = [node for node, found in kinds.items() if OWN.AgendaItem in found]
    items = reading.gathered(store, "?a eli-dl:forms_part_of ?v", held)
    cases = above | {node for nodes in items.values() for node in nodes}
    written = reading.gathered(store, "?a eli-dl:process_id ?v", _iris(cases))
    found: dict[NamedNode, tuple[str, ...]] = {}
    for decision, nodes in parts.items():
        over = {*_iris(nodes)}
        over |= {case for node in over for case in _iris(items.get(node, ()))}
        numbers = {str(dnr) for case in over for dnr in written.get(case, ())}
        found[decision] = tuple(sorted(numbers))
    return found


def _iris(values: Iterable[NamedNode | str]) -> list[NamedNode]:
    return [value for value in values if isinstance(value, NamedNode)]


def _decision(
    row: Row,
    names: Mapping[NamedNode, str],
    dnr: tuple[str, ...],
    addressees: tuple[str, ...],
) -> Decision:
    organ = reading.required(row, "organ")
    counted = row.get("ja") is not None
    ja, nej, avstar = (reading.number(row, name) for name in ("ja", "nej", "avstar"))
    return Decision(
        id=reading.local(reading.required(row, "d")),
        text=reading.words(row, "text") or reading.words(row, "description"),
        document_id=reading.code(row, "work") or "",
        document=reading.words(row, "name"),
        start=reading.number(row, "start"),
        end=reading.number(row, "end"),
        organ=names.get(organ, ""),
        organ_iri=organ,
        section=reading.text(row, "section"),
        dnr=dnr,
        date=reading.day(row, "date"),
        status=reading.code(row, "status") or "decision",
        outcome=reading.code(row, "outcome") or "ovrigt",
        vote=(ja, nej, avstar) if counted else None,
        addressees=addressees,
    )
