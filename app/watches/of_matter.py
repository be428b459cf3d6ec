"""What is new of a matter: acts, decisions and promises that were not in it before.

A matter is small, and may take in what was read long ago when something new ties it
there; so what has been seen of it is remembered thing by thing.
"""

from collections.abc import Iterable, Iterator

from app.watches.changes import Changes, key
from app.watches.model import Fresh, Sought, Watch, What
from graph.queries import lookup
from graph.queries.connections import Source
from graph.queries.matters import Matter, Step, matter
from graph.terms import NamedNode
from ingest.errors import QueryError

GONE = "Ärendet finns inte längre i samlingen."
NUMBERS = "dnr"
POINTS: dict[str, What] = {"decision": "beslut", "proposal": "forslag"}


def sought(changes: Changes, watch: Watch, seen: frozenset[str]) -> Sought:
    """Return what the matter holds that has not been seen."""
    meant = named(changes, watch)
    if not meant:
        return Sought(trouble=GONE)
    found = held(changes, meant)
    # A number that one act alone has is no matter yet.
    return _of_matter(changes, found, seen) if found else Sought()


def _of_matter(changes: Changes, found: Matter, seen: frozenset[str]) -> Sought:
    """Return what a matter holds, apart from what has been seen."""
    listed = [(keys, one) for step in found.steps for keys, one in _told(changes, step)]
    keys = frozenset(name for names, _ in listed for name in names)
    fresh = {one.key: one for names, one in listed if not seen.intersection(names)}
    if not seen and changes.since < changes.until:
        # It has become a matter since: what was there before is not new.
        news = (n for n in fresh.values() if changes.is_new(n.document, n.passage))
        fresh = {one.key: one for one in news}
    return Sought(tuple(_without_acts(fresh.values())), keys)


def named(changes: Changes, watch: Watch) -> list[NamedNode]:
    """Return what the watch's path, and the numbers the matter has had, lead to."""
    opened = changes.workspace
    base = opened.settings.base
    numbers = [n for name, values in watch.filters for n in values if name == NUMBERS]
    found = []
    for written in (watch.what, *numbers):
        try:
            found.append(lookup.find(opened.graph, "matter", written, base))
        except QueryError:
            continue
    return found


def held(changes: Changes, meant: Iterable[NamedNode]) -> Matter | None:
    """Return the first that is a matter, as it is now."""
    opened = changes.workspace
    found = (matter(opened.graph, one, opened.settings.base) for one in meant)
    return next((one for one in found if one is not None), None)


def _told(changes: Changes, step: Step) -> Iterator[tuple[tuple[str, ...], Fresh]]:
    """Yield what an act is and holds, each with the keys it is known by."""
    act, about = step.act, step.act.source
    if act.held and about is not None:
        first = next((point.source for point in step.points if point.source), about)
        yield _known(changes, step, "akt", act.id, first)
    for point in step.points:
        if point.source is not None and point.status in POINTS:
            yield _known(changes, step, POINTS[point.status], point.id, point.source)
    for given in step.promises:
        if given.source is not None:
            yield _known(changes, step, "lofte", given.id, given.source)


def _known(
    changes: Changes, step: Step, what: What, identity: str, source: Source
) -> tuple[tuple[str, ...], Fresh]:
    words = key(what, source.document_id, source.text)
    act = step.act
    where = " ".join(
        filter(None, (act.organ, f"§ {act.section}" if act.section else ""))
    )
    entry = changes.workspace.archive.ledger.entry(source.document_id)
    one = Fresh(
        what=what,
        key=words,
        title=where or (entry.name if entry else source.document),
        passage=source.text,
        date=act.date,
        document=source.document_id,
        start=source.start,
        end=source.end,
        section=act.section or "",
        promise=identity if what == "lofte" else "",
    )
    # The id holds where words are read otherwise, the words where the id is another.
    return (key(what, "", identity), words), one


def _without_acts(found: Iterable[Fresh]) -> Iterator[Fresh]:
    """Leave out an act whose decision is told: they are the same news."""
    listed = list(found)
    places = {(one.document, one.start) for one in listed if one.what != "akt"}
    for one in listed:
        if one.what != "akt" or (one.document, one.start) not in places:
            yield one
