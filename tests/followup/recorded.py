"""Promises, statements and documents as follow-up records them, made for tests."""

import datetime as dt
from dataclasses import replace

from graph.followup.documents.records import (
    FollowRecord,
    PromiseRecord,
    StatementRecord,
)
from graph.followup.documents.stating import REFERS
from graph.followup.documents.verbs import COMPLETED, deeds
from graph.followup_model import Stance
from ingest.language.terms import terms, words


def promise(name: str, text: str, **known: object) -> PromiseRecord:
    """Return a promise of which no more is known than its words and what is said."""
    bare = PromiseRecord(
        id=name,
        start=0,
        end=len(text),
        text=text,
        description=text,
        section=None,
        promisor=None,
        speaker=None,
        promisee=None,
        strength="assignment",
        polarity="positive",
        condition=None,
        proposed=False,
        vague=False,
        own=(),
        topic=(),
        telling=(),
        deeds=(),
        keys=(),
        names=(),
        dnr=(),
        acts=(),
    )
    return replace(bare, **known)  # type: ignore[arg-type]


def worded(text: str, own: str, **known: object) -> PromiseRecord:
    """Return a promise that is one sentence, with what it names as its own words."""
    read = {"own": words(own), "keys": words(own), "deeds": tuple(deeds(text))}
    return promise("a1", text, **{"section": "12", "sentence": text, **read, **known})


def said(
    text: str,
    stance: Stance,
    rule: str = "belagg.uppfoljning.done",
    links: tuple[str, ...] = (),
    deadline: str | None = None,
    when: str | None = None,
    weak: bool = False,
) -> StatementRecord:
    """Return what a sentence of a later document says."""
    return StatementRecord(
        start=0,
        end=len(text),
        text=text,
        stance=stance,
        rule=rule,
        terms=terms(text),
        deeds=tuple(deeds(text)),
        delivery=rule.startswith("belagg.beslut"),
        completed=COMPLETED.search(text) is not None,
        links=links,
        deadline=dt.date.fromisoformat(deadline) if deadline else None,
        when=dt.date.fromisoformat(when) if when else None,
        weak=weak,
        refers=REFERS.search(text) is not None,
    )


def minutes(name: str, day: dt.date | None, **known: object) -> FollowRecord:
    """Return a board's minutes of a day, with no more in them than is said."""
    bare = FollowRecord(
        id=name,
        type="protokoll",
        title="Protokoll",
        source="protokoll.txt",
        body="org/norrlid",
        organ="org/norrlid/naturnamnden",
        body_name="Region Norrlid",
        organ_name="Naturnämnden",
        date=day,
        dated_from=None,
        dated_to=None,
    )
    return replace(bare, **known)  # type: ignore[arg-type]
