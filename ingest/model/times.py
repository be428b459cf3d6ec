"""A time as written."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

TimeKind = Literal["date", "interval", "deadline", "start", "recurrence", "duration"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as written, with a narrow and a wide reading.

    Narrow is what the words say, wide what is reasonably accepted before
    something is called late. For a recurrence without a date both are None.
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    earliest: dt.date | None = None
    latest: dt.date | None = None
    earliest_wide: dt.date | None = None
    latest_wide: dt.date | None = None
    recurrence: str | None = None
    rule: str = ""
    confidence: float = 0.9
