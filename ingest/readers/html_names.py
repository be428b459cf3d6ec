"""What the names that a page's makers gave its boxes say of them."""

import re
from functools import cache

from ingest import lexicon
from ingest.readers.html_source import tags
from ingest.readers.html_tree import Element, words_of

# Who a page is from, as its frame says it.
SENDER = re.compile(
    r"\b(?:[A-ZÅÄÖ][a-zåäöé-]{2,25}(?: [A-ZÅÄÖ][a-zåäöé-]{2,25})? (?:kommun|[Ss]tad)"
    r"|Region [A-ZÅÄÖ][a-zåäö]{2,25})\b"
)
# "has-menu", "no-sidebar": what a box has or lacks, not what it is.
_STATES = tags("has no with without is not show hide js hasno med utan")
# Names that tell what a page is about and not what its box is.
_SUBJECTS = tags("tag category post type status format tax term author")
# A name is a word or up to three run together: "back-to-top", "social_media".
_LONGEST = 3


@cache
def _known() -> dict[str, dict[str, str]]:
    """Return the lexicon's words by how they match: whole, start or end."""
    known: dict[str, dict[str, str]] = {"whole": {}, "start": {}, "end": {}}
    for row in lexicon.table("webbramar"):
        word = row["ord"]
        how = "start" if word.endswith("*") else "end" if word[0] == "*" else "whole"
        known[how][word.strip("*")] = row["slag"]
    return known


@cache
def _kinds(name: str) -> frozenset[str]:
    """Return what one class or id says."""
    words = words_of(name)
    if not words or words[0] in _STATES or words[0] in _SUBJECTS:
        return frozenset()
    runs = {
        "".join(words[i : i + n])
        for n in range(1, _LONGEST + 1)
        for i in range(len(words) - n + 1)
    }
    known = _known()
    found = {known["whole"][run] for run in runs if run in known["whole"]}
    for word in words:
        found |= {kind for end, kind in known["end"].items() if word.endswith(end)}
        found |= {kind for at, kind in known["start"].items() if word.startswith(at)}
    return frozenset(found)


def kinds_of(element: Element) -> frozenset[str]:
    """Return the kinds of box (`webbramar.tsv`) that class and id tell of."""
    names = f"{element.get('class')[:500]} {element.get('id')[:100]}".split()
    return (
        frozenset().union(*(_kinds(name) for name in names)) if names else frozenset()
    )
