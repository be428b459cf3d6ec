"""What one document gives the clocks: days of meeting, adjustment and notice."""

import datetime as dt
import re
from dataclasses import dataclass

from graph.matters.names import Names
from ingest.model import Artifact, DocumentType, TimeExpression

# Of these the law says when they are adjusted; a digest of decisions is none.
MINUTES = frozenset({"protokoll", "protokollsutdrag"})
_ADJUSTED = re.compile(r"juster(?:ing|at|ade|as|ats)|signer", re.IGNORECASE)
_POSTED = re.compile(
    r"anslag\w*\s.{0,30}\b(?:sätts|sattes|satt|sätt|satts)\b|anslag(?:et|sdatum)?\b.{0,12}"
    r"\bupp|uppsättande|anslagsdatum|tillkännag\w+|anslagen den",
    re.IGNORECASE,
)
_REMOVED = re.compile(r"nedtag\w+|tas ned|tagits ned|tas ner|nedtas", re.IGNORECASE)
_CITIZEN = re.compile(r"medborgarförslag|e-förslag|invånarförslag", re.IGNORECASE)
_ANSWER = re.compile(r"\bsvar\b|besvar", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A day and the characters that state it."""

    day: dt.date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Notice:
    """How long before its end an agreement must be given notice, in its own words."""

    text: str
    length: str
    ends: dt.date | None


@dataclass(frozen=True, slots=True)
class ClockRecord:
    """One document, as far as clocks go.

    `kind` is what it starts a clock for: motion, medborgarforslag, interpellation,
    protokoll, avtal; None where it starts none. Paths are natural, before any merge.
    """

    id: str
    kind: str | None
    type: DocumentType
    title: str
    source: str
    body: str | None
    organ: str | None
    body_name: str | None
    organ_name: str | None
    date: dt.date | None
    adjusted: Stated | None = None
    posted: Stated | None = None
    removed: Stated | None = None
    notice: Notice | None = None


def of(artifact: Artifact) -> ClockRecord:
    """Return what a document gives the clocks."""
    document = artifact.document
    names = Names(artifact)
    days = _days(artifact) if document.type in MINUTES else {}
    return ClockRecord(
        id=artifact.id,
        kind=_kind(artifact),
        type=document.type,
        title=document.title,
        source=document.source,
        body=names.body,
        organ=names.organ(None),
        body_name=document.body,
        organ_name=document.organ,
        date=document.date,
        adjusted=days.get("adjusted"),
        posted=days.get("posted"),
        removed=days.get("removed"),
        notice=_notice(artifact),
    )


def _kind(artifact: Artifact) -> str | None:
    document = artifact.document
    if document.type == "motion":
        return "motion"
    if document.type == "interpellation":
        return "interpellation"
    if document.type in MINUTES:
        return "protokoll"
    citizen = _CITIZEN.search(document.title)
    if citizen and document.type == "ovrigt" and not _ANSWER.search(document.title):
        return "medborgarforslag"
    return "avtal" if artifact.facts.agreement is not None else None


def _notice(artifact: Artifact) -> Notice | None:
    agreement = artifact.facts.agreement
    if agreement is None or not agreement.notice or not agreement.notice_period:
        return None
    ends = agreement.term.latest if agreement.term else None
    return Notice(agreement.notice, agreement.notice_period, ends)


def _days(artifact: Artifact) -> dict[str, Stated]:
    """Return the days that the front page or the notice states, each once.

    The label stands on the same line as its day, or on the line before it.
    """
    document = artifact.document
    found: dict[str, Stated] = {}
    for time in artifact.facts.times:
        if time.earliest is None or time.earliest != time.latest:
            continue
        label = _label(document.text, time)
        kind = _kind_of_day(label)
        if kind is None or not _possible(kind, time.earliest, document.date, found):
            continue
        found.setdefault(kind, Stated(time.earliest, time.start, time.end))
    return found


def _label(text: str, time: TimeExpression) -> str:
    """Return the words before a day on its line, or the line before if it has none."""
    line = text.rfind("\n", 0, time.start) + 1
    before = text[line : time.start].strip(" \t:–-")
    if before:
        return before[-80:]
    above = text[:line].rstrip()
    return above[above.rfind("\n") + 1 :][-80:]


def _kind_of_day(label: str) -> str | None:
    if _REMOVED.search(label):
        return "removed"
    if _POSTED.search(label):
        return "posted"
    return "adjusted" if _ADJUSTED.search(label) else None


def _possible(
    kind: str, day: dt.date, meeting: dt.date | None, found: dict[str, Stated]
) -> bool:
    """Tell whether a day can be that of its label: after the meeting, within a year."""
    if meeting is None or not meeting <= day <= meeting + dt.timedelta(days=365):
        return False
    adjusted = found.get("adjusted")
    return kind == "adjusted" or adjusted is None or adjusted.day <= day
