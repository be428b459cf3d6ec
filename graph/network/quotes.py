"""The words of the passages that make a tie, read when they are asked for."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.network.document_parts import DOCUMENTS
from graph.network.model import Passage, Tie
from graph.queries import reading
from graph.store import Store
from graph.terms import BASE, NamedNode, segment

# What has no words of its own that name both: a list of those present, a document.
NAMED_APART = frozenset({"meeting", "mention"})


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a document's text, and the actor they name if that is all."""

    document: str
    start: int
    end: int
    text: str
    actor: str | None = None


def quotes(
    store: Store, tie: Tie, base: str = BASE
) -> Iterator[tuple[Passage, tuple[Quote, ...]]]:
    """Return each passage of a tie with its words, in the order of the passages.

    A thing with words of its own has one quote. What only names actors apart (a
    meeting's list, a document) has one for each of the two: the first place that
    names them.
    """
    for passage in tie.passages:
        if passage.kind in NAMED_APART:
            yield passage, _first_named(store, passage, (tie.one, tie.other), base)
        else:
            yield passage, _own(store, passage)


def texts(store: Store, passages: Iterable[Passage]) -> Mapping[str, str]:
    """Return thing → its words, for all things that have words of their own."""
    things = {NamedNode(p.thing) for p in passages if p.kind not in NAMED_APART}
    found: dict[str, str] = {}
    for part in reading.chunks(things):
        rows = store.select(
            f"""SELECT ?t ?words WHERE {{ {reading.values_block("t", part)}
                ?t own:quote ?q . ?q oa:hasSelector ?s . ?s oa:exact ?words }}"""
        )
        for row in rows:
            thing, words = reading.required(row, "t").value, reading.words(row, "words")
            found[thing] = min(found.get(thing, words), words)
    return found


def _own(store: Store, passage: Passage) -> tuple[Quote, ...]:
    block = reading.values_block("t", [NamedNode(passage.thing)])
    if passage.start is None or passage.end is None:
        return ()
    rows = store.select(
        f"""SELECT ?words WHERE {{ {block}
            {{ ?t own:quote ?q }} UNION {{ ?n oa:hasBody ?t ; oa:hasTarget ?q }}
            ?q oa:hasSelector ?p, ?s . ?s oa:exact ?words .
            ?p oa:start {passage.start} ; oa:end {passage.end} }}"""
    )
    words = min((reading.words(row, "words") for row in rows), default="")
    return (Quote(passage.document, passage.start, passage.end, words),)


def _first_named(
    store: Store, passage: Passage, actors: Iterable[str], base: str
) -> tuple[Quote, ...]:
    """Return the first place in a document, or its part, that names each of some."""
    document = passage.document
    graph = NamedNode(f"{base}{DOCUMENTS}{segment(document)}")
    least, most = passage.start or 0, passage.end or sys.maxsize
    block = reading.values_block("a", (NamedNode(iri) for iri in actors))
    rows = store.select(
        f"""SELECT ?a ?s ?e ?words WHERE {{ {block} GRAPH {graph} {{
            ?n oa:hasBody ?a ; oa:hasTarget ?q . ?q oa:hasSelector ?p, ?w .
            ?p oa:start ?s ; oa:end ?e . ?w oa:exact ?words }} }}"""
    )
    places: dict[str, list[Quote]] = defaultdict(list)
    for row in rows:
        actor = reading.required(row, "a").value
        start, end = reading.number(row, "s"), reading.number(row, "e")
        if least <= start < most:
            words = reading.words(row, "words")
            places[actor].append(Quote(document, start, end, words, actor))
    first = (min(found, key=lambda q: (q.start, q.end)) for found in places.values())
    return tuple(sorted(first, key=lambda quote: (quote.start, quote.end)))
