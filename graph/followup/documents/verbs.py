"""Which kind of deed a promise is, by its verbs; decides what can fulfil it."""

import re
from functools import cache, lru_cache

from ingest import lexicon
from ingest.language.verbs import readings

_WORD = re.compile(r"[^\W\d_]+")
# So many words and sentences are at hand; what is rarer is worked out anew.
WORDS, SENTENCES = 100_000, 20_000
# Verbs too light to tell one deed from another.
LIGHT = frozenset(
    {"ta", "ge", "göra", "få", "bli", "vara", "ha", "komma", "lägga", "hålla", "kunna"}
    | {"ska", "vilja", "gå", "stå", "avse", "planera", "beräkna", "besluta", "finnas"}
)
# Words that say that whatever it was is done.
COMPLETED = re.compile(
    r"\b(?:klar[at]?|färdig[at]?|på plats|i drift|i bruk|i mål|"
    r"avsluta(?:d|t|de|des|ts)|"
    r"(?:genom|slut|full)för(?:d|t|da|ts|des|dde)|fullfölj(?:d|t|da|ts|des|de)|"
    r"(?:verk|färdig)ställ(?:d|t|da|ts|des|de)|uppfyll(?:d|t|da|ts|des|de)|"
    r"infria(?:d|t|de|ts|des)|fullgjor(?:d|t|da|des))\b",
    re.IGNORECASE,
)
# Things that are made and put before someone without a verb of that kind.
DELIVERED = re.compile(
    r"\b(?:ta(?:s|gits|r)? fram|fram(?:tas|ta)|lägg(?:a|er|s|as) fram|förslag till)\b",
    re.IGNORECASE,
)
# Things that are the outcome of any work that is handed over.
HANDED = re.compile(
    r"\b(?:\w*rapport(?:en|er|erna)?|underlag(?:et)?|förslag(?:et|en)?|redogörelse\w*"
    r"|svaret)\b",
    re.IGNORECASE,
)
MAKING = "framtagande"
# That people came together is told with light verbs: "samrådet hölls i maj".
HELD = re.compile(
    r"\b(?:hölls|hållits|äg(?:de|t) rum|sam(?:lades|lats)|sammanträd(?:de|er|tt)|möttes"
    r"|träffa(?:de|s|des|t|ts)|sågs)\b",
    re.IGNORECASE,
)
MEETING = "möte"
# Nouns that name a deed: "utredningen", "införandet", "öppnandet".
_START = re.compile(r"start(?:en|er|erna)?s?$")
_DOING = re.compile(
    r"(?P<stem>\w{3,}?)(?:ning(?:en|ar|arna)?|ande(?:t|n)?|ing(?:en)?)s?"
)
# Kinds of deed that a decision to adopt or receive the thing can complete.
HANDED_OVER = frozenset({MAKING, "redovisning", "granskning"})


def is_verb(word: str) -> bool:
    """Tell whether a word is a form of a verb that the lexicon knows."""
    return bool(readings(word.lower()))


def nouns(text: str) -> str:
    """Return a text without its verbs: what is left names things."""
    return " ".join(w for w in _WORD.findall(text) if not is_verb(w))


@cache
def _kinds() -> dict[str, set[str]]:
    """Return verb → the kinds of deed it can be."""
    kinds: dict[str, set[str]] = {}
    for row in lexicon.table("belagg_handlingar"):
        kinds.setdefault(row["verb"], set()).add(row["slag"])
    return kinds


def _lemmas(word: str) -> set[str]:
    """Return the verbs a word can be a form of, but for those of another beginning.

    "får" is no form of "utfå" where it stands alone.
    """
    found = {form.lemma for form in readings(word)}
    return {lemma for lemma in found if lemma[0] == word[0]} - LIGHT


@lru_cache(WORDS)
def _made_noun(word: str) -> tuple[str, ...]:
    """Return the verbs that a noun of doing is made of: "kartläggningen"."""
    if _START.search(word):
        return ("starta",)
    found = _DOING.fullmatch(word)
    if found is None:
        return ()
    stem = found["stem"]
    made = {lemma for end in ("a", "ra", "", "er") for lemma in _lemmas(stem + end)}
    return tuple(sorted(made))


@lru_cache(SENTENCES)
def deeds(text: str) -> frozenset[str]:
    """Return the verbs of a text, and the kinds of deed that they are.

    >>> sorted(deeds("En ny skola invigdes i maj."))
    ['inviga', 'öppnande']
    """
    words = _WORD.findall(text.lower())
    verbs = {lemma for word in words for lemma in _lemmas(word)}
    verbs |= {verb for word in words for verb in _made_noun(word)}
    kinds = {kind for verb in verbs for kind in _kinds().get(verb, ())}
    if DELIVERED.search(text):
        kinds.add(MAKING)
    if HELD.search(text):
        kinds.add(MEETING)
    if HANDED.search(text):
        kinds |= HANDED_OVER
    return frozenset(verbs | kinds)
