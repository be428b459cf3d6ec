"""What is decided, and how: motions, votes, reservations."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

DecisionStatus = Literal["decision", "proposal", "historical"]
Outcome = Literal[
    "bifall",
    "delvis-bifall",
    "avslag",
    "aterremiss",
    "bordlaggning",
    "remiss",
    "godkanner",
    "antar",
    "faststaller",
    "val",
    "entledigande",
    "noteras",
    "besvarad",
    "delegerar",
    "uppdrag",
    "avskriver",
    "tillstyrker",
    "avstyrker",
    "ovrigt",
]


@dataclass(frozen=True, slots=True)
class Ballot:
    """How one member voted: vote is ja, nej, avstar or franvarande."""

    name: str
    party: str | None
    vote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vote:
    """The count of a vote, with the members' ballots where they are listed."""

    ja: int
    nej: int
    avstar: int = 0
    start: int = 0
    end: int = 0
    ballots: tuple[Ballot, ...] = ()


@dataclass(frozen=True, slots=True)
class Yrkande:
    """A motion put at the meeting; never a decision. fate: bifall, avslag or None."""

    start: int
    end: int
    text: str
    by: tuple[str, ...]
    fate: str | None = None


@dataclass(frozen=True, slots=True)
class Reservation:
    """Someone's reservation or note against a decision.

    `kind` is reservation, anteckning (a note in the minutes, a särskilt yttrande, an
    explanation of vote) or avstar (takes no part in the decision).
    """

    start: int
    end: int
    text: str
    by: tuple[str, ...]
    kind: str = "reservation"


@dataclass(frozen=True, slots=True)
class Recusal:
    """A member disqualified (jäv) from a matter, and who stood in, if told."""

    start: int
    end: int
    text: str
    name: str
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Proposition:
    """What the chair put to the meeting; `carried` is what was found carried."""

    start: int
    end: int
    text: str
    carried: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One att-clause or point that an organ decides, proposes or once decided.

    `target` is the body that a proposal is put to and that decides on it; `receivers`
    are those that money is given to.
    """

    start: int
    end: int
    text: str
    section: str | None
    organ: str | None
    status: DecisionStatus
    outcome: Outcome
    date: dt.date | None = None
    dnr: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    vote: Vote | None = None
    reservations: tuple[Reservation, ...] = ()
    yrkanden: tuple[Yrkande, ...] = ()
    sentence: str = ""
    rule: str = ""
    confidence: float = 0.9
    id: str = ""
    target: str | None = None
    recusals: tuple[Recusal, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    receivers: tuple[str, ...] = ()
