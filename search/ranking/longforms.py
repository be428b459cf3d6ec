"""Abbreviations and their long forms, and words that mean the same."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from ingest import lexicon
from search import analysis
from search.ranking.ways import Way
from search.ranking.weights import Weights

FOLDER = Path(__file__).parent
# Tables with an abbreviation and its long form.
LEXICONS = (
    ("organ", "abbr", "name"),
    ("myndigheter", "abbr", "name"),
    ("organisationer", "abbr", "name"),
    ("lagar", "forkortning", "namn"),
)
# A single word that has an abbreviation is found by it too if it is that long.
LONG = 8
# No more words than that are looked up together.
LONGEST = 8


def _rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and line[0] != "#"][1:]


@cache
def _pairs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each abbreviation in lower case, with the stems of a long form."""
    told = [
        (short, row[long])
        for name, abbreviation, long in LEXICONS
        for row in lexicon.table(name)
        for short in row[abbreviation].split()
    ]
    told += [(row[0], row[1]) for row in _rows("abbreviations.tsv")]
    pairs = ((s.lower(), tuple(analysis.stems(long))) for s, long in told)
    return tuple(dict.fromkeys(pair for pair in pairs if pair[1]))


@cache
def _long() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for short, long in _pairs():
        found.setdefault(short, []).append(long)
    return {short: tuple(long) for short, long in found.items()}


@cache
def _short() -> dict[tuple[str, ...], str]:
    return {long: short for short, long in reversed(_pairs())}


@cache
def _alike() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the stems of what is typed → what means the same, as stems."""
    found: dict[tuple[str, ...], dict[tuple[str, ...], None]] = {}
    for row in _rows("synonyms.tsv"):
        forms = [tuple(analysis.stems(each)) for each in row[0].split("|")]
        for form in forms:
            others = dict.fromkeys(f for f in forms if f != form)
            found.setdefault(form, {}).update(others)
    return {form: tuple(others) for form, others in found.items()}


def ways(word: str, weights: Weights) -> Iterator[Way]:
    """Yield the long forms of an abbreviation and what means the same as a word."""
    if not analysis.is_small(word):
        for long in _long().get(word.lower(), ()):
            yield Way(long, weights["longform"], "lång form", row=len(long) > 1)
    yield from _same((analysis.stem(word),), weights)
    yield from _of_parts(word, weights)


def _same(typed: tuple[str, ...], weights: Weights) -> Iterator[Way]:
    for other in _alike().get(typed, ()):
        yield Way(other, weights["synonym"], "samma sak", row=len(other) > 1)
        if len(other) == 1:
            yield Way(other, weights["synonym"] * 0.8, "samma sak", wide=True)


def _of_parts(word: str, weights: Weights) -> Iterator[Way]:
    """Yield a typed compound with one of its parts said otherwise."""
    inner = analysis.parts(word)[:2]
    weight = weights["synonym"] * weights["apart"]
    for at, part in enumerate(inner):
        for other in _alike().get((part,), ()) if len(inner) > 1 else ():
            if len(other) == 1:
                terms = (*inner[:at], *other, *inner[at + 1 :])
                yield Way(terms, weight, "samma sak")


def within(
    words: Sequence[str], weights: Weights
) -> Iterator[tuple[int, int, tuple[Way, ...]]]:
    """Yield where several words together may be met otherwise, and how.

    That is a long form by its abbreviation, and what means the same as they do.
    """
    stems = [analysis.stem(word) for word in words]
    for start in range(len(stems)):
        for end in range(min(len(stems), start + LONGEST), start, -1):
            typed = tuple(stems[start:end])
            found: list[Way] = []
            short = _short().get(typed)
            if short and (len(typed) > 1 or len(words[start]) >= LONG):
                found.append(Way((short,), weights["longform"], "förkortning"))
            if len(typed) > 1:
                found.extend(_same(typed, weights))
            if found:
                yield start, end, tuple(found)
                break
