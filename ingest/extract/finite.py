"""Finite verbs and words, under the name the extractors know them by."""

from ingest.language.finite import (
    ADVERBS,
    CLAUSE_BREAKS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    finite_at,
    is_finite,
    opens_subordinate,
)
from ingest.language.tokens import Word, words_of

__all__ = [
    "ADVERBS",
    "CLAUSE_BREAKS",
    "DETERMINERS",
    "MODALS",
    "PREPOSITIONS",
    "Word",
    "finite_at",
    "is_finite",
    "opens_subordinate",
    "words_of",
]
