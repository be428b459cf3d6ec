"""Decisions and what stands around them: votes, yrkanden, reservations, jäv."""

from collections.abc import Iterator

from graph import project_decisions as projected
from graph.export.tables.table import ID, PASSAGE, SECTION, Column, One, Row, Table
from ingest.model import Decision

_DECISION = Column("beslut", "beslut", "decision")


def _decisions(one: One) -> Iterator[Row]:
    for decision in one.artifact.facts.decisions:
        yield {
            "id": decision.id,
            "beslutslage": decision.status,
            "utfall": decision.outcome,
            "organ": decision.organ,
            "organ_iri": one.actors.organ(decision.organ).value,
            "paragraf": decision.section,
            "datum": decision.date,
            "dnr": decision.dnr,
            "foreslas_for": decision.target,
            "mottagare": decision.addressees,
            "beslutssatt": projected.method(decision),
            "mening": decision.sentence,
            **one.passage(
                decision.start, decision.end, decision.rule, decision.confidence
            ),
        }


DECISIONS = Table(
    "beslut",
    "Beslut och förslag till beslut",
    "Decisions and proposed decisions",
    (
        ID,
        Column("beslutslage", "beslut, förslag eller tidigare", "standing"),
        Column("utfall", "utfall", "outcome"),
        Column("organ", "organ", "body"),
        Column("organ_iri", "organets adress", "IRI of the body"),
        SECTION,
        Column("datum", "datum", "date", "date"),
        Column("dnr", "diarienummer", "registration numbers", "list"),
        Column("foreslas_for", "förslaget läggs fram för", "proposed to"),
        Column("mottagare", "mottagare", "addressees", "list"),
        Column("beslutssatt", "beslutssätt", "method"),
        Column("mening", "hela meningen", "whole sentence"),
        *PASSAGE,
    ),
    _decisions,
)


def _votes(one: One) -> Iterator[Row]:
    for decision in one.artifact.facts.decisions:
        vote = decision.vote
        if vote is not None:
            counted = vote if vote.start < vote.end else decision
            yield {
                "id": f"{decision.id}-v",
                "beslut": decision.id,
                "ja": vote.ja,
                "nej": vote.nej,
                "avstar": vote.avstar,
                **_read(one, decision, counted.start, counted.end, projected.VOTE_RULE),
            }


VOTES = Table(
    "voteringar",
    "Voteringar",
    "Votes",
    (
        ID,
        _DECISION,
        Column("ja", "ja", "yes", "integer"),
        Column("nej", "nej", "no", "integer"),
        Column("avstar", "avstår", "abstaining", "integer"),
        *PASSAGE,
    ),
    _votes,
)


def _ballots(one: One) -> Iterator[Row]:
    for decision in one.artifact.facts.decisions:
        ballots = decision.vote.ballots if decision.vote else ()
        for order, ballot in enumerate(ballots, start=1):
            rule = projected.BALLOT_RULE
            yield {
                "id": f"{decision.id}-v{order}",
                "beslut": decision.id,
                "person": ballot.name,
                "person_iri": one.actors.voter(ballot.name, ballot.party).value,
                "parti": ballot.party,
                "rost": ballot.vote,
                **_read(one, decision, ballot.start, ballot.end, rule),
            }


BALLOTS = Table(
    "roster",
    "Röster",
    "Ballots",
    (
        ID,
        _DECISION,
        Column("person", "person", "person"),
        Column("person_iri", "personens adress", "IRI of the person"),
        Column("parti", "parti", "party"),
        Column("rost", "röst", "vote"),
        *PASSAGE,
    ),
    _ballots,
)


def _motions(one: One) -> Iterator[Row]:
    for decision in one.artifact.facts.decisions:
        for order, motion in enumerate(decision.yrkanden, start=1):
            rule = projected.YRKANDE_RULE
            yield {
                "id": f"{decision.id}-y{order}",
                "beslut": decision.id,
                "av": motion.by,
                "utgang": motion.fate,
                **_read(one, decision, motion.start, motion.end, rule),
            }


MOTIONS = Table(
    "yrkanden",
    "Yrkanden",
    "Motions put at the meeting",
    (
        ID,
        _DECISION,
        Column("av", "av", "by", "list"),
        Column("utgang", "hur det gick", "fate"),
        *PASSAGE,
    ),
    _motions,
)


def _reservations(one: One) -> Iterator[Row]:
    for decision in one.artifact.facts.decisions:
        for order, reservation in enumerate(decision.reservations, start=1):
            place = (reservation.start, reservation.end)
            yield {
                "id": f"{decision.id}-r{order}",
                "beslut": decision.id,
                "slag": reservation.kind,
                "av": reservation.by,
                **_read(one, decision, *place, projected.RESERVATION_RULE),
            }


RESERVATIONS = Table(
    "reservationer",
    "Reservationer och anteckningar",
    "Reservations and notes",
    (
        ID,
        _DECISION,
        Column("slag", "slag", "kind"),
        Column("av", "av", "by", "list"),
        *PASSAGE,
    ),
    _reservations,
)


def _recusals(one: One) -> Iterator[Row]:
    for decision in one.artifact.facts.decisions:
        for order, recusal in enumerate(decision.recusals, start=1):
            rule = projected.RECUSAL_RULE
            yield {
                "id": f"{decision.id}-j{order}",
                "beslut": decision.id,
                "person": recusal.name,
                "ersatts_av": recusal.replaced_by,
                **_read(one, decision, recusal.start, recusal.end, rule),
            }


RECUSALS = Table(
    "jav",
    "Jäv",
    "Members disqualified",
    (
        ID,
        _DECISION,
        Column("person", "person", "person"),
        Column("ersatts_av", "ersätts av", "replaced by"),
        *PASSAGE,
    ),
    _recusals,
)


def _read(one: One, decision: Decision, start: int, end: int, rule: str) -> Row:
    """What stands around a decision is as sure as the decision."""
    return one.passage(start, end, rule, decision.confidence)
