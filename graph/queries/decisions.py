"""Decisions with organ, §, outcome and vote; and those of one matter."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from graph.queries import reading
from graph.store import Row, Store
from graph.terms import NamedNode, Object


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
SELECT ?d ?organ ?case ?description ?text ?work ?name ?start ?end ?section ?date
       ?status ?outcome ?ja ?nej ?avstar WHERE {
  ?d a eli-dl:Decision ; dcterms:description ?description ; dcterms:source ?work ;
     eli-dl:had_responsible_organization ?organ ; own:decisionStatus ?status .
  %s
  ?work own:sourceName ?name .
  { ?d eli-dl:decision_outcome ?outcome } UNION { ?d own:proposedOutcome ?outcome }
  OPTIONAL { ?d own:quote/oa:hasSelector ?words . ?words oa:exact ?text }
  OPTIONAL { ?d own:quote/oa:hasSelector ?place . ?place oa:start ?start ;
             oa:end ?end }
  OPTIONAL { ?d own:inSection/eli:number ?section }
  OPTIONAL { ?d eli-dl:activity_date ?date }
  OPTIONAL { ?d eli-dl:consists_of ?poll .
             ?poll eli-dl:number_of_votes_favor ?ja ;
                   eli-dl:number_of_votes_against ?nej ;
                   eli-dl:number_of_votes_abstention ?avstar }
} ORDER BY ?name ?start ?d"""

_OF_MATTER = """
  { ?d eli-dl:forms_part_of ?case }
  UNION { ?d eli-dl:forms_part_of ?item . ?item a own:AgendaItem ;
          eli-dl:forms_part_of ?case }"""


def decisions(store: Store, organ: NamedNode | None = None) -> list[Decision]:
    """Return every decision, or those of one organ, by document and place."""
    return _decisions(store, "", {"organ": organ} if organ else {})


def decisions_of_matter(store: Store, matter: NamedNode) -> list[Decision]:
    """Return the decisions of one matter through all bodies, oldest first."""
    found = _decisions(store, _OF_MATTER, {"case": matter})
    return sorted(found, key=lambda one: (one.date or dt.date.max, one.id))


def _decisions(
    store: Store, pattern: str, values: Mapping[str, Object]
) -> list[Decision]:
    rows = store.select(_DECISIONS % pattern, values)
    subjects = [reading.required(row, "d") for row in rows]
    path = "eli-dl:forms_part_of|eli-dl:forms_part_of/eli-dl:forms_part_of"
    dnr = reading.gathered(
        store, f"?a {path} ?case . ?case adms:identifier/skos:notation ?v", subjects
    )
    to = reading.gathered(store, "?a own:addressee ?v", subjects)
    receivers = [n for nodes in to.values() for n in nodes if isinstance(n, NamedNode)]
    organs = [reading.required(row, "organ") for row in rows]
    names = reading.labels(store, (*receivers, *organs))
    found: dict[NamedNode, Decision] = {}
    for subject, row in zip(subjects, rows, strict=True):
        receiving = (n for n in to.get(subject, ()) if isinstance(n, NamedNode))
        addressees = tuple(names.get(n, "") for n in receiving)
        keys = tuple(str(value) for value in dnr.get(subject, ()))
        found.setdefault(subject, _decision(row, names, keys, addressees))
    return list(found.values())


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
