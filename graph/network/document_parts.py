"""Who is named together in a part of a document: in one § or under one heading."""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass

from graph.queries import reading
from graph.store import Store
from graph.terms import NamedNode

# What the name of a document's graph has before its id, and that of its work.
DOCUMENTS, WORKS = "graf/handling/", "handling/"


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """A part of a document: its characters from `start` to `end`."""

    start: int
    end: int
    section: NamedNode


def named_by_part(
    store: Store, work: NamedNode, actors: Container[str]
) -> Mapping[Part, set[str]]:
    """Return the parts of a document that name actors, with those they name.

    A name belongs to the smallest part around it; what stands outside all parts (a
    list of those present before the first §) is in none.
    """
    base, _, identity = work.value.rpartition(WORKS)
    graph = NamedNode(f"{base}{DOCUMENTS}{identity}")
    parts = _parts(store, graph)
    found: dict[Part, set[str]] = defaultdict(set)
    rows = store.select(
        f"""SELECT DISTINCT ?a ?s WHERE {{ GRAPH {graph} {{
            ?n oa:hasBody ?a ; oa:hasTarget ?q .
            ?q oa:hasSelector ?p . ?p oa:start ?s }} }}"""
    )
    for row in rows:
        actor, start = reading.required(row, "a").value, reading.number(row, "s")
        around = [part for part in parts if part.start <= start < part.end]
        if actor in actors and around:
            smallest = min(around, key=lambda part: (part.end - part.start, part))
            found[smallest].add(actor)
    return dict(sorted(found.items()))


def _parts(store: Store, graph: NamedNode) -> list[Part]:
    rows = store.select(
        f"""SELECT DISTINCT ?t ?s ?e WHERE {{ GRAPH {graph} {{
            ?t a eli:WorkSubdivision ; own:extent ?p .
            ?p oa:start ?s ; oa:end ?e }} }}"""
    )
    return [
        Part(
            reading.number(row, "s"),
            reading.number(row, "e"),
            reading.required(row, "t"),
        )
        for row in rows
    ]
