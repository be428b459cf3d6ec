"""Names known by their first or last word: Stiftelsen X, X kommun, X AB."""

import re
from functools import cache
from typing import cast

from ingest import lexicon
from ingest.extract.organisation_bodies import is_body
from ingest.extract.organisation_words import Found, Words, without_genitive
from ingest.model import OrganisationKind

HEAD_FOR = re.compile(
    r"\b(Nämnden|nämnden|Myndigheten|Riksförbundet|Utskottet|Beredningen|Delegationen|"
    r"Inspektionen|Institutet|Styrelsen|Rådet|Samverkansnämnden|Förbundet) "
    r"(?:för|mot) (?=[^\W\d_])"
)
AREA = re.compile(r"[^\W\d_]+-?(?:[-/][^\W\d_]+)*")
NOT_AREA = frozenset(
    "att en ett den det de dess sin sitt sina deras vår sådan alla att vidare när "
    "detta denna dessa 2023 beslut kännedom godkännande".split()
)
ADJECTIVE = re.compile(
    r"(?:[^\W\d_]+(?:bar|lig|liga|ligt|ig|iga|igt|isk|iska|al|ala|ell|ella|ande)|god|nära"
    r"|[^\W\d_]+-)\Z"
)
FILLERS = frozenset({"i", "för", "kraftnät", "of", "&", "av", "vid", "på"})
PLACE_AFTER_IN = frozenset({"Länsstyrelsen", "Förvaltningsrätten", "Kammarrätten"})
MAX_WORDS = 6


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


def _last_part(word: str) -> OrganisationKind | None:
    """Return what a name that ends in `word` is; the genitive ends it too."""
    parts = _parts("sist")
    for form in (word, word.removesuffix("s"), without_genitive(word)):
        lowered = form.lower() if len(form) > 3 and form.istitle() else form
        for written in (form, lowered):
            if written in parts:
                return parts[written]
    return None


def _named(text: str) -> bool:
    return (text[0].isupper() or text[0].isdigit()) and text not in _not_in_names()


def _bounds_person(words: Words, index: int, taken: frozenset[int]) -> bool:
    return words.all[index].start in taken


def find(words: Words, taken: frozenset[int]) -> list[Found]:
    """Return names with a first or last word that tells what they are.

    Args:
        words: The words of the text.
        taken: Where words of persons' names begin; no name runs over them.
    """
    found = []
    for index, word in enumerate(words.all):
        kind = _parts("först").get(without_genitive(word.text))
        if kind is not None and without_genitive(word.text) == word.text:
            found += _after(words, index, kind, taken)
        kind = _last_part(word.text)
        if kind is not None:
            found += _before(words, index, kind, taken)
    return found + _committees(words)


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
    if last < index + MAX_WORDS and words.joined(last) and last > index:
        if words.all[last + 1].text in {"län", "läns"}:
            last += 1
    if last == index:
        return []
    start, end = words.all[index].start, words.all[last].end
    name = words.text[start:end]
    bare = without_genitive(name)
    return [Found(start, start + len(bare), bare, kind, "organisation.forled", 0.85)]


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
        return head in PLACE_AFTER_IN or (
            word.text[0].isupper() and head not in {"Region", "Område", "AB"}
        )
    if joiner == "och":
        return head == "Område" and not is_body(word.text)
    return False


def _before(
    words: Words, index: int, kind: OrganisationKind, taken: frozenset[int]
) -> list[Found]:
    """Return the name that ends at word `index` and runs over capitals."""
    first = index
    while first and index - first < MAX_WORDS and words.joined(first - 1):
        before = words.all[first - 1]
        if before.start in taken or before.text in _parts("sist"):
            break
        if _named(before.text) and not is_body(before.text):
            first -= 1
            continue
        filler = before.text in FILLERS and kind == "foretag" and first < index + 1
        if filler and first >= 2 and words.joined(first - 2):
            if _named(words.all[first - 2].text):
                first -= 2
                continue
        break
    while first < index and _is_plain_opener(words, first, index):
        first += 1
    if first == index:
        return []
    last = words.all[index]
    # "Förvaltnings AB Framtiden": the form stands inside the name.
    tail = index
    if last.text == "AB" and words.joined(index):
        following = words.all[index + 1]
        inside = words.all[index - 1].text.endswith("s")
        if inside and following.text[0].isupper() and following.start not in taken:
            tail = index + 1
    start, end = words.all[first].start, words.all[tail].end
    name = words.text[start:end]
    if tail == index and last.text not in _parts("sist"):
        name = _base_form(name)
        end = start + len(name)
    place = re.search(r"\A i (?:[A-ZÅÄÖ][^\W\d_]+)", words.text[end : end + 40])
    if place is not None and kind == "forening" and last.text.endswith("förbund"):
        end += place.end()
        name = words.text[start:end]
    return [Found(start, end, name, kind, "organisation.efterled", 0.85)]


def _is_plain_opener(words: Words, first: int, index: int) -> bool:
    """Tell whether the first word is only a sentence's capital, not a name."""
    word = words.all[first].text.lower()
    return words.opens_sentence(first) and (
        word in _not_in_names()
        or (word in words.common and index - first > 1 and not word.endswith("s"))
    )


def _committees(words: Words) -> list[Found]:
    """Return "Nämnden för A, B och C" with the area phrase it covers."""
    found = []
    counts: dict[str, int] = {}
    hits = []
    for match in HEAD_FOR.finditer(words.text):
        end = _area_end(words.text, match.end())
        if end is None:
            continue
        name = words.text[match.start() : end]
        hits.append((match.start(), end, name))
        counts[name.lower()] = counts.get(name.lower(), 0) + 1
    capital = {name.lower() for _, _, name in hits if name[0].isupper()}
    for start, end, name in hits:
        if (
            name[0].islower()
            and name.lower() not in capital
            and counts[name.lower()] < 2
        ):
            continue
        authority = name.startswith(("Myndigheten", "Inspektionen", "Institutet"))
        kind: OrganisationKind = "myndighet" if authority else "organ"
        found.append(Found(start, end, name, kind, "organisation.namnd-for", 0.85))
    return found


def _area_end(text: str, start: int) -> int | None:
    """Return where the noun phrase of areas ends; commas need a closing "och"."""
    end = _one_area(text, start)
    if end is None:
        return None
    listed = end
    for _ in range(4):
        comma = re.compile(r", |- och | och | samt ").match(text, listed)
        if comma is None:
            break
        nearer = _one_area(text, comma.end())
        if nearer is None:
            break
        listed = nearer
        if comma.group() != ", ":
            end = listed
            if text[comma.end() : listed].count(" ") > 1:
                break
    return end


def _one_area(text: str, start: int) -> int | None:
    word = AREA.match(text, start)
    if word is None or word.group().lower() in NOT_AREA or is_body(word.group()):
        return None
    if word.group().lower() in {"nämnden", "styrelsen", "kommunstyrelsen"}:
        return None
    if ADJECTIVE.fullmatch(word.group()):
        joiner = re.compile(r" (?:och )?").match(text, word.end())
        following = AREA.match(text, joiner.end()) if joiner is not None else None
        if following is not None and not is_body(following.group()):
            return _one_area(text, following.start())
        return None
    if word.end() < len(text) and text[word.end()] == "-":
        return None
    return word.end()
