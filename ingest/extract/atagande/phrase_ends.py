"""Where the noun phrase for an actor ends: before an adverb, a time or an object.

"att nämnden senast i maj ska redovisa", "i maj redovisar chefen utfallet",
"utförs av kontoret och ska vara klart".
"""

from functools import cache

from ingest.extract.atagande.agents import is_title
from ingest.language.finite import ADVERBS, MODALS, PREPOSITIONS
from ingest.language.tokens import Word
from ingest.language.wordsets import is_actor_word, wordset

# After an actor they say when, not whose or where: "före jul", "inom sex månader".
WHEN = frozenset(("senast", "tidigast", "före", "innan", "inom"))
# With an indefinite noun they say which ones: "två sjuksköterskor från Ekvik".
WHEN_DEFINITE = frozenset(("efter", "under", "från", "till", "mot"))
# These open a time only where one follows: "i maj", but "kliniken i Ekvik".
PERHAPS_WHEN = frozenset(("i", "vid", "på", "per", "om", "fr.o.m.", "t.o.m."))
OCCASIONS = frozenset(
    ("sammanträde", "sammanträdet", "möte", "mötet", "årsskiftet", "bokslutet")
)
JOINING = frozenset(("och", "samt", "men", "eller", "respektive", "som", "vars", "/"))
ADVERBIAL = ("vis", "ligen")
DEFINITE = ("en", "et", "na", "an")
# How many words of a time are looked through for one that names it.
NEAR = 5


@cache
def _times() -> frozenset[str]:
    """Return the words that tell a time, with the names of the months."""
    return wordset("tidsmått") | wordset("årstid") | OCCASIONS


def actor_part(words: tuple[Word, ...], place: tuple[int, int]) -> tuple[int, int]:
    """Return the part of a noun phrase that names its actor."""
    first, end = place
    for at in range(first + 1, end):
        if _ends(words, at, end):
            return first, at
    return place


def _ends(words: tuple[Word, ...], at: int, end: int) -> bool:
    """Tell whether an actor's name is complete before the word at `at`."""
    before, word = words[at - 1], words[at]
    lower = word.lower
    if lower in JOINING:
        return at + 1 < end and words[at + 1].lower in MODALS
    named = is_actor_word(before.lower) or is_title(before.lower)
    if not named and not before.text[:1].isupper():
        return False
    if lower == "där":
        return True
    definite = before.lower.endswith(DEFINITE)
    if lower in WHEN or (definite and lower in WHEN_DEFINITE):
        return True
    if lower in PERHAPS_WHEN and _times_follow(words, at + 1, end):
        return True
    if lower in PREPOSITIONS or not word.text[:1].islower():
        return False
    if lower in ADVERBS or lower.endswith(ADVERBIAL):
        return True
    # Nothing but a name or what a preposition opens follows a definite noun.
    return named and definite


def _times_follow(words: tuple[Word, ...], at: int, end: int) -> bool:
    near = words[at : min(end, at + NEAR)]
    return any(
        word.lower in _times() or (word.text.isdigit() and len(word.text) == 4)
        for word in near
    )
