"""Where the name of a document or a law ends: before the verb of its sentence."""

import re

from ingest.language import verbs

_WORD = re.compile(r"[\w-]+")
# What no name goes on with, though it is no finite verb.
_BARE = frozenset(
    {"ha", "få", "vara", "bli", "där", "vilka", "vilken", "vilket", "därmed"}
)


# "... för Ekby 2030 och från överenskommelsen": another phrase has begun.
_NEXT_PHRASE = re.compile(
    r"(?:,? (?:och|samt) (?:från|till|i|på|för|med|av|om|utifrån|enligt|genom|den|det"
    r"|de|en|ett)\b|(?<=\w [12]\d{3}) (?![-–/])).*"
)
_LOOSE_END = re.compile(
    r"(?:,? (?:och|samt|för|från|till|på|i|av|med|om|mellan)){1,9}$"
)


def before_verb(words: str, first: int = 1, relative: bool = False) -> str:
    """Return a name as far as the finite verb of the sentence it stands in.

    Args:
        words: The name, perhaps with more of the sentence after it.
        first: How many words surely are the name.
        relative: A clause of "som" and a verb may belong to the name ("lagen om skydd
            för personer som rapporterar om missförhållanden").
    """
    words = _NEXT_PHRASE.sub("", words)
    found = list(_WORD.finditer(words))
    told = False
    for index, match in enumerate(found[first:], first):
        word = match[0]
        if not word.islower():
            continue
        if word == "som" and relative and not told:
            after = found[index + 1][0] if index + 1 < len(found) else ""
            told = is_verb(after)
            if told:
                continue
            return _trimmed(words[: match.start()])
        own = told and found[index - 1][0] == "som"
        if not own and (word in _BARE or is_verb(word)):
            return _trimmed(words[: match.start()])
    return _trimmed(words)


def _trimmed(words: str) -> str:
    return _LOOSE_END.sub("", words.rstrip(" ,"))


def is_verb(word: str) -> bool:
    """Tell whether a word is a finite verb."""
    return verbs.reading(word, "pres", "pret") is not None
