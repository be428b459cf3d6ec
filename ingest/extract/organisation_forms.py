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
    r"Inspektionen|Institutet|Rådet|Samverkansnämnden|Förbundet) "
    r"(?:för|mot) (?=[^\W\d_])"
)
AREA = re.compile(r"[^\W\d_]+-?(?:[-/][^\W\d_]+)*")
NOT_AREA = frozenset(
    {
        *("att", "en", "ett", "den", "det", "de", "dess", "sin", "sitt", "sina"),
        *("deras", "vår", "sådan", "alla", "vidare", "när", "detta", "denna"),
        *("dessa", "beslut", "kännedom", "godkännande", "yttrande", "prövning"),
    }
)
ADJECTIVE = re.compile(
    r"(?:[^\W\d_]+(?:bar|lig|liga|ligt|ig|iga|igt|isk|iska|al|ala|ell|ella|ande)|god|nära"
    r"|[^\W\d_]+-)\Z"
)
FILLERS = frozenset({"of", "and"})
ABBREVIATED = re.compile(r"([^.;:()\n]{3,110}?) \([A-ZÅÄÖ][A-ZÅÄÖa-z]{1,7}\)")
ATTRIBUTE = re.compile(r"(?:Gemensamma|Lokala|Politiska|Regionala|Kommunala) \Z")
MAX_AREAS = 4
AREA_JOINER = re.compile(r", |- och | och | samt ")
AMPERSAND = re.compile(r" & ")
IN_PLACE = re.compile(r" i (?:[A-ZÅÄÖ][^\W\d_]+)")
PLACE_AFTER_IN = frozenset(
    {"länsstyrelsen", "förvaltningsrätten", "kammarrätten", "tingsrätten"}
)
GENITIVE_AREAS = (
    "ings",
    "stöds",
    "vårds",
    "omsorgs",
    "livs",
    "tids",
    "miljös",
    "kulturs",
    "services",
    "skaps",
    "nings",
    "tions",
    "ions",
    "lands",
    "trafiks",
    "frågors",
    "hälsas",
)
KEEPS_S = ("ås", "näs", "fors", "is", "us", "os", "ös", "ss", "hus", "as", "es")
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
    return text[0].isupper() and text not in _not_in_names()


def find(words: Words, taken: frozenset[int]) -> list[Found]:
    """Return names with a first or last word that tells what they are.

    Args:
        words: The words of the text.
        taken: Where words of persons' names begin; no name runs over them.
    """
    found = []
    for index, word in enumerate(words.all):
        head = word.text.capitalize() if word.text in PLACE_AFTER_IN else word.text
        kind = _parts("först").get(head)
        if kind is not None:
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
    county = last > index and words.joined(last)
    if county and words.all[last + 1].text in {"län", "läns"}:
        last += 1
    if last == index:
        return []
    start, end = words.all[index].start, words.all[last].end
    name = words.text[start:end]
    bare = _without_place_genitive(without_genitive(name))
    return [Found(start, start + len(bare), bare, kind, "organisation.forled", 0.85)]


def _without_place_genitive(name: str) -> str:
    """Return "Socialnämnden Centrums" as "Socialnämnden Centrum", "Borås" as it is."""
    kept = name.lower().endswith(KEEPS_S)
    return name if kept or not name.endswith("s") else name[:-1]


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
    while first < index and _is_plain_opener(words, first, index, kind):
        first += 1
    if first == index:
        return []
    last = index + 1 if _goes_on(words, index, taken) else index
    start, end = words.all[first].start, words.all[last].end
    name = words.text[start:end]
    if last > index:
        name = _without_place_genitive(name)
    elif words.all[index].text not in _parts("sist"):
        name = _base_form(name)
    elif kind == "forening":
        place = IN_PLACE.match(words.text, end)
        name += place.group() if place is not None else ""
    return [Found(start, start + len(name), name, kind, "organisation.efterled", 0.85)]


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
        filler = before.text in FILLERS and kind == "foretag" and first >= 2
        if not (filler and words.joined(first - 2)):
            break
        if not _named(words.all[first - 2].text):
            break
        first -= 2
    return first


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
    return word in _not_in_names() or (everyday and index - first > 1)


def _committees(words: Words) -> list[Found]:
    """Return "Nämnden för A, B och C" with the area phrase it covers."""
    found = []
    counts: dict[str, int] = {}
    hits = []
    for match in HEAD_FOR.finditer(words.text):
        named = ABBREVIATED.match(words.text, match.end())
        whole = named is not None and not match.group().lower().startswith("nämnd")
        stop = named.end(1) if whole and named else _area_end(words.text, match.end())
        if stop is None:
            continue
        attribute = ATTRIBUTE.search(
            words.text[max(0, match.start() - 14) : match.start()]
        )
        start = match.start() - (len(attribute.group()) if attribute else 0)
        name = _area_base(words.text[start:stop])
        hits.append((start, start + len(name), name))
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


def _area_base(name: str) -> str:
    """Return the phrase without the genitive that its last word may carry."""
    return name[:-1] if name.endswith(GENITIVE_AREAS) else name


def _area_end(text: str, start: int) -> int | None:
    """Return where the noun phrase of areas ends; commas need a closing "och"."""
    end = _one_area(text, start)
    if end is None:
        return None
    listed = end
    for _ in range(MAX_AREAS):
        joiner = AREA_JOINER.match(text, listed)
        nearer = _one_area(text, joiner.end()) if joiner is not None else None
        if joiner is None or nearer is None or text[joiner.end()].isupper():
            break
        listed = nearer
        if joiner.group() != ", ":
            end = listed
    return end


def _one_area(text: str, start: int) -> int | None:
    word = AREA.match(text, start)
    if word is None or word.group().lower() in NOT_AREA or is_body(word.group()):
        return None
    if word.group().endswith(("nämnden", "styrelsen", "erna", "arna")):
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
