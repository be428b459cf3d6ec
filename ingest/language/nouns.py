"""Swedish nouns: every form of a word by its way of bending.

A form is a number and a definiteness; the genitive is the same form and an -s.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from ingest import lexicon
from ingest.language import verbs

Number = Literal["sing", "plur"]

# Words that keep the e of their last syllable ("kommundelar").
LONG = ("del", "led", "hel")
VOWELS = "aeiouyåäöé"


class Noun(NamedTuple):
    """One reading of a word form as a noun."""

    lemma: str
    number: Number
    definite: bool


# Endings on the stem: singular indefinite and definite, plural likewise.
ENDINGS: dict[str, tuple[str, str, str, str]] = {
    "or": ("a", "an", "or", "orna"),
    "ar": ("", "en", "ar", "arna"),
    "er": ("", "en", "er", "erna"),
    "or-er": ("", "n", "er", "erna"),
    "n": ("", "t", "n", "na"),
    "0": ("", "et", "", "en"),
    "um": ("um", "et", "er", "erna"),
    "i-et": ("", "et", "er", "erna"),
    "else-t": ("", "t", "r", "rna"),
    "are": ("e", "en", "e", "na"),
    "er-0": ("", "n", "", "na"),
    "ande": ("", "n", "", "na"),
}
# Endings that tell how a word not in the list bends; the longest is tried first.
PRODUCTIVE: tuple[tuple[str, str], ...] = (
    ("ning", "ar"),
    ("ling", "ar"),
    ("dom", "ar"),
    ("het", "er"),
    ("tion", "er"),
    ("sion", "er"),
    ("itet", "er"),
    ("else", "er"),
    ("ist", "er"),
    ("ör", "er"),
    ("skap", "er"),
    ("logi", "er"),
    ("grafi", "er"),
    ("ator", "or-er"),
    ("eri", "i-et"),
    ("ment", "0"),
    ("ande", "n"),
    ("ende", "n"),
    ("are", "are"),
)


def _contracted(word: str) -> str:
    """Return a word without the e before its last letter ("nyckel", "nyckl")."""
    stem = word[:-2]
    return (stem[:-1] if stem.endswith("mm") else stem) + word[-1]


def _contracts(word: str) -> bool:
    """Tell whether a word loses its last e before an ending ("nyckel, nycklar")."""
    syllables = sum(letter in VOWELS for letter in word)
    ends = word.endswith(("el", "er", "en")) and not word.endswith(LONG)
    return ends and syllables > 1


def _cells(word: str, bending: str) -> tuple[str, str, str, str]:
    """Return the four nominative forms of a word."""
    if bending == "0-el":
        short = _contracted(word)
        return word, short + "et", word, short + "en"
    if bending == "el-er":
        short = _contracted(word)
        return word, word + "n", short + "er", short + "erna"
    singular, definite, plural, plurals = ENDINGS[bending]
    if bending in ("ar", "er"):
        if word[-1] in "eé":
            stem = word.removesuffix("e")
            return word, word + "n", stem + plural, stem + plurals
        if bending == "ar" and _contracts(word):
            short = _contracted(word)
            return word, word + "n", short + plural, short + plurals
        if word[-1] in "aiyåäöoéu":
            return word, word + "n", word + plural, word + plurals
    stem = word.removesuffix(singular) if singular else word
    if bending == "0" and word.endswith("e"):  # "garage, garaget"
        return word, word + "t", word, word + "n"
    if bending == "are":
        return word, stem + "en", word, stem.removesuffix("r") + "rna"
    return word, stem + definite, stem + plural, stem + plurals


def forms(word: str, bending: str) -> Iterator[tuple[str, Noun]]:
    """Yield the forms of a word, "!" at its end doubling its last letter."""
    doubled = word.endswith("!")
    base = word.removesuffix("!")
    cells = _cells(base + base[-1] if doubled else base, bending)
    numbers: tuple[Number, Number, Number, Number] = ("sing", "sing", "plur", "plur")
    for index, (cell, number) in enumerate(zip(cells, numbers, strict=True)):
        bare = doubled and cell == base + base[-1]
        yield base if bare else cell, Noun(base, number, index % 2 == 1)


@cache
def table() -> dict[str, tuple[Noun, ...]]:
    """Return every nominative form of the nouns of the lexicons with its readings."""
    found: dict[str, dict[Noun, None]] = {}
    for row in lexicon.table("sprak_substantiv"):
        for word in row["ord"].split():
            for form, noun in forms(word, row["böjning"]):
                found.setdefault(form, {})[noun] = None
    for row in lexicon.table("sprak_oregelbundna"):
        cells = (row["ental"], row["bestämd"], row["flertal"], row["flertal-bestämd"])
        for index, cell in enumerate(cells):
            number: Number = "sing" if index < 2 else "plur"
            for form in cell.split("/"):
                noun = Noun(row["ental"], number, index % 2 == 1)
                found.setdefault(form, {})[noun] = None
    found.pop("", None)
    return {form: tuple(readings) for form, readings in found.items()}


def readings(word: str) -> tuple[Noun, ...]:
    """Return the readings of a word as a known noun, a genitive as what it is of."""
    return _all_forms().get(word, ())


@cache
def _all_forms() -> dict[str, tuple[Noun, ...]]:
    """Return all forms with their genitives; listed words come before made ones."""
    made, listed = _derived_table(), table()
    return {
        **{f"{form}s": found for form, found in made.items()},
        **made,
        **{f"{form}s": found for form, found in listed.items()},
        **listed,
    }


@cache
def _derived_table() -> dict[str, tuple[Noun, ...]]:
    """Return the forms of what verbs make: "redovisning", "utredare", "ordnande"."""
    found: dict[str, tuple[Noun, ...]] = {}
    for infinitive in verbs.infinitives():
        stem = infinitive.removesuffix("a")
        if stem == infinitive or len(stem) < 3:
            continue
        action = stem + ("ing" if stem.endswith(("r", "l")) else "ning")
        made = ((action, "ar"), (stem + "are", "are"), (stem + "ande", "n"))
        for word, bending in made:
            for form, noun in forms(word, bending):
                found.setdefault(form, (noun,))
    return found


@cache
def _suffix_forms() -> dict[str, str]:
    """Return the endings of productive nouns in all forms, with their base forms."""
    return {
        form: noun.lemma
        for ending, bending in PRODUCTIVE
        for form, noun in forms(ending, bending)
    }


@cache
def _suffix_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(form) for form in _suffix_forms()}, reverse=True))


# Endings of a noun nothing is known of, and what stands there in its base form.
GUESSES: tuple[tuple[str, str], ...] = (
    ("arnas", ""),
    ("ernas", ""),
    ("ornas", "a"),
    ("arna", ""),
    ("erna", ""),
    ("orna", "a"),
    ("ens", ""),
    ("ets", ""),
    ("en", ""),
    ("et", ""),
)


def productive(word: str) -> str | None:
    """Return the base form of a word with an ending that only nouns have, or None."""
    for bare in (word, word.removesuffix("s")):
        for length in _suffix_lengths():
            base = _suffix_forms().get(bare[-length:])
            if base is not None and len(bare) > length + 2:
                return bare[:-length] + base
    return None


def guessed(word: str) -> str | None:
    """Return the base form of an unknown noun by its ending, or None."""
    found = productive(word)
    if found is not None:
        return found
    for ending, base in GUESSES:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 4:
            return stem + base
    return None
