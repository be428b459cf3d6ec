"""Named groups of small words and verbs that the clause rules tell apart."""

from functools import cache

from ingest import lexicon


@cache
def wordset(name: str) -> frozenset[str]:
    """Return the words of a group in `lexicon/ordgrupper.tsv`."""
    for row in lexicon.table("ordgrupper"):
        if row["grupp"] == name:
            return frozenset(row["ord"].split())
    raise KeyError(name)
