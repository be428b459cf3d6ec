"""Bodies known by the end of the word: -nämnden, -styrelsen, -förvaltningen."""

import re
from functools import cache, lru_cache
from typing import cast

from ingest import lexicon
from ingest.extract.organisation_words import LIST_SPACE, Found, Word, Words
from ingest.extract.person_titles import is_title
from ingest.model import OrganisationKind

# "region- och kommunstyrelsen" are two bodies, "barn- och ungdomsnämnden" is one.
AUTHORITIES = frozenset({"region", "kommun", "landsting", "stads"})
BROKEN = re.compile(r"\s{1,3}")
JOINERS = frozenset({"och", "samt"})
UNDER_BODY = re.compile(
    r"(?:[^\W\d_]{0,24}utskott|beredning|presidium|ordförandeberedning)(?:et|en)?s?\Z"
)
MIN_NAME = 7
NUMERIC = re.compile(r"\d")


@cache
def _endings() -> tuple[tuple[str, OrganisationKind, bool], ...]:
    return tuple(
        (row["ending"], cast(OrganisationKind, row["kind"]), row["form"] == "fri")
        for row in lexicon.table("organ_slut")
    )


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon.words(name))


@cache
def _any_ending() -> tuple[str, ...]:
    return tuple(e + tail for e, _, _ in _endings() for tail in ("", "s"))


@lru_cache(maxsize=1 << 16)
def _base(word: str) -> tuple[str, OrganisationKind, bool] | None:
    """Return the word without genitive, its kind and whether any case will do."""
    lowered = word.lower()
    if not lowered.endswith(_any_ending()):
        return None
    for ending, kind, free in _endings():
        for tail in ("", "s"):
            if lowered.endswith(ending + tail):
                return (word[: len(word) - len(tail)], kind, free)
    return None


def is_body(word: str) -> bool:
    """Tell whether a word names a body of its own ("kulturnämnden")."""
    base = _base(word)
    return base is not None and base[0].lower() not in _set("organ_allmanna")


def _coordinated(words: Words, index: int) -> int:
    """Return the index of the first word of "Barn- och utbildnings…"."""
    first = index
    if index and words.joined(index - 1) and words.all[index - 1].text.endswith("-och"):
        return index - 1
    near = words.joined(index - 1) or words.joined(index - 1, BROKEN)
    near = near and index >= 2 and words.joined(index - 2)
    if near and words.all[index - 1].text.lower() in JOINERS:
        hanging = words.all[index - 2].text.endswith("-")
        if hanging or _names_area(words, index):
            first = index - 2
    while (
        first < index
        and first
        and words.joined(first - 1, LIST_SPACE)
        and words.all[first - 1].text.endswith("-")
    ):
        first -= 1
    # "Äldre samt vård- och omsorgsnämnden": one more area before the hanging one.
    if first < index and first >= 2 and words.all[first - 1].text == "samt":
        before = words.all[first - 2].text
        near = words.joined(first - 2) and words.joined(first - 1)
        if near and _is_area(before.rstrip("-")):
            first -= 2
    return first


def _names_area(words: Words, index: int) -> bool:
    """Tell whether "Kretslopp och vattennämnden" is written without its hyphen."""
    before = words.all[index - 2]
    if not _is_area(before.text):
        return False
    phrase = words.text[before.start : words.all[index].end]
    return before.text[0].isupper() or phrase.capitalize()[:-2] in words.text


def _is_area(word: str) -> bool:
    return word.lower().removesuffix("s") in _set("verksamhetsord")


def find(words: Words) -> list[Found]:
    """Return the bodies of the text, coordinated names kept whole."""
    found: list[Found] = []
    for index, word in enumerate(words.all):
        base = _base(word.text)
        if base is None or NUMERIC.search(word.text):
            continue
        name, kind, free = base
        first = _coordinated(words, index)
        start = words.all[first].start
        end = word.start + len(name)
        written = words.text[start:end]
        if first < index:
            found += _one_or_two(words, first, index, written, kind)
            whole = _with_attribute(words, first, end, kind)
            found += [whole] if whole is not None else []
            continue
        attribute = _attribute(words, index)
        if attribute is not None:
            start = attribute.start
            written = words.text[start:end]
        elif not _stands_alone(name, free):
            continue
        found.append(Found(start, end, written, kind, "organisation.slutled", 0.85))
    return found + _under_bodies(words)


def _stands_alone(name: str, free: bool) -> bool:
    """Tell whether one word is name enough: specific, capital where need be."""
    low = name.lower()
    if low in _set("organ_allmanna") or low.endswith("området"):
        return False
    if len(name) < MIN_NAME:
        return False
    return (free or name[0].isupper()) and not is_title(name.lower())


def _attribute(words: Words, index: int) -> Word | None:
    """Return the "Tekniska" of "Tekniska nämnden"; it needs a generic head."""
    if not index or not words.joined(index - 1):
        return None
    before = words.all[index - 1]
    if before.text.lower() not in _set("organ_attribut"):
        return None
    generic = words.all[index].text.lower().removesuffix("s") in _set("organ_allmanna")
    named = before.text[0].isupper() and not words.opens_sentence(index - 1)
    regional = before.text.lower() in {"regionala", "tekniska"}
    if not regional and not (named or (before.text[0].isupper() and generic)):
        return None
    return before


def _with_attribute(
    words: Words, first: int, end: int, kind: OrganisationKind
) -> Found | None:
    """Return "Operativa hälso- och sjukvårdsnämnden" with the word that opens it.

    A small letter after the capital shows that the name begins at the capital.
    """
    if not first or not words.joined(first - 1):
        return None
    before = words.all[first - 1]
    known = before.text.lower() in _set("organ_attribut") and before.text[0].isupper()
    if not known or words.all[first].text[0].isupper():
        return None
    name = words.text[before.start : end]
    return Found(before.start, end, name, kind, "organisation.samordnat-namn", 0.9)


def _one_or_two(
    words: Words, first: int, index: int, written: str, kind: OrganisationKind
) -> list[Found]:
    start, word = words.all[first].start, words.all[index]
    end = start + len(written)
    hanging = words.all[first].text.lower().rstrip("-")
    if hanging in AUTHORITIES and first == index - 2:
        head = written.rsplit(maxsplit=1)[-1]
        ending = next(e for e, _, _ in _endings() if head.lower().endswith(e))
        whole = words.all[first].text.rstrip("-") + ending
        return [
            Found(
                start,
                words.all[first].end,
                whole,
                kind,
                "organisation.samordning",
                0.8,
            ),
            Found(word.start, end, head, kind, "organisation.samordning", 0.8),
        ]
    return [Found(start, end, written, kind, "organisation.samordnat-namn", 0.9)]


def _under_bodies(words: Words) -> list[Found]:
    """Return "Kulturnämndens arbetsutskott": a body within a body."""
    found = []
    for index in range(1, len(words.all)):
        word, owner = words.all[index], words.all[index - 1]
        if not words.joined(index - 1) or not owner.text.endswith("s"):
            continue
        if UNDER_BODY.fullmatch(word.text) is None or not is_body(owner.text):
            continue
        if word.text.endswith(("presidium", "presidiet")):
            continue
        first = _coordinated(words, index - 1)
        start = words.all[first].start
        end = word.end - (1 if word.text.endswith("ts") else 0)
        name = words.text[start:end]
        parent = words.text[start : owner.end - 1]
        found.append(
            Found(start, end, name, "organ", "organisation.delorgan", 0.9, None, parent)
        )
    return found
