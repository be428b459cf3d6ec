"""What is promised, and what is said to have become of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Strength = Literal["promise", "plan", "expectation", "obligation", "assignment"]
Polarity = Literal["positive", "negative"]
FollowupStatus = Literal[
    "done",
    "reported",
    "partly_done",
    "ongoing",
    "started",
    "delayed",
    "not_done",
    "cancelled",
]


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a commitment is due: `latest` by the words, `latest_wide` with slack."""

    text: str
    start: int
    end: int
    earliest: dt.date | None = None
    latest: dt.date | None = None
    latest_wide: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something a public actor or party to an agreement binds itself to do.

    `promisor` is who is bound, `speaker` who says so, `promisee` towards whom;
    `description` is a short canonical phrase ("redovisa förslag till metod").
    """

    start: int
    end: int
    text: str
    section: str | None
    promisor: str | None
    speaker: str | None
    promisee: str | None
    strength: Strength
    polarity: Polarity = "positive"
    condition: str | None = None
    deadline: Deadline | None = None
    recurrence: str | None = None
    description: str = ""
    sentence: str = ""
    rule: str = ""
    confidence: float = 0.8
    id: str = ""


@dataclass(frozen=True, slots=True)
class Followup:
    """A statement of what became of something; `concerns` names the thing."""

    start: int
    end: int
    text: str
    status: FollowupStatus
    concerns: str | None
    sentence: str = ""
    rule: str = ""
    confidence: float = 0.8
    id: str = ""
