"""What following up promises gives: evidence, verdicts, ties between promises."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from ingest import ids

Stance = Literal[
    "fulfils",
    "partly",
    "under-way",
    "new-date",
    "dropped",
    "contradicts",
    "mentions",
]
PromiseStatus = Literal[
    "ej-forfallen",
    "pagar",
    "delvis",
    "infriad",
    "infriad-sent",
    "omplanerad",
    "struken",
    "motsags",
    "frist-passerad-utan-belagg",
    "okant",
]
# What someone wrote down that ties a passage to a promise, the surest first.
LinkKind = Literal["paragraf", "dag", "dnr", "handling", "arende"]
TieKind = Literal["repeats", "revises", "part-of", "taken-over", "follows"]
ConflictKind = Literal["done-and-to-do", "deadlines", "yes-and-no", "outcomes"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that says something about a commitment.

    `document_id` is the document that holds `text[start:end]`; the dates bound when
    it was said, which for an undated document are the bounds of its dating; `happened`
    is the day the passage itself gives for what it tells of. `cue` is the span of the
    words that carry the stance, `link` what ties it to the promise beyond its words,
    `deadline` the new time it gives (wide end), `features` what speaks for the pair,
    as codes (`graph/followup/features.tsv`). `score` says how surely it is about the
    promise, `relevance` how likely a reader wants to see it among the first, 0 to 1;
    `sure` how likely it is right that it takes its stance towards this very promise
    (None: not weighed, as of what a written link ties to it).
    """

    commitment_id: str
    document_id: str
    section: str | None
    start: int
    end: int
    text: str
    stance: Stance
    score: float
    date_from: dt.date | None
    date_to: dt.date | None
    rule: str
    happened: dt.date | None = None
    cue: tuple[int, int] | None = None
    link: LinkKind | None = None
    deadline: dt.date | None = None
    features: tuple[str, ...] = ()
    relevance: float = 0.0
    sure: float | None = None

    @property
    def id(self) -> str:
        """Return its name, the same wherever in its document the words stand."""
        words = ids.normalise(self.text)
        return ids.digest("belagg", self.commitment_id, self.document_id, words)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a promise stands on the day `as_of`, and what that rests on.

    `evidence` holds positions in the list of evidence handed over with the verdict.
    A verdict that rests on silence or on the calendar has none; then `coverage` says
    which documents were looked through, and `missing` what the collection lacks.
    """

    commitment_id: str
    status: PromiseStatus
    explanation: str
    confidence: float
    as_of: dt.date
    evidence: tuple[int, ...]
    coverage: str | None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PromiseTie:
    """Two promises that are one, or hang together; `later` says so of `earlier`.

    Both are ids of commitments. `start` and `end` hold the words of the later
    promise's document that say so; `days` is how much later the new deadline is.
    """

    kind: TieKind
    earlier: str
    later: str
    document_id: str
    start: int
    end: int
    reason: str
    confidence: float
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of two passages that cannot both hold."""

    document_id: str
    start: int
    end: int
    text: str
    date: dt.date | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements about the same thing that cannot both hold, and why paired.

    `commitment_id` is the promise that one of them makes, `reason` plain Swedish.
    """

    kind: ConflictKind
    commitment_id: str
    first: Side
    second: Side
    reason: str
    confidence: float

    @property
    def id(self) -> str:
        """Return its name, whichever side was found first."""
        sides = sorted(
            f"{s.document_id} {ids.normalise(s.text)}"
            for s in (self.first, self.second)
        )
        return ids.digest("motsagelse", self.kind, *sides)
