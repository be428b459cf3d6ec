"""Swedish words as every engine indexes and every query asks for them.

One analysis for index and query. Words are runs of letters and digits, lower-cased and
stemmed by the Snowball stemmer for Swedish. What else a text can be found by is `wide`:
the parts of compounds ("cykelplan" by "cykel" and "plan"), words without their dots and
rings ("skolgård" by "skolgard") and what is written in many ways, once as one key: a
dnr, a §, a date, a number (`search.keys`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ingest import lexicon
from ingest.extract import content_words
from search import compounds, keys

WORD = re.compile(r"[^\W_]+")
# Far more word forms than one collection uses often.
CACHED = 30_000
SMALL_WORDS = Path(__file__).parent / "ranking" / "small_words.txt"
IRREGULAR = Path(__file__).with_name("irregular.tsv")
# Endings of words that no lexicon knows, the longest first, and what must be left.
ENDINGS = ("arna", "erna", "orna", "ens", "ets", "en", "et", "an", "ar", "er", "or")
VOWEL_ENDINGS = ("a", "e")
# After these an n is the article ("Holmön"), else it may end the word ("station").
BEFORE_N = "åöyu"
SHORTEST_STEM = 4
# An s that is no genitive ("hemlös", "hemlösa").
NO_GENITIVE = ("ss", "lös")
# Between these and an l an e is left out before endings ("sparkcykel", "-cyklar").
BEFORE_L = "bdfgkpt"
# Adjectives with a neuter t, whose stem the lexicons keep it in ("statligt").
NEUTER = ("igt", "skt")
# Endings written in two ways: "kontaktcenter" is bent as "centrum" ("-centret").
SAME_ENDING = (("centers", "centrum"), ("center", "centrum"))
# What is longer is no word, and would take long to read as one.
LONGEST_WORD = 60
# What a folded word is marked by, so that "far" is not "får" to who writes both.
FOLDED = "~"
_PLAIN = str.maketrans("åäöéèüáàëæø", "aaoeeuaaeao")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text: `text[start:end]` as written.

    `stem` is what it is indexed by, `parts` the stems of a compound's parts and
    `folded` the stem without dots and rings, "" where it has none.
    """

    start: int
    end: int
    stem: str
    parts: tuple[str, ...] = ()
    folded: str = ""


@lru_cache(CACHED)
def stem(word: str) -> str:
    """Return the stem of one word; words with digits are only lower-cased.

    That is the lemma without its last vowel where the lexicons know the word or the
    parts of it, and else the word without what looks like an ending: names and rare
    words are bent too ("Holmöfärjan", "Brattlands").

    >>> stem("åtgärderna") == stem("åtgärder")
    True
    """
    lower = word.lower()
    if not lower.isalpha() or len(lower) > LONGEST_WORD:
        return lower
    lower = _irregular().get(lower, lower)
    for written, ending in SAME_ENDING:
        if lower.endswith(written):
            return lower.removesuffix(written) + ending
    if lower.endswith(NEUTER) and len(lower) > SHORTEST_STEM + 1:
        lower = lower[:-1]
    if compounds.is_listed(lower):
        return content_words.stem(lower)
    return _without_ending(lower)


@cache
def _irregular() -> dict[str, str]:
    lines = IRREGULAR.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"][1:]
    return {form: base for base, forms in rows for form in forms.split()}


def _without_ending(word: str) -> str:
    """Return a word without genitive s, article or plural, and last vowel."""
    bare = word if word.endswith(NO_GENITIVE) else _cut(word, ("s",))
    bare = _cut(bare, ENDINGS)
    if len(bare) > SHORTEST_STEM and bare[-1] == "l" and bare[-2] in BEFORE_L:
        bare = f"{bare[:-1]}el"
    if bare[-1] == "n" and bare[-2:-1] in BEFORE_N:
        bare = _cut(bare, ("n",))
    return _cut(bare, VOWEL_ENDINGS)


def _cut(word: str, endings: Sequence[str]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def folded(word: str) -> str:
    """Return a word in lower case without dots, rings and accents."""
    return word.lower().translate(_PLAIN)


@lru_cache(CACHED)
def parts(word: str) -> tuple[str, ...]:
    """Return the stems of the parts of a compound, () of a word that is none."""
    whole = stem(word)
    found = (stem(part) for part in compounds.parts(word.lower()))
    return tuple(dict.fromkeys(part for part in found if part != whole))


@lru_cache(CACHED)
def _analysed(word: str) -> tuple[str, tuple[str, ...], str]:
    whole = stem(word)
    plain = folded(whole)
    return whole, parts(word), plain if plain != whole else ""


def tokens(text: str) -> list[Token]:
    """Return the words of `text` with their places, stems and parts."""
    return [
        Token(m.start(), m.end(), *_analysed(m.group())) for m in WORD.finditer(text)
    ]


def stems(text: str) -> list[str]:
    """Return the stems of the words of `text`, in order."""
    return [stem(word) for word in WORD.findall(text)]


@lru_cache(CACHED)
def wide_of(word: str) -> tuple[str, ...]:
    """Return by what else a word is found: parts and folded words."""
    whole, inner, _ = _analysed(word)
    lower = word.lower()
    # The form as well as the stem: who leaves out the accent of a name gets the stem
    # of another word.
    marked = (
        FOLDED + folded(each) for each in (whole, lower, *inner) if each != folded(each)
    )
    return tuple(dict.fromkeys((*inner, *marked)))


def wide(text: str) -> list[str]:
    """Return what else a text is found by: parts, folded words and keys."""
    found = [each for word in WORD.findall(text) for each in wide_of(word)]
    found.extend(keys.keys(text))
    return found


def words(text: str) -> list[str]:
    """Return the words of `text` lower-cased, unstemmed (names)."""
    return [word.lower() for word in WORD.findall(text)]


def content(stemmed: Sequence[str]) -> list[str]:
    """Return the stems without stop words; all of them if nothing else is left."""
    kept = [s for s in stemmed if s not in _stop_stems()]
    return kept or list(stemmed)


def is_small(word: str) -> bool:
    """Tell whether a typed word says nothing of what is sought ("vem", "om")."""
    return word.lower() in _small()


@cache
def _small() -> frozenset[str]:
    lines = SMALL_WORDS.read_text(encoding="utf-8").splitlines()
    own = (line for line in lines if line and line[0] != "#")
    return frozenset((*lexicon.words("stoppord"), *own))


@cache
def _stop_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon.words("stoppord"))


def compact(identifier: str) -> str:
    """Fold a dnr to what does not change with its writing ("KS 2024/118")."""
    return "".join(WORD.findall(identifier)).lower()
