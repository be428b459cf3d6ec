"""Ids made from content, so that an interrupted run and an unbroken one agree.

A document's id comes from its name in the collection and stays the same through
all its versions. A fact's id comes from the document, its kind and its quote; not
from its offset, so that it survives re-reading. 80 bits, an ordinal for equal
quotes.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ingest.model import (
    Agreement,
    Commitment,
    Decision,
    Facts,
    Followup,
    Organisation,
    Person,
    Question,
)

BITS = 80
Identified = TypeVar(
    "Identified",
    Person,
    Organisation,
    Decision,
    Commitment,
    Followup,
    Question,
    Agreement,
)


def digest(*parts: str) -> str:
    """Return 80 bits of SHA-256 over `parts`, hexadecimal."""
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode()).hexdigest()[: BITS // 4]


def document_id(source: str) -> str:
    """Return the id of the document with that name in its collection."""
    return "d" + digest("handling", unicodedata.normalize("NFC", source))


def normalise(quote: str) -> str:
    """Fold a quote so that layout does not decide its id."""
    return " ".join(unicodedata.normalize("NFC", quote).split()).casefold()


def with_ids(facts: Facts, document: str, text: str) -> Facts:
    """Return `facts` with an id on each fact that others can point at."""
    seen: Counter[str] = Counter()

    def named(
        items: tuple[Identified, ...],
        letter: str,
        quote: Callable[[Identified], str],
    ) -> tuple[Identified, ...]:
        result = []
        for item in items:
            key = letter + digest(letter, document, normalise(quote(item)))
            seen[key] += 1
            suffix = f"-{seen[key]}" if seen[key] > 1 else ""
            result.append(replace(item, id=key + suffix))
        return tuple(result)

    agreement = facts.agreement
    if agreement is not None:
        quote = text[agreement.start : agreement.end]
        key = "v" + digest("v", document, normalise(quote))
        agreement = replace(agreement, id=key)
    return replace(
        facts,
        persons=named(facts.persons, "p", lambda p: p.name),
        organisations=named(facts.organisations, "o", lambda o: o.name),
        decisions=named(facts.decisions, "b", lambda d: d.text),
        commitments=named(facts.commitments, "a", lambda c: c.text),
        followups=named(facts.followups, "u", lambda f: f.text),
        questions=named(facts.questions, "q", lambda q: q.text),
        agreement=agreement,
    )
