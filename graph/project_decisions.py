"""Project decisions, votes, yrkanden and reservations.

What an organ proposes to another is a decision of type "föreslå": its outcome is
only proposed. What a document says was once decided is kept apart as "tidigare".
"""

from graph import project_meetings as meetings
from graph.project_actors import Actors
from graph.project_document import matter
from graph.project_scope import Scope
from graph.terms import (
    DCTERMS,
    ELIDL,
    KOD,
    OPENGOV,
    OWN,
    PROV,
    SCHEMA,
    NamedNode,
    date,
    integer,
    sv,
)
from ingest.model import Decision, Reservation, Vote, Yrkande

TYPES = {"proposal": "foresla", "historical": "tidigare"}
VOTERS = {
    "ja": ELIDL.had_voter_favor,
    "nej": ELIDL.had_voter_against,
    "avstar": ELIDL.had_voter_abstention,
    "franvarande": ELIDL.had_excused_person,
}


def project(scope: Scope, actors: Actors) -> None:
    """State every decision with what belongs to it."""
    for decision in scope.artifact.facts.decisions:
        _decision(scope, actors, decision)


def _decision(scope: Scope, actors: Actors, decision: Decision) -> None:
    node = scope.is_a(scope.iri(f"beslut/{decision.id}"), ELIDL.Decision)
    scope.fact(node, decision.start, decision.end, decision.rule, decision.confidence)
    scope.add(node, DCTERMS.description, sv(decision.text))
    organ = actors.organ(decision.organ)
    scope.add(node, ELIDL.had_responsible_organization, organ)
    _outcome(scope, node, decision)
    _place(scope, actors, node, decision)
    day = decision.date
    if day is None and decision.status != "historical":
        day = scope.document.date
    if day is not None:
        scope.add(node, ELIDL.activity_date, date(day))
    for addressee in decision.addressees:
        scope.add(node, OWN.addressee, actors.find(addressee))
    if decision.vote is not None:
        _vote(scope, actors, node, decision, decision.vote)
    for yrkande in decision.yrkanden:
        _yrkande(scope, actors, node, yrkande)
    for reservation in decision.reservations:
        _reservation(scope, actors, node, reservation)


def _outcome(scope: Scope, node: NamedNode, decision: Decision) -> None:
    """Only what is decided has an outcome; a proposal has a proposed one."""
    outcome = KOD[f"utfall/{decision.outcome}"]
    kind = TYPES.get(decision.status, decision.outcome)
    scope.add(node, OWN.decisionType, KOD[f"beslutstyp/{kind}"])
    scope.add(node, OWN.decisionStatus, KOD[f"beslutslage/{decision.status}"])
    proposed = decision.status == "proposal"
    predicate = OWN.proposedOutcome if proposed else ELIDL.decision_outcome
    scope.add(node, predicate, outcome)


def _place(scope: Scope, actors: Actors, node: NamedNode, decision: Decision) -> None:
    """State the item, meeting and matters that the decision belongs to."""
    for dnr in decision.dnr:
        scope.add(node, ELIDL.forms_part_of, matter(scope, dnr))
    if decision.status == "historical" or not meetings.is_meeting(scope):
        return
    meeting = meetings.of_document(scope, actors)
    section = scope.document.paragraf_at(decision.start)
    number = section.number if section else decision.section
    stated = {s.number for s in scope.document.sections if s.kind == "paragraf"}
    path = meetings.item_path(meeting, number) if number in stated and number else ""
    scope.add(node, ELIDL.forms_part_of, scope.iri(path or meeting))


def _vote(
    scope: Scope, actors: Actors, node: NamedNode, decision: Decision, vote: Vote
) -> None:
    poll = scope.is_a(scope.iri(f"votering/{decision.id}"), ELIDL.Vote)
    scope.add(node, ELIDL.consists_of, poll)
    scope.add(poll, ELIDL.forms_part_of, node)
    scope.add(poll, ELIDL.number_of_votes_favor, integer(vote.ja))
    scope.add(poll, ELIDL.number_of_votes_against, integer(vote.nej))
    scope.add(poll, ELIDL.number_of_votes_abstention, integer(vote.avstar))
    scope.add(poll, DCTERMS.source, scope.work)
    spans = [(vote.start, vote.end)]
    scope.annotate(poll, spans, decision.rule, decision.confidence)
    for ballot in vote.ballots:
        predicate = VOTERS.get(ballot.vote)
        if predicate is None:
            continue
        scope.add(poll, predicate, actors.voter(ballot.name, ballot.party))
        spans = [(ballot.start, ballot.end)]
        scope.annotate(
            poll, spans, decision.rule, decision.confidence, aspect=predicate
        )


def _yrkande(
    scope: Scope, actors: Actors, decision: NamedNode, yrkande: Yrkande
) -> None:
    key = scope.key("yrkande", yrkande.start, yrkande.end)
    node = scope.is_a(scope.iri(f"yrkande/{key}"), OPENGOV.Motion)
    scope.add(node, DCTERMS.relation, decision)
    scope.add(node, SCHEMA.text, sv(yrkande.text))
    scope.add(node, DCTERMS.source, scope.work)
    for name in yrkande.by:
        scope.add(node, SCHEMA.creator, actors.find(name))
    if yrkande.fate:
        scope.add(node, OPENGOV.result, KOD[f"utfall/{yrkande.fate}"])
    if yrkande.start < yrkande.end:
        scope.add(node, OWN.quote, scope.quote(yrkande.start, yrkande.end))


def _reservation(
    scope: Scope, actors: Actors, decision: NamedNode, reservation: Reservation
) -> None:
    key = scope.key("reservation", reservation.start, reservation.end)
    node = scope.is_a(scope.iri(f"reservation/{key}"), OWN.Reservation, PROV.Entity)
    scope.add(node, DCTERMS.relation, decision)
    scope.add(node, SCHEMA.text, sv(reservation.text))
    scope.add(node, DCTERMS.source, scope.work)
    for name in reservation.by:
        scope.add(node, DCTERMS.creator, actors.find(name))
    if reservation.start < reservation.end:
        scope.add(node, OWN.quote, scope.quote(reservation.start, reservation.end))
