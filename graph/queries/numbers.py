"""Which matter a registration number stands for: one, several or none.

A number may hold several matters (elections) or a row of notices; what documents say
of the number then reads as one matter and is none. What is derived tells them apart.
"""

import re
from collections.abc import Iterable

from graph.matters.projecting import graph_name
from graph.queries import reading
from graph.store import Row, Store
from graph.terms import NamedNode

_ANY = "SELECT ?m WHERE {{ GRAPH {graph} {{ ?m a eli-dl:Process }} }} LIMIT 1"
_OVER = """
SELECT DISTINCT ?m ?over WHERE {{ GRAPH {graph} {{
  ?m dcterms:isPartOf ?over . ?over a eli-dl:Process }} }}"""
_ITEMS = "SELECT DISTINCT ?m ?act WHERE { ?act eli-dl:forms_part_of ?m }"
_PAPERS = "SELECT DISTINCT ?m ?act WHERE { ?act dcterms:isPartOf ?m }"
_HOLDS = """
SELECT DISTINCT ?act ?m WHERE {{ GRAPH {graph} {{
  ?m eli-dl:consists_of|dcterms:hasPart ?act }} }}"""

_PAPER = re.compile(r"/handling/[^/#]+$")


def derived_graph(matter: NamedNode) -> NamedNode:
    """Return the graph that holds what is derived of a matter's base."""
    return graph_name(matter.value.partition("arende/")[0])


def meant(store: Store, matter: NamedNode) -> tuple[NamedNode, ...]:
    """Return the matters that an address of a matter or of a number stands for.

    A number that nothing is derived of stands for itself while one act has it; where
    several have it and are no matter together, it stands for none.
    """
    graph = derived_graph(matter)
    if store.select(_ANY.format(graph=graph), {"m": matter}):
        return (matter,)
    if not store.select(_ANY.format(graph=graph)):
        return (matter,)
    over = store.select(_OVER.format(graph=graph), {"m": matter})
    if over:
        return _sorted(over, "over")
    items, papers = items_of(store, matter), _papers(store, matter)
    holding = [
        row
        for act in (*items, *papers)
        for row in store.select(_HOLDS.format(graph=graph), {"act": act})
    ]
    if holding:
        return _sorted(holding, "m")
    return (matter,) if len(items or papers) <= 1 else ()


def items_of(store: Store, number: NamedNode) -> tuple[NamedNode, ...]:
    """Return the items of meetings that documents say have a number."""
    items = _sorted(store.select(_ITEMS, {"m": number}), "act")
    return tuple(node for node in items if "/sammantrade/" in node.value)


def _papers(store: Store, number: NamedNode) -> tuple[NamedNode, ...]:
    """Return the documents, not their parts, that say they have a number."""
    papers = _sorted(store.select(_PAPERS, {"m": number}), "act")
    return tuple(n for n in papers if _PAPER.search(n.value))


def _sorted(rows: Iterable[Row], name: str) -> tuple[NamedNode, ...]:
    return tuple(sorted({reading.required(row, name) for row in rows}, key=str))
