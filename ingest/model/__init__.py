"""The typed facts of one document: the truth that graph and index project.

Offsets are Unicode code points into `Document.text`, end exclusive, so that
`text[start:end]` is the quote. Dates are `datetime.date`, intervals inclusive,
`None` is an open end. Everything here is frozen and turns to JSON and back
without loss (`ingest.codec`). The outer form is `sagt-extract/1`.

Read `document`, then `facts`; all other rooms import from here.
"""

from ingest.model.actors import Mention, Organisation, OrganisationKind, Person, Role
from ingest.model.agreements import Agreement, Term
from ingest.model.artifact import Artifact, Failure, Passage
from ingest.model.commitments import (
    Commitment,
    Deadline,
    Followup,
    FollowupStatus,
    Polarity,
    Strength,
)
from ingest.model.decisions import (
    Ballot,
    Decision,
    DecisionStatus,
    Outcome,
    Proposition,
    Recusal,
    Reservation,
    Vote,
    Yrkande,
)
from ingest.model.document import Document, DocumentType
from ingest.model.facts import Facts
from ingest.model.hidden import Hidden, HiddenKind
from ingest.model.pages import (
    Furniture,
    FurnitureKind,
    Mark,
    MarkKind,
    Page,
    PageSource,
    PlacedLine,
)
from ingest.model.questions import AnswerSpan, AnswerStatus, Question
from ingest.model.raw import Origin, RawDocument
from ingest.model.references import Reference, ReferenceKind
from ingest.model.structure import Cell, Field, Footnote, Section, Table
from ingest.model.times import TimeExpression, TimeKind

__all__ = [
    "Agreement",
    "AnswerSpan",
    "AnswerStatus",
    "Artifact",
    "Ballot",
    "Cell",
    "Commitment",
    "Deadline",
    "Decision",
    "DecisionStatus",
    "Document",
    "DocumentType",
    "Facts",
    "Failure",
    "Field",
    "Followup",
    "FollowupStatus",
    "Footnote",
    "Furniture",
    "FurnitureKind",
    "Hidden",
    "HiddenKind",
    "Mark",
    "MarkKind",
    "Mention",
    "Organisation",
    "OrganisationKind",
    "Origin",
    "Outcome",
    "Page",
    "PageSource",
    "Passage",
    "Person",
    "PlacedLine",
    "Polarity",
    "Proposition",
    "Question",
    "RawDocument",
    "Recusal",
    "Reference",
    "ReferenceKind",
    "Reservation",
    "Role",
    "Section",
    "Strength",
    "Table",
    "Term",
    "TimeExpression",
    "TimeKind",
    "Vote",
    "Yrkande",
]
