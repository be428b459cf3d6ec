"""What the kept overview needs of one document, taken from its projected facts.

It is read from the quads, not from the artifact: there every actor already has the
IRI that stands, whoever has been merged or told apart.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from graph.facts_index import ACTORS, FactsIndex
from graph.identity import UNKNOWN
from graph.terms import (
    DCAT,
    DCTERMS,
    ELIDL,
    FOAF,
    KOD,
    OA,
    ORG,
    OWN,
    SKOS,
    NamedNode,
)

NAMES = (SKOS.prefLabel, SKOS.altLabel, FOAF.name, SKOS.notation, ELIDL.process_id)
# What is looked up by name or number.
NAMED = (*ACTORS, "arende/")
_NO_WORD = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Listed:
    """A thing to be reached by its actors and year; paths are below the base.

    `kind`: beslut, ataganden, sammantraden, roller or handlingar. Of a promise: when
    it was said, the wide end of its deadline, and whether it recurs.
    """

    kind: str
    thing: str
    actors: tuple[str, ...]
    year: int | None
    said: dt.date | None = None
    due: dt.date | None = None
    recurs: bool = False


@dataclass(frozen=True, slots=True)
class OverviewRecord:
    """What is kept of one document for the overview; paths are below the base.

    `mentions`: actor and the quote that names it first. `labels`: actor and its name
    here. `names`: actor or matter and a folded name or number.
    """

    document: str
    body: str | None
    listed: tuple[Listed, ...] = ()
    mentions: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def folded(name: str) -> str:
    """Return a name or number as it is looked up: plain small letters, single spaces.

    >>> folded("Åsa  ÖHRN-Alm")
    'asa ohrn alm'
    """
    apart = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return _NO_WORD.sub(" ", plain).strip()


def of_facts(document: str, facts: FactsIndex) -> OverviewRecord:
    """Return the record of one document from the quads projected from it."""
    return OverviewRecord(
        document=document,
        body=next(iter(facts.paths(facts.work, DCTERMS.publisher)), None),
        listed=tuple(sorted(_listed(facts), key=lambda one: (one.kind, one.thing))),
        mentions=tuple(sorted(_mentions(facts).items())),
        labels=tuple(sorted(_labels(facts))),
        names=tuple(sorted(_names(facts))),
    )


def _listed(facts: FactsIndex) -> Iterator[Listed]:
    year = facts.day.year if facts.day else None
    issuers = tuple(dict.fromkeys(facts.issuers))
    yield Listed("handlingar", facts.path(facts.work), issuers, year)
    for node in facts.classes[ELIDL.Decision]:
        yield _decision(facts, node)
    for node in facts.classes[OWN.Commitment]:
        yield _promise(facts, node)
    for node in facts.classes[OWN.Meeting]:
        organs = facts.paths(node, ELIDL.had_responsible_organization)
        held = tuple(dict.fromkeys((*organs, *issuers)))
        yield Listed("sammantraden", facts.path(node), held, year)
    for node in facts.classes[ORG.Membership]:
        if KOD["roll/partimedlem"] in facts.nodes(node, ORG.role):
            continue
        where = tuple(facts.paths(node, ORG.organization))
        attested = facts.date(node, OWN.attestedOn)
        yield Listed(
            "roller", facts.path(node), where, attested.year if attested else None
        )


def _decision(facts: FactsIndex, node: NamedNode) -> Listed:
    """A decision told of from before is the deciding body's, not the teller's."""
    actors = facts.paths(node, ELIDL.had_responsible_organization)
    told = KOD["beslutslage/historical"] in facts.nodes(node, OWN.decisionStatus)
    if not told:
        actors += facts.paths(facts.work, DCTERMS.publisher)
    day = facts.date(node, ELIDL.activity_date)
    year = day.year if day else None
    return Listed("beslut", facts.path(node), tuple(dict.fromkeys(actors)), year)


def _promise(facts: FactsIndex, node: NamedNode) -> Listed:
    saying = facts.paths(node, OWN.promisor) + facts.paths(node, OWN.statedBy)
    due = None
    for period in facts.nodes(node, OWN.deadline):
        due = facts.date(period, OWN.latestWide) or facts.date(period, DCAT.endDate)
    return Listed(
        kind="ataganden",
        thing=facts.path(node),
        actors=tuple(dict.fromkeys(saying + facts.issuers)),
        year=facts.day.year if facts.day else None,
        said=facts.day,
        due=due,
        recurs=bool(facts.nodes(node, OWN.recurrence)),
    )


def _mentions(facts: FactsIndex) -> dict[str, str]:
    """Return the actors that the text names, each with the first quote that does."""
    first: dict[str, tuple[int, str]] = {}
    for note in facts.classes[OA.Annotation]:
        for actor in facts.paths(note, OA.hasBody):
            for quote in facts.nodes(note, OA.hasTarget):
                place = (facts.start(quote), facts.path(quote))
                first[actor] = min(place, first.get(actor, place))
    return {actor: quote for actor, (_, quote) in first.items()}


def _labels(facts: FactsIndex) -> Iterator[tuple[str, str]]:
    for node, said in facts.subjects.items():
        path = facts.path(node)
        if path.startswith(ACTORS) and path != UNKNOWN:
            for label in said.get(SKOS.prefLabel, ())[:1]:
                yield path, label.value


def _names(facts: FactsIndex) -> Iterator[tuple[str, str]]:
    seen = set()
    for node, said in facts.subjects.items():
        path = facts.path(node)
        if not path.startswith(NAMED) or path == UNKNOWN:
            continue
        for predicate in NAMES:
            for name in said.get(predicate, ()):
                found = (path, folded(name.value))
                if found[1] and found not in seen:
                    seen.add(found)
                    yield found
