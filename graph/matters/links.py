"""Typed links between acts: what led to what, with reason, confidence and quote.

Pure: the same records give the same links. Links join acts of one body, so that the
bodies of a country can be taken one at a time; what cites another body's § is joined
through the citation alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from graph.identity import Identity
from graph.matters.connection import Connection
from graph.matters.links_acts import Acts
from graph.matters.links_assignments import assignments
from graph.matters.links_citations import citations
from graph.matters.links_deferred import deferred
from graph.matters.links_papers import papers
from graph.matters.links_proposals import proposals
from graph.matters.links_questions import questions
from graph.matters.links_referrals import referrals
from graph.matters.model import Matters
from graph.matters.records import MatterRecord


def links(
    records: Iterable[MatterRecord], matters: Matters, identity: Identity
) -> tuple[Connection, ...]:
    """Return every link between the acts of `records`, in stable order.

    Args:
        records: The documents, of any number of bodies.
        matters: What was derived of the same records: acts, matters, citations.
        identity: Which paths stand for organs.
    """
    kept = {record.id: record for record in records}
    found = each_body(kept.__getitem__, matters, identity)
    return tuple(link for _, part in found for link in part)


def each_body(
    load: Callable[[str], MatterRecord], matters: Matters, identity: Identity
) -> Iterator[tuple[str, tuple[Connection, ...]]]:
    """Yield (body, its links) one body at a time, so that memory stays with one.

    Args:
        load: Gives the record of a document by its id.
        matters: What was derived of all records.
        identity: Which paths stand for organs.
    """
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for act in matters.acts.values():
        bodies[act.body].update(act.documents)
    cited: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    for one in matters.citations:
        cited[one.document, one.place.start].append(one.target)
    for body in sorted(bodies):
        records = [load(document) for document in sorted(bodies[body])]
        if records:
            acts = Acts(records, identity, cited, matters.of)
            found = sorted(
                _of_body(acts), key=lambda c: (c.subject, c.code, c.relation)
            )
            yield body, tuple(found)


def _of_body(acts: Acts) -> list[Connection]:
    closer = [
        *deferred(acts),
        *proposals(acts),
        *questions(acts),
        *referrals(acts),
        *assignments(acts),
    ]
    joined = _joined(acts, closer)
    rest = [p for p in papers(acts) if (p.subject, p.relation) not in joined]
    return [*closer, *rest, *citations(acts, joined | _joined(acts, rest))]


def _joined(acts: Acts, links: Iterable[Connection]) -> set[tuple[str, str]]:
    """Return the acts that stated links join, in either order of time."""
    return {pair for link in links if link.is_stated for pair in _pairs(acts, link)}


def _pairs(acts: Acts, link: Connection) -> Iterable[tuple[str, str]]:
    """Return the acts that a link joins, also where its ends are facts of acts."""
    holders = acts.holders
    one = holders.get(link.subject, link.subject)
    other = holders.get(link.relation, link.relation)
    return ((link.subject, link.relation), (one, other))
