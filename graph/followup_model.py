"""What following up a promise gives: evidence found, and a verdict on it."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that says something about a commitment.

    `document_id` is the document that holds `text[start:end]`; the dates bound when
    it was said, which for an undated document are the bounds of its dating; `happened`
    is the day the passage itself gives for what it tells of.
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a promise stands on the day `as_of`, and what that rests on.

    `evidence` holds positions in the list of evidence handed over with the verdict.
    A verdict that rests on silence or on the calendar has none; then `coverage` says
    which documents were looked through.
    """

    commitment_id: str
    status: PromiseStatus
    explanation: str
    confidence: float
    as_of: dt.date
    evidence: tuple[int, ...]
    coverage: str | None
