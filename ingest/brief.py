"""A promise in a few words, as lists and headings tell it."""

import re

from ingest.model import Polarity

# Words that already say that something is not to be.
_REFUSING = re.compile(
    r"\b(?:inte|ej|inga|ingen|inget|aldrig|avstå|upphöra|sluta)\b", re.IGNORECASE
)


def in_brief(description: str, polarity: Polarity) -> str:
    """Return what is promised, with "inte" where it is to refrain from something.

    >>> in_brief("lägga ned skolan", "negative")
    'inte lägga ned skolan'
    >>> in_brief("avstå från höjningen", "negative")
    'avstå från höjningen'

    Args:
        description: What is done or not, in a few words; empty if nobody has said.
        polarity: Whether it is to be done or not.
    """
    if polarity == "positive" or not description or _REFUSING.search(description):
        return description
    return f"inte {description}"
