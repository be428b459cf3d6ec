"""What a query tree holds for, worked out from lists of passages.

For engines that only keep lists: which passages hold a word, and how well. A passage is
a number; its score is summed over what must and may hold, as in the model's nodes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from rapidfuzz.distance import OSA

from search import analysis
from search.engines.prepared import BOOSTS
from search.model import (
    All,
    Best,
    Dated,
    Either,
    Everything,
    Exactly,
    Fuzzy,
    Node,
    Not,
    Plain,
    Prefix,
    Rather,
    Weighted,
    Wildcard,
    Without,
    Word,
)

Scores = dict[int, float]
# What the fields that hold a word less well add to the best of them.
BESIDE = 0.1


class Lists(Protocol):
    """The lists of an engine."""

    def everything(self) -> frozenset[int]:
        """Return all passages."""

    def term(self, field: str, term: str) -> Scores:
        """Return the passages with a term in a field, each with its score."""

    def places(self, field: str, term: str) -> dict[int, Sequence[int]]:
        """Return the passages with a term in a field, each with its places there."""

    def terms(self, field: str, beginning: str) -> Sequence[str]:
        """Return the terms of a field that begin so, in order."""


def scores(node: Node, lists: Lists) -> Scores:
    """Return the passages for which a tree holds, each with its score."""
    match node:
        case All():
            return _all(node, lists)
        case Either():
            return _either(node, lists)
        case Best():
            return _best([scores(part, lists) for part in node.parts], 0.0)
        case Weighted():
            found = scores(node.part, lists)
            return {n: score * node.weight for n, score in found.items()}
        case Rather():
            return scores(node.part, lists)
        case Not():
            return _but(scores(node.part, lists), lists)
        case _:
            return _plain(node, lists)


def _plain(node: Plain, lists: Lists) -> Scores:
    match node:
        case Exactly():
            return lists.term(node.field, node.value)
        case Dated():
            return dict.fromkeys(_dated(node, lists), 0.0)
        case Without():
            return _but(_holding(node.field, lists), lists)
        case Everything():
            return _but((), lists)
        case _:
            return _of_words(node, lists)


def _but(others: Iterable[int], lists: Lists) -> Scores:
    """Return all passages but some."""
    return dict.fromkeys(lists.everything().difference(others), 0.0)


def _all(node: All, lists: Lists) -> Scores:
    plain = (Not, Rather, Everything)
    demanded = [scores(p, lists) for p in node.parts if not isinstance(p, plain)]
    demanded.sort(key=len)
    if demanded:
        kept = set(demanded[0]).intersection(*demanded[1:])
    else:
        kept = set(lists.everything())
    for part in node.parts:
        if isinstance(part, Not):
            kept.difference_update(scores(part.part, lists))
    lifting = [scores(p.part, lists) for p in node.parts if isinstance(p, Rather)]
    return {
        n: sum(found.get(n, 0.0) for found in (*demanded, *lifting))
        for n in sorted(kept)
    }


def _either(node: Either, lists: Lists) -> Scores:
    total: Scores = {}
    held: Counter[int] = Counter()
    for part in node.parts:
        found = scores(part, lists)
        held.update(found.keys())
        for n, score in found.items():
            total[n] = total.get(n, 0.0) + score
    least = max(node.minimum, 1)
    return {n: score for n, score in total.items() if held[n] >= least}


def _best(parts: Iterable[Scores], beside: float) -> Scores:
    """Return the best score of each passage, and a share of its others."""
    best: Scores = {}
    whole: Scores = {}
    for found in parts:
        for n, score in found.items():
            best[n] = max(best.get(n, score), score)
            whole[n] = whole.get(n, 0.0) + score
    return {n: score + beside * (whole[n] - score) for n, score in best.items()}


def _of_words(node: Word | Prefix | Wildcard | Fuzzy, lists: Lists) -> Scores:
    fields = ((node.field, 1.0),) if node.field else BOOSTS
    if isinstance(node, Word):
        parts = (
            {n: score * boost for n, score in _word(node, name, lists).items()}
            for name, boost in fields
        )
        return _best(parts, BESIDE)
    found: Scores = {}
    for name, _ in fields:
        for term in _alike(node, name, lists):
            for n in lists.places(name, term):
                found[n] = 1.0
    return found


def _word(node: Word, field: str, lists: Lists) -> Scores:
    if len(node.stems) > 1:
        return _row(node, field, lists)
    if field != "organ_ord":
        return lists.term(field, node.stems[0])
    # "organ:fullmäktige" means kommunfullmäktige and regionfullmäktige.
    ending = node.stems[0]
    ours = (t for t in lists.terms(field, "") if t.endswith(ending))
    return dict.fromkeys((n for term in ours for n in lists.term(field, term)), 1.0)


def _alike(node: Prefix | Wildcard | Fuzzy, field: str, lists: Lists) -> Iterable[str]:
    """Return the terms of a field that a pattern or a spelling stands for."""
    match node:
        case Prefix():
            return lists.terms(field, "".join(analysis.words(node.text)))
        case Wildcard():
            typed = node.text.lower()
            signs = {"*": ".*", "?": "."}
            pattern = "".join(signs.get(c, c if c.isalnum() else "") for c in typed)
            beginning = re.split(r"[^\w]", typed, maxsplit=1)[0]
            known = lists.terms(field, beginning)
            return [t for t in known if re.fullmatch(pattern, t)]
        case Fuzzy():
            most = node.distance
            return [
                term
                for term in lists.terms(field, "")
                if abs(len(term) - len(node.text)) <= most
                and OSA.distance(term, node.text, score_cutoff=most) <= most
            ]


def _row(node: Word, field: str, lists: Lists) -> Scores:
    """Return the passages where words stand in a row, or near each other."""
    where = {stem: lists.places(field, stem) for stem in dict.fromkeys(node.stems)}
    least = min(where.values(), key=len)
    together = [n for n in least if all(n in places for places in where.values())]
    scored = [lists.term(field, stem) for stem in node.stems] if together else []
    fits = _fits_near if node.slop else _fits_in_row
    return {
        n: sum(found.get(n, 0.0) for found in scored)
        for n in together
        if fits([where[stem][n] for stem in node.stems], node.slop)
    }


def _fits_in_row(places: Sequence[Sequence[int]], _slop: int) -> bool:
    later = [set(each) for each in places]
    return any(
        all(first + n in each for n, each in enumerate(later)) for first in places[0]
    )


def _fits_near(places: Sequence[Sequence[int]], slop: int) -> bool:
    """Tell whether a place of each word lies within so many words."""
    widest = slop + len(places) - 1
    for first in sorted({place for each in places for place in each}):
        if all(any(first <= p <= first + widest for p in each) for each in places):
            return True
    return False


def _dated(node: Dated, lists: Lists) -> set[int]:
    """Return the passages of an interval; a day is a term in order ("20210512")."""
    field = "senast" if node.bounds else node.field
    first = node.earliest.strftime("%Y%m%d").zfill(8) if node.earliest else ""
    last = node.latest.strftime("%Y%m%d").zfill(8) if node.latest else "9" * 8
    days = (day for day in lists.terms(field, "") if first <= day <= last)
    return {n for day in days for n in lists.places(field, day)}


def _holding(field: str, lists: Lists) -> set[int]:
    return {n for term in lists.terms(field, "") for n in lists.places(field, term)}
