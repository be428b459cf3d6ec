"""Compact rows kept ready beside the facts, so that large collections answer at once.

Each document has a small graph of its own with keys (actor, kind and year) by which a
query reaches an actor's decisions of a year without passing all the others, the day a
promise is due, the actors that a document names, and their names folded for look-up.
One more graph holds what follows from all documents together: counts of each body and
year, and who is most often named beside an actor that very many documents name.
Nothing here says more than the facts do.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from graph.kept_facts import Listed, OverviewRecord, of_facts
from graph.queries.reading import plainness
from graph.terms import (
    BASE,
    DCTERMS,
    OWN,
    SCHEMA,
    TYPE,
    NamedNode,
    Object,
    Quad,
    date,
    in_order,
    integer,
    segment,
    string,
)
from ingest import ids

__all__ = [
    "HUB",
    "Listed",
    "OverviewRecord",
    "collection_quads",
    "document_graph",
    "document_quads",
    "graph_name",
    "of_facts",
]

# Beside an actor in more documents than this, who else is named is counted beforehand.
HUB = 300
# An actor that more documents than this name has its name kept.
COMMON = 20
# How many companions of such an actor are kept, and in how many documents at least.
COMPANIONS, OFTEN = 60, 2

Records = Callable[[], Iterable[OverviewRecord]]


def graph_name(base: str = BASE) -> NamedNode:
    """Return the name of the graph that follows from all documents together."""
    return NamedNode(f"{base}graf/harlett/oversikt")


def document_graph(document: str, base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds the rows of one document."""
    return NamedNode(f"{base}graf/harlett/oversikt/{segment(document)}")


def document_quads(record: OverviewRecord, base: str = BASE) -> list[Quad]:
    """Return the rows of one document, in stable order."""
    graph = document_graph(record.document, base)
    found: list[Quad] = []

    def add(subject: str, predicate: NamedNode, value: Object) -> None:
        found.append(Quad(NamedNode(base + subject), predicate, value, graph))

    for listed in record.listed:
        for actor in listed.actors:
            for key in _keys(actor, listed):
                add(listed.thing, OWN.overviewKey, _iri(base, key))
        if listed.due:
            add(listed.thing, OWN.dueBy, date(listed.due))
    work = f"handling/{segment(record.document)}"
    for actor, quote in record.mentions:
        add(work, SCHEMA.mentions, _iri(base, actor))
        add(quote, OWN.overviewKey, _iri(base, f"{actor}/omnamnd/{record.document}"))
    for actor, folded in record.names:
        add(actor, OWN.nameKey, string(folded))
    return in_order(found)


def _keys(actor: str, listed: Listed) -> Iterator[str]:
    """Yield the paths by which a thing of an actor's is reached.

    Promises have one for all years, and one for the year they are due: what is
    overdue may have been said long ago.
    """
    if listed.kind != "ataganden":
        yield f"{actor}/{listed.kind}/{listed.year or 'okant'}"
        return
    yield f"{actor}/{listed.kind}"
    if listed.due:
        yield f"{actor}/frister/{listed.due.year}"


def collection_quads(records: Records, base: str = BASE) -> list[Quad]:
    """Return the rows that follow from all documents together, in stable order.

    Args:
        records: Gives every document's record, anew each time it is called.
        base: What every IRI of a thing begins with.
    """
    graph = graph_name(base)
    found = [
        Quad(NamedNode(base + subject), predicate, value, graph)
        for subject, predicate, value in (
            *_counts(records(), base),
            *_common_names(records),
            *_companions(records, base),
        )
    ]
    return in_order(found)


Row = tuple[str, NamedNode, Object]


def _counts(records: Iterable[OverviewRecord], base: str) -> Iterator[Row]:
    """State how much there is of each body and year, and which years there are."""
    kinds = {
        "handlingar": OWN.documentCount,
        "beslut": OWN.decisionCount,
        "ataganden": OWN.promiseCount,
    }
    counted: Counter[tuple[str, int | None, str]] = Counter()
    years: set[int] = set()
    for record in records:
        for listed in record.listed:
            days = {listed.year, listed.due.year if listed.due else None}
            years.update(year for year in days if year)
            if record.body and listed.kind in kinds and record.body in listed.actors:
                counted[record.body, listed.year, listed.kind] += 1
    yield "oversikt", TYPE, OWN.Overview
    for year in years:
        yield "oversikt", OWN.year, integer(year)
    for body, told in {(body, told) for body, told, _ in counted}:
        node = f"oversikt/{body}/{told or 'okant'}"
        yield node, TYPE, OWN.YearCount
        yield node, OWN.countOf, _iri(base, body)
        for kind, predicate in kinds.items():
            yield node, predicate, integer(counted[body, told, kind])
        if told:
            yield node, OWN.year, integer(told)


def _common_names(records: Records) -> Iterator[Row]:
    """State one name of each actor that many documents name, each in its own way.

    To read the name of such an actor from the documents would cost a row for each.
    """
    stated = Counter(actor for record in records() for actor, _ in record.labels)
    names: dict[str, str] = {}
    for record in records():
        for actor, name in record.labels:
            if stated[actor] > COMMON:
                names[actor] = min(names.get(actor, name), name, key=plainness)
    for actor, name in names.items():
        yield actor, OWN.commonName, string(name)


def _companions(records: Records, base: str) -> Iterator[Row]:
    """State who is most often named beside actors in very many documents.

    For all others the documents themselves are few enough to be asked.
    """
    named = Counter(actor for record in records() for actor, _ in record.mentions)
    hubs = {actor for actor, number in named.items() if number > HUB}
    beside: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records() if hubs else ():
        together = [actor for actor, _ in record.mentions]
        for hub in hubs.intersection(together):
            beside[hub].update(actor for actor in together if actor != hub)
    for hub, others in beside.items():
        most = sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))
        for other, number in most[:COMPANIONS]:
            if number < OFTEN:
                break
            node = f"samnamnda/{ids.digest('samnamnda', hub, other)}"
            yield node, TYPE, OWN.Companion
            yield node, DCTERMS.subject, _iri(base, hub)
            yield node, DCTERMS.relation, _iri(base, other)
            yield node, OWN.documentCount, integer(number)


def _iri(base: str, path: str) -> NamedNode:
    return NamedNode(base + path)
