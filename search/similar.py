"""Passages that speak of the same as a passage, by its most telling words."""

from collections import Counter

from search import analysis
from search.folding import fold
from search.model import All, Either, Engine, Exactly, Found, Node, Not, Word

# So many of the words of a passage are looked for, and this share must be met.
WORDS, SHARE = 14, 0.3


def passage(engine: Engine, identity: str) -> Found | None:
    """Return an indexed passage by its id, or None."""
    found, _ = engine.find(Exactly("passage", identity), 1)
    return found[0] if found else None


def about(engine: Engine, found: Found) -> Node | None:
    """Return what other documents' passages about the same hold; None of no words."""
    entry = found.entry
    often = Counter(analysis.content(analysis.stems(entry.text)))
    told = {
        stem: engine.rarity(engine.frequency(stem, "text")) * (1 + count) ** 0.5
        for stem, count in often.items()
        if len(stem) > 2 and engine.frequency(stem, "text") > 1
    }
    best = sorted(told, key=lambda stem: (-told[stem], stem))[:WORDS]
    if not best:
        return None
    least = max(1, min(len(best), round(SHARE * len(best))))
    words = Either(tuple(Word((stem,), shown=stem) for stem in best), least)
    return All((words, Not(Exactly("document", entry.document))))


def similar(
    engine: Engine, found: Found, limit: int
) -> tuple[Node | None, list[Found]]:
    """Return what was looked for, and at most `limit` passages like one, best first."""
    tree = about(engine, found)
    if tree is None:
        return None, []
    near, _ = engine.find(tree, 3 * limit)
    return tree, [each.found for each in fold([found, *near])[1:]][:limit]
