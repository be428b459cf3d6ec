"""What one document says that matters are made of: small, typed, kept as JSON.

Everything that follows from several documents (which § a reference means, what
belongs to one matter, which answer goes with which question) is derived from these
and never reads a whole artifact again. Paths are natural ones, before any merge:
`Identity.canonical` gives the one that stands. Words are stems of content words.
"""

import datetime as dt
from dataclasses import dataclass, field

from graph.matters.cues import Cues
from ingest.model import (
    AnswerStatus,
    DecisionStatus,
    DocumentType,
    FollowupStatus,
    Outcome,
    ReferenceKind,
)

# Documents that record a meeting, and those that call to one.
MINUTES = frozenset({"protokoll", "protokollsutdrag", "beslut-i-korthet"})
MEETINGS = MINUTES | {"kallelse"}

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """A person: natural path, name in lower case without party, and party or None."""

    path: str
    name: str
    party: str | None = None


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """A numbered item (§) of a document.

    `number` is as written ("63/24"), or the order from 1 where none is written;
    `people` are those its heading names, `movers` those who put a yrkande under it.
    """

    section: str
    number: str
    order: int
    heading: str | None
    dnr: tuple[str, ...]
    start: int
    end: int
    people: tuple[PersonRecord, ...] = ()
    movers: tuple[PersonRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision or proposal. `item` is the section id of its §, None outside any."""

    id: str
    item: str | None
    status: DecisionStatus
    outcome: Outcome
    start: int
    end: int
    organ: str
    words: Words
    target: str | None = None
    addressees: tuple[str, ...] = ()
    date: dt.date | None = None
    dnr: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """A commitment of strength assignment; `due` is the latest day by its words."""

    id: str
    item: str | None
    start: int
    end: int
    promisor: str | None
    description: str
    words: Words
    due: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """A § reference read in its context.

    `organ` is a name as written there or just before, None for the document's own,
    `path` its natural path (None where no organ is known);
    `year` that of a number like "47/19"; `own` is when it names a § of the document
    itself; `cue` says what was done there ("bordlagt", "aterremitterat", "uppdrag",
    "behandlat"). `named` tells whether the text says whose § it is, `about` are the
    words of what it is about, where the name of a listed document gives them.
    """

    organ: str | None
    day: dt.date | None
    year: int | None
    numbers: tuple[str, ...]
    own: bool = False
    cue: str | None = None
    path: str | None = None
    named: bool = False
    about: Words = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """What the name of a document says: its sort and day, a dnr, or a whole title.

    `types` are the document types it may mean, `dnr` is in the form in which all
    spellings agree, `titled` tells whether the name says what it is about.
    """

    types: tuple[str, ...] = ()
    day: dt.date | None = None
    dnr: str | None = None
    titled: bool = False


@dataclass(frozen=True, slots=True)
class ReferenceRecord:
    """A reference with what stands before and after it in its sentence.

    The surroundings are kept only for kinds paragraph and dnr. `role` is what the
    heading says of the part it stands in ("underlag"), `pointer` the § that it
    points at, `naming` what it calls a document.
    """

    kind: ReferenceKind
    target: str
    text: str
    start: int
    end: int
    item: str | None
    rule: str
    role: str | None = None
    before: str = ""
    after: str = ""
    pointer: Pointer | None = None
    naming: Naming | None = None


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """A question of an interpellation and whether this document answers it."""

    id: str
    number: int
    start: int
    end: int
    status: AnswerStatus
    words: Words


@dataclass(frozen=True, slots=True)
class FollowupRecord:
    """A statement of what became of something; `concerns` names the thing."""

    id: str
    item: str | None
    start: int
    end: int
    status: FollowupStatus
    concerns: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class MatterRecord:
    """One document. `people` are kept where a document is someone's own (a motion).

    `date` is None for an undated document, which `dated_from`/`dated_to` may bound;
    `organ` is the deciding body, or the body itself, None where neither is known.
    `heads` are the headings (not §) that may name what the document is about, `text`
    is the path of the text version that all offsets count in.
    """

    id: str
    type: DocumentType
    title: str
    source: str
    text: str
    body: str | None
    organ: str | None
    organ_name: str | None = None
    body_name: str | None = None
    date: dt.date | None = None
    reference_date: dt.date | None = None
    dated_from: dt.date | None = None
    dated_to: dt.date | None = None
    dnr: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    people: tuple[PersonRecord, ...] = ()
    items: tuple[ItemRecord, ...] = ()
    decisions: tuple[DecisionRecord, ...] = ()
    assignments: tuple[AssignmentRecord, ...] = ()
    references: tuple[ReferenceRecord, ...] = ()
    questions: tuple[QuestionRecord, ...] = ()
    followups: tuple[FollowupRecord, ...] = ()
    cues: Cues = field(default_factory=Cues)

    @property
    def is_meeting(self) -> bool:
        """Tell whether the document records or calls to a meeting."""
        return self.type in MEETINGS

    def item(self, section: str | None) -> ItemRecord | None:
        """Return the item with that section id, or None."""
        return next((i for i in self.items if i.section == section), None)
