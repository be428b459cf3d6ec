"""The stretch of a passage that shows why it was found, with the words marked."""

from search import analysis
from search.model import All, Either, Fuzzy, Node, Prefix, Word

WIDTH = 320
ELLIPSIS = "… "


def wanted(node: Node) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the stems and the prefixes of running text that a query asks for."""
    match node:
        case Word() if not node.field:
            return frozenset(node.stems), ()
        case Prefix() if not node.field:
            return frozenset(), (node.text.lower(),)
        case Fuzzy() if not node.field:
            return frozenset({node.text}), ()
        case All() | Either():
            parts = [wanted(part) for part in node.parts]
            stems = frozenset().union(*(s for s, _ in parts))
            return stems, tuple(p for _, prefixes in parts for p in prefixes)
        case _:
            return frozenset(), ()


def snippet(text: str, tree: Node) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a stretch of `text` of at most about 320 characters, and its marks."""
    stems, prefixes = wanted(tree)
    hits = [
        token
        for token in analysis.tokens(text)
        if token.stem in stems
        or (prefixes and text[token.start : token.end].lower().startswith(prefixes))
    ]
    first, last = _window(text, [token.start for token in hits])
    lead = ELLIPSIS if first else ""
    tail = " …" if last < len(text) else ""
    marks = tuple(
        (token.start - first + len(lead), token.end - first + len(lead))
        for token in hits
        if first <= token.start and token.end <= last
    )
    return lead + text[first:last] + tail, marks


def _window(text: str, places: list[int]) -> tuple[int, int]:
    """Return the stretch of `text` that holds most of `places`, at word limits."""
    if len(text) <= WIDTH:
        return 0, len(text)
    best = max(
        places,
        key=lambda p: (sum(p <= other < p + WIDTH - 60 for other in places), -p),
        default=0,
    )
    first = max(0, min(best - 60, len(text) - WIDTH))
    if first:
        blank = text.find(" ", first)
        first = blank + 1 if 0 <= blank < best else first
    last = min(len(text), first + WIDTH)
    if last < len(text):
        blank = text.rfind(" ", first, last)
        last = blank if blank > best else last
    return first, last
