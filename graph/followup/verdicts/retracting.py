"""Later words that take an earlier one back: "uppgiften i årsrapporten stämmer inte".

Whoever says so need not say how it is instead; what was told before then no longer
shows anything.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.followup.documents.telling_back import takes_back
from graph.followup.verdicts.weighing import CLAIM, Piece

# What a retraction says was wrong, by the sort of document.
_SORTS = (
    (
        re.compile(r"årsredovisning|rapport|bokslut|berättelse|uppföljning", re.I),
        frozenset(("rapport", "ovrigt", "plan")),
    ),
    (re.compile(r"protokoll", re.I), frozenset(("protokoll", "protokollsutdrag"))),
    (re.compile(r"webb|hemsid", re.I), frozenset(("webbsida",))),
    (re.compile(r"\bsvar", re.I), frozenset(("interpellationssvar",))),
)
# How surely a retraction must be of the promise's matter.
HEARD = 0.3


def retracted(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, those that a later and no worse source takes back unsaid."""
    takers = [p for p in pieces if _takes_back(p)]
    return [
        replace(one, stance="mentions")
        if any(_is_of(one, taker) for taker in takers)
        else one
        for one in pieces
    ]


def _takes_back(one: Piece) -> bool:
    faint = one.heard < HEARD or one.rank == CLAIM
    return not faint and takes_back(one.text)


def _is_of(one: Piece, taker: Piece) -> bool:
    """Tell whether a piece is of what a later one takes back."""
    if one.confirmed or one.document == taker.document:
        return False
    if (one.first or one.order) >= taker.order:
        return False
    sorts = [types for sort, types in _SORTS if sort.search(taker.text)]
    kind = one.source.type if one.source is not None else None
    return not sorts or kind is None or any(kind in types for types in sorts)
