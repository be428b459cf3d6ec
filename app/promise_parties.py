"""Words that mean the parties to an agreement: who they are stands elsewhere in it."""

from ingest.language.wordsets import wordset

_PARTIES = wordset("parter") | {"parten"}
# What may stand before the word without naming anybody.
_ALL = frozenset(
    {"alla", "båda", "bägge", "samtliga", "vardera", "varje", "respektive"}
)


def unnamed(promisor: str | None) -> bool:
    """Tell whether words for who is bound mean the parties without naming them.

    >>> unnamed("Parterna"), unnamed("Vardera Parten"), unnamed("En extern part")
    (True, True, False)
    """
    *before, last = (promisor or "").casefold().split() or [""]
    return last in _PARTIES and _ALL.issuperset(before)
