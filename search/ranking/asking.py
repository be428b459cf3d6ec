"""The query tree that fetches what is then looked at twice.

A lone word must stand in the passage itself; of several, any may stand about it (in its
headings, its § or the passages beside it, or be its document's body or day).
"""

import math
from collections.abc import Sequence

from search.model import All, Best, Either, Exactly, Node, Rather, Weighted, Word
from search.ranking.ways import Wanted, Way
from search.ranking.weights import Weights

# How far apart the words of a long form may stand.
SLOP = 3


def tree(wanted: Sequence[Wanted], weights: Weights, share: float) -> Node:
    """Return what a passage must hold.

    Args:
        wanted: What was typed.
        weights: The table.
        share: How many of the telling words must be there or about it, from 0 to 1.
    """
    telling = [w for w in wanted if w.telling and w.ways] or [
        w for w in wanted if w.ways
    ]
    about = [_about(each, weights) for each in telling]
    least = max(1, math.ceil(share * len(telling) - 0.01))
    rest = [Rather(_own(each)) for each in wanted if each not in telling and each.ways]
    if len(telling) == 1 and not telling[0].key:
        own = _own(telling[0])
        return All((own, *rest)) if rest else own
    return All((Either(tuple(about), least), *rest))


def together(wanted: Sequence[Wanted]) -> Node:
    """Return that a passage itself must hold all of some words."""
    parts = tuple(_own(each) for each in wanted if each.ways and not each.key)
    return parts[0] if len(parts) == 1 else All(parts)


def _own(wanted: Wanted) -> Node:
    return _best([Weighted(_node(way), way.weight) for way in wanted.ways])


def _about(wanted: Wanted, weights: Weights) -> Node:
    parts: list[Node] = [Weighted(_node(way), way.weight) for way in wanted.ways]
    if weights["around"]:
        parts.extend(
            Weighted(_around(way), way.weight * weights["around"])
            for way in wanted.ways
            if not way.whole
        )
    return _best(parts)


def _around(way: Way) -> Node:
    """Return a way as it may be met about a passage, or of several terms partly so."""
    if len(way.terms) == 1:
        return Word(way.terms, "around")
    fields = ("text", "wide", "around")
    each = (Best(tuple(Word((t,), name) for name in fields)) for t in way.terms)
    return All(tuple(each))


def _best(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Best(tuple(parts))


def _node(way: Way) -> Node:
    if way.whole:
        return Exactly(way.whole, way.terms[0])
    if way.row:
        return Word(way.terms, "text", SLOP)
    if len(way.terms) == 1:
        return Word(way.terms, "wide" if way.wide else "")
    # The parts of a compound, as words or as parts of other compounds.
    each = (Best((Word((t,)), Word((t,), "wide"))) for t in way.terms)
    return All(tuple(each))
