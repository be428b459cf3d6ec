"""Statutory clocks of a collection: when each started, when it is due, what stopped it.

Pure. A clock that has run out without anything found says what the collection holds
of the time; that nothing is found does not show that nothing was done.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from graph.followup.clocks.clocks_reading import ClockRecord, Stated
from graph.followup.clocks.clocks_rules import (
    NEXT_MEETING,
    Rule,
    after,
    rule_for,
)
from graph.followup.clocks.clocks_wording import State, Stop, called, explained
from graph.followup.verdicts.coverage import Holdings, Watch, covered
from graph.identity import body_kind
from graph.matters.keys import document_path

__all__ = ["STOPS", "Clock", "State", "Stop", "of"]

# What a link must be for what it leads to to stop the clock.
STOPS: Mapping[str, frozenset[str]] = {
    "motion": frozenset({"motion-beslut"}),
    "medborgarforslag": frozenset({"motion-beslut"}),
    "interpellation": frozenset({"interpellation-svar", "interpellation-debatt"}),
}
ASSEMBLY = "fullmäktige"
_UNION = re.compile(r"förbund", re.IGNORECASE)
_ORGAN = re.compile(
    r"nämnd|styrelse|fullmäktige|utskott|direktion|delegation\b|beredning",
    re.IGNORECASE,
)
DATED = 4


class Linked(Protocol):
    """A typed link between two acts (`graph.matters.connection.Connection`)."""

    @property
    def code(self) -> str:
        """The kind of link."""

    @property
    def subject(self) -> str:
        """The path of the earlier act."""

    @property
    def relation(self) -> str:
        """The path of what came of it."""

    @property
    def is_stated(self) -> bool:
        """Whether it is sure enough to be stated."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: the rule, what it runs for, its days and how it stands.

    `document` is the id of the document it is read from. States: *i-tid* and *sent*
    (stopped), *loper* (not yet due), *passerad* (due, nothing found that stops it),
    *okand-dag* (no due day can be told). `explanation` says it in one sentence of
    plain Swedish, `coverage` what the collection holds where nothing was found.
    """

    rule: Rule
    document: str
    title: str
    source: str
    body: str | None
    organ: str | None
    organ_name: str | None
    start: dt.date
    due: dt.date | None
    stop: Stop | None
    state: State
    explanation: str
    coverage: str | None = None


def of(
    records: Iterable[ClockRecord],
    links: Iterable[Linked],
    holdings: Holdings,
    as_of: dt.date,
    aliases: Mapping[str, str] | None = None,
) -> list[Clock]:
    """Return every clock that runs in a collection, by due day.

    Args:
        records: What each document gives (`clocks_reading.of`).
        links: What came of motions and interpellations.
        holdings: What the collection holds, for what is silent.
        as_of: The day; later documents are not seen.
        aliases: Path → the path that stands, after merges.
    """
    known = [r for r in records if r.date is not None and r.date <= as_of]
    running = _Running(known, links, holdings, as_of, aliases or {})
    found = [clock for record in known for clock in running.of_record(record)]
    return sorted(found, key=lambda c: (c.due or c.start, c.document, c.rule.code))


def governed(record: ClockRecord) -> bool:
    """Tell whether kommunallagen governs the document: its body, and its organ.

    A council of pensioners meets and keeps minutes, but is no nämnd of the law.
    """
    body, organ = record.body_name or "", record.organ_name or ""
    if body_kind(body) not in {"region", "kommun"} and not _UNION.search(body):
        return False
    return record.kind != "protokoll" or _ORGAN.search(organ) is not None


class _Running:
    """The collection as its clocks see it."""

    def __init__(
        self,
        records: Iterable[ClockRecord],
        links: Iterable[Linked],
        holdings: Holdings,
        as_of: dt.date,
        aliases: Mapping[str, str],
    ) -> None:
        self._by_path = {document_path(r.id): r for r in records}
        self._holdings = holdings
        self._as_of = as_of
        self._aliases = aliases
        self._links: dict[str, list[Linked]] = {}
        for link in links:
            if link.is_stated:
                self._links.setdefault(link.subject, []).append(link)

    def _stands(self, path: str) -> str:
        return self._aliases.get(path, path)

    def of_record(self, record: ClockRecord) -> list[Clock]:
        """Return the clocks that a document starts."""
        if record.date is None:
            return []
        if record.kind == "avtal":
            return self._agreement(record)
        if not governed(record):
            return []
        if record.kind == "protokoll":
            return self._minutes(record)
        if record.kind is not None and record.kind in STOPS:
            return self._handled(record, record.kind, record.date)
        return []

    def _handled(self, record: ClockRecord, kind: str, start: dt.date) -> list[Clock]:
        """Return the clock of a motion or interpellation until it is dealt with."""
        rule = rule_for(kind, start)
        if rule is None:
            return []
        due = rule.due(start)
        if rule.length == NEXT_MEETING:
            due = self._next_meeting(record, start)
        stop = self._stop(record, kind)
        return [self._clock(rule, record, start, due, stop)]

    def _next_meeting(self, record: ClockRecord, start: dt.date) -> dt.date | None:
        """Return the day of the assembly's next meeting after a day, if it is held."""
        watch = self._watch(record)
        assemblies = [
            path
            for path in (*watch.first, *watch.above)
            if ASSEMBLY in (self._holdings.name(path) or "").casefold()
        ]
        days = [day for path in assemblies for day in self._holdings.held(path).minutes]
        return min((day for day in days if start < day <= self._as_of), default=None)

    def _stop(self, record: ClockRecord, kind: str) -> Stop | None:
        """Return the first act that a link says dealt with it."""
        stops = []
        for link in self._links.get(document_path(record.id), ()):
            day = self._day_of(link.relation)
            if link.code in STOPS[kind] and day is not None and day <= self._as_of:
                stops.append(Stop(day, called(link.code), link.relation))
        return min(stops, key=lambda s: (s.day, s.path), default=None)

    def _day_of(self, path: str) -> dt.date | None:
        """Return the day of an item, which its path holds, or of a document."""
        parts = path.split("/")
        if parts[0] == "sammantrade" and len(parts) == DATED:
            try:
                return dt.date.fromisoformat(parts[2])
            except ValueError:
                return None
        record = self._by_path.get(path)
        return record.date if record else None

    def _minutes(self, record: ClockRecord) -> list[Clock]:
        """Return the clocks of adjustment, notice and appeal of some minutes."""
        assert record.date is not None
        found = []
        rule = rule_for("protokoll", record.date)
        # Without any of the days the copy may lack its front page: nothing to tell.
        if rule is not None and record.adjusted is not None:
            stop = self._stated(record, record.adjusted, "Protokollet justerades")
            found.append(self._clock(rule, record, record.date, None, stop))
        if record.adjusted is not None and record.posted is not None:
            start = record.adjusted.day
            rule = rule_for("justering", start)
            stop = self._stated(record, record.posted, "Justeringen tillkännagavs")
            if rule is not None:
                found.append(self._clock(rule, record, start, None, stop))
        if record.posted is not None:
            start = record.posted.day
            rule = rule_for("anslag", start)
            if rule is not None:
                found.append(self._clock(rule, record, start, None, None))
        return found

    def _stated(self, record: ClockRecord, stated: Stated, what: str) -> Stop | None:
        if stated.day > self._as_of:
            return None
        path = document_path(record.id)
        return Stop(stated.day, what, path, stated.start, stated.end)

    def _agreement(self, record: ClockRecord) -> list[Clock]:
        """Return the last day to give notice, by the agreement's own words."""
        notice = record.notice
        assert record.date is not None
        if notice is None or notice.ends is None:
            return []
        last = after(notice.ends, notice.length, back=True)
        rule = Rule(
            code="avtal-uppsagning",
            counts="avtal",
            length=notice.length,
            binding="avtal",
            source="avtal",
            place="",
            valid_from=record.date,
            valid_to=None,
            label="Sista dag att säga upp avtalet",
            sentence=notice.text,
        )
        return [self._clock(rule, record, record.date, last, None)]

    def _clock(
        self,
        rule: Rule,
        record: ClockRecord,
        start: dt.date,
        due: dt.date | None,
        stop: Stop | None,
    ) -> Clock:
        if due is None and rule.length != NEXT_MEETING:
            due = rule.due(start)
        state = self._state(rule, due, stop)
        silent = state == "passerad" and rule.binding not in {"frist", "avtal"}
        return Clock(
            rule=rule,
            document=record.id,
            title=record.title,
            source=record.source,
            body=record.body,
            organ=record.organ,
            organ_name=record.organ_name,
            start=start,
            due=due,
            stop=stop,
            state=state,
            explanation=explained(rule, due, stop, state),
            coverage=self._coverage(record, start) if silent else None,
        )

    def _state(self, rule: Rule, due: dt.date | None, stop: Stop | None) -> State:
        if stop is not None and due is not None:
            return "i-tid" if stop.day <= due else "sent"
        if stop is not None:
            return "i-tid" if rule.length == NEXT_MEETING else "okand-dag"
        if due is None:
            return "okand-dag"
        return "loper" if self._as_of <= due else "passerad"

    def _coverage(self, record: ClockRecord, start: dt.date) -> str:
        return covered(self._watch(record).between(start, self._as_of))

    def _watch(self, record: ClockRecord) -> Watch:
        body = self._stands(record.body) if record.body else None
        organ = self._stands(record.organ) if record.organ else None
        return self._holdings.watch(body, organ, None)
