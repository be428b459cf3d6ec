"""A promise as lists, pages, reports and files show it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.review_views import Said

TimelineKind = Literal[
    "said",
    "version",
    "deadline",
    "evidence",
    "status",
    "missing",
    "conflict",
    "review",
]


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """When a promise is due: the words, what they say and what is accepted."""

    text: str | None
    earliest: dt.date | None
    latest: dt.date | None
    latest_wide: dt.date | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A passage that speaks of a promise, as it counts on the day asked for.

    `date_from` and `date` bound the day it was said; `cue` holds the words that carry
    the stance, as offsets in the document. `promise` is the version of the promise
    that it was found for. `said` is what a person has said of it, `machine_stance`
    then what the program found (None where the program no longer finds it).
    `features` are codes of what speaks for the pair (`graph/followup/features.tsv`),
    `reasons` sentences on what people's reviews of other pairs have taught of it.
    """

    id: str
    document: str
    document_id: str
    title: str
    type: str
    organ: str | None
    section: str | None
    start: int
    end: int
    text: str
    stance: str
    score: float
    date: dt.date | None
    date_from: dt.date | None
    happened: dt.date | None
    cue: tuple[int, int] | None
    link: str | None
    deadline: dt.date | None
    features: tuple[str, ...]
    reasons: tuple[str, ...]
    promise: str
    said: Said | None
    machine_stance: str | None
    rejected: bool


@dataclass(frozen=True, slots=True)
class RoundView:
    """One time a recurring duty was due.

    `found` is "met", "denied", "missing" or "not-held" (nothing to look in);
    `evidence` its place in the promise's list, `coverage` what was looked through.
    """

    years: str
    met: bool
    first: dt.date
    last: dt.date
    due: dt.date
    found: str
    evidence: int | None
    coverage: str | None


@dataclass(frozen=True, slots=True)
class CoverageView:
    """How much the collection holds from the promise's body since it was said.

    `unheard` are bodies that would tell of it and of which there is nothing at all.
    """

    documents: int
    last: dt.date | None
    organ: str | None
    minutes: int = 0
    sentence: str | None = None
    missing: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionView:
    """A promise as one document says it; `kind` is None for the first time.

    `days` is how much later its deadline is than that of the first version.
    """

    id: str
    kind: str | None
    text: str
    document: str
    document_id: str
    title: str
    date: dt.date | None
    organ: str | None
    section: str | None
    start: int
    end: int
    promisor: str
    deadline: DeadlineView | None
    days: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class MachineView:
    """What the program read and judged, where a person has said something else."""

    status: str
    explanation: str
    promisor: str
    deadline: DeadlineView | None


@dataclass(frozen=True, slots=True)
class PromiseView:
    """A promise with how it stands on the day asked for.

    `limit` is the day after which it is late, by review and new dates. `basis` and
    `news` are places in `evidence`: what the status rests on, and what has come since
    a person gave the status. `versions` are all in order of time, itself among them,
    none where it was said once; `first` is the id of the first. Paths are those of
    actors' own addresses, where the graph knows them.
    """

    id: str
    text: str
    description: str
    document: str
    document_id: str
    title: str
    type: str
    dnr: tuple[str, ...]
    date: dt.date | None
    organ: str | None
    body: str | None
    section: str | None
    start: int
    end: int
    promisor: str
    speaker: str | None
    organ_path: str | None
    promisor_path: str | None
    speaker_path: str | None
    promisee: str | None
    strength: str
    polarity: str
    proposed: bool
    condition: str | None
    deadline: DeadlineView | None
    limit: dt.date | None
    recurrence: str | None
    status: str
    explanation: str
    coverage: str | None
    missing: tuple[str, ...]
    confidence: float
    overdue: bool
    silent: bool
    upcoming: bool
    evidence: tuple[EvidenceView, ...]
    basis: tuple[int, ...]
    rounds: tuple[RoundView, ...]
    covered: CoverageView
    first: str
    versions: tuple[VersionView, ...]
    slippage: int | None
    conflicts: int
    reviewed: bool
    said: tuple[Said, ...]
    machine: MachineView | None
    news: tuple[int, ...]
    chair_of: str | None = None
    parties: tuple[str, ...] = ()

    @property
    def is_silence(self) -> bool:
        """Tell whether the status rests on nothing having been found."""
        return not self.basis or any(not one.met for one in self.rounds)

    @property
    def missed(self) -> dt.date | None:
        """Return the last day that a recurring duty was due and not met, or None."""
        days = (one.due for one in self.rounds if not one.met and one.due != self.limit)
        return max(days, default=None)

    @property
    def late(self) -> bool:
        """Tell whether documents say that it is not settled, and the deadline is past.

        Where they say nothing it is silent, which is something else.
        """
        return self.overdue and not self.silent


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of promises, and how many there are of each sort in all.

    `total` is what all filters let through, `counts` (by status) what all but the
    statuses do. `every`, `overdue`, `silent` and `upcoming` are what those let through
    that do not ask for the silent or the coming.
    """

    as_of: dt.date
    total: int
    counts: Mapping[str, int]
    every: int
    overdue: int
    silent: int
    upcoming: int
    promises: tuple[PromiseView, ...]


@dataclass(frozen=True, slots=True)
class OrganCount:
    """How many promises a body has, and how many of them need looking at.

    `within` is the name of the whole that an organ is part of.
    """

    path: str
    name: str
    within: str | None
    total: int
    silent: int
    upcoming: int
    overdue: int


@dataclass(frozen=True, slots=True)
class SideView:
    """One of two passages that cannot both hold."""

    document: str
    document_id: str
    title: str
    organ: str | None
    date: dt.date | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Two passages that cannot both hold, and why they were paired."""

    id: str
    kind: str
    promise: str
    reason: str
    confidence: float
    first: SideView
    second: SideView


@dataclass(frozen=True, slots=True)
class TieView:
    """Another promise that this one hangs together with.

    `direction` tells whether the other is "earlier" or "later"; `start` and `end` hold
    the words that say so in `document_id`.
    """

    kind: str
    direction: str
    promise: str
    text: str
    document: str
    document_id: str
    start: int
    end: int
    reason: str
    confidence: float
    days: int | None


@dataclass(frozen=True, slots=True)
class StandingView:
    """How a promise stood from a day on, by what was dated up to it."""

    day: dt.date
    status: str
    explanation: str


@dataclass(frozen=True, slots=True)
class LoggedView:
    """A status when the program reached it: `reached` is that time, ISO."""

    reached: str
    as_of: dt.date
    status: str
    explanation: str
    confidence: float


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that has happened with a promise, with its source where it has one.

    `day` is the last day it can be from; `code` a status, stance, kind of tie or of
    review, which the reader's language has a word for.
    """

    day: dt.date | None
    kind: TimelineKind
    what: str
    code: str | None = None
    document: str | None = None
    document_id: str | None = None
    title: str | None = None
    section: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class PromiseDetails:
    """Everything that is known of one promise on the day asked for.

    `history` is worked out from what was dated up to each day; `log` tells when the
    program reached what, whatever the day that it was about.
    """

    view: PromiseView
    ties: tuple[TieView, ...]
    conflicts: tuple[ConflictView, ...]
    history: tuple[StandingView, ...]
    log: tuple[LoggedView, ...]
    timeline: tuple[TimelineEntry, ...]
