"""Names that the abbreviation in brackets after them shows to be names."""

import re
from functools import cache
from itertools import pairwise

from ingest import lexicon
from ingest.extract.organisation_bodies import is_body
from ingest.extract.organisation_words import Found, Words
from ingest.extract.person_parties import normalise

BRACKET = re.compile(r" \(([A-ZÅÄÖ][\w-]{1,9})\)")
PHRASE = re.compile(r"[^.;:!?()\n\t•]*\Z")
TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*-?")
SMALL = frozenset({"och", "i", "för", "av", "på", "mot", "med", "om", "the", "of"})
# Words that open a name even where a sentence begins.
OPENERS = frozenset(
    {
        *("Statens", "Sveriges", "Svenska", "Svenskt", "Nationellt", "Nationella"),
        *("Nationell", "Föreningen", "Riksförbundet", "Rådet", "Institutet"),
        *("Kungliga", "Kungl", "Stiftelsen", "Myndigheten", "Delegationen"),
        *("Regionalt", "Europeiska", "Internationella", "Nordiska", "Centrum"),
    }
)
MAX_TOKENS = 11
MAX_LENGTH = 130


@cache
def _things() -> tuple[str, ...]:
    return tuple(lexicon.words("forkortade_ting"))


def find(words: Words, taken: frozenset[int]) -> list[Found]:
    """Return "Sveriges förenade studentkårer" of "... studentkårer (SFS)"."""
    found = []
    text = words.text
    for match in BRACKET.finditer(text):
        short = match.group(1)
        if normalise(short) is not None:
            continue
        before = PHRASE.search(text, max(0, match.start() - MAX_LENGTH), match.start())
        if before is None:
            continue
        tokens = list(TOKEN.finditer(text, before.start(), match.start()))
        start = _start(tokens[-MAX_TOKENS:], short, taken, words)
        if start is None:
            continue
        name = text[start : match.start()]
        found.append(
            Found(
                start,
                match.start(),
                name,
                "ovrigt",
                "organisation.forkortning",
                0.8,
            )
        )
    return found


def _start(
    tokens: list[re.Match[str]], short: str, taken: frozenset[int], words: Words
) -> int | None:
    """Return where the name that `short` abbreviates begins."""
    if not tokens or any(token.start() in taken for token in tokens):
        return None
    for first in range(len(tokens) - 1, -1, -1):
        phrase = tokens[first:]
        word = phrase[0].group()
        if not word[0].isupper() or not _spelled(phrase, short):
            continue
        if len(phrase) == 1 or _is_thing(phrase):
            return None
        named = first and tokens[first - 1].group().casefold().endswith(_things())
        if _is_name(phrase, words) and not named:
            return phrase[0].start()
    return None


def _is_name(phrase: list[re.Match[str]], words: Words) -> bool:
    """Tell whether the capital is the name's own, not the sentence's."""
    if phrase[0].group() in OPENERS or any(is_body(t.group()) for t in phrase):
        return True
    if any(t.group()[0].isupper() for t in phrase[1:]):
        return True
    return not words.opens_sentence(words.at(phrase[0].start()))


def _spelled(phrase: list[re.Match[str]], short: str) -> bool:
    """Tell whether the letters are the words' first ones, in order."""
    letters = [letter for letter in short.casefold() if letter.isalpha()]
    if phrase[0].group()[0].casefold() != letters[0]:
        return False
    initials = [
        part[0].casefold()
        for token in phrase
        for part in token.group().split("-")
        if part and part not in SMALL
    ]
    hits = _subsequence(letters, initials)
    if hits == len(letters) and len(initials) <= len(letters) + 2:
        return True
    inside = "".join(token.group() for token in phrase).casefold()
    spelled = _subsequence(letters, list(inside)) == len(letters)
    return spelled and hits >= 2 and hits >= len(letters) - 2


def _subsequence(letters: list[str], among: list[str]) -> int:
    """Return how many of the letters come in order."""
    hits = 0
    for letter in among:
        if hits < len(letters) and letter == letters[hits]:
            hits += 1
    return hits


def _is_thing(phrase: list[re.Match[str]]) -> bool:
    """Tell whether a law, plan, method or illness is abbreviated, not a body."""
    head = phrase[-1].group()
    for token, following in pairwise(phrase):
        if following.group() in SMALL - {"och"} and token.group() not in SMALL:
            head = token.group()
            break
    return head.casefold().removesuffix("s").endswith(_things())
