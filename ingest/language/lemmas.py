"""The lemma of a word: "nämndernas" is "nämnd", "togs" is "ta".

Forms are generated from the lexicons of nouns, adjectives and verbs. A word that is
not there is read as a compound by its last part, or else by its ending.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ingest import lexicon
from ingest.language import adjectives, compounds, nouns, verbs
from ingest.language.wordsets import wordset

Pos = Literal["substantiv", "verb", "adjektiv", "ord"]

# So many words are at hand; what is rarer is worked out anew.
CACHED = 20_000
# Words after which a noun is likelier than a verb, and the other way about.
BEFORE_NOUN = wordset("före-substantiv")
BEFORE_VERB = wordset("före-verb")
# The universal parts of speech that a trained model gives.
SPOKEN: dict[str, Pos] = {
    "NOUN": "substantiv",
    "VERB": "verb",
    "AUX": "verb",
    "ADJ": "adjektiv",
}


class Lemma(NamedTuple):
    """One reading of a word: its base form and part of speech."""

    base: str
    pos: Pos


@cache
def _special() -> dict[str, Lemma]:
    rows = lexicon.table("sprak_former")
    return {r["form"]: Lemma(r["grundform"], r["ordklass"]) for r in rows}  # type: ignore[arg-type]


def _known(lower: str) -> Iterator[Lemma]:
    """Yield the readings of a word that the lexicons know whole, the likeliest first.

    What is listed comes before what could be made of a verb or be a genitive.
    """
    for noun in nouns.table().get(lower, ()):
        yield Lemma(noun.lemma, "substantiv")
    listed = adjectives.table().get(lower)
    if listed is not None:
        yield Lemma(listed, "adjektiv")
    for form in verbs.readings(lower):
        yield Lemma(form.lemma, "verb")
    for noun in nouns.readings(lower):
        yield Lemma(noun.lemma, "substantiv")


def _by_ending(lower: str) -> Lemma:
    """Return the reading of a word of which nothing else is known."""
    adjective = adjectives.base_of(lower)
    if adjective is not None:
        return Lemma(adjective, "adjektiv")
    noun = nouns.guessed(lower)
    return Lemma(noun, "substantiv") if noun else Lemma(lower, "ord")


def _compound(lower: str) -> Iterator[Lemma]:
    """Yield the readings of a compound by its last part."""
    found = compounds.cut(lower)
    if found is not None:
        before = lower[: -len(found.last)]
        last = tuple(_known(found.last))
        for lemma in last or (Lemma(compounds.base_of(found.last), "substantiv"),):
            yield Lemma(before + lemma.base, lemma.pos)


@lru_cache(CACHED)
def lemmas(word: str) -> tuple[Lemma, ...]:
    """Return the readings of a word, the likeliest first; at least one."""
    lower = word.lower()
    if lower in _special():
        return (_special()[lower],)
    found = dict.fromkeys(_known(lower)) or dict.fromkeys(_compound(lower))
    return tuple(found) or (_by_ending(lower),)


def lemma(word: str, before: str = "", pos: str = "") -> str:
    """Return the base form of a word.

    Where it could be two, its part of speech decides if a trained model gave one, and
    else the word before it.

    >>> lemma("nämndernas")
    'nämnd'
    """
    if pos == "PROPN":
        return word
    found = lemmas(word)
    if len(found) == 1:
        return found[0].base
    wanted = SPOKEN.get(pos)
    if wanted is None and before.lower() in BEFORE_NOUN:
        wanted = "substantiv"
    elif wanted is None and before.lower() in BEFORE_VERB:
        wanted = "verb"
    return next((each.base for each in found if each.pos == wanted), found[0].base)
