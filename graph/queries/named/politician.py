"""What a politician asks: what was promised, what came of it, what is silent."""

import datetime as dt
from dataclasses import dataclass

from graph.queries.named.rows import (
    FIRST,
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
from graph.store import Store
from graph.terms import NamedNode, Object, date


@dataclass(frozen=True, slots=True)
class MatterPromise:
    """A promise made in a matter; `found` is how it stands by evidence, if any."""

    promise: Ref
    promisor: Ref
    said: dt.date | None
    due: dt.date | None
    strength: Ref
    found: Ref | None
    place: Place | None


def promises_of_matter(
    store: Store, matter: NamedNode, *, page: Page = FIRST
) -> list[MatterPromise]:
    """Return what was promised in a matter, oldest first."""
    rows = ask_of_matter(store, "promises-of-matter", matter, page)
    return typed(MatterPromise, store, rows)


@dataclass(frozen=True, slots=True)
class SilentPromise:
    """A promise past its day of which nothing is heard."""

    promise: Ref
    promisor: Ref
    due: dt.date | None
    strength: Ref
    place: Place | None


def silent_promises(
    store: Store, organ: NamedNode, before: dt.date, *, page: Page = FIRST
) -> list[SilentPromise]:
    """Return an organ's promises due before a day without evidence, oldest first."""
    begin = year_keys(store, organ, "frister", dt.date.min, before)[::-1]
    rows = ask_in_turn(store, "silent-promises", {"before": date(before)}, page, begin)
    return typed(SilentPromise, store, rows)


@dataclass(frozen=True, slots=True)
class Since:
    """A later passage that speaks of a promise, and what it says of it."""

    evidence: dt.date | None
    stance: Ref
    score: float
    happened: dt.date | None
    place: Place | None


def evidence_of_promise(
    store: Store, promise: NamedNode, *, page: Page = FIRST
) -> list[Since]:
    """Return what has happened with a promise, oldest first."""
    rows = ask(store, "evidence-of-promise", {"promise": promise}, page)
    return typed(Since, store, rows)


@dataclass(frozen=True, slots=True)
class ActorPromise:
    """A promise of an actor and how it stands: by evidence, else by the calendar."""

    promise: Ref
    promisor: Ref
    said: dt.date | None
    due: dt.date | None
    degree: Ref
    standing: Ref
    place: Place | None


def promises_of_actor(  # noqa: PLR0913 - who, as of when, and which of them
    store: Store,
    actor: NamedNode,
    day: dt.date,
    strength: NamedNode | None = None,
    status: NamedNode | None = None,
    *,
    page: Page = FIRST,
) -> list[ActorPromise]:
    """Return an actor's promises as they stand on a day, the last due first."""
    values: dict[str, Object] = {"day": date(day)}
    if strength:
        values["strength"] = strength
    if status:
        values["status"] = status
    begin = [key(actor, "ataganden")]
    rows = ask(store, "promises-of-actor", values, page, begin)
    return typed(ActorPromise, store, rows)


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is to be done again and again."""

    promise: Ref
    promisor: Ref
    often: str
    said: dt.date | None
    place: Place | None


def recurring_duties(
    store: Store, organ: NamedNode, *, page: Page = FIRST
) -> list[Duty]:
    """Return an organ's recurring duties, the newest first."""
    rows = ask(store, "recurring-duties", {}, page, [key(organ, "ataganden")])
    return typed(Duty, store, rows)
