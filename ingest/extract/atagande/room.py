"""What every step of reading one document shares."""

from dataclasses import dataclass

from ingest.extract.atagande.deadlines import Calendar
from ingest.extract.atagande.evidence import Signal
from ingest.extract.atagande.subjects import Actors
from ingest.extract.clauses import Clause
from ingest.extract.context import Context
from ingest.model import Person


@dataclass(frozen=True, slots=True)
class Room:
    """What every step of reading one document shares."""

    context: Context
    actors: Actors
    calendar: Calendar
    persons: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause that binds: its signal and the stretch of text it stands in."""

    clause: Clause | None
    signal: Signal
    start: int
    end: int
