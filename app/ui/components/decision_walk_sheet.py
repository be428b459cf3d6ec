"""What stands around one decision, as a table to take along."""

from collections.abc import Iterable, Iterator

from app.decision_told import VOTES, Told
from app.sheets import Sheet, Value
from app.ui.components import decision_around
from app.ui.language import t, word
from graph.queries.connections import Link, Source
from graph.queries.walk import Voice, Walk

COLUMNS = ("kind", "who", "text", "date", "outcome", "file", "start", "end")


def show(walk: Walk) -> Sheet:
    """Return the decision first, then a row for all that stands around it."""
    heads = [t(f"head.{name}") for name in COLUMNS]
    return Sheet(t("app.decisions"), heads, list(_rows(walk)))


def _rows(walk: Walk) -> Iterator[tuple[Value, ...]]:
    act = walk.decision
    place = _place(act.source)
    outcome = word("outcome", walk.outcome)
    yield t(f"kind.{walk.status}"), act.organ, act.text, act.date, outcome, *place
    yield from _links(t("walk.proposed"), walk.proposed)
    yield from _voices(t("walk.yrkanden"), walk.yrkanden)
    told = decision_around.of(walk)
    if told is not None and act.source is not None:
        yield from _votes(told, act.source)
    yield from _voices(t("walk.reservations"), walk.reservations)
    yield from _links(t("walk.builds_on"), walk.builds_on)
    if told is not None and act.source is not None:
        name = act.source.document
        for paper in told.papers:
            said = paper.text, None, "", name, paper.start, paper.end
            yield t("walk.papers"), "", *said
    for given in walk.assignments:
        who, due = given.to or "", given.due_text or given.due
        place = _place(given.source)
        yield t("walk.assignments"), who, given.text, due, "", *place
    yield from _links(t("walk.later"), walk.later)


def _links(kind: str, links: Iterable[Link]) -> Iterator[tuple[Value, ...]]:
    for link in links:
        one = link.other
        yield kind, one.organ, one.text, one.date, "", *_place(one.source)


def _voices(kind: str, voices: Iterable[Voice]) -> Iterator[tuple[Value, ...]]:
    for one in voices:
        fate = word("fate", one.fate) if one.fate else ""
        yield kind, "; ".join(one.by), one.text, None, fate, *_place(one.source)


def _votes(told: Told, source: Source) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each who voted, with the party in the document's words."""
    for how in VOTES:
        for one in told.voted(how):
            place = source.document, one.start, one.end
            voter = decision_around.voter(one)
            yield t("walk.vote"), voter, "", None, word("vote", how), *place


def _place(source: Source | None) -> tuple[Value, ...]:
    return (source.document, source.start, source.end) if source else ("", None, None)
