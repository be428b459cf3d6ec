"""Decisions, actors and figures of a collection, as lists and pages show them."""

import datetime as dt
from dataclasses import dataclass

from app.prepared import prepared
from app.workspace import Workspace
from graph import queries
from graph.queries import Counts


def matches(wanted: str | None, *names: str | None) -> bool:
    """Tell whether any of the names holds what was asked for, whatever its case."""
    if not wanted:
        return True
    folded = wanted.casefold()
    return any(folded in name.casefold() for name in names if name)


@dataclass(frozen=True, slots=True)
class VoteView:
    """The count of a vote."""

    ja: int
    nej: int
    avstar: int


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision as lists show it."""

    id: str
    text: str
    document: str
    document_id: str
    start: int
    end: int
    organ: str
    section: str | None
    dnr: tuple[str, ...]
    date: dt.date | None
    status: str
    outcome: str
    vote: VoteView | None
    addressees: tuple[str, ...]


def decisions(workspace: Workspace, organ: str | None = None) -> list[DecisionView]:
    """Return every decision, proposal and told earlier decision, each marked."""
    return [
        DecisionView(
            id=found.id,
            text=found.text,
            document=found.document,
            document_id=found.document_id,
            start=found.start,
            end=found.end,
            organ=found.organ,
            section=found.section,
            dnr=found.dnr,
            date=found.date,
            status=found.status,
            outcome=found.outcome,
            vote=VoteView(*found.vote) if found.vote else None,
            addressees=found.addressees,
        )
        for found in queries.decisions(workspace.columns)
        if matches(organ, found.organ)
    ]


@dataclass(frozen=True, slots=True)
class RoleView:
    """A role, where, and the days it is attested."""

    title: str
    organisation: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person with parties and roles."""

    id: str
    name: str
    parties: tuple[str, ...]
    roles: tuple[RoleView, ...]


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation and what kind it is."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class ActorsView:
    """All persons and organisations."""

    persons: tuple[PersonView, ...]
    organisations: tuple[OrganisationView, ...]


def actors(workspace: Workspace) -> ActorsView:
    """Return every person and organisation of the collection, by name."""
    persons, organisations = [], []
    for actor in queries.actors(workspace.columns):
        identity = actor.iri.value.removeprefix(workspace.settings.base)
        if actor.kind == "person":
            roles = tuple(
                RoleView(r.title or r.role or "", r.organisation, r.first, r.last)
                for r in actor.roles
            )
            persons.append(PersonView(identity, actor.name, actor.parties, roles))
        else:
            organisations.append(OrganisationView(identity, actor.name, actor.kind))
    return ActorsView(tuple(persons), tuple(organisations))


@dataclass(frozen=True, slots=True)
class Status:
    """How much the collection holds."""

    documents: int
    passages: int
    decisions: int
    commitments: int
    followups: int
    questions: int
    persons: int
    organisations: int
    failures: int
    seq: int


def passages(workspace: Workspace) -> int:
    """Return how many passages the index has; it is not opened where that is known."""
    if "index" in workspace.lacking():
        return 0

    def count() -> int:
        return workspace.engine.count()

    return prepared(workspace, "avsnitt", int, count)


def status(workspace: Workspace, counted: Counts | None = None) -> Status:
    """Return how much the collection holds; `counted` is of its graph, if known."""
    counts = counted or queries.counts(workspace.graph)
    return Status(
        documents=workspace.archive.ledger.count(),
        passages=passages(workspace),
        decisions=counts.decisions,
        commitments=counts.commitments,
        followups=counts.followups,
        questions=counts.questions,
        persons=counts.persons,
        organisations=counts.organisations,
        failures=len(workspace.archive.failures()),
        seq=workspace.archive.ledger.seq(),
    )
