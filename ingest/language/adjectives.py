"""Swedish adjectives: every form of a word by its way of bending."""

from collections.abc import Iterator
from functools import cache

from ingest import lexicon

# Endings that make adjectives which bend alike and so need no line of data.
PRODUCTIVE = (
    "lig",
    "ig",
    "isk",
    "ländsk",
    "bar",
    "sam",
    "full",
    "lös",
    "aktig",
    "iv",
    "ell",
    "al",
    "är",
    "ös",
)
# What is added to the base form of an adjective in a productive ending.
ADDED = ("arna", "aste", "are", "ast", "a", "t", "")


def _cells(word: str, bending: str) -> tuple[str, str, str]:
    """Return the common, the neuter and the plural form."""
    if bending == "tt":
        return word, word + "tt", word + "a"
    if bending == "d":
        return word, word[:-1] + "tt", word + "a"
    if bending == "dt":
        return word, word[:-1] + "t", word + "a"
    if bending == "-":
        return word, word, word if word.endswith("a") else word + "a"
    if bending == "nn":
        return word, word[:-1] + "t", word + "a"
    if bending in ("en", "el", "er"):
        short = word[:-2] + word[-1]
        return word, word[:-1] + "t" if bending == "en" else word + "t", short + "a"
    if word.endswith("!"):
        base = word[:-1]
        return base, base + "t", base + base[-1] + "a"
    return word, word + "t", word + "a"


def forms(word: str, bending: str) -> Iterator[str]:
    """Yield the forms of an adjective, its base form first."""
    base, neuter, plural = _cells(word, bending)
    yield from (base, neuter, plural)
    if bending != "dt":
        yield from (plural + "re", plural + "st", plural + "ste")


@cache
def table() -> dict[str, str]:
    """Return every form of the adjectives of the lexicon with its base form."""
    found: dict[str, str] = {}
    for row in lexicon.table("sprak_adjektiv"):
        for word in row["ord"].split():
            for form in forms(word, row["böjning"]):
                found.setdefault(form, word.removesuffix("!"))
    return found


def base_of(word: str) -> str | None:
    """Return the base form of an adjective form, or None if it is none."""
    if word in table():
        return table()[word]
    for added in ADDED:
        stem = word.removesuffix(added)
        if len(stem) < 5 or len(stem) + len(added) != len(word):
            continue
        if stem.endswith("samm") and added not in ("t", ""):
            return stem[:-1]
        if stem.endswith(PRODUCTIVE) and not (stem.endswith("sam") and added == "a"):
            return stem
    return None
