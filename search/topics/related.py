"""Which words stand together in the collection more than chance would have it.

Learned from a bounded sample of the passages: the log-likelihood ratio of two nouns in
one passage (Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence",
1993).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import combinations, groupby
from math import log
from sys import intern
from zlib import crc32

from search import analysis
from search.model import Engine, Entry, Everything
from search.topics.phrases import nouns_in

# So many passages are read at most, evenly spread, and so many at a time.
SAMPLED, PAGE = 30_000, 500
# Words in fewer documents are chance, and in more than that share say nothing.
LEAST, MOST_SHARE = 4, 0.2
# So many words are known, and pairs counted; beyond that the rarest are let go.
WORDS, PAIRS = 20_000, 300_000
# Of a long passage only so many words are paired.
PAIRED = 40
# Passages of one § stand together up to so many characters.
TOLD = 800
# How often two words must stand together, how surely, and how many are kept of each.
TOGETHER, SURE, KEPT = 3, 10.8, 8
# Stems that differ by no more at the end are forms of one word.
ENDING = 3

Near = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, order=True)
class _Told:
    """The nouns of a passage, stem → as written, and where it stands."""

    document: str
    start: int
    under: tuple[str, str]
    mark: int
    length: int
    nouns: Mapping[str, str] = field(compare=False)


@dataclass(slots=True)
class _Counts:
    """In how many documents words stand, alone and together; how they are written."""

    documents: int = 0
    words: Counter[str] = field(default_factory=Counter)
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)


def sample(engine: Engine) -> Iterator[Entry]:
    """Yield passages of an index, evenly spread, at most `SAMPLED`."""
    pages = -(-engine.count() // PAGE)
    step = max(1, -(-pages * PAGE // SAMPLED))
    for page in range(0, pages, step):
        found, _ = engine.find(Everything(), PAGE, page * PAGE)
        yield from (one.entry for one in found)


def learned(entries: Iterable[Entry]) -> Near:
    """Return stem → the words nearest it, as mostly written, the nearest first."""
    counts = _count(entries)
    near: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), together in counts.pairs.items():
        score = _score(together, counts.words[one], counts.words[other], counts)
        if together >= TOGETHER and score >= SURE:
            for word, beside in ((one, other), (other, one)):
                if not _is_same(word, beside):
                    near[word].append((score, beside))
    return {
        word: tuple(
            _written(counts.forms[beside])
            for _, beside in nlargest(KEPT, sorted(found), key=lambda each: each[0])
        )
        for word, found in sorted(near.items())
    }


def _count(entries: Iterable[Entry]) -> _Counts:
    """Count by documents: what one of them says over and over is its own affair."""
    counts = _Counts()
    held = list(_documents(sorted(map(_told, entries))))
    for units in held:
        forms = {stem: word for unit in units for stem, word in unit.items()}
        counts.words.update(forms.keys())
        for stem, word in forms.items():
            counts.forms.setdefault(stem, Counter())[word] += 1
    counts.documents = len(held)
    known = _known(counts)
    for units in held:
        there = (sorted(known.intersection(list(unit)[:PAIRED])) for unit in units)
        counts.pairs.update({pair for unit in there for pair in combinations(unit, 2)})
        if len(counts.pairs) > PAIRS:
            counts.pairs = Counter({p: n for p, n in counts.pairs.items() if n > 1})
    return counts


def _told(entry: Entry) -> _Told:
    return _Told(
        document=entry.document,
        start=entry.start,
        under=(entry.section or "", entry.heading or ""),
        mark=crc32(entry.text.encode()),
        length=len(entry.text),
        nouns={analysis.stem(w): intern(w) for w in nouns_in(entry.text)},
    )


def _documents(told: Iterable[_Told]) -> Iterator[list[dict[str, str]]]:
    """Yield of each document the nouns that stand together, but each text once."""
    seen: set[int] = set()
    for _, passages in groupby(told, key=lambda one: one.document):
        units: list[dict[str, str]] = []
        before, length = ("", ""), TOLD
        for one in passages:
            if one.mark in seen:
                continue
            seen.add(one.mark)
            if one.under != before or length >= TOLD:
                units.append({})
                before, length = one.under, 0
            units[-1].update(one.nouns)
            length += one.length
        yield units


def _known(counts: _Counts) -> frozenset[str]:
    """Return the words that are neither chance nor everywhere."""
    most = max(MOST_SHARE * counts.documents, LEAST)
    often = (w for w, n in counts.words.items() if LEAST <= n <= most)
    return frozenset(nlargest(WORDS, sorted(often), key=lambda w: counts.words[w]))


def _is_same(word: str, beside: str) -> bool:
    """Tell whether a search for a word finds the other, or it is a form of it."""
    begins = beside.startswith(word) or word.startswith(beside)
    form = begins and abs(len(word) - len(beside)) <= ENDING
    return form or word in analysis.parts(beside)


def _score(together: int, one: int, other: int, counts: _Counts) -> float:
    """Return the log-likelihood ratio of two words, 0 if they shun each other."""
    n = counts.documents
    if together * n <= one * other:
        return 0.0
    table = (together, one - together, other - together, n - one - other + together)
    sides = (one, n - one), (other, n - other)
    return 2 * (_entropy(table) - sum(map(_entropy, sides)) + n * log(n))


def _entropy(counts: Iterable[int]) -> float:
    return sum(count * log(count) for count in counts if count > 0)


def _written(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], len(form), form))
