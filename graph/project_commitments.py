"""Project commitments: who is bound to what, towards whom, by when."""

import re

from graph.project_actors import Actors
from graph.project_scope import Scope
from graph.terms import (
    DCTERMS,
    KOD,
    NRV,
    OWN,
    PROV,
    SCHEMA,
    NamedNode,
    integer,
    string,
    sv,
)
from ingest.model import Commitment, Deadline

MODALITY = {
    "expectation": "prognos",
    "plan": "plan",
    "promise": "utfastelse",
    "obligation": "skyldighet",
    "assignment": "skyldighet",
}
# "2/P1Y", "1-2/P1Y": how many times in the period that follows.
_TIMES = re.compile(r"(\d+)(?:-(\d+))?/(P.+)")


def project(scope: Scope, actors: Actors) -> None:
    """State every commitment with its actors, deadline and condition."""
    for commitment in scope.artifact.facts.commitments:
        _commitment(scope, actors, commitment)


def _commitment(scope: Scope, actors: Actors, commitment: Commitment) -> None:
    node = scope.is_a(
        scope.iri(f"atagande/{commitment.id}"), OWN.Commitment, PROV.Entity
    )
    scope.fact(
        node,
        commitment.start,
        commitment.end,
        commitment.rule,
        commitment.confidence,
    )
    scope.add(node, DCTERMS.description, sv(commitment.description or commitment.text))
    scope.add(node, OWN.promisor, actors.find(commitment.promisor))
    if commitment.speaker:
        scope.add(node, OWN.statedBy, actors.find(commitment.speaker))
    if commitment.promisee:
        scope.add(node, OWN.promisee, actors.find(commitment.promisee))
    scope.add(node, OWN.strength, KOD[f"styrka/{commitment.strength}"])
    scope.add(node, OWN.modality, KOD[f"modalitet/{MODALITY[commitment.strength]}"])
    scope.add(node, OWN.direction, KOD[f"riktning/{commitment.polarity}"])
    scope.add(node, OWN.pattern, _pattern(commitment))
    if commitment.condition:
        scope.add(node, OWN.condition, sv(commitment.condition))
    if commitment.deadline is not None:
        scope.add(node, OWN.deadline, _deadline(scope, commitment, commitment.deadline))
    if commitment.recurrence:
        path = f"takt/{commitment.id}"
        scope.add(node, OWN.recurrence, schedule(scope, path, commitment.recurrence))
    _origin(scope, node, commitment)


def _pattern(commitment: Commitment) -> NamedNode:
    """Doing it once is enough, unless it recurs or is about refraining."""
    throughout = commitment.polarity == "negative" or (
        commitment.recurrence and commitment.deadline is None
    )
    return NRV.Maintenance if throughout else NRV.Achievement


def _deadline(scope: Scope, commitment: Commitment, deadline: Deadline) -> NamedNode:
    path = f"frist/{commitment.id}"
    node = scope.period(
        path, deadline.text, deadline.earliest, deadline.latest, deadline.latest_wide
    )
    place = (deadline.start, deadline.end)
    read = scope.time_at(*place)
    scope.describe(
        scope.iri(f"atagande/{commitment.id}"),
        OWN.deadline,
        [place],
        read.rule if read else commitment.rule,
        read.confidence if read else commitment.confidence,
    )
    return node


def schedule(scope: Scope, path: str, recurrence: str) -> NamedNode:
    """State how often something recurs: "P1Y", "2/P1Y" or "1-2/P1Y"."""
    node = scope.is_a(scope.iri(path), SCHEMA.Schedule)
    scope.add(node, OWN.verbatim, string(recurrence))
    found = _TIMES.fullmatch(recurrence)
    scope.add(
        node, SCHEMA.repeatFrequency, string(found.group(3) if found else recurrence)
    )
    if found:
        scope.add(node, SCHEMA.repeatCount, integer(int(found.group(1))))
        if found.group(2):
            scope.add(node, OWN.repeatCountMax, integer(int(found.group(2))))
    return node


def _origin(scope: Scope, node: NamedNode, commitment: Commitment) -> None:
    """State the decision or agreement whose text holds the commitment."""
    facts = scope.artifact.facts
    for decision in facts.decisions:
        if decision.start <= commitment.start < decision.end:
            scope.add(node, PROV.wasDerivedFrom, scope.iri(f"beslut/{decision.id}"))
    agreement = facts.agreement
    if agreement and agreement.start <= commitment.start < agreement.end:
        whole = scope.iri(f"avtal/{agreement.id}")
        scope.add(node, DCTERMS.isPartOf, whole)
        scope.add(whole, DCTERMS.hasPart, node)
