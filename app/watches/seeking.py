"""Looking for what is new, and making a watch from what is there."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app import promises
from app.access import acting
from app.output import one_line
from app.watches import of_actor, of_matter, of_promise, of_search
from app.watches.addresses import checked
from app.watches.book import Book
from app.watches.changes import Changes, day, until
from app.watches.model import Filters, Fresh, News, Sought, Watch
from app.workspace import Workspace
from graph.followup.reviews.reattaching import find
from graph.queries import lookup, reading
from ingest.errors import QueryError
from search.model import FACETS

NAME = 100
# So many of the first words tell where a passage stands now.
TELLING = 12


@dataclass(frozen=True, slots=True)
class Made:
    """A new watch, and how much there already is, which counts as seen."""

    watch: Watch
    there: int


def book(workspace: Workspace) -> Book:
    """Return the watches of a collection."""
    return Book(workspace.archive.folder)


def whole(workspace: Workspace, identity: str) -> Watch:
    """Return the watch with exactly that id, which nobody guesses.

    Raises:
        QueryError: there is no such watch.
    """
    for one in book(workspace).watches():
        if secrets.compare_digest(one.id.encode(), identity.encode()):
            return one
    raise QueryError("Det finns ingen sådan bevakning.")


def make(workspace: Workspace, asked: Watch) -> Made:
    """Begin to watch something; what is there already counts as seen.

    Args:
        workspace: The open collection.
        asked: What to watch, by words that a person writes: a name or path of an
            actor, a number or path of a matter. Without a name it is given one.

    Raises:
        QueryError: there is no such thing, the address is none, or a watch of the
            same for the same already stands.
    """
    whose = acting.person().name or asked.who
    wanted = replace(asked, email=checked(asked.email), who=one_line(whose, NAME))
    watch = _named(_MEANT[wanted.kind](workspace, wanted))
    shelf = book(workspace)
    for other in shelf.watches():
        same = (other.kind, other.what, other.email, other.who)
        is_same = same == (watch.kind, watch.what, watch.email, watch.who)
        if is_same and (other.filters == watch.filters or watch.kind != "sokning"):
            raise QueryError(f"Det bevakas redan: {other.name} ({other.id[:8]}).")
    last = until(workspace)
    started = replace(
        watch,
        looked=last,
        verdicts=workspace.archive.ledger.verdicts.last(),
        mark=_mark(workspace),
    )
    everything = Changes(workspace, last, last)
    first = _sought(everything, started, frozenset())
    there = _there(everything, started, first)
    return Made(shelf.add(started, replace(first, fresh=())), there)


def look(workspace: Workspace, watch: Watch) -> None:
    """Find what is new of a watch since it was last looked at, and keep it."""
    mark = _mark(workspace)
    if watch.mark == mark:
        return
    shelf, ledger = book(workspace), workspace.archive.ledger
    last, verdicts = until(workspace), ledger.verdicts.last()
    # The ledger of a collection made anew begins from the beginning.
    since = watch.looked if watch.looked <= ledger.seq() else last
    if last < since:
        # Graph or index is being made anew, and does not hold it all yet.
        return
    changes = Changes(workspace, since, last)
    shelf.place(_places(changes, shelf.in_documents(watch.id, changes.touched)))
    try:
        found = _sought(changes, watch, shelf.seen(watch.id))
    except QueryError as error:
        found = Sought(trouble=str(error))
    ordered = replace(found, fresh=tuple(sorted(found.fresh, key=day)))
    looked = replace(watch, mark=mark)
    # What could not be looked for now is looked for when it can be.
    if not found.trouble:
        looked = replace(looked, looked=changes.until, verdicts=verdicts)
    shelf.keep(watch, looked, ordered)


def new(workspace: Workspace, watch: Watch) -> list[News]:
    """Return what is new of a watch since it was last marked as read, oldest first."""
    look(workspace, watch)
    return book(workspace).news(watch.id, unread=True)


def _mark(workspace: Workspace) -> str:
    """Return what changes whenever there may be something new."""
    ledger = workspace.archive.ledger
    parts = (
        until(workspace),
        workspace.graph_mark(),
        ledger.verdicts.last(),
        ledger.reviews.latest(),
    )
    return ":".join(map(str, parts))


def _sought(changes: Changes, watch: Watch, seen: frozenset[str]) -> Sought:
    match watch.kind:
        case "sokning":
            return of_search.sought(changes, watch)
        case "aktor":
            return of_actor.sought(changes, watch)
        case "arende":
            return of_matter.sought(changes, watch, seen)
        case "lofte":
            return of_promise.sought(changes, watch, seen)


def _there(changes: Changes, watch: Watch, first: Sought) -> int:
    if watch.kind == "sokning":
        return of_search.there(changes, watch)
    if watch.kind == "aktor":
        return of_actor.there(changes, watch)
    return len(first.fresh)


def _places(
    changes: Changes, kept: Iterable[tuple[int, Fresh]]
) -> Iterator[tuple[int, Fresh | None]]:
    """Yield where what was found before stands after a new reading."""
    for number, one in kept:
        artifact = changes.artifact(one.document)
        if artifact is None:
            yield number, None
            continue
        text = artifact.document.text
        telling = " ".join(one.passage.split()[:TELLING])
        place = find(telling, text, one.start)
        if place is None:
            yield number, None
        else:
            end = min(place[0] + one.end - one.start, len(text))
            yield number, replace(one, start=place[0], end=max(end, place[1]))


def _search(_workspace: Workspace, asked: Watch) -> Watch:
    unknown = [name for name, _ in asked.filters if name not in FACETS]
    if unknown:
        known = ", ".join(FACETS)
        message = f"Det finns inget filter {unknown[0]}. Välj bland: {known}."
        raise QueryError(message)
    if not asked.what.strip() and not any(values for _, values in asked.filters):
        raise QueryError("Skriv vad som ska bevakas.")
    chosen = (f"{name}: {', '.join(values)}" for name, values in asked.filters)
    called = " · ".join(filter(None, (asked.what.strip(), *chosen)))
    return replace(asked, what=asked.what.strip(), name=asked.name or called)


def _actor(workspace: Workspace, asked: Watch) -> Watch:
    base = workspace.settings.base
    found = lookup.find(workspace.graph, "actor", asked.what, base)
    names = reading.labels(workspace.graph, [found])
    path = found.value.removeprefix(base)
    return replace(asked, what=path, name=asked.name or names.get(found, path))


def _matter(workspace: Workspace, asked: Watch) -> Watch:
    base = workspace.settings.base
    # A wrong number is said as such, with what it may mean.
    meant = lookup.find(workspace.graph, "matter", asked.what, base)
    path = meant.value.removeprefix(base)
    found = of_matter.held(Changes(workspace, 0, 0), [meant])
    if found is None:
        # So far only one act has the number.
        numbers: Filters = ((of_matter.NUMBERS, (asked.what,)),)
        name = asked.name or reading.labels(workspace.graph, [meant]).get(meant, path)
    else:
        numbers = ((of_matter.NUMBERS, found.summary.dnr),)
        name = asked.name or found.summary.title
    return replace(asked, what=path, name=name, filters=numbers)


def _promise(workspace: Workspace, asked: Watch) -> Watch:
    found = promises.promise(workspace, asked.what, workspace.settings.today)
    if found is None:
        raise QueryError(f"Det finns inget löfte {asked.what}.")
    return replace(asked, name=asked.name or found.view.description or found.view.text)


_MEANT = {"sokning": _search, "aktor": _actor, "arende": _matter, "lofte": _promise}


def _named(watch: Watch) -> Watch:
    return replace(watch, name=one_line(watch.name, NAME))
