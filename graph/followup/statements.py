"""What a later document says, statement by statement, with the stance it can take.

Stances follow from facts already read (follow-up statements, decisions, new
promises), so that a passage without any of them can only *mention* a promise.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from ingest.model import Artifact, Commitment, Decision, Followup

Stance = Literal[
    "fulfils", "partly", "under-way", "new-date", "dropped", "contradicts", "mentions"
]

FOLLOWUP_STANCES: dict[str, Stance] = {
    "done": "fulfils",
    "reported": "fulfils",
    "partly_done": "partly",
    "ongoing": "under-way",
    "started": "under-way",
    "delayed": "new-date",
    "not_done": "contradicts",
    "cancelled": "dropped",
}
ACCEPTING = frozenset({"antar", "godkanner", "faststaller", "bifall", "noteras"})
ENDING = frozenset({"avskriver", "avslag"})
WAITING = frozenset({"aterremiss", "bordlaggning", "remiss"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact of a document that may speak of an earlier promise.

    `delivery` says that the stance holds only for promises to hand something over;
    `deadline` is the wide end a later promise gives; `when` a day the text states.
    """

    start: int
    end: int
    text: str
    about: str
    section: str | None
    organ: str | None
    dnr: tuple[str, ...]
    stance: Stance
    rule: str
    delivery: bool = False
    deadline: dt.date | None = None
    when: dt.date | None = None


def _place(artifact: Artifact, offset: int) -> tuple[str | None, tuple[str, ...]]:
    section = artifact.document.paragraf_at(offset)
    if section is None:
        return None, artifact.document.dnr
    return section.number, section.dnr or artifact.document.dnr


def _heading(artifact: Artifact, offset: int) -> str:
    section = artifact.document.paragraf_at(offset)
    return (section.heading or "") if section else artifact.document.title


def _stated_day(artifact: Artifact, start: int, end: int) -> dt.date | None:
    """Return the last past day that a statement itself names, or None."""
    limit = artifact.document.date or artifact.document.dated_to
    days = [
        time.latest
        for time in artifact.facts.times
        if start <= time.start < end and time.latest and time.kind != "deadline"
    ]
    past = [day for day in days if limit is None or day <= limit]
    return max(past, default=None)


def _followup(artifact: Artifact, fact: Followup) -> Statement:
    section, dnr = _place(artifact, fact.start)
    return Statement(
        start=fact.start,
        end=fact.end,
        text=fact.text,
        about=f"{fact.concerns or ''} {fact.sentence or fact.text}",
        section=section,
        organ=artifact.document.organ,
        dnr=dnr,
        stance=FOLLOWUP_STANCES[fact.status],
        rule=f"belagg.uppfoljning.{fact.status}",
        when=_stated_day(artifact, fact.start, fact.end),
    )


def _decision(artifact: Artifact, fact: Decision) -> Statement | None:
    section, dnr = _place(artifact, fact.start)
    stance: Stance = "mentions"
    delivery = False
    if fact.status == "decision" and fact.outcome in ACCEPTING:
        stance, delivery = "fulfils", True
    elif fact.status == "decision" and fact.outcome in ENDING:
        stance = "dropped"
    elif fact.outcome in WAITING or fact.status == "proposal":
        stance, delivery = "under-way", True
    return Statement(
        start=fact.start,
        end=fact.end,
        text=fact.text,
        about=f"{fact.text} {_heading(artifact, fact.start)}",
        section=section,
        organ=fact.organ or artifact.document.organ,
        dnr=fact.dnr or dnr,
        stance=stance,
        rule=f"belagg.beslut.{fact.outcome}",
        delivery=delivery,
        when=fact.date if fact.status == "historical" else None,
    )


def _commitment(artifact: Artifact, fact: Commitment) -> Statement:
    section, dnr = _place(artifact, fact.start)
    due = fact.deadline.latest_wide or fact.deadline.latest if fact.deadline else None
    return Statement(
        start=fact.start,
        end=fact.end,
        text=fact.text,
        about=f"{fact.description} {fact.sentence or fact.text}",
        section=section,
        organ=fact.promisor or artifact.document.organ,
        dnr=dnr,
        stance="contradicts" if fact.polarity == "negative" else "mentions",
        rule="belagg.nytt-lofte",
        deadline=due,
    )


def statements(artifact: Artifact) -> tuple[Statement, ...]:
    """Return what a document states, in order of its text."""
    facts = artifact.facts
    found = [_followup(artifact, f) for f in facts.followups]
    found += [s for d in facts.decisions if (s := _decision(artifact, d))]
    found += [_commitment(artifact, c) for c in facts.commitments]
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))
