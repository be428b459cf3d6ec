"""What a journalist asks: who decided, moved, voted and said what, and where."""

import datetime as dt
from dataclasses import dataclass

from graph.queries import reading
from graph.queries.named.rows import (
    FIRST,
    Known,
    Page,
    Place,
    Ref,
    ask,
    ask_in_turn,
    ask_of_matter,
    key,
    year_keys,
)
from graph.queries.named.typed import typed
from graph.store import Row, Store
from graph.terms import NamedNode, Object, date, string

BEGINNING, END = dt.date.min, dt.date.max


@dataclass(frozen=True, slots=True)
class DecisionMade:
    """One decision: who, when, how it went; counts only where votes were counted."""

    organ: Ref
    date: dt.date | None
    status: Ref
    outcome: Ref
    section: str | None
    yes: int | None
    no: int | None
    abstained: int | None
    place: Place | None


def decision(
    store: Store, decision: NamedNode, *, page: Page = FIRST
) -> list[DecisionMade]:
    """Return the decision with that IRI; an empty list if there is none."""
    rows = ask(store, "decision", {"decision": decision}, page)
    return typed(DecisionMade, store, rows)


@dataclass(frozen=True, slots=True)
class DecisionFound:
    """A decision in a list; `status` tells a proposal from what is decided."""

    decision: Ref
    by: Ref
    date: dt.date | None
    status: Ref
    section: str | None
    place: Place | None


def decisions_of_organ(
    store: Store,
    organ: NamedNode,
    first: dt.date = BEGINNING,
    last: dt.date = END,
    *,
    page: Page = FIRST,
) -> list[DecisionFound]:
    """Return the dated decisions of an organ or body in a period, newest first."""
    begin = year_keys(store, organ, "beslut", first, last)
    values = _period(first, last)
    rows = ask_in_turn(store, "decisions-of-organ", values, page, begin)
    return _decisions(store, rows)


def decisions_of_matter(
    store: Store, matter: NamedNode, *, page: Page = FIRST
) -> list[DecisionFound]:
    """Return the decisions of a matter through all organs, oldest first."""
    rows = ask_of_matter(store, "decisions-of-matter", matter, page)
    return _decisions(store, rows)


def decisions_with_words(  # noqa: PLR0913 - whose, which words, when
    store: Store,
    organ: NamedNode,
    words: str,
    first: dt.date = BEGINNING,
    last: dt.date = END,
    *,
    page: Page = FIRST,
) -> list[DecisionFound]:
    """Return an organ's decisions that hold `words` in that order, newest first."""
    begin = year_keys(store, organ, "beslut", first, last)
    values = {"words": string(words), **_period(first, last)}
    rows = ask_in_turn(store, "decisions-with-words", values, page, begin)
    return _decisions(store, rows)


def _period(first: dt.date, last: dt.date) -> dict[str, Object]:
    return {"first": date(first), "last": date(last)}


def _decisions(store: Store, rows: list[Row]) -> list[DecisionFound]:
    return typed(DecisionFound, store, rows)


@dataclass(frozen=True, slots=True)
class Part:
    """Someone's part in a decision: moved, voted, objected or stood aside."""

    part: str
    who: Ref
    words: str | None
    fate: Ref | None
    place: Place | None


def parts_in_decision(
    store: Store, decision: NamedNode, *, page: Page = FIRST
) -> list[Part]:
    """Return who moved, voted, objected and stood aside in a decision."""
    rows = ask(store, "parts-in-decision", {"decision": decision}, page)
    return typed(Part, store, rows)


@dataclass(frozen=True, slots=True)
class VoteCast:
    """How a person voted in one decision."""

    decision: Ref
    by: Ref
    date: dt.date | None
    vote: str
    place: Place | None


def votes_of_person(
    store: Store, person: NamedNode, *, page: Page = FIRST
) -> list[VoteCast]:
    """Return how a person has voted, newest first."""
    rows = ask(store, "votes-of-person", {"person": person}, page)
    return typed(VoteCast, store, rows)


@dataclass(frozen=True, slots=True)
class Said:
    """Words of an actor: said, moved or objected."""

    how: str
    date: dt.date | None
    words: str
    place: Place | None


def words_of_actor(store: Store, actor: NamedNode, *, page: Page = FIRST) -> list[Said]:
    """Return what an actor has said, moved and objected, newest first."""
    rows = ask(store, "words-of-actor", {"actor": actor}, page)
    return typed(Said, store, rows)


@dataclass(frozen=True, slots=True)
class Mention:
    """A document that names an actor, and the first place where it does."""

    document: Ref
    date: dt.date | None
    place: Place | None


_FIRST_PLACES = """
SELECT ?key ?place WHERE {{ {keys} ?place own:overviewKey ?key }}"""


def mentions_of_actor(
    store: Store, actor: NamedNode, *, page: Page = FIRST
) -> list[Mention]:
    """Return the documents that name an actor, newest first."""
    rows = ask(store, "mentions-of-actor", {"actor": actor}, page)
    works = [reading.required(row, "document") for row in rows]
    known = Known(store, rows)
    places = _first_places(store, actor, works)
    return [
        Mention(
            document=known.given(row, "document"),
            date=reading.day(row, "date"),
            place=places.get(reading.required(row, "document")),
        )
        for row in rows
    ]


def _first_places(
    store: Store, actor: NamedNode, works: list[NamedNode]
) -> dict[NamedNode, Place]:
    """Return where each document names the actor first."""
    keys = {key(actor, f"omnamnd/{reading.local(work)}"): work for work in works}
    if not keys:
        return {}
    block = reading.values_block("key", keys)
    rows = store.select(_FIRST_PLACES.format(keys=block))
    known = Known(store, rows)
    return {
        keys[reading.required(row, "key")]: place
        for row in rows
        if (place := known.place(row))
    }


@dataclass(frozen=True, slots=True)
class Citation:
    """What a document cites, or what cites it; `way` tells which."""

    way: str
    other: Ref
    name: str | None


def citations(
    store: Store, document: NamedNode, *, page: Page = FIRST
) -> list[Citation]:
    """Return what a document cites and what cites it."""
    rows = ask(store, "citations", {"document": document}, page)
    return typed(Citation, store, rows)


@dataclass(frozen=True, slots=True)
class MatterStep:
    """One step of a matter: an item of a meeting, or a document of its file."""

    date: dt.date | None
    by: Ref | None
    step: Ref
    title: str | None
    document: Ref | None


def matter_steps(
    store: Store, matter: NamedNode, *, page: Page = FIRST
) -> list[MatterStep]:
    """Return a matter's steps through all organs, oldest first.

    `graph.queries.matters.matter` tells more of each step.
    """
    rows = ask_of_matter(store, "matter-steps", matter, page)
    return typed(MatterStep, store, rows)


@dataclass(frozen=True, slots=True)
class LinkFound:
    """Something that a decision or its § is connected with, and why."""

    way: str
    kind: Ref
    other: Ref
    sure: float
    why: str
    place: Place | None


def links_of_decision(
    store: Store, decision: NamedNode, *, page: Page = FIRST
) -> list[LinkFound]:
    """Return what a decision builds on and what came after, the surest first.

    `graph.queries.walk.walk` tells all that stands around a decision.
    """
    rows = ask(store, "links-of-decision", {"decision": decision}, page)
    return typed(LinkFound, store, rows)
