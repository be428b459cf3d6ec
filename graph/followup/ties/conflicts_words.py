"""How a conflict is put: what both sides name, in the words of the text."""

import re
from functools import lru_cache

from graph.followup.documents.verbs import nouns
from graph.followup.pairs.weights import weight
from ingest.language.terms import words

_WORD = re.compile(r"[^\W\d_]{3,}")
NAMED, TELLING = 3, 0.5
CACHED = 20_000


@lru_cache(CACHED)
def things(text: str) -> tuple[str, ...]:
    """Return the terms of the things that a text names, without its verbs."""
    return words(nouns(text))


def both_name(one: str, other: str) -> str:
    """Return a sentence with the most telling words that two texts share.

    >>> both_name("En vattenplan ska tas fram.", "Vattenplanen har tagits fram.")
    'Båda gäller ”vattenplan”.'
    """
    there = frozenset(words(other))
    shared: dict[str, str] = {}
    for word in _WORD.findall(nouns(one)):
        for term in words(word):
            if term in there and weight(term) >= TELLING:
                shared.setdefault(term, word.lower())
    if not shared:
        return "Båda gäller samma sak."
    named = [f"”{word}”" for word in list(shared.values())[:NAMED]]
    listed = " och ".join(filter(None, [", ".join(named[:-1]), named[-1]]))
    return f"Båda gäller {listed}."
