"""The sentences of a passage with their words, worked out when the document is read.

Many promises are held against one document: what its sentences say is then at hand.
"""

from collections.abc import Sequence

from graph.followup.documents.records import (
    PassageRecord,
    SentenceRecord,
    StatementRecord,
)
from graph.followup.documents.sentences import sentences
from graph.followup.documents.sides import Sides
from graph.followup.documents.verbs import deeds, is_verb
from ingest.language.terms import terms

# What has fewer words is a label or a heading.
SHORTEST = 4


def spoken(
    text: str,
    first: int,
    statements: Sequence[StatementRecord],
    sides: Sides | None = None,
) -> tuple[SentenceRecord, ...]:
    """Return the sentences of a passage, in text order.

    Args:
        text: The text of the passage.
        first: Where in the document it begins.
        statements: What it states; a sentence with any of it does not only mention.
        sides: On which side of the document's day its times lie; None: not known.
    """
    found = []
    for low, high in sentences(text):
        start, end, said = first + low, first + high, text[low:high]
        covered = any(s.start < end and s.end > start for s in statements)
        mentions = not covered and _says_something(said)
        done = tuple(sorted(deeds(said))) if mentions else ()
        times = sides.within(start, end) if sides and mentions else ()
        found.append(SentenceRecord(start, end, terms(said), done, mentions, times))
    return tuple(found)


def spoken_in(passage: PassageRecord) -> tuple[SentenceRecord, ...]:
    """Return the sentences of a passage, worked out here if it came without them."""
    return passage.sentences or spoken(passage.text, passage.start, passage.statements)


def _says_something(text: str) -> bool:
    """Tell whether a stretch of text is a sentence and no heading or label."""
    found = text.split()
    if "\t" in text:
        return True
    return len(found) >= SHORTEST and any(is_verb(w.strip(".,–:;")) for w in found)
