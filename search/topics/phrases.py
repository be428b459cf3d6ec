"""Noun phrases of a text that may name what it is about.

That is a noun or a compound ("bokbussen"), one with its adjective ("öppen förskola")
or with the name before it ("Lillåns badplats"). Words of procedure, time and money
("sammanträde", "tjänsteskrivelse") name nothing.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from ingest import lexicon
from ingest.language import adjectives, nouns, verbs
from search import analysis, compounds
from search.topics.subjects import DECIDING

FORMAL = Path(__file__).with_name("formal_words.txt")
CACHED = 30_000
# Shorter words are mostly articles and chance.
SHORTEST = 3
# Endings of participles, which say what goes on and name no thing ("pågående").
PARTICIPLES = ("ande", "ende", "andes", "endes", "andet", "endet")
# Words that no lexicon knows are things where a heading holds them, but for such as
# look like verbs and adjectives; and what is shorter is mostly an abbreviation.
NO_THING = (*PARTICIPLES, "a", "ad", "at", "de", "re", "lik", "s", "en", "om")
LONG = 5
# How a sentence or a heading begins: a capital letter there makes no name.
_BEGINS = re.compile(r"(?:\A|[.!?:;•–—\n\t]\s*|\d\s+)[\"”»(]*\Z")
OPENING = 4

Kind = Literal["noun", "adjective", "name", ""]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as written, but for the capital letter of a sentence's first word.

    `stems` are what it is counted by; `sure` tells that it stands where a capital
    letter, if it has one, is its own.
    """

    stems: tuple[str, ...]
    written: str
    sure: bool


def phrases(
    text: str, unwanted: Container[str] = (), *, heading: bool = False
) -> Iterator[Phrase]:
    """Yield the phrases of a text or a heading, in order.

    A word in `unwanted` (lower case) is none.

    >>> [one.written for one in phrases("Den öppna förskolan i Tallby har flyttat.")]
    ['förskolan', 'öppna förskolan']
    """
    before: re.Match[str] | None = None
    for match in analysis.WORD.finditer(text):
        lower = match.group().lower()
        kind = "" if lower in unwanted else _kind_at(text, match)
        if heading and not kind and lower not in unwanted:
            kind = _as_heading(text, match)
        if kind == "noun":
            yield _phrase(text, match, match)
            if before and text[before.end() : match.start()] == " ":
                yield _phrase(text, before, match)
        # "Storskogens naturreservat": what names a place may be a word too.
        leads = kind == "name" or (kind == "adjective" and _specific(match.group()))
        named = kind == "noun" and _is_capital(text, match)
        before = match if leads or named else None


def nouns_in(text: str) -> Iterator[str]:
    """Yield the nouns of a text that name something, in small letters.

    >>> list(nouns_in("Beslutsunderlaget om bokbussen är klart."))
    ['bokbussen']
    """
    for match in analysis.WORD.finditer(text):
        lower = match.group().lower()
        # "Körs", "hem": short words and verbs are mostly something else.
        sure = len(lower) >= LONG and not verbs.readings(lower)
        if sure and _kind(lower) == "noun" and not _is_cut(text, match):
            yield lower


def _phrase(text: str, first: re.Match[str], last: re.Match[str]) -> Phrase:
    words = (first,) if first is last else (first, last)
    stems = tuple(analysis.stem(word.group()) for word in words)
    written = text[first.start() : last.end()]
    sure = not _begins(text, first)
    return Phrase(stems, written if sure else written[0].lower() + written[1:], sure)


def _kind_at(text: str, match: re.Match[str]) -> Kind:
    """Return what a word is where it stands."""
    word = match.group()
    if _is_cut(text, match):
        return ""
    kind = _kind(word.lower())
    if not _is_capital(text, match):
        return kind
    if kind == "noun":
        # Of one part it is a name that looks like a word ("Axel", "Nya Kvarn").
        return "noun" if compounds.parts(word.lower()) else "name"
    unknown = word.isalpha() and not compounds.is_listed(word.lower())
    return "name" if unknown else kind


def _is_capital(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word has a capital letter of its own, and more than an initial."""
    word = match.group()
    named = word[0].isupper() and len(word) >= SHORTEST and not word.isupper()
    return named and not _begins(text, match)


def _begins(text: str, match: re.Match[str]) -> bool:
    opening = text[max(0, match.start() - OPENING) : match.start()]
    return match.start() == 0 or _BEGINS.search(f" {opening}") is not None


def _is_cut(text: str, match: re.Match[str]) -> bool:
    """Tell whether it is a part of a word: "Vård- och omsorgsboende", "60-åringar"."""
    return "-" in (text[match.start() - 1 : match.start()], text[match.end() :][:1])


def _as_heading(text: str, match: re.Match[str]) -> Kind:
    """Return what a word that no lexicon knows is in a heading ("fixartjänst")."""
    return "" if _is_cut(text, match) or not _may_be_noun(match.group()) else "noun"


def _may_be_noun(word: str) -> bool:
    if not (word.islower() and word.isalpha() and len(word) >= LONG):
        return False
    if word in _small() or word.endswith(NO_THING) or compounds.is_listed(word):
        return False
    return not (_kind(word) or is_formal(word) or verbs.readings(word))


@lru_cache(CACHED)
def _kind(lower: str) -> Kind:
    """Return what a word is, "" of one that names nothing."""
    if len(lower) < SHORTEST or not lower.isalpha() or lower in _small():
        return ""
    if any(deciding in lower for deciding in DECIDING):
        return ""
    if _is_noun(lower):
        return "" if is_formal(lower) else "noun"
    return "adjective" if adjectives.base_of(lower) else ""


def _is_noun(lower: str) -> bool:
    listed = lower in nouns.table() or lower.removesuffix("s") in nouns.table()
    if listed or (nouns.readings(lower) and not lower.endswith(PARTICIPLES)):
        return True
    if verbs.readings(lower):
        return False
    parts = compounds.parts(lower)
    if parts and (compounds.is_listed(lower) or not lower.endswith(PARTICIPLES)):
        return bool(nouns.readings(parts[-1]) or nouns.productive(parts[-1]))
    made = nouns.productive(lower) is not None and not lower.endswith(PARTICIPLES)
    return made and not adjectives.base_of(lower)


def without_genitive(phrase: str) -> str:
    """Return a phrase whose last word is what the genitive is of.

    >>> without_genitive("Norra Trafikverkets")
    'Norra Trafikverket'
    """
    bare = phrase.removesuffix("s")
    before, word = (each.rpartition(" ")[2].lower() for each in (phrase, bare))
    same = analysis.stem(before) == analysis.stem(word)
    return bare if before != word and same and _is_noun(word) else phrase


@lru_cache(CACHED)
def is_formal(word: str) -> bool:
    """Tell whether a noun is of procedure, or a compound of nothing else.

    >>> is_formal("beslutsunderlaget"), is_formal("biblioteksplan")
    (True, False)
    """
    if analysis.stem(word) in _formal():
        return True
    parts = compounds.parts(word.lower())
    return bool(parts) and all(analysis.stem(part) in _formal() for part in parts)


def _specific(adjective: str) -> bool:
    """Tell whether an adjective can be part of a name: "öppen", but not "ny"."""
    base = adjectives.base_of(adjective.lower()) or adjective
    return analysis.stem(base) not in _formal()


@cache
def _small() -> frozenset[str]:
    return frozenset((*lexicon.words("stoppord"), *lexicon.words("svarsstopp")))


@cache
def _formal() -> frozenset[str]:
    lines = FORMAL.read_text(encoding="utf-8").splitlines()
    own = (line for line in lines if line and line[0] != "#")
    general = lexicon.words("uppfoljning_allmanna")
    return frozenset(analysis.stem(word) for word in (*own, *general))
