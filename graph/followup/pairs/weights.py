"""How much a word tells: the rarer in such documents, the more; fixed once for all.

The weights come from a table of how common words are in documents of Swedish regions
and municipalities, never from the collection: what a promise is followed up by must
not depend on which other documents happen to be there.
"""

from collections.abc import Iterable
from functools import cache

from graph.followup import tables
from ingest import lexicon
from ingest.language.terms import terms

RARE = 1.0
# By class of the table; what says nothing by itself ("plan") is nearly naught.
_CLASSES = {"1": 0.2, "2": 0.35, "3": 0.55, "4": 0.75}
GENERAL = 0.1


@cache
def _table() -> dict[str, float]:
    """Return the weights of the terms that are not rare."""
    found: dict[str, float] = {}
    for row in tables.table("commonness"):
        for term in terms(row["ord"])[:1]:
            found[term] = _CLASSES[row["klass"]]
    return found | dict.fromkeys(_general(), GENERAL)


@cache
def _general() -> frozenset[str]:
    own = [word for line in tables.words("untelling") for word in line.split()]
    words = [*lexicon.words("uppfoljning_allmanna"), *own]
    return frozenset(term for word in words for term in terms(word)[:1])


def weight(term: str) -> float:
    """Return how much a term tells, from 0.1 (nothing by itself) to 1 (rare).

    >>> weight("plan") < weight("verksamhet") + 1 and weight("vattentorn") == RARE
    True
    """
    return _table().get(term, RARE)


def is_general(term: str) -> bool:
    """Tell whether a term ties nothing together by itself."""
    return term in _general()


def total(words: Iterable[str]) -> float:
    """Return the weight of some terms together."""
    told = _table()
    return sum([told.get(word, RARE) for word in sorted(words)])
