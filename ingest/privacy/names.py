"""Whether a word is a first name, which says that what stands by it is a person's."""

from functools import cache

from ingest import lexicon


def is_first_name(word: str) -> bool:
    """Tell whether a word is a first name, in whatever case it is written."""
    return word.capitalize() in _known()


@cache
def _known() -> frozenset[str]:
    return frozenset(lexicon.words("fornamn"))
