"""Which language a text is in, told by its small words and its script.

A text in several languages has the language of its largest part. What is too short
to tell counts as Swedish, unless its letters are of another alphabet.
"""

import re
from collections import Counter
from functools import cache

from ingest import lexicon

SWEDISH = "sv"
WORD = re.compile(r"[^\W\d_]+")
READ = 12_000
# So large a part of a text its language's small words are at least.
LEAST = 0.06
# Fewer words than this tell a language only if very many of them are its own.
FEW, SURE = 25, 0.3
# Another language than Swedish must be this much more likely.
MARGIN = 1.15
SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ti", re.compile("[\u1200-\u137f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
# Letters that tell languages of one alphabet apart.
UKRAINIAN, PERSIAN = re.compile("[іїєґ]"), re.compile("[پچژگ]")
LETTERS = {
    "sv": frozenset("åäö"),
    "fi": frozenset("äö"),
    "da": frozenset("æø"),
    "no": frozenset("æø"),
    "de": frozenset("ßü"),
    "se": frozenset("đŋŧšž"),
    "pl": frozenset("łążęść"),
}
# No letter of another alphabet comes before this one.
OTHER_ALPHABETS = "\u0370"


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Return small word → the languages it belongs to."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.table("smaord"):
        for word in row["ord"].split():
            found[word] = (*found.get(word, ()), row["sprak"])
    return found


def language_of(text: str) -> str:
    """Return the language's code ("sv", "en", "fi" …); "other" if none is known."""
    words = Counter(WORD.findall(text[:READ].lower()))
    total = sum(words.values())
    if total < 3:
        return SWEDISH
    letters = "".join(words)
    used = frozenset(letters)
    script = _script(letters) if max(used) >= OTHER_ALPHABETS else None
    if script is not None:
        return script
    shares: Counter[str] = Counter()
    for word in words.keys() & _languages().keys():
        for language in _languages()[word]:
            shares[language] += words[word]
    for language, own in LETTERS.items():
        # Letters of its own speak for a language that has some of its words.
        if shares[language] and not own.isdisjoint(used):
            shares[language] += 1 + total // 50
    return _likeliest(shares, total, letters)


def _likeliest(shares: Counter[str], total: int, letters: str) -> str:
    ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    best, share = ranked[0] if ranked else (SWEDISH, 0)
    swedish = shares[SWEDISH]
    if best != SWEDISH and share < MARGIN * swedish:
        return SWEDISH
    if total < FEW:
        return best if share >= SURE * total and share >= 4 else SWEDISH
    if share < LEAST * total:
        # Tables and lists have few small words; Swedish letters decide for them.
        return SWEDISH if re.search("[åäö]", letters) or total < 4 * FEW else "other"
    return best


def _script(letters: str) -> str | None:
    """Return the language of an alphabet other than the Latin one."""
    for language, pattern in SCRIPTS:
        if 2 * len(pattern.findall(letters)) > len(letters):
            if language == "ru" and UKRAINIAN.search(letters):
                return "uk"
            if language == "ar" and PERSIAN.search(letters):
                return "fa"
            return language
    return None
