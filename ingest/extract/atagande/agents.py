"""Words for people and units with a task: "skolsköterskan", "rektorerna"."""

import re
from functools import cache

from ingest import lexicon

# How such words are inflected: singular and plural, definite and in the genitive.
INFLECTED = (
    ("are", "(?:e|en|na)s?"),
    ("a", "(?:a|an|or|orna)s?"),
    ("ie", "(?:e|en|er|erna)s?"),
    ("", "(?:en|n|et|er|erna|ar|arna|na|s|a)?s?"),
)
DOERS = ("arna", "aren")
# Shorter stems make words for things as well ("träffarna", "delarna").
LONG_STEM = 6


@cache
def _titles() -> re.Pattern[str]:
    """Return the pattern of words that end as a title does."""
    written = "|".join(_inflected(w) for w in lexicon.words("atagande_personord"))
    return re.compile(f"(?:{written})$")


def _inflected(word: str) -> str:
    """Return the pattern of a word with its endings."""
    ending, endings = next(row for row in INFLECTED if word.endswith(row[0]))
    return (word[:-1] if ending else word) + endings


@cache
def _stems() -> frozenset[str]:
    """Return the stems of long verbs in -a: what "upprättarna" is made of."""
    rows = (row["infinitiv"] for row in lexicon.table("verb"))
    return frozenset(v[:-1] for v in rows if v[-1] == "a" and len(v) > LONG_STEM)


@cache
def is_title(head: str) -> bool:
    """Tell whether a noun by its own form means someone with a task to do."""
    if _titles().search(head) is not None:
        return True
    for ending in DOERS:
        stem = head.removesuffix(ending)
        if stem != head:
            starts = range(max(0, len(stem) - 14), len(stem) - LONG_STEM + 1)
            return any(stem[at:] in _stems() for at in starts)
    return False
