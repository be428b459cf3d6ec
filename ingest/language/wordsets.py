"""Named groups of small words and verbs that the clause rules tell apart."""

from functools import cache

from ingest import lexicon


@cache
def wordset(name: str) -> frozenset[str]:
    """Return the words of a group in `ordgrupper.tsv` or `sprak_ordgrupper.tsv`."""
    for row in (*lexicon.table("ordgrupper"), *lexicon.table("sprak_ordgrupper")):
        if row["grupp"] == name:
            return frozenset(row["ord"].split())
    raise KeyError(name)


Wordings = tuple[frozenset[str], tuple[str, ...]]


def _sorted(words: tuple[str, ...]) -> Wordings:
    """Return the whole words and the endings ("*nämnden") of a list."""
    endings = tuple(word[1:] for word in words if word[0] == "*")
    return frozenset(word for word in words if word[0] != "*"), endings


@cache
def _wordings(name: str) -> tuple[Wordings, Wordings]:
    """Return what a word list takes in, and what it leaves out ("!*området")."""
    words = lexicon.words(name)
    left_out = tuple(word[1:] for word in words if word[0] == "!")
    return _sorted(tuple(w for w in words if w[0] != "!")), _sorted(left_out)


@cache
def word_matches(name: str, word: str) -> bool:
    """Tell whether a word is in a word list, whole or by its ending."""
    (whole, endings), (never, never_ending) = _wordings(name)
    if word in never or word.endswith(never_ending):
        return False
    return word in whole or word.endswith(endings)


def is_actor_word(head: str) -> bool:
    """Tell whether a head noun by itself means someone who can bind themselves."""
    return word_matches("aktor_ord", head)
