"""Passages that say the same: one is shown, and where the others stand is told.

The same words anywhere are one passage. Passages nearly alike are one only in documents
that are known to be the same, versions of each other, or part and whole: a form filled
in anew differs in just the words that matter.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from search import analysis, wording
from search.model import Also, Found

# Whether two documents, by their ids, are known to belong together.
Twins = Callable[[str, str], bool]
# Shorter passages are alike by chance ("Paragrafen justeras omedelbart").
FEWEST = 12
# How much two passages of such documents must have in common.
ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Folded:
    """A passage and those that say the same, the best first."""

    found: Found
    also: tuple[Found, ...] = ()


def fold(found: Sequence[Found], twins: Twins | None = None) -> list[Folded]:
    """Return passages in their order, each with the later ones that say the same."""
    words = [_words(each) for each in found]
    first: dict[tuple[str, ...], int] = {}
    kept: dict[int, list[int]] = {}
    for number, said in enumerate(words):
        best = first.get(said) if len(said) >= FEWEST else None
        if best is None and twins is not None:
            best = _twin(number, kept, found, words, twins)
        if best is None:
            kept[number] = []
        else:
            kept[best].append(number)
        first.setdefault(said, number if best is None else best)
    return [Folded(found[n], tuple(found[m] for m in more)) for n, more in kept.items()]


def _words(found: Found) -> tuple[str, ...]:
    """Return the stems of a passage, as the index keeps them if it does."""
    kept = found.entry.wording
    stems = wording.stems(kept.text) if kept else analysis.stems(found.entry.text)
    return tuple(stems)


def _twin(
    number: int,
    kept: Iterable[int],
    found: Sequence[Found],
    words: Sequence[tuple[str, ...]],
    twins: Twins,
) -> int | None:
    """Return the first passage of a document's twin that is nearly the same."""
    own, said = found[number].entry.document, frozenset(words[number])
    others = ((known, found[known].entry.document) for known in kept)
    belong = (known for known, other in others if other != own and twins(own, other))
    return next((k for k in belong if _alike(said, frozenset(words[k]))), None)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= ALIKE * max(len(one | other), 1)


def also(found: Found) -> Also:
    """Return where a passage stands that says the same as a hit."""
    entry = found.entry
    return Also(
        document=entry.source,
        id=entry.document,
        title=entry.title,
        type=entry.type,
        date=entry.date,
        page=entry.page,
        start=entry.start,
        end=entry.end,
    )
