"""What staff ask: who works with whom, sat where, met when, and what there is."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.queries import reading
from graph.queries.named.journalist import BEGINNING, END
from graph.queries.named.rows import (
    FIRST,
    Known,
    Page,
    Place,
    Ref,
    ask,
    ask_in_turn,
    key,
    year_keys,
)
from graph.queries.named.typed import typed
from graph.store import Row, Store
from graph.terms import NamedNode, date


@dataclass(frozen=True, slots=True)
class Partner:
    """Another party to an agreement of an actor, and when the agreement holds."""

    other: Ref
    agreement: Ref
    dated: dt.date | None
    starts: dt.date | None
    ends: dt.date | None
    term: str | None
    document: Ref


def partners(store: Store, actor: NamedNode, *, page: Page = FIRST) -> list[Partner]:
    """Return whom an actor has agreements with, by partner and time."""
    rows = ask(store, "partners", {"actor": actor}, page)
    return typed(Partner, store, rows)


@dataclass(frozen=True, slots=True)
class AgreementFound:
    """An agreement with its parties, term and notice."""

    agreement: Ref
    parties: tuple[Ref, ...]
    status: Ref
    starts: dt.date | None
    ends: dt.date | None
    term: str | None
    notice: str | None
    document: Ref


def agreements(
    store: Store, actor: NamedNode, *, page: Page = FIRST
) -> list[AgreementFound]:
    """Return the agreements that an actor is party to, the newest term first."""
    rows = ask(store, "agreements", {"actor": actor}, page)
    of = [reading.required(row, "agreement") for row in rows]
    parties = reading.gathered(store, "?a own:party ?v", of)
    everyone = [
        {"party": node}
        for nodes in parties.values()
        for node in nodes
        if isinstance(node, NamedNode)
    ]
    known = Known(store, [*rows, *everyone])
    return [
        AgreementFound(
            agreement=known.given(row, "agreement"),
            parties=tuple(
                known.called(node)
                for node in parties.get(agreement, ())
                if isinstance(node, NamedNode)
            ),
            status=known.given(row, "status"),
            starts=reading.day(row, "starts"),
            ends=reading.day(row, "ends"),
            term=reading.text(row, "term"),
            notice=reading.text(row, "notice"),
            document=known.given(row, "document"),
        )
        for agreement, row in zip(of, rows, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's role in an organ, on the days that sources attest it and no others.

    `document` is the first that says so, `place` the first passage where the words
    are known.
    """

    person: Ref
    title: str
    role: Ref | None
    days: tuple[dt.date, ...]
    document: Ref
    place: Place | None


def members_of_organ(
    store: Store, organ: NamedNode, year: int, *, page: Page = FIRST
) -> list[Seat]:
    """Return who is attested in an organ on days of a year, by name and title."""
    rows = ask(store, "members-of-organ", {}, keys=[key(organ, f"roller/{year}")])
    known = Known(store, [*rows, *_documents(rows)])
    seats = [
        Seat(
            person=known.given(group[0], "person"),
            title=reading.words(group[0], "title"),
            role=known.ref(group[0], "role"),
            days=_days(group),
            document=_earliest(known, group),
            place=_basis(known, group),
        )
        for group in _grouped(rows, lambda row: (row["person"], _title(row)))
    ]
    seats.sort(key=lambda seat: (seat.person.name.casefold(), seat.title))
    return seats[page.offset : page.offset + page.limit]


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that a person is attested in, where, and on which days."""

    organ: Ref
    title: str
    role: Ref | None
    days: tuple[dt.date, ...]
    document: Ref
    place: Place | None


def roles_of_person(
    store: Store, person: NamedNode, *, page: Page = FIRST
) -> list[RoleHeld]:
    """Return the roles of a person, the first attested first."""
    rows = ask(store, "roles-of-person", {"person": person})
    known = Known(store, [*rows, *_documents(rows)])
    held = [
        RoleHeld(
            organ=known.given(group[0], "organ"),
            title=reading.words(group[0], "title"),
            role=known.ref(group[0], "role"),
            days=_days(group),
            document=_earliest(known, group),
            place=_basis(known, group),
        )
        for group in _grouped(rows, lambda row: (row["organ"], _title(row)))
    ]
    held.sort(key=lambda one: (one.days[:1] or (END,), one.organ.name, one.title))
    return held[page.offset : page.offset + page.limit]


def _title(row: Row) -> str:
    return reading.words(row, "title").casefold()


def _grouped(rows: Iterable[Row], key: Callable[[Row], object]) -> Iterable[list[Row]]:
    """Return the rows that tell of one thing together, in order of first meeting."""
    groups: dict[object, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups.values()


def _days(rows: Iterable[Row]) -> tuple[dt.date, ...]:
    return tuple(sorted({day for row in rows if (day := reading.day(row, "day"))}))


def _document(row: Row) -> NamedNode:
    """Return the document whose graph a statement stands in."""
    graph = reading.required(row, "source").value
    return NamedNode(graph.replace("/graf/handling/", "/handling/", 1))


def _documents(rows: Iterable[Row]) -> list[Row]:
    return [{"document": _document(row)} for row in rows]


def _earliest(known: Known, rows: Sequence[Row]) -> Ref:
    """Return the first document that attests a role."""
    first = min(rows, key=lambda r: (reading.day(r, "day") or END, _document(r).value))
    return known.called(_document(first))


def _basis(known: Known, rows: Iterable[Row]) -> Place | None:
    """Return the earliest passage that attests a role."""
    places = [place for row in rows if (place := known.place(row))]
    return min(
        places,
        key=lambda place: (place.date or END, place.document, place.start),
        default=None,
    )


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """A meeting and a document from it."""

    meeting: Ref
    by: Ref
    date: dt.date | None
    document: Ref


def meetings_of_organ(
    store: Store,
    organ: NamedNode,
    first: dt.date = BEGINNING,
    last: dt.date = END,
    *,
    page: Page = FIRST,
) -> list[MeetingHeld]:
    """Return the meetings of an organ or body in a period, newest first."""
    begin = year_keys(store, organ, "sammantraden", first, last)
    values = {"first": date(first), "last": date(last)}
    rows = ask_in_turn(store, "meetings-of-organ", values, page, begin)
    return typed(MeetingHeld, store, rows)


@dataclass(frozen=True, slots=True)
class Attendant:
    """Someone who took part in a meeting, by its minutes."""

    person: Ref
    role: Ref
    instead: Ref | None
    place: Place | None


def attendance(
    store: Store, meeting: NamedNode, *, page: Page = FIRST
) -> list[Attendant]:
    """Return who took part in a meeting, by role and name."""
    rows = ask(store, "attendance", {"meeting": meeting}, page)
    return typed(Attendant, store, rows)


@dataclass(frozen=True, slots=True)
class Companion:
    """An actor named in the same documents as another, and in how many."""

    other: Ref
    documents: int


def companions(
    store: Store, actor: NamedNode, *, page: Page = FIRST
) -> list[Companion]:
    """Return who is named in most documents beside an actor.

    For actors that very many documents name, the count is kept ready.
    """
    values = {"actor": actor}
    kept = ask(store, "companions-kept", values, Page(1))
    rows = ask(store, "companions-kept" if kept else "companions", values, page)
    known = Known(store, rows)
    return [
        Companion(known.given(row, "other"), reading.number(row, "documents"))
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class DocumentFound:
    """A document of an organ."""

    document: Ref
    title: str
    type: Ref
    date: dt.date | None


def documents_of_organ(
    store: Store,
    organ: NamedNode,
    first: dt.date = BEGINNING,
    last: dt.date = END,
    *,
    page: Page = FIRST,
) -> list[DocumentFound]:
    """Return the dated documents of an organ or body in a period, newest first."""
    begin = year_keys(store, organ, "handlingar", first, last)
    values = {"first": date(first), "last": date(last)}
    rows = ask_in_turn(store, "documents-of-organ", values, page, begin)
    return typed(DocumentFound, store, rows)


@dataclass(frozen=True, slots=True)
class Covered:
    """How much the collection holds from a body in a year."""

    body: Ref
    year: int
    documents: int
    decisions: int
    promises: int


def coverage(
    store: Store, body: NamedNode | None = None, *, page: Page = FIRST
) -> list[Covered]:
    """Return how much there is of each body and year, or of one body."""
    rows = ask(store, "coverage", {"body": body} if body else {}, page)
    known = Known(store, [*rows, {"body": body}])
    return [
        Covered(
            body=known.called(body) if body else known.given(row, "body"),
            year=reading.number(row, "year"),
            documents=reading.number(row, "documents"),
            decisions=reading.number(row, "decisions"),
            promises=reading.number(row, "promises"),
        )
        for row in rows
    ]
