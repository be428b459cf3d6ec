"""The spelling of organisations' names: what may differ without a difference in sense.

Case, hyphens, "&" for "och", brackets and quotation marks do not tell two
organisations apart; words, numbers and places do.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

_DASHES = re.compile("[\u2010-\u2015\u2212]")
# What brackets hold beside a name: a legal note or an abbreviation.
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_QUOTES = re.compile("[\"”“»«'’]")
_LOOSE_HYPHEN = re.compile(r"(?<=\w)\s+-(?=\s|$)|(?<=\w)-(?=(?:och|samt)\b)")
# A word broken at the end of a line, not the first of two that share an end.
_BROKEN = re.compile(r"(?<=\w)- (?!(?:och|samt|eller|respektive)\b|\S+-)(?=\w)")
_SHORT = re.compile(r"(?=.*[A-ZÅÄÖ].*[A-ZÅÄÖ])[A-ZÅÄÖ][A-ZÅÄÖa-zåäö&]{1,6}")

_COURT = r"tingsrätt|förvaltningsrätt|länsrätt|kammarrätt|mark- och miljödomstol"
_COURT_IN = re.compile(rf"({_COURT})(?:en)?s? (?:i|vid) (.+)")
_COURT_OF = re.compile(rf"(.+?)s? ({_COURT})(?:en)?s?")
_SCHOOL_IN = re.compile(r"(universitet|högskola|sjukhus|lasarett)(?:et|n) i (.+)")
_SCHOOL_OF = re.compile(r"(.+?)s? (universitet|högskola|sjukhus|lasarett)s?")


@cache
def fold(name: str) -> str:
    """Return `name` in lower case without what layout and typing add to it."""
    text = _folded(name)
    while (again := _folded(text)) != text:
        text = again
    return text


def _folded(name: str) -> str:
    text = unicodedata.normalize("NFC", name).replace("\u00ad", "")
    text = _QUOTES.sub("", _DASHES.sub("-", text))
    text = _BRACKETS.sub("", text) or text
    text = text.replace("&", " och ").replace("+", " och ")
    text = _LOOSE_HYPHEN.sub("- ", text.casefold())
    text = text.replace("kungl.", "kungliga").replace(" - ", "- ")
    return _BROKEN.sub("", " ".join(text.split()).strip(" .,;:"))


def in_one_order(text: str) -> str:
    """Return a folded name of a court or university with its place first, bare.

    "tingsrätten i mora" and "mora tingsrätt" are "mora tingsrätt".
    """
    found = _COURT_IN.fullmatch(text) or _SCHOOL_IN.fullmatch(text)
    if found is not None:
        return f"{found.group(2).removesuffix('s')} {found.group(1)}"
    found = _COURT_OF.fullmatch(text) or _SCHOOL_OF.fullmatch(text)
    return text if found is None else f"{found.group(1)} {found.group(2)}"


def is_short(name: str) -> bool:
    """Tell whether a name is written as an abbreviation ("KS", "RFSL", "MFoF")."""
    return _SHORT.fullmatch(name.strip()) is not None


def stem(word: str) -> str:
    """Return a word of a compound without its joint ("hälso" → "hälsa")."""
    word = word.strip("-")
    if len(word) > 4 and word[-1] == "s":
        return word[:-1]
    if len(word) > 4 and word[-1] in "oe":
        return word[:-1] + "a"
    return word


def deletions(text: str) -> frozenset[str]:
    """Return `text` and all that is left when one character is taken out of it."""
    return frozenset(text[:at] + text[at + 1 :] for at in range(len(text))) | {text}


def one_slip(left: str, right: str) -> bool:
    """Tell whether two texts differ by one letter too many, too few, or wrong.

    Two letters that changed places count as one slip. Digits never differ by a slip.
    """
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    if numbers(left) != numbers(right):
        return False
    start = shared_start(left, right)
    rest_left, rest_right = left[start:], right[start:]
    end = shared_start(rest_left[::-1], rest_right[::-1])
    rest_left = rest_left[: len(rest_left) - end]
    rest_right = rest_right[: len(rest_right) - end]
    if len(rest_left) <= 1 and len(rest_right) <= 1:
        return True
    return len(rest_left) == 2 and rest_left == rest_right[::-1]


def numbers(text: str) -> list[str]:
    """Return the numbers in a text, which always tell two names apart."""
    return re.findall(r"\d+", text)


def shared_start(left: str, right: str) -> int:
    """Return how many characters two texts begin with together."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count


def slips(words: Iterable[str], least: int) -> Mapping[str, tuple[str, ...]]:
    """Index texts of at least `least` characters by what one deletion leaves."""
    index: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        if len(word) >= least:
            for rest in sorted(deletions(word)):
                index.setdefault(rest, []).append(word)
    return {rest: tuple(found) for rest, found in index.items()}


def nearly(word: str, index: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the indexed texts that differ from `word` by one slip."""
    near = {other for rest in deletions(word) for other in index.get(rest, ())}
    return tuple(sorted(other for other in near if one_slip(word, other)))
