"""Bodies known by the end of the word: -nämnden, -styrelsen, -förvaltningen."""

import re
from functools import cache, lru_cache
from typing import cast

from ingest import lexicon
from ingest.extract.organisation_words import LIST_SPACE, Found, Word, Words
from ingest.extract.person_parties import normalise
from ingest.extract.person_titles import is_title
from ingest.model import OrganisationKind

# "region- och kommunstyrelsen" are two bodies, "barn- och ungdomsnämnden" is one.
AUTHORITIES = frozenset({"region", "kommun", "landsting", "stads"})
BROKEN = re.compile(r"\s{1,3}")
# "för barn och socialnämnden": the area belongs to the word before.
CARRIERS = frozenset({"för", "om", "av", "inom", "på", "med", "kring", "mot"})
JOINERS = frozenset({"och", "samt"})
UNDER_BODY = re.compile(
    r"(?:[^\W\d_]{0,24}utskott|beredning|presidium|ordförandeberedning)(?:et|en)?s?"
)
MIN_NAME = 7
MAX_ADJECTIVES = 3
# Endings that make a name only with a capitalised adjective before ("Judiska …").
ATTRIBUTED = "attribut"
ADJECTIVE = re.compile(r"[^\W\d_]{2,}(?:ska|liga|ala|ella|iva|era)\Z")
# Adjectives that open a council's name even where a sentence begins.
OWN = frozenset({"Kommunala", "Gemensamma", "Centrala", "Regionala"})
GLUED = ("med", "till", "från", "för", "och", "att", "av", "samt", "i")
NOT_BODIES = ("förrådet", "området", "ministerrådet", "-gruppen")
# Bodies that every municipality or region has one of.
SEATED = ("fullmäktige", "kommunstyrelsen", "regionstyrelsen")
IN_TOWN = re.compile(
    r"[ \u00a0]i[ \u00a0]((?!Region|Sverige)[A-ZÅÄÖ][a-zåäöé]+)"
    r"(?![\w-]|[ ](?:[A-ZÅÄÖ]|kommun|stad|län))"
)
# "Plats och tid: Kommunkontoret": a house, not a body.
PLACE_LINE = re.compile(r"\s*(?:Plats|Tid och plats|Förvaring)")
NUMERIC = re.compile(r"\d")


@cache
def _endings() -> tuple[tuple[str, OrganisationKind, str], ...]:
    return tuple(
        (row["ending"], cast(OrganisationKind, row["kind"]), row["form"])
        for row in lexicon.table("organ_slut")
    )


def is_stop(word: str) -> bool:
    """Tell whether a capitalised word can stand in no organisation's name."""
    return word in _set("organisation_stopp")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(lexicon.words(name))


@cache
def _any_ending() -> tuple[str, ...]:
    return tuple(e + tail for e, _, _ in _endings() for tail in ("", "s"))


@lru_cache(maxsize=1 << 16)
def _base(word: str) -> tuple[str, OrganisationKind, str] | None:
    """Return the word without genitive, its kind and in what form it is a name."""
    lowered = word.lower()
    if not lowered.endswith(_any_ending()):
        return None
    if lowered.removesuffix("s").endswith(NOT_BODIES):
        return None
    for ending, kind, form in _endings():
        for tail in ("", "s"):
            if lowered.endswith(ending + tail):
                return (word[: len(word) - len(tail)], kind, form)
    return None


def is_body(word: str) -> bool:
    """Tell whether a word names a body of its own ("kulturnämnden")."""
    base = _base(word)
    if base is None or base[2] == ATTRIBUTED:
        return False
    return base[0].lower() not in _set("organ_allmanna")


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
        if near and is_area(before.rstrip("-")):
            first -= 2
    return first


def _names_area(words: Words, index: int) -> bool:
    """Tell whether "Kretslopp och vattennämnden" is written without its hyphen."""
    before = words.all[index - 2]
    if not is_area(before.text):
        return False
    if before.text[0].isupper() or words.all[index].text[0].isupper():
        return before.text[0].isupper()
    return index < 3 or words.all[index - 3].text not in CARRIERS


def is_area(word: str) -> bool:
    """Tell whether a word is a field that boards have: "kultur", "omsorg"."""
    return word.lower().removesuffix("s") in _set("verksamhetsord")


def find(words: Words, taken: frozenset[int]) -> list[Found]:
    """Return the bodies of the text, coordinated names kept whole.

    Args:
        words: The words of the text.
        taken: Where words of persons' names begin; a person is no area.
    """
    found: list[Found] = []
    for index in words.those(_base):
        word = words.all[index]
        base = _base(word.text)
        if base is None or NUMERIC.search(word.text):
            continue
        name, kind, form = base
        glued = _glued(words, word.text)
        if glued:
            found += _unglued(word, glued, kind)
            continue
        if _swallowed(words, index):
            continue
        first = _coordinated(words, index) if form != ATTRIBUTED else index
        start = words.all[first].start
        end = word.start + len(name)
        written = words.text[start:end]
        if first < index:
            found += _one_or_two(words, first, index, written, kind)
            whole = _with_attribute(words, first, end, kind)
            found += [whole] if whole is not None else []
            continue
        attribute = _attribute(words, index, taken)
        if attribute is not None:
            start = attribute.start
            written = words.text[start:end]
        elif not _stands_alone(words, index, name, form):
            continue
        start, end = _with_town(words, index, start, end, taken)
        end = _with_district(words, index, end, taken)
        written = words.text[start:end]
        found.append(Found(start, end, written, kind, "organisation.slutled", 0.85))
    return found + _under_bodies(words)


def _stands_alone(words: Words, index: int, name: str, form: str) -> bool:
    """Tell whether one word is name enough: specific, capital where need be."""
    low = name.lower()
    if low in _set("organ_allmanna"):
        return False
    if len(name) < MIN_NAME or form == ATTRIBUTED or is_title(low):
        return False
    if low.endswith("gruppen") and words.opens_sentence(index):
        return False
    if low.endswith(("kontoret", "kansliet")) and _is_place(words, index):
        return False
    return form == "fri" or name[0].isupper()


def _with_town(
    words: Words, index: int, start: int, end: int, taken: frozenset[int]
) -> tuple[int, int]:
    """Return the ends of "Kommunstyrelsen i Granby": a body of another town."""
    if not words.all[index].text.lower().endswith(SEATED):
        return start, end
    town = IN_TOWN.match(words.text, end)
    if town is not None and town.start(1) not in taken:
        return start, town.end(1)
    return start, end


def _with_district(words: Words, index: int, end: int, taken: frozenset[int]) -> int:
    """Return where "socialnämnden Öster" ends: one of several alike."""
    word = words.all[index]
    if word.end != end or not word.text.lower().endswith("nämnden"):
        return end
    if not words.joined(index) or words.text[end] == "\n":
        return end
    part = words.all[index + 1]
    small = part.text.lower()
    known = part.text[0].isupper() and part.start not in taken and part.text.isalpha()
    if not known or is_title(small) or small in words.common or is_stop(part.text):
        return end
    return end if is_body(part.text) or normalise(part.text) else part.end


def _is_place(words: Words, index: int) -> bool:
    line = words.text.rfind("\n", 0, words.all[index].start) + 1
    return PLACE_LINE.match(words.text, line) is not None


def _glued(words: Words, word: str) -> int:
    """Return how many letters of "mednämnden" are a lost space's preposition."""
    low = word.lower()
    for opener in GLUED:
        rest = low[len(opener) :]
        if low.startswith(opener) and (
            rest.removesuffix("s") in _set("organ_allmanna")
            or (len(rest) > MIN_NAME and rest in words.common and _base(rest))
        ):
            return len(opener)
    return 0


def _swallowed(words: Words, index: int) -> bool:
    """Tell whether a lost hyphen hides the first part: "vårdoch omsorgsnämnden"."""
    if not index or not words.joined(index - 1):
        return False
    before = words.all[index - 1].text
    return before.endswith("och") and len(before) > 3 and is_area(before[:-3])


def _unglued(word: Word, glued: int, kind: OrganisationKind) -> list[Found]:
    base = _base(word.text[glued:])
    if base is None or base[0].lower() in _set("organ_allmanna"):
        return []
    start = word.start + glued
    return [
        Found(start, start + len(base[0]), base[0], kind, "organisation.slutled", 0.7)
    ]


def _attribute(words: Words, index: int, taken: frozenset[int]) -> Word | None:
    """Return the "Tekniska" of "Tekniska nämnden"; it needs a generic head."""
    if not index or not words.joined(index - 1):
        return None
    opener = _adjective(words, index)
    if opener is not None and opener.start not in taken:
        return opener
    if words.all[index - 1].text in OWN and _base(words.all[index].text):
        return words.all[index - 1]
    before = words.all[index - 1]
    low = before.text.lower()
    technical = low.endswith("tekniska")  # "Samhällstekniska nämnden"
    if low not in _set("organ_attribut") and not (
        technical and before.text[0].isupper()
    ):
        return None
    generic = words.all[index].text.lower().removesuffix("s") in _set("organ_allmanna")
    named = before.text[0].isupper() and not words.opens_sentence(index - 1)
    regional = low == "regionala" or technical
    if not regional and not (named or (before.text[0].isupper() and generic)):
        return None
    return before


def _adjective(words: Words, index: int) -> Word | None:
    """Return the "Europeiska" of "Europeiska regionala utvecklingsfonden".

    Its capital must be its own, not the sentence's.
    """
    first = index
    while first and index - first < MAX_ADJECTIVES and words.joined(first - 1):
        if ADJECTIVE.fullmatch(words.all[first - 1].text) is None:
            break
        first -= 1
    while first < index and words.all[first].text[0].islower():
        first += 1
    if first == index or words.opens_sentence(first):
        return None
    return words.all[first]


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
    for index in words.those(UNDER_BODY.fullmatch):
        word, owner = words.all[index], words.all[index - 1]
        if not words.joined(index - 1) or not owner.text.endswith("s"):
            continue
        if not is_body(owner.text):
            continue
        if word.text.rstrip("s").endswith(("presidium", "presidiet")):
            continue
        first = _coordinated(words, index - 1)
        start = words.all[first].start
        end = word.end - (1 if word.text.endswith("s") else 0)
        name = words.text[start:end]
        parent = words.text[start : owner.end - 1]
        found.append(
            Found(start, end, name, "organ", "organisation.delorgan", 0.9, None, parent)
        )
    return found
