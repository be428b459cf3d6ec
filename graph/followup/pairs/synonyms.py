"""Words for one thing: what a promise calls one way, a later document calls another."""

from functools import cache

from graph.followup.tables import FOLDER
from ingest.language.terms import words


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """Return term → the other terms of its rows, in order."""
    text = (FOLDER / "synonyms.tsv").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.strip() and line[0] != "#"]
    found: dict[str, dict[str, None]] = {}
    for row in rows[1:]:
        terms = [term for word in row.split() for term in words(word)[:1]]
        for term in terms:
            others = {other: None for other in terms if other != term}
            found[term] = found.get(term, {}) | others
    return {term: tuple(others) for term, others in found.items()}


def synonyms(term: str) -> tuple[str, ...]:
    """Return the other terms that are used for the thing a term names.

    >>> "hälsocentral" in synonyms("vårdcentral"), synonyms("vårdplan")
    (True, ())
    """
    return _table().get(term, ())


# How nouns of doing and of being are made: "kränkning" and "kränkande" are kin.
_MADE = ("ning", "ing", "and", "else", "het")
_KIN = ("", "ning", "and")
_SHORTEST = 4


def family(term: str) -> tuple[str, ...]:
    """Return the terms of the same verb or adjective as a noun made of it.

    >>> family("kränkning")
    ('kränk', 'kränkand')
    """
    made = next((ending for ending in _MADE if term.endswith(ending)), "")
    base = term.removesuffix(made)
    if not made or len(base) < _SHORTEST:
        return ()
    return tuple(base + ending for ending in _KIN if base + ending != term)
