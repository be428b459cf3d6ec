"""Which act of the collection a § reference names, or the stub it will be known by.

Organ and day decide; a number alone only where one meeting has it. Where two acts
fit alike there is no link: a wrong one is worse than none.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.identity import Identity
from graph.matters.acts import Meeting
from graph.matters.headings import Topic, overlap
from graph.matters.joins import conflicting
from graph.matters.keys import bare_number, item_path, meeting_path, stub_path
from graph.matters.model import Act, Citation, Place
from graph.matters.organs import names_of
from graph.matters.records import MatterRecord, Pointer, ReferenceRecord

# How long before a document an act may be that it names without a year.
_RECENT = dt.timedelta(days=400)
# Surety by what the reference itself says.
_OWN, _NAMED, _SAME, _ONLY, _YEAR, _NUMBER = 0.95, 0.97, 0.95, 0.75, 0.9, 0.7
_TOLD = 0.9
# How much of what a listed § is said to be about its heading says as well.
_AGREES = 0.5


@dataclass(slots=True)
class Wanted:
    """A § reference that waits until all meetings are known."""

    document: str
    citing: str
    organ_name: str | None
    body: str
    organ: str
    day: dt.date | None
    own: dict[str, str]
    pointer: Pointer
    place: Place
    listed: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The meetings of the collection, by body and day and by body and year."""

    by_day: Mapping[tuple[str, dt.date], list[Meeting]]
    acts: Mapping[str, Act]
    by_year: dict[tuple[str, int], list[Meeting]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the meetings by year as well."""
        for (body, day), meetings in self.by_day.items():
            self.by_year.setdefault((body, day.year), []).extend(meetings)


def wanted(
    record: MatterRecord, citing: str, own: dict[str, str], reference: ReferenceRecord
) -> Wanted | None:
    """Return what a reference of a record looks for, None if it names no §."""
    pointer = reference.pointer
    if pointer is None or reference.rule == "ref.paragraf-sist":
        return None
    place = Place(
        record.id, record.text, reference.start, reference.end, reference.text
    )
    return Wanted(
        record.id,
        citing,
        record.organ_name,
        record.body or "",
        record.organ or "",
        record.date or record.reference_date,
        own,
        pointer,
        place,
        _listed(record, reference),
    )


def _listed(record: MatterRecord, reference: ReferenceRecord) -> str | None:
    """Return the stub of a document whose name gives no more than a § and an organ."""
    pointer = reference.pointer
    if reference.kind != "document" or pointer is None or pointer.day:
        return None
    return stub_path("document", record.id, record.body, reference.target)


def resolve(
    waiting: Iterable[Wanted], held: Held, identity: Identity, bodies: Mapping[str, str]
) -> Iterator[Citation]:
    """Yield what each reference names, one citation for each number.

    Args:
        waiting: What the references of all documents look for.
        held: The meetings of the collection.
        identity: Who is who, after merges.
        bodies: Document id → the body it comes from, where that is known.
    """
    for one in waiting:
        for number in one.pointer.numbers:
            stub = _stub(one, number, identity)
            target, confidence, reason = _find(one, number, held, bodies)
            if target is None and (stub is None or stub == one.listed):
                continue
            yield Citation(
                one.document,
                one.citing,
                target or stub or "",
                stub or target or "",
                target is not None,
                confidence,
                reason,
                one.pointer.cue,
                one.place,
                _is_downward(one),
            )


def _stub(one: Wanted, number: str, identity: Identity) -> str | None:
    """Return the key that the document's own graph gives what it cites, or None."""
    pointer = one.pointer
    if pointer.own:
        return one.own.get(number)
    if pointer.day is None or not pointer.path:
        return one.listed if len(pointer.numbers) == 1 else None
    organ = identity.canonical(pointer.path, one.document)
    return item_path(meeting_path(organ, pointer.day, one.document), number)


def _find(
    one: Wanted, number: str, held: Held, bodies: Mapping[str, str]
) -> tuple[str | None, float, str]:
    pointer = one.pointer
    if pointer.own:
        key = one.own.get(number)
        return key, _OWN, "Paragrafen finns i samma handling"
    body = bodies.get(one.document, one.body)
    if not body:
        return None, _NUMBER, "Vems handlingen är framgår inte"
    names = _names(one)
    if pointer.day:
        return _on_day(one, number, held.by_day.get((body, pointer.day), []), names)
    if pointer.year:
        meetings = held.by_year.get((body, pointer.year), [])
        found = _with(number, (m for m in meetings if m.names & names))
        if len(found) == 1:
            return found[0], _YEAR, "Organ, nummer och år stämmer med ett enda möte"
    elif pointer.organ and one.day:
        return _undated(one, number, held, body)
    return None, _NUMBER, "Mötet finns inte i samlingen"


def _undated(
    one: Wanted, number: str, held: Held, body: str
) -> tuple[str | None, float, str]:
    """Return the item of an organ that a number alone names: the year's, else none.

    Numbers begin anew each year, so that an earlier year only counts where the year
    itself has none.
    """
    assert one.day is not None
    names = _names(one)
    for year in (one.day.year, one.day.year - 1):
        near = [
            m
            for m in held.by_year.get((body, year), [])
            if m.names & names and one.day - _RECENT <= m.day <= one.day
        ]
        found = _with(number, near)
        told = [key for key in found if _agrees(one, held.acts.get(key), held)]
        if len(told) == 1:
            if one.pointer.about:
                reason = "Organ, nummer och rubrik stämmer med en enda paragraf"
                return told[0], _TOLD, reason
            return told[0], _NUMBER, "Organ och nummer stämmer med ett enda möte"
        if found:
            break
    return None, _NUMBER, "Mötet finns inte i samlingen"


def _agrees(one: Wanted, act: Act | None, held: Held) -> bool:
    """Tell whether what a listed § is said to be about is what its heading says."""
    if act is None or not one.pointer.about:
        return act is not None
    citing = held.acts.get(one.citing)
    numbers = citing.dnr if citing else ()
    if set(numbers) & set(act.dnr):
        return True
    words = frozenset(one.pointer.about)
    said = Topic(words, words, "", None, frozenset(), False, False, False)
    alike = overlap(said, act.topic) >= _AGREES
    return alike and not conflicting(numbers, act.dnr)


def _is_downward(one: Wanted) -> bool:
    """Tell whether another organ than fullmäktige cites fullmäktige."""
    own = names_of(one.organ_name) if one.organ_name else frozenset()
    return _is_council(_names(one)) and not _is_council(own)


def _is_council(names: frozenset[str]) -> bool:
    return any(name.endswith("fullmäktige") for name in names)


def _names(one: Wanted) -> frozenset[str]:
    """Return what the organ that is cited may be called."""
    name = one.pointer.organ or one.organ_name
    return names_of(name, one.organ_name) if name else frozenset()


def _on_day(
    one: Wanted, number: str, meetings: list[Meeting], names: frozenset[str]
) -> tuple[str | None, float, str]:
    """Return the item of a meeting on a day: the organ's, else the only one."""
    fitting = [m for m in meetings if m.names & names]
    found = _with(number, fitting)
    if len(found) == 1:
        if one.pointer.organ:
            return found[0], _NAMED, "Organ, dag och nummer stämmer"
        return found[0], _SAME, "Dag och nummer stämmer med samma organs möte"
    if not fitting and not one.pointer.organ:
        found = _with(number, meetings)
        if len(found) == 1:
            return found[0], _ONLY, "Dag och nummer stämmer med dagens enda möte"
    return None, _NAMED, "Mötet eller paragrafen finns inte i samlingen"


def _with(number: str, meetings: Iterable[Meeting]) -> list[str]:
    """Return the items with a number in some meetings."""
    bare = bare_number(number)
    return sorted({m.items[bare] for m in meetings if bare in m.items})
