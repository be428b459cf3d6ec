"""Which document of the collection a name means, and what naming it ties together.

A name gives a sort of document and a day, a dnr or a title (`graph.matters.naming`).
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.matters.headings import overlap
from graph.matters.joins import conflicting, join
from graph.matters.keys import stub_path
from graph.matters.model import Act, Citation, Join, Place
from graph.matters.records import MatterRecord, Naming, ReferenceRecord
from ingest import ids

# Documents that are written for one matter: naming them as basis is being in it.
_OF_ONE = frozenset(
    {"tjansteskrivelse", "motion", "motionssvar", "interpellation"}
    | {"interpellationssvar"}
)
_NAME = re.compile(r"[\s”\"“»'’.]+")
# How alike the headings of a matter and a paper in it are.
_SAME = 0.6


@dataclass(frozen=True, slots=True)
class Name:
    """What one reference calls a document.

    `words` are those of the decisions where the reference stands, `listed` tells
    whether it stands in a list of what the matter rests on.
    """

    document: str
    citing: str
    body: str
    stub: str
    naming: Naming
    title: str
    listed: bool
    words: frozenset[str]
    place: Place


@dataclass(frozen=True, slots=True)
class Found:
    """What named documents come to."""

    citations: tuple[Citation, ...] = ()
    joins: tuple[Join, ...] = ()


@dataclass(slots=True)
class Named:
    """References that name a document, until all documents are known."""

    waiting: list[Name] = field(default_factory=list)

    def add(
        self, record: MatterRecord, citing: str, reference: ReferenceRecord
    ) -> None:
        """Take a reference if it may name a document of the collection."""
        if reference.naming is not None:
            self.waiting.append(_name(record, citing, reference, reference.naming))

    def resolve(self, acts: Mapping[str, Act]) -> Found:
        """Return the documents that the references name, and what that ties."""
        held = _Held(acts.values())
        citations, joins = [], []
        ordered = sorted(
            self.waiting, key=lambda n: (n.document, n.place.start, n.citing)
        )
        for name in ordered:
            found = held.find(name, acts.get(name.citing))
            if found is None:
                continue
            act, confidence, reason = found
            citations.append(
                Citation(
                    name.document,
                    name.citing,
                    act.key,
                    name.stub,
                    held=True,
                    confidence=confidence,
                    reason=reason,
                    cue="underlag" if name.listed else None,
                    place=name.place,
                )
            )
            citing = acts.get(name.citing)
            if citing is not None and (one := _joined(citing, act, name)) is not None:
                joins.append(one)
        return Found(tuple(_unmistaken(citations)), tuple(joins))


def _unmistaken(citations: list[Citation]) -> Iterator[Citation]:
    """Yield the citations; a stub that stands for several documents means none."""
    meant: dict[str, set[str]] = {}
    for one in citations:
        meant.setdefault(one.stub, set()).add(one.target)
    for one in citations:
        yield one if len(meant[one.stub]) == 1 else replace(one, stub="")


def _name(
    record: MatterRecord, citing: str, reference: ReferenceRecord, naming: Naming
) -> Name:
    place = Place(
        record.id, record.text, reference.start, reference.end, reference.text
    )
    title = reference.target if reference.kind == "document" else ""
    stub = stub_path("document", record.id, record.body, title) if title else ""
    return Name(
        document=record.id,
        citing=citing,
        body=record.body or "",
        stub=stub,
        naming=naming,
        title=_folded(title) if naming.titled else "",
        listed=reference.role == "underlag" or reference.rule == "ref.underlag",
        words=_decided(record, reference.item) if naming.dnr else frozenset(),
        place=place,
    )


def _decided(record: MatterRecord, item: str | None) -> frozenset[str]:
    """Return the words of what is decided in the § that a reference stands in."""
    if item is None:
        return frozenset()
    return frozenset(w for d in record.decisions if d.item == item for w in d.words)


def _folded(name: str) -> str:
    return _NAME.sub(" ", ids.normalise(name)).strip()


class _Held:
    """The documents of the collection by what others may call them."""

    def __init__(self, acts: Iterable[Act]) -> None:
        self.days: dict[tuple[str, dt.date], list[Act]] = {}
        self.numbers: dict[tuple[str, str], list[Act]] = {}
        self.titles: dict[tuple[str, str], list[Act]] = {}
        self.bodies: dict[str, str] = {}
        for act in acts:
            self.bodies |= dict.fromkeys(act.documents, act.body)
            if act.kind != "document":
                continue
            if act.day:
                self.days.setdefault((act.body, act.day), []).append(act)
            for dnr in act.dnr:
                self.numbers.setdefault((act.body, dnr), []).append(act)
            self.titles.setdefault((act.body, _folded(act.heading)), []).append(act)

    def find(self, name: Name, citing: Act | None) -> tuple[Act, float, str] | None:
        """Return the one document that a name fits, with surety and reason."""
        body, called = self.bodies.get(name.document, name.body), name.naming
        if not body:
            return None
        if called.dnr:
            known = self.numbers.get((body, called.dnr), [])
            fitting = self._fitting(known, name, citing)
            if name.naming.day:
                fitting = [a for a in fitting if a.day == name.naming.day] or fitting
            # A dnr alone names a matter, unless the sort or day says which paper.
            sure = name.naming.types or (
                name.naming.day and fitting and fitting[0].day == name.naming.day
            )
            if sure and len(fitting) == 1:
                return fitting[0], 0.95, "Handlingens diarienummer och slag stämmer"
        if name.naming.day and name.naming.types:
            known = self._fitting(
                self.days.get((body, name.naming.day), []), name, citing
            )
            if len(known) == 1:
                return known[0], 0.9, "Handlingens slag och datum stämmer"
        if name.title:
            titled = self.titles.get((body, name.title), [])
            others = _themselves(
                [a for a in titled if name.document not in a.documents], name
            )
            if len(others) == 1 and len(others[0].topic.telling) >= 2:
                return others[0], 0.9, "Handlingens namn stämmer"
        return None

    def _fitting(
        self, known: Iterable[Act], name: Name, citing: Act | None
    ) -> list[Act]:
        """Return the documents of the right sort; of several those of the matter."""
        found = [
            a
            for a in known
            if (not name.naming.types or a.type in name.naming.types)
            and name.document not in a.documents
        ]
        if citing is None or name.naming.dnr:
            return found
        same = [a for a in found if set(a.dnr) & set(citing.dnr)]
        near = [a for a in found if overlap(a.topic, citing.topic) >= _SAME]
        free = [a for a in found if not (a.dnr and citing.dnr)]
        return same or [a for a in near if a in free] or free


def _themselves(titled: list[Act], name: Name) -> list[Act]:
    """Return what a title names: the plan, before a letter that is about the plan.

    Only a list of what a matter rests on names the letter by the title of the plan.
    """
    plain = [a for a in titled if a.type not in _OF_ONE]
    letters = [a for a in titled if a.type in _OF_ONE]
    return letters if name.listed and letters else plain


def _joined(citing: Act, act: Act, name: Name) -> Join | None:
    """Return what naming a document ties: its basis, or an answer that it recalls."""
    if citing.standing or act.standing:
        return None
    near = overlap(citing.topic, act.topic)
    telling = act.topic.telling
    if name.naming.dnr and telling and telling <= name.words:
        near = 1.0
    against = conflicting(citing.dnr, act.dnr)
    if name.listed and act.type in _OF_ONE and not against:
        confidence, reason = 0.92, "Handlingen anges som underlag i ärendet"
    elif (act.type in _OF_ONE and near >= 0.4) or (near >= 0.6 and not against):
        confidence, reason = 0.85, "Handlingen nämns, och ämnet är detsamma"
    else:
        confidence, reason = (
            0.4,
            "Handlingen nämns, men inget annat visar på samma ärende",
        )
    return join(
        citing.key,
        act.key,
        "handling",
        confidence=confidence,
        reason=reason,
        place=name.place,
    )
