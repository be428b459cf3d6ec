"""Whether a word can be one: its signs, its vowels, its letter triples."""

import re
from functools import cache, lru_cache

from ingest.lexicon import table, words

# Letters that are broken, unfamiliar, and all that count.
Judgement = tuple[int, int, int]

LONGEST = 32
# Words with this share of known triples, or less, are wholly unfamiliar.
UNKNOWN_TRIPLES, KNOWN_TRIPLES = 0.4, 0.85
NOTHING: Judgement = (0, 0, 0)

_EDGES = " \t.,;:!?()[]{}<>\"'”“’»«…–—-−*/|·•_=&+"
_PART = re.compile(r"[^\s.,;:()\[\]/@–—\-−'’|+&_=<>\"”“*…!]+")
_SIGNS = re.compile(r"[%‰§°€$£#&@+±×=<>~^*/\\|.,:;\-–—−_()\[\]\"'!?•·✓☐☑☒√\d]+")
_SAME_SIGN = re.compile(r"(\W)\1*")
_CODE = re.compile(r"[^\W\d_]{0,6}\d+[^\W\d_]{0,4}\d*%?|\d+[^\W\d_]{1,6}")
_LATIN = re.compile(r"[a-zà-öø-ÿĀ-ɏ]+")
_VOWELS = frozenset("aeiouyåäöéèáàâãêëïíîóôõøúûüæœāąčęėēīįōőūųűýÿıěůř")
_HEAP = re.compile(r"[bcdfghjklmnpqrstvwxz]{7}|[aeiouyåäö]{6}")
_ONE_LETTER = frozenset("iåöaoxeyàáéæø")


@lru_cache(maxsize=20_000)
def judge(token: str) -> Judgement:
    """Judge a token between spaces; numbers, codes and addresses count for nothing."""
    plain = token.strip(_EDGES)
    if plain.lower() in _known():
        return 0, 0, len(plain)
    if not plain or _SIGNS.fullmatch(plain) or _SAME_SIGN.fullmatch(plain):
        return NOTHING
    if "://" in plain or "@" in plain or plain.startswith("www."):
        return NOTHING
    parts = [_judge_part(part) for part in _PART.findall(plain)]
    broken, unfamiliar, size = (sum(column) for column in zip(*parts, strict=True))
    return broken, unfamiliar, size


def _judge_part(part: str) -> Judgement:
    """Judge what stands between hyphens and other marks of a token."""
    low, size = part.lower(), len(part)
    if low in _known():
        return 0, 0, size
    if _SIGNS.fullmatch(part) or _CODE.fullmatch(part):
        return NOTHING
    if not part.isalpha() or size > LONGEST:
        return size, 0, size
    if not _LATIN.fullmatch(low):
        # Another script is fine in a word of its own.
        return (size, 0, size) if any(map(_LATIN.fullmatch, low)) else NOTHING
    if size <= 2:
        known = low in _ONE_LETTER or part[0].isupper()
        return NOTHING if known else (0, size, size)
    if part.isupper() and size <= 6:
        return NOTHING
    if not _VOWELS.intersection(low) or _HEAP.search(low):
        return NOTHING if low in _short() else (size, 0, size)
    return 0, round(size * _unfamiliar(low)), size


def _unfamiliar(low: str) -> float:
    """Return 0 for a word made of known letter triples, 1 for one of others."""
    triples = _triples_of(low)
    share = sum(triple in _triples() for triple in triples) / len(triples)
    lacking = (KNOWN_TRIPLES - share) / (KNOWN_TRIPLES - UNKNOWN_TRIPLES)
    return min(1.0, max(0.0, lacking))


def _triples_of(word: str) -> list[str]:
    spelt = f"^{word}$"
    return [spelt[i : i + 3] for i in range(len(word))]


@cache
def _known() -> frozenset[str]:
    """Return the known words, first names and places."""
    listed = {word for line in words("lasbarhet_ord") for word in line.split()}
    names = {name.lower() for name in words("fornamn")}
    places = {row["place"].lower() for row in table("kommuner")}
    return frozenset(listed | names | places)


@cache
def _triples() -> frozenset[str]:
    return frozenset(triple for word in _known() for triple in _triples_of(word))


@cache
def _short() -> frozenset[str]:
    """Return abbreviations without vowels that are written without a point."""
    listed = {part for word in words("forkortningar") for part in word.split(".")}
    return frozenset(listed | {"kl", "kr", "st", "nr", "dnr", "tkr", "mnkr", "mkr"})
