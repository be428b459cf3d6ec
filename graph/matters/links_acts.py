"""The acts of a body as links see them: items (§) of meetings, and documents.

An act knows its matter, its organ, its day and what was decided, cited and said in
it. Acts of one body are looked up by key, by matter and by organ.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from graph.identity import Identity, full_name
from graph.identity.naming import home_of
from graph.matters.cues import Cue
from graph.matters.keys import document_path, item_path, meeting_path
from graph.matters.records import (
    MEETINGS,
    MINUTES,
    AssignmentRecord,
    DecisionRecord,
    ItemRecord,
    MatterRecord,
    Pointer,
    ReferenceRecord,
)
from ingest import lexicon
from ingest.extract.content_words import content_words

# The fullest record of a meeting comes first where several hold one §.
FULLEST = ("protokoll", "protokollsutdrag", "beslut-i-korthet")
# What only moves a matter in time; nothing is decided of what it is about.
WAITING = frozenset({"bordlaggning", "aterremiss", "remiss"})
_LEVELS = (
    (re.compile(r"utskott|presidi|beredning", re.IGNORECASE), 0),
    (re.compile(r"fullmäktige", re.IGNORECASE), 3),
    (re.compile(r"styrelse|direktion", re.IGNORECASE), 2),
)
NAMND = 1
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
Fact = TypeVar("Fact", DecisionRecord, AssignmentRecord, ReferenceRecord, Cue)


@dataclass(frozen=True, eq=False)
class Act:
    """A § of a meeting, or a whole document; `key` is its path below the base.

    `organ` is the path that stands, `name` the organ's name as written.
    """

    key: str
    record: MatterRecord
    item: ItemRecord | None
    organ: str | None
    day: dt.date | None
    matter: str | None

    @property
    def name(self) -> str:
        """Return the deciding body's name as written, "" where none is known."""
        return self.record.organ_name or ""

    @property
    def is_treatment(self) -> bool:
        """Tell whether the act is what a meeting did with a matter."""
        return self.item is not None or self.record.type in MINUTES

    @property
    def document(self) -> str:
        """Return the path of the document that holds the act."""
        return document_path(self.record.id)

    @property
    def heading(self) -> str:
        """Return what the act is about, by its heading or title."""
        return (self.item.heading or "") if self.item else self.record.title

    @property
    def level(self) -> int:
        """Return how high the body stands, from 0, a committee, to 3, fullmäktige."""
        return level(self.name)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the stems of the heading's content words, numbers left out."""
        return frozenset(w for w in content_words(self.heading) if not w.isdigit())

    @cached_property
    def years(self) -> frozenset[str]:
        """Return the years that the heading names: what it is about is of those."""
        return frozenset(_YEAR.findall(self.heading))

    def is_of_other_years(self, other: "Act") -> bool:
        """Tell whether two headings name different years ("uppföljning för 2022")."""
        return bool(self.years and other.years) and not self.years & other.years

    @cached_property
    def decisions(self) -> tuple[DecisionRecord, ...]:
        """Return what was decided and proposed in the act."""
        return self._own(self.record.decisions)

    @cached_property
    def assignments(self) -> tuple[AssignmentRecord, ...]:
        """Return the assignments that the act gives."""
        return self._own(self.record.assignments)

    @cached_property
    def references(self) -> tuple[ReferenceRecord, ...]:
        """Return the § references of the act."""
        found = self._own(self.record.references)
        return tuple(r for r in found if r.kind == "paragraph")

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Return the passages of the act that links may rest on."""
        return self._own(self.record.cues.passages)

    @property
    def decided(self) -> tuple[DecisionRecord, ...]:
        """Return what the body itself decided in the act."""
        return tuple(d for d in self.decisions if d.status == "decision")

    @property
    def proposed(self) -> tuple[DecisionRecord, ...]:
        """Return what the act proposes that someone else decides."""
        return tuple(d for d in self.decisions if d.status == "proposal")

    @property
    def only_waits(self) -> bool:
        """Tell whether the matter was only tabled, returned or referred."""
        outcomes = {d.outcome for d in self.decided}
        return bool(outcomes) and outcomes <= WAITING

    def _own(self, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        if self.item is None:
            return tuple(facts)
        return tuple(f for f in facts if f.item == self.item.section)

    def told(self) -> str:
        """Return who acted, when and under which §: "Nämnden den 5 mars 2024, § 1"."""
        if self.item is None and self.is_treatment:
            return f"{self.name or 'mötet'}{on(self.day)}"
        if self.item is None:
            return f"{self.record.title or self.record.source}{on(self.day)}"
        return f"{self.name or 'mötet'}{on(self.day)}, § {self.item.number}"


class Acts:
    """The acts of one body, in order of time."""

    def __init__(
        self,
        records: Iterable[MatterRecord],
        identity: Identity,
        cited: Mapping[tuple[str, int], Sequence[str]],
        matters: Mapping[str, str],
    ) -> None:
        """Take the acts out of `records`.

        Args:
            records: Documents of one body.
            identity: Which path stands for an organ.
            cited: (document id, where a reference starts) → keys of the acts it names.
            matters: Key of an act → its matter, for those that belong to one.
        """
        self.identity = identity
        self.cited = cited
        self._matters = matters
        found = [act for record in records for act in self._of(record)]
        found.sort(key=lambda a: (a.day or dt.date.max, a.key, _fullness(a)))
        self.by_key: dict[str, Act] = {}
        for act in found:
            self.by_key.setdefault(act.key, act)
        self.doubles = [act for act in found if self.by_key[act.key] is not act]
        self.all = list(self.by_key.values())
        # Decision or assignment (its path) → the act that holds it.
        self.holders = {path: act.key for act in self.all for path in _facts_of(act)}
        self.items = [act for act in self.all if act.item is not None]
        self.documents = [act for act in self.all if act.item is None]
        self._by_matter: defaultdict[str, list[Act]] = defaultdict(list)
        for act in self.all:
            if act.matter is not None:
                self._by_matter[act.matter].append(act)

    def same_matter(self, act: Act) -> list[Act]:
        """Return the other acts of an act's matter, by time."""
        together = self._by_matter[act.matter] if act.matter else []
        return [other for other in together if other is not act]

    def later(self, act: Act) -> list[Act]:
        """Return the items of the same matter at later meetings, or at another
        body's meeting of the same day, by time."""
        if act.day is None:
            return []
        return [
            other
            for other in self.same_matter(act)
            if other.is_treatment
            and other.day is not None
            and (
                other.day > act.day
                or (other.day == act.day and other.organ != act.organ)
            )
        ]

    def targets(self, act: Act, reference: ReferenceRecord) -> Sequence[str]:
        """Return the keys of the acts that a reference names, read or not."""
        return self.cited.get((act.record.id, reference.start), ())

    def told(self, act: Act, key: str, pointer: Pointer) -> str:
        """Return what a reference of an act names, as a person would say it."""
        known = self.by_key.get(key)
        if known is not None:
            return known.told()
        name = full_name(pointer.organ) if pointer.organ else "mötet"
        if act.organ and key.split("/")[1:2] == act.organ.split("/")[-1:]:
            name = act.name or name
        return f"{name}{on(pointer.day)}, § {', '.join(pointer.numbers)}"

    def same_organ(self, key: str, act: Act) -> bool:
        """Tell whether an item's key is of the organ whose item an act is."""
        return act.item is not None and key.split("/")[1:2] == act.key.split("/")[1:2]

    def organ(self, name: str, body: str | None, document: str) -> str:
        """Return the path that stands for a body named in a document."""
        home = home_of(body, document)
        path = self.identity.organisation(name, "organ", home)
        return self.identity.canonical(path, document)

    def _of(self, record: MatterRecord) -> Iterable[Act]:
        organ = record.organ and self.identity.canonical(record.organ, record.id)
        if record.type in MEETINGS - MINUTES:
            return
        if record.type in MINUTES and record.items:
            meeting = meeting_path(organ, record.date, record.id)
            for item in record.items:
                key = item_path(meeting, item.number)
                yield Act(key, record, item, organ, record.date, self._matters.get(key))
            return
        key = document_path(record.id)
        day = record.date or record.reference_date
        yield Act(key, record, None, organ, day, self._matters.get(key))


def level(name: str) -> int:
    """Return how high a body of that name stands (`Act.level`)."""
    return next((n for form, n in _LEVELS if form.search(name)), NAMND)


def _facts_of(act: Act) -> list[str]:
    return [
        *(f"beslut/{fact.id}" for fact in act.decisions),
        *(f"atagande/{fact.id}" for fact in act.assignments),
    ]


def _fullness(act: Act) -> int:
    return FULLEST.index(act.record.type) if act.record.type in FULLEST else 0


@cache
def _months() -> Mapping[int, str]:
    """Return the number of a month → its name."""
    return {int(row["nummer"]): row["namn"] for row in lexicon.table("manader")}


def written(day: dt.date) -> str:
    """Return a day in words.

    >>> written(dt.date(2024, 3, 5))
    '5 mars 2024'
    """
    return f"{day.day} {_months()[day.month]} {day.year}"


def on(day: dt.date | None) -> str:
    """Return " den 5 mars 2024", "" where no day is known."""
    return f" den {written(day)}" if day else ""


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Return how much of the smaller of two sets of stems is in the other, 0 to 1."""
    first, second = set(one), set(other)
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0
