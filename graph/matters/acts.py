"""All acts of a collection, gathered from its records, and the meetings they stand in.

What is kept of a record is small, so that records may be read from disk one by one.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.identity import Identity
from graph.matters.headings import is_standing, overlap
from graph.matters.keys import bare_number, document_path, item_path, meeting_path
from graph.matters.model import Act
from graph.matters.organs import names_of
from graph.matters.records import MINUTES, ItemRecord, MatterRecord
from ingest.extract.content_words import content_words
from ingest.extract.referens.targets import dnr_target

# How alike the titles must be for a number to tell whose a document is.
_SAME = 0.6
# Of several documents that record one item, the fullest speaks first.
_RANK = {"protokoll": 0, "protokollsutdrag": 1, "beslut-i-korthet": 2}


@dataclass(slots=True)
class Meeting:
    """A meeting in the collection: its key, its organ's names, its items by number."""

    key: str
    body: str
    day: dt.date
    names: frozenset[str]
    items: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Gathered:
    """The acts and meetings of all records so far."""

    identity: Identity
    parts: dict[str, list[tuple[int, str, Act]]] = field(default_factory=dict)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    organ_bodies: dict[str, Counter[str]] = field(default_factory=dict)
    names: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, record: MatterRecord) -> None:
        """Take the acts of one document."""
        organ = self._path(record.organ, record.id)
        body = self._path(record.body, record.id)
        if organ and body:
            self.organ_bodies.setdefault(organ, Counter())[body] += 1
        if body and record.body_name:
            words = frozenset(content_words(record.body_name))
            self.names[body] = self.names.get(body, frozenset()) | words
        if record.is_meeting:
            self._meeting(record, organ, body)
        if not record.items:
            self._document(record, organ, body)

    def citing(self, record: MatterRecord, section: str | None) -> str:
        """Return the key of the item that a section id means, else the document's."""
        item = record.item(section)
        if item is None:
            return document_path(record.id)
        return self.item_key(record, item)

    def item_key(self, record: MatterRecord, item: ItemRecord) -> str:
        """Return the key of an item of a record."""
        return item_path(
            self.meeting_key(record), item.number, called=record.type == "kallelse"
        )

    def meeting_key(self, record: MatterRecord) -> str:
        """Return the key of the meeting that a record is about."""
        organ = self._path(record.organ, record.id)
        return meeting_path(organ or None, record.date, record.id)

    def _path(self, path: str | None, document: str) -> str:
        return self.identity.canonical(path, document) if path else ""

    def _meeting(self, record: MatterRecord, organ: str, body: str) -> None:
        key = self.meeting_key(record)
        called = record.type == "kallelse"
        if record.date and not called:
            names = names_of(record.organ_name) if record.organ_name else frozenset()
            meeting = self.meetings.setdefault(
                key, Meeting(key, body, record.date, names)
            )
            meeting.names |= names
            meeting.body = min(filter(None, (meeting.body, body)), default="")
        for item in record.items:
            self._item(record, item, organ, body, key)

    def _item(
        self, record: MatterRecord, item: ItemRecord, organ: str, body: str, key: str
    ) -> None:
        path = self.item_key(record, item)
        if key in self.meetings and record.type in MINUTES:
            self.meetings[key].items.setdefault(bare_number(item.number), path)
        act = Act(
            key=path,
            kind="item",
            body=body,
            organ=organ,
            heading=item.heading or "",
            day=record.date,
            dnr=tuple(dict.fromkeys(dnr_target(d) for d in item.dnr)),
            written=item.dnr,
            documents=(record.id,),
            meeting=key,
            type=record.type,
            people=frozenset(p.name for p in item.people),
            standing=is_standing(item.heading),
        )
        self._keep(path, _RANK.get(record.type, 3), act)

    def _document(self, record: MatterRecord, organ: str, body: str) -> None:
        """Take a document that is no record of numbered items as one act."""
        several = record.is_meeting and len(record.dnr) != 1
        own = () if several else record.dnr[:1]
        act = Act(
            key=document_path(record.id),
            kind="document",
            body=body,
            organ=organ,
            heading=record.title,
            day=record.date or record.reference_date,
            dnr=tuple(dnr_target(d) for d in own),
            written=own,
            documents=(record.id,),
            meeting=self.meeting_key(record) if record.is_meeting else None,
            type=record.type,
            people=frozenset(p.name for p in record.people),
            standing=several,
        )
        self._keep(act.key, 0, act)

    def _keep(self, key: str, rank: int, act: Act) -> None:
        self.parts.setdefault(key, []).append((rank, act.documents[0], act))

    def acts(self) -> dict[str, Act]:
        """Return all acts by key, each put together from the documents that hold it."""
        bodies = {
            organ: min(counts.items(), key=lambda c: (-c[1], c[0]))[0]
            for organ, counts in self.organ_bodies.items()
        }
        acts = {
            key: _joined(parts, bodies) for key, parts in sorted(self.parts.items())
        }
        return acts | dict(_placed(acts))

    def settle(
        self, acts: Mapping[str, Act]
    ) -> dict[tuple[str, dt.date], list[Meeting]]:
        """Return the meetings by body and day, in order of key."""
        found: dict[tuple[str, dt.date], list[Meeting]] = {}
        for _, meeting in sorted(self.meetings.items()):
            item = next(iter(sorted(meeting.items.values())), "")
            body = acts[item].body if item in acts else meeting.body
            found.setdefault((body, meeting.day), []).append(meeting)
        return found


def _joined(parts: list[tuple[int, str, Act]], bodies: Mapping[str, str]) -> Act:
    """Return one act of what several documents say of it, the fullest first."""
    ordered = [act for _, _, act in sorted(parts, key=lambda p: p[:2])]
    first = ordered[0]
    heading = next((a.heading for a in ordered if a.heading), "")
    return Act(
        key=first.key,
        kind=first.kind,
        body=first.body or bodies.get(first.organ, ""),
        organ=first.organ,
        heading=heading,
        day=first.day,
        dnr=tuple(dict.fromkeys(d for a in ordered for d in a.dnr)),
        written=tuple(dict.fromkeys(d for a in ordered for d in a.written)),
        documents=tuple(dict.fromkeys(a.documents[0] for a in ordered)),
        meeting=first.meeting,
        type=first.type,
        people=frozenset().union(*(a.people for a in ordered)),
        standing=first.standing if heading == first.heading else is_standing(heading),
    )


def _placed(acts: Mapping[str, Act]) -> Iterator[tuple[str, Act]]:
    """Yield the acts of no known body whose number and title only one body has."""
    numbers: dict[str, list[Act]] = {}
    for act in acts.values():
        for dnr in act.dnr:
            if act.body and any(c.isalpha() for c in dnr):
                numbers.setdefault(dnr, []).append(act)
    for key, act in acts.items():
        if act.body or not act.dnr:
            continue
        known = numbers.get(act.dnr[0], [])
        if len({a.body for a in known}) != 1:
            continue
        if any(overlap(a.topic, act.topic) >= _SAME for a in known):
            yield key, replace(act, body=known[0].body)
