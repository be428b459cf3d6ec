"""What the passages found can be narrowed down by, with counts that stay right.

The counts of a facet are those of the query with every filter but its own, so that its
other values can still be chosen. They count passages, those that say the same too.
"""

from collections.abc import Mapping, Sequence

from search.model import FACETS, All, Either, Engine, Exactly, Node

Filters = Mapping[str, Sequence[str]]
# By which documents a search is kept to, for who already knows which have changed.
DOCUMENTS = "dokument"
_FIELDS = {DOCUMENTS: "document", **{name: name for name in FACETS}}


def demands(filters: Filters, apart_from: str = "") -> list[Node]:
    """Return what the filters demand, but for one; those not known ask nothing."""
    return [
        Either(tuple(Exactly(_FIELDS[name], value) for value in values))
        for name, values in filters.items()
        if name in _FIELDS and name != apart_from and values
    ]


def filtered(tree: Node, filters: Filters, apart_from: str = "") -> Node:
    """Return a tree that also holds the filters, but for one."""
    asked = demands(filters, apart_from)
    return All((tree, *asked)) if asked else tree


def counted(engine: Engine, tree: Node, filters: Filters) -> dict[str, dict[str, int]]:
    """Return facet → value → number of passages; chosen values are always there."""
    counts = engine.facets(filtered(tree, filters))
    for name in FACETS:
        chosen = filters.get(name, ())
        if chosen:
            counts[name] = engine.facets(filtered(tree, filters, name), (name,))[name]
            for value in chosen:
                counts[name].setdefault(value, 0)
    return counts
