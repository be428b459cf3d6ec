"""Names known by their first or last word: Stiftelsen X, X kommun, X AB."""

import re
from functools import cache, lru_cache
from typing import cast

from ingest import lexicon
from ingest.extract.organisation_bodies import is_body
from ingest.extract.organisation_lexicon import places
from ingest.extract.organisation_words import (
    Found,
    Words,
    without_genitive,
    without_name_genitive,
)
from ingest.extract.person_titles import is_title
from ingest.language import adjectives
from ingest.language.finite import COUNTS
from ingest.language.wordsets import wordset
from ingest.model import OrganisationKind

FILLERS = frozenset({"of", "and"})
AMPERSAND = re.compile(r" & ")
IN_PLACE = re.compile(r" i (?:[A-ZÅÄÖ][^\W\d_]+)")
PLACE_AFTER_IN = frozenset(
    {"länsstyrelsen", "förvaltningsrätten", "kammarrätten", "tingsrätten"}
)
ADJECTIVE = re.compile(r"[a-zåäö]{2,}(?:ska|liga|ella|stna|doxa|förenade|fria)")
# Parts of an authority's own division: "Trafikverket Region Mitt".
DISTRICTS = frozenset(
    {
        *("Mitt", "Nord", "Norr", "Syd", "Väst", "Öst", "Bergslagen", "Sydväst"),
        *("Sydost", "Nordost", "Nordväst"),
    }
)
NOUN_ENDINGS = ("ning", "utveckling", "het", "else", "tion", "kostnader", "skatt")
# What municipal firms are named by, two at a time: "Ekby Energi och Vatten AB".
TRADES = wordset("firmanäring")
MAX_WORDS = 6
MIN_SHOUTED = 5
OWNED: frozenset[OrganisationKind] = frozenset({"stiftelse", "forening", "foretag"})
# Compounds that end as a body's name does and name none.
NOT_BODIES = frozenset({"samråd", "förråd", "ministerråd", "samrådet", "förrådet"})


@cache
def _parts(place: str) -> dict[str, OrganisationKind]:
    return {
        row["word"]: cast(OrganisationKind, row["kind"])
        for row in lexicon.table("organisation_led")
        if row["place"] == place
    }


@cache
def _not_in_names() -> frozenset[str]:
    return frozenset(lexicon.words("organisation_stopp"))


def begins_name(word: str) -> bool:
    """Tell whether `word` opens names: "Stiftelsen", "Region"."""
    return _first_part(word) is not None


@cache
def _compounds(place: str) -> tuple[tuple[str, OrganisationKind], ...]:
    """Return the endings that make a compound such a word, the longest first."""
    endings = {w[1:]: kind for w, kind in _parts(place).items() if w[0] == "-"}
    return tuple(sorted(endings.items(), key=lambda item: (-len(item[0]), item[0])))


def _compound(word: str, place: str) -> OrganisationKind | None:
    """Return what a compound such as "byggnadsförening" makes of a name."""
    lowered = word.lower()
    if not word.isalpha() or lowered in NOT_BODIES or is_title(lowered):
        return None
    for ending, kind in _compounds(place):
        if lowered.endswith(ending) and len(lowered) > len(ending) + 1:
            return kind
    return None


@lru_cache(maxsize=1 << 16)
def _first_part(word: str) -> OrganisationKind | None:
    """Return what a name that begins with `word` is."""
    head = word.capitalize() if word in PLACE_AFTER_IN or _shouted(word) else word
    kind = _parts("först").get(head)
    if kind is not None or not word[0].isupper():
        return kind
    return _compound(word, "först")


@lru_cache(maxsize=1 << 16)
def _last_part(word: str) -> OrganisationKind | None:
    """Return what a name that ends in `word` is; the genitive ends it too."""
    parts = _parts("sist")
    forms = (word, word.removesuffix("s"), without_genitive(word))
    for form in forms:
        cased = (len(form) > 3 and form.istitle()) or _shouted(form)
        lowered = form.lower() if cased else form
        for written in (form, lowered):
            if written in parts:
                return parts[written]
    return next(filter(None, (_compound(form, "sist") for form in forms)), None)


def _any_part(word: str) -> bool:
    return _first_part(word) is not None or _last_part(word) is not None


def _shouted(word: str) -> bool:
    """Tell whether a word is set in capitals, as in a letterhead."""
    return len(word) >= MIN_SHOUTED and word.isupper()


def _named(text: str) -> bool:
    written = text.capitalize() if _shouted(text) else text
    return text[0].isupper() and written not in _not_in_names()


def find(words: Words, taken: frozenset[int]) -> list[Found]:
    """Return names with a first or last word that tells what they are.

    Args:
        words: The words of the text.
        taken: Where words of persons' names begin; no name runs over them.
    """
    found = []
    for index in words.those(_any_part):
        word = words.all[index]
        kind = _first_part(word.text)
        if kind is not None:
            found += _after(words, index, kind, taken)
        kind = _last_part(word.text)
        if kind is not None:
            found += _before(words, index, kind, taken)
    return found


def _after(
    words: Words, index: int, kind: OrganisationKind, taken: frozenset[int]
) -> list[Found]:
    """Return the name that begins at word `index` and runs over capitals."""
    head = words.all[index].text
    last = index
    while last < index + MAX_WORDS and words.joined(last):
        following = words.all[last + 1]
        if following.start in taken:
            break
        # "Räddningstjänsten Granby Valberedningen": the next body begins there.
        within_one = last == index and kind != "region"
        if kind in {"region", "organ"} and not within_one and is_body(following.text):
            break
        if _named(following.text):
            last += 1
            continue
        within = following.text in {"i", "och"} or following.text.endswith("-")
        if (
            within
            and words.joined(last + 1)
            and last + 2 < len(words.all)
            and _continues(words, last + 2, following.text, head)
        ):
            last += 2
            continue
        break
    county = last > index and words.joined(last)
    if county and words.all[last + 1].text in {"län", "läns"}:
        last += 1
    if last == index or (kind == "region" and _is_district(words, index, last)):
        return []
    if last == index + 1 and kind in OWNED and _goes_on_small(words, last):
        last += 1
    start, end = words.all[index].start, words.all[last].end
    name = words.text[start:end]
    bare = without_name_genitive(without_genitive(name))
    return [Found(start, start + len(bare), bare, kind, "organisation.forled", 0.85)]


def _is_district(words: Words, index: int, last: int) -> bool:
    """Tell whether "Region Mitt" is a part of the authority named before it."""
    if words.all[last].text not in DISTRICTS:
        return False
    before = words.all[index - 1].text if index and words.joined(index - 1) else ""
    return before[:1].isupper()


def _goes_on_small(words: Words, index: int) -> bool:
    """Tell whether "Granbys" of "Stiftelsen Granbys studenthem" is no whole name."""
    word = words.all[index].text
    return (
        word.endswith("s")
        and word[:-1] in places()
        and word not in places()
        and words.joined(index)
        and words.all[index + 1].text.isalpha()
        and words.all[index + 1].text not in _not_in_names()
    )


def _base_form(name: str) -> str:
    """Return "Åbergs Bygg AB:s" without its genitive."""
    bare = without_genitive(name)
    parts = _parts("sist")
    last = bare.split()[-1]
    if last in parts or last.lower() in parts:
        return bare
    return bare.removesuffix("s")


def _continues(words: Words, index: int, joiner: str, head: str) -> bool:
    word = words.all[index]
    if joiner == "i":
        return word.text[0].isupper() and head not in {"Område", "AB"}
    if joiner == "och":
        return head == "Område" and not is_body(word.text)
    return False


def _before(
    words: Words, index: int, kind: OrganisationKind, taken: frozenset[int]
) -> list[Found]:
    """Return the name that ends at word `index` and runs over capitals."""
    first = _leftmost(words, index, kind, taken)
    if kind == "kommun" and _is_common_noun(words.all[index - 1].text):
        return []
    if kind == "foretag" and first == index - 1:
        first = _before_place(words, first, taken)
    while first < index and _is_plain_opener(words, first, index, kind):
        first += 1
    if first == index:
        return []
    last = index + 1 if _goes_on(words, index, taken) else index
    start, end = words.all[first].start, words.all[last].end
    name = words.text[start:end]
    if last > index:
        name = without_name_genitive(name)
    elif words.all[index].text not in _parts("sist"):
        name = _base_form(name)
    elif kind == "forening":
        place = IN_PLACE.match(words.text, end)
        name += place.group() if place is not None else ""
    return [Found(start, start + len(name), name, kind, "organisation.efterled", 0.85)]


def _is_common_noun(word: str) -> bool:
    """Tell whether "Låneutveckling" of "Låneutveckling kommun" is no place."""
    return word.endswith(NOUN_ENDINGS) and word.removesuffix("s") not in places()


def _before_place(words: Words, place: int, taken: frozenset[int]) -> int:
    """Return where "Skogshus i Granby AB" begins; `place` is the town's index."""
    first = place
    if place < 2 or words.all[place - 1].text != "i" or not words.joined(place - 1):
        return place
    step = place - 2
    while step >= 0 and place - step < MAX_WORDS:
        if not (words.joined(step) or words.joined(step, AMPERSAND)):
            break
        word = words.all[step]
        if not _named(word.text) or word.start in taken or is_body(word.text):
            break
        if is_title(word.text.lower()):
            break
        first = step
        step -= 1
    opens = words.opens_sentence(first) and place - first < 3
    return place if opens and not _repeated(words, first, place) else first


def _repeated(words: Words, first: int, last: int) -> bool:
    """Tell whether the text holds the phrase more than once."""
    phrase = words.text[words.all[first].start : words.all[last].end]
    return words.text.count(phrase) > 1


def _leftmost(
    words: Words, index: int, kind: OrganisationKind, taken: frozenset[int]
) -> int:
    """Return the index of the first capitalised word that belongs to the name."""
    first = index
    while first and index - first < MAX_WORDS:
        before = words.all[first - 1]
        paired = kind == "foretag" and words.joined(first - 1, AMPERSAND)
        if not (paired or words.joined(first - 1)) or before.start in taken:
            break
        if before.text in _parts("sist"):
            break
        if _named(before.text) and not is_body(before.text):
            first -= 1
            continue
        if kind == "foretag" and first == index - 1 and _two_trades(words, first):
            first -= 2
            continue
        filler = before.text in FILLERS and kind == "foretag" and first >= 2
        filler = filler or (first >= 2 and _describes(words, first - 1))
        filler = filler or (kind == "foretag" and before.text.isdigit() and first >= 2)
        filler = filler or (
            kind == "foretag" and first == index and _is_owned(words, first - 1)
        )
        if not (filler and words.joined(first - 2)):
            break
        if not _named(words.all[first - 2].text):
            break
        first -= 2
    return first


def _two_trades(words: Words, index: int) -> bool:
    """Tell whether "Energi och Vatten" before the form are one firm's trades."""
    if index < 2 or words.all[index - 1].text != "och" or not words.joined(index - 2):
        return False
    pair = (words.all[index - 2].text, words.all[index].text)
    return all(word[0].isupper() and word.lower() in TRADES for word in pair)


def _is_owned(words: Words, index: int) -> bool:
    """Tell whether word `index` is the "stadshus" of "Granbys stadshus AB"."""
    word = words.all[index].text
    owner = words.all[index - 1].text if index else ""
    return word.islower() and len(word) > 3 and owner.endswith("s")


def _describes(words: Words, index: int) -> bool:
    """Tell whether word `index` is the "tekniska" of "Norrlands tekniska högskola"."""
    if ADJECTIVE.fullmatch(words.all[index].text) is None:
        return False
    owner = words.all[index - 1].text
    return owner.endswith("s") or not words.opens_sentence(index - 1)


def _goes_on(words: Words, index: int, taken: frozenset[int]) -> bool:
    """Tell whether the form stands inside the name: "Förvaltnings AB Eken"."""
    if words.all[index].text != "AB" or not words.joined(index):
        return False
    following = words.all[index + 1]
    inside = words.all[index - 1].text.endswith("s")
    return inside and following.text[0].isupper() and following.start not in taken


def _is_plain_opener(
    words: Words, first: int, index: int, kind: OrganisationKind
) -> bool:
    """Tell whether the first word is only a sentence's capital, not a name."""
    word = words.all[first].text.lower()
    if not words.opens_sentence(first):
        return False
    everyday = word in words.common and not word.endswith("s") and kind != "foretag"
    # "Två branschråd startar", "Årliga råd hålls": how many or which, and no name.
    alone = index - first == 1 and words.all[index].text[:1].islower()
    described = word.endswith("liga") or word in adjectives.table()
    counted = alone and (word in COUNTS or described)
    return word in _not_in_names() or counted or (everyday and index - first > 1)
