"""What is new of a search: passages of changed documents that were not there before."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.watches.changes import Changes, fresh
from app.watches.earlier import sentences
from app.watches.model import Fresh, Sought, Watch
from search.model import Hit, Results

# So many hits are fetched at a time, and so many new ones are kept of one look.
PAGE, MOST = 200, 1000
# So many passages of one document are told one by one.
SHOWN = 5


def sought(changes: Changes, watch: Watch) -> Sought:
    """Return the new passages that the search finds.

    Raises:
        QueryError: the query can no longer be read.
    """
    held: dict[str, list[Hit]] = {}
    for part in changes.parts():
        for hit in _hits(changes, watch, part):
            held.setdefault(hit.id, []).append(hit)
    found = [one for hits in held.values() for one in _of_document(changes, hits)]
    if len(found) > MOST:
        count = len(found) - MOST
        more = Fresh("fler", f"fler-{changes.until}", watch.name, "", count=count)
        found = [*found[:MOST], more]
    return Sought(tuple(found))


def there(changes: Changes, watch: Watch) -> int:
    """Return how many passages the search finds in the whole collection.

    Raises:
        QueryError: the query cannot be read.
    """
    results = changes.workspace.search.search(watch.what, 1, 0, watch.facets)
    return results.total if _is_answer(results) else 0


def _hits(changes: Changes, watch: Watch, documents: Sequence[str]) -> Iterator[Hit]:
    """Yield the hits in some documents, the best first."""
    search, wanted = changes.workspace.search.search, frozenset(documents)
    filters = {**watch.facets, "dokument": list(documents)}
    offset = 0
    while True:
        results = search(watch.what, PAGE, offset, filters)
        if not _is_answer(results):
            return
        yield from (hit for hit in results.hits if hit.id in wanted)
        offset += PAGE
        if offset >= results.total or not results.hits:
            return


def _is_answer(results: Results) -> bool:
    """Tell whether the hits are what was asked for, and no help to somebody searching.

    Passages with some of the words, or with other words spelled nearly so, are no news;
    letters without their marks are the same word.
    """
    same = all(_bare(one) == _bare(two) for one, two in results.spelled.items())
    return same and not results.relaxed and not results.unsure


def _bare(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))


def _of_document(changes: Changes, hits: Sequence[Hit]) -> Sequence[Fresh]:
    """Return what is new in a document, the best passages one by one.

    Where it is the title that was searched for, or no words at all, the document is
    what is new, and its first passage stands for the others.
    """
    worded = [hit for hit in hits if hit.marks]
    asked = worded or sorted(hits, key=lambda hit: hit.start)
    shown = SHOWN if worded else 1
    found = [one for hit in asked if (one := _fresh(changes, hit)) is not None]
    found = list({one.key: one for one in found}.values())
    if len(found) <= shown:
        return found
    last = replace(found[shown - 1], count=len(found) - shown)
    return [*found[: shown - 1], last]


def _fresh(changes: Changes, hit: Hit) -> Fresh | None:
    """Return the sentences of a hit that are new and hold what is searched for."""
    artifact = changes.artifact(hit.id)
    if artifact is None:
        return None
    text = artifact.document.text
    spans = sentences(text, hit.start, hit.end)
    words = {hit.snippet[a:b].casefold() for a, b in hit.marks}
    meant = [s for s in spans if not words or _holds(text[s[0] : s[1]], words)]
    new = [s for s in meant or spans if changes.is_new(hit.id, text[s[0] : s[1]])]
    if not new:
        return None
    return fresh("traff", artifact, new[0][0], new[-1][1])


def _holds(sentence: str, words: set[str]) -> bool:
    folded = sentence.casefold()
    return any(word in folded for word in words)
