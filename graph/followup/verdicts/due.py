"""When a promise was said and is due, and what kind of promise it is."""

import datetime as dt
from dataclasses import dataclass

from graph.followup.verdicts.schedule import Frame
from graph.followup_model import TieKind
from ingest.model import Polarity

# A stated time so long is when a recurring duty holds, not the day it is first due;
# for a duty kept by the year it must be longer than one.
A_TERM, TWO_YEARS = dt.timedelta(days=300), dt.timedelta(days=500)


@dataclass(frozen=True, slots=True)
class Version:
    """A later version of the promise: what ties it, and the time it gives.

    `commitment` is the later promise's id, `said` the last day it can have been said,
    `deadline` its wide end.
    """

    kind: TieKind
    commitment: str
    said: dt.date | None
    deadline: dt.date | None
    document: str = ""
    text: str = ""
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Due:
    """When a promise was said and is due: by the words, and with accepted slack.

    `said` is the first day it can have been said, `said_to` the last (None: the same
    day). `text` is its words, which say more of a duty that recurs; `starts` and
    `ends` bound the agreement or plan it stands in. `versions` are the promises that
    say it again, move it, take it over, or are a part of it.
    """

    said: dt.date | None
    latest: dt.date | None
    latest_wide: dt.date | None
    recurrence: str | None = None
    polarity: Polarity = "positive"
    condition: str | None = None
    proposed: bool = False
    said_to: dt.date | None = None
    earliest: dt.date | None = None
    text: str = ""
    starts: dt.date | None = None
    ends: dt.date | None = None
    versions: tuple[Version, ...] = ()

    @property
    def limit(self) -> dt.date | None:
        """Return the day after which the promise is late."""
        return self.latest_wide or self.latest

    @property
    def negative(self) -> bool:
        """Tell whether something was promised not to happen."""
        return self.polarity == "negative"

    @property
    def recurs(self) -> bool:
        """Tell whether the promise is to be kept again and again."""
        return self.recurrence is not None and not self.negative

    def frame(self) -> Frame | None:
        """Return when a recurring duty holds; None for a promise kept once."""
        if not self.recurs or self.recurrence is None or self.said is None:
            return None
        starts, ends, first = self.starts, self.ends, self.limit
        least = TWO_YEARS if self.recurrence.endswith("Y") else A_TERM
        if self.earliest and self.latest and self.latest - self.earliest >= least:
            # "Varje höst under 2023–2025": the time it is done in, no first day.
            starts, ends, first = self.earliest, self.latest, None
        said = self.said_to or self.said
        return Frame(self.recurrence, said, self.text, first, starts, ends)
