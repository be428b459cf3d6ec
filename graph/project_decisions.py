"""Project decisions, votes, yrkanden, reservations and who stood aside.

What an organ proposes to another is a decision of type "föreslå": its outcome is
only proposed. What a document says was once decided is kept apart as "tidigare".
"""

from graph import project_meetings as meetings
from graph.matters.keys import item_path
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
from ingest import ids
from ingest.model import Ballot, Decision, Recusal, Reservation, Vote, Yrkande

# What stands around a decision is read by these, as surely as the decision itself.
VOTE_RULE = "beslut.votering"
BALLOT_RULE = "beslut.rost"
YRKANDE_RULE = "beslut.yrkande"
RESERVATION_RULE = "beslut.reservation"
PROPOSITION_RULE = "beslut.proposition"
RECUSAL_RULE = "beslut.jav"
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


def method(decision: Decision) -> str | None:
    """Return how the meeting decided, by what the document tells of it."""
    if decision.vote is not None:
        return "votering"
    return "acklamation" if decision.propositions else None


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
    _receivers(scope, actors, node, decision)
    if decision.vote is not None:
        _vote(scope, actors, node, decision, decision.vote)
    elif decision.propositions:
        _acclaimed(scope, node, decision)
    for yrkande in decision.yrkanden:
        _yrkande(scope, actors, node, decision, yrkande)
    for reservation in decision.reservations:
        _reservation(scope, actors, node, decision, reservation)
    for recusal in decision.recusals:
        _recusal(scope, actors, node, decision, recusal)


def _receivers(
    scope: Scope, actors: Actors, node: NamedNode, decision: Decision
) -> None:
    """State to whom a decision is sent, gives money and is put for decision."""
    for addressee in decision.addressees:
        scope.add(node, OWN.addressee, actors.find(addressee))
    for receiver in decision.receivers:
        scope.add(node, OWN.grantee, actors.find(receiver))
    if decision.target:
        scope.add(node, OWN.proposedTo, actors.organ(decision.target))


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
    if number and number in stated:
        called = scope.document.type == "kallelse"
        meeting = item_path(meeting, number, called=called)
    scope.add(node, ELIDL.forms_part_of, scope.iri(meeting))


def _acclaimed(scope: Scope, node: NamedNode, decision: Decision) -> None:
    """What the chair put to the meeting and found carried, without a count."""
    scope.add(node, ELIDL.decision_method, KOD["beslutssatt/acklamation"])
    put = [(p.start, p.end) for p in decision.propositions]
    scope.describe(
        node, ELIDL.decision_method, put, PROPOSITION_RULE, decision.confidence
    )


def _vote(
    scope: Scope, actors: Actors, node: NamedNode, decision: Decision, vote: Vote
) -> None:
    poll = scope.is_a(scope.iri(f"votering/{decision.id}"), ELIDL.Vote)
    scope.add(node, ELIDL.consists_of, poll)
    scope.add(poll, ELIDL.forms_part_of, node)
    scope.add(poll, ELIDL.decision_method, KOD["beslutssatt/votering"])
    scope.add(poll, ELIDL.number_of_votes_favor, integer(vote.ja))
    scope.add(poll, ELIDL.number_of_votes_against, integer(vote.nej))
    scope.add(poll, ELIDL.number_of_votes_abstention, integer(vote.avstar))
    scope.add(poll, DCTERMS.source, scope.work)
    counted = vote if vote.start < vote.end else decision
    place = [(counted.start, counted.end)]
    scope.annotate(poll, place, VOTE_RULE, decision.confidence)
    for ballot in vote.ballots:
        _ballot(scope, actors, poll, ballot, decision.confidence)


def _ballot(
    scope: Scope, actors: Actors, poll: NamedNode, ballot: Ballot, confidence: float
) -> None:
    """State how one member voted, with the line that says so."""
    predicate = VOTERS.get(ballot.vote)
    if predicate is None:
        return
    scope.add(poll, predicate, actors.voter(ballot.name, ballot.party))
    line = [(ballot.start, ballot.end)]
    scope.describe(poll, predicate, line, BALLOT_RULE, confidence)


def _yrkande(
    scope: Scope,
    actors: Actors,
    node: NamedNode,
    decision: Decision,
    yrkande: Yrkande,
) -> None:
    key = scope.key("yrkande", yrkande.start, yrkande.end)
    motion = scope.is_a(scope.iri(f"yrkande/{key}"), OPENGOV.Motion)
    confidence = decision.confidence
    scope.fact(motion, yrkande.start, yrkande.end, YRKANDE_RULE, confidence)
    scope.add(motion, DCTERMS.relation, node)
    scope.add(motion, SCHEMA.text, sv(yrkande.text))
    for name in yrkande.by:
        scope.add(motion, SCHEMA.creator, actors.find(name))
    if yrkande.fate:
        scope.add(motion, OPENGOV.result, KOD[f"utfall/{yrkande.fate}"])


def _reservation(
    scope: Scope,
    actors: Actors,
    node: NamedNode,
    decision: Decision,
    reservation: Reservation,
) -> None:
    start, end = reservation.start, reservation.end
    key = scope.key("reservation", start, end)
    note = scope.is_a(scope.iri(f"reservation/{key}"), OWN.Reservation, PROV.Entity)
    scope.fact(note, start, end, RESERVATION_RULE, decision.confidence)
    scope.add(note, DCTERMS.relation, node)
    scope.add(note, DCTERMS.type, KOD[f"reservationsslag/{reservation.kind}"])
    scope.add(note, SCHEMA.text, sv(reservation.text))
    for name in reservation.by:
        scope.add(note, DCTERMS.creator, actors.find(name))


def _recusal(
    scope: Scope,
    actors: Actors,
    node: NamedNode,
    decision: Decision,
    recusal: Recusal,
) -> None:
    """State who stood aside for interest (jäv), and who stood in."""
    aside = actors.voter(recusal.name)
    _part(scope, node, decision, recusal, aside, "javig")
    if recusal.replaced_by:
        deputy = actors.voter(recusal.replaced_by)
        serving = _part(
            scope, node, decision, recusal, deputy, "tjanstgorande-ersattare"
        )
        scope.add(serving, ELIDL.participation_in_name_of, aside)


def _part(  # noqa: PLR0913, PLR0917 - who, in what, as what, by which words
    scope: Scope,
    node: NamedNode,
    decision: Decision,
    recusal: Recusal,
    who: NamedNode,
    role: str,
) -> NamedNode:
    """State someone's part in a decision, once however many points it has."""
    place = scope.key("jav", recusal.start, recusal.end)
    key = ids.digest("jav", place, who.value, role)
    part = scope.is_a(scope.iri(f"deltagande/{key}"), ELIDL.Participation)
    scope.add(node, ELIDL.had_participation, part)
    scope.add(part, ELIDL.had_participant_person, who)
    scope.add(part, ELIDL.participation_role, KOD[f"roll/{role}"])
    span = [(recusal.start, recusal.end)]
    scope.annotate(part, span, RECUSAL_RULE, decision.confidence)
    return part
