"""An agreement and how long it holds."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """How long an agreement holds, as written."""

    text: str
    earliest: dt.date | None = None
    latest: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement: its parties, purpose, term, notice and follow-up clauses.

    `notice_period` is an ISO 8601 duration ("P6M").
    """

    start: int
    end: int
    parties: tuple[str, ...]
    purpose: str | None = None
    term: Term | None = None
    notice: str | None = None
    follow_up: str | None = None
    rule: str = ""
    confidence: float = 0.8
    id: str = ""
    renewal: str | None = None
    notice_period: str | None = None
