"""Bodies named by what they are for: "Nämnden för trafik, miljö och klimat"."""

import re

from ingest.extract.organisation_bodies import is_area, is_body
from ingest.extract.organisation_words import Found, Words
from ingest.model import OrganisationKind

CARRY = re.compile(r" (?:för|mot) (?=[^\W\d_])")
HEAD = re.compile(r"[^\W\d_]+\Z")
HEADS = frozenset(
    {
        *("Nämnden", "nämnden", "Myndigheten", "Riksförbundet", "Utskottet"),
        *("Beredningen", "Delegationen", "Inspektionen", "Institutet", "Rådet"),
        *("Samverkansnämnden", "Förbundet", "Enheten", "Avdelningen", "Sektionen"),
        *("Sektorn", "Förvaltningen", "Kontoret", "Kommittén", "Styrelsen"),
        *("Centrum", "Kansliet", "Föreningen", "Institutionen"),
    }
)
HEAD_ENDINGS = ("centrum", "teamet")
# "Granby kommuns råd för funktionsrätt": a small head with its owner before.
OWNED_HEADS = frozenset({"råd", "beredning", "delegation", "kommitté", "forum"})
OWNER = re.compile(
    r"(?:(?:Region|Regionen) [A-ZÅÄÖ][\w-]{1,30}s|"
    r"[A-ZÅÄÖ][\w-]{1,30} (?:[Ss]tads|kommuns|läns)|"
    r"[A-ZÅÄÖ][\w-]{1,30}s) \Z"
)
AREA = re.compile(r"[^\W\d_]+-?(?:[-/][^\W\d_]+)*")
NOT_AREA = frozenset(
    {
        *("enbart", "endast", "bara", "varje", "hela", "samtliga", "respektive"),
        *("ut", "in", "upp", "fram", "mer", "att", "en", "ett", "den", "det", "de"),
        *("dess", "sin", "sitt", "sina"),
        *("deras", "vår", "sådan", "alla", "vidare", "när", "detta", "denna"),
        *("dessa", "beslut", "kännedom", "godkännande", "yttrande", "prövning"),
    }
)
ADJECTIVE = re.compile(
    r"(?:[^\W\d_]+(?:bar|bara|lig|liga|ligt|ig|iga|igt|isk|iska|al|ala|ell|ella|ande|"
    r"relaterat|ets|ens|ernas|arnas)|god|nära"
    r"|barns|ungas|äldres|kvinnors|elevers|människors|patienters|[^\W\d_]+-)\Z"
)
# Participles in form, nouns in use: they end an area and describe none.
NOUNS = ("lärande", "företagande", "resande", "åldrande", "byggande", "befinnande")
ABBREVIATED = re.compile(
    r"((?:(?!, [A-ZÅÄÖ])[^.;:()\n]){3,110}?) \([A-ZÅÄÖ][A-ZÅÄÖa-z]{1,7}\)"
)
ATTRIBUTE = re.compile(
    r"(?:Gemensamma|Lokala|Politiska|Regionala|Kommunala|Nationellt|Nationella|"
    r"Regionalt) \Z"
)
MAX_AREAS = 4
AREA_JOINER = re.compile(r", |- och | och | samt ")
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


def find(words: Words, taken: frozenset[int]) -> list[Found]:
    """Return "Nämnden för A, B och C" with the area phrase it covers.

    Args:
        words: The words of the text.
        taken: Where words of persons' names begin; a person is no area.
    """
    found = []
    counts: dict[str, int] = {}
    hits = []
    for match in CARRY.finditer(words.text):
        begin = _head(words.text, match.start())
        if begin is None or match.end() in taken:
            continue
        named = ABBREVIATED.match(words.text, match.end())
        whole = named is not None and words.text[begin : begin + 5].lower() != "nämnd"
        stop = named.end(1) if whole and named else _area_end(words.text, match.end())
        if stop is None:
            continue
        attribute = ATTRIBUTE.search(words.text[max(0, begin - 12) : begin])
        start = begin - (len(attribute.group()) if attribute else 0)
        name = _area_base(words.text[start:stop])
        hits.append((start, start + len(name), name))
        counts[name.lower()] = counts.get(name.lower(), 0) + 1
    capital = {name.lower() for _, _, name in hits if name[0].isupper()}
    for start, end, name in hits:
        if (
            name[0].islower()
            and name.lower() not in capital
            and counts[name.lower()] < 2
            and not _is_field(name)
        ):
            continue
        authority = name.startswith(("Myndigheten", "Inspektionen", "Institutet"))
        kind: OrganisationKind = "myndighet" if authority else "organ"
        found.append(Found(start, end, name, kind, "organisation.namnd-for", 0.85))
    return found


def _is_field(name: str) -> bool:
    """Tell whether all of "nämnden för arbetsmarknad och utbildning" are fields."""
    words = re.split(r", | och | samt | ", name)[2:]
    return all(is_area(word) for word in words)


def _head(text: str, end: int) -> int | None:
    """Return where the name begins whose head ends at `end`."""
    head = HEAD.search(text, max(0, end - 30), end)
    if head is None:
        return None
    word = head.group()
    if word in HEADS or (word.endswith(HEAD_ENDINGS) and word[0].isupper()):
        return head.start()
    if word not in OWNED_HEADS:
        return None
    owner = OWNER.search(text, max(0, head.start() - 50), head.start())
    return owner.start() if owner is not None else None


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
    noun = word.group().endswith(NOUNS)
    if ADJECTIVE.fullmatch(word.group()) and not noun:
        joiner = re.compile(r" (?:och )?").match(text, word.end())
        following = AREA.match(text, joiner.end()) if joiner is not None else None
        if following is not None and not is_body(following.group()):
            return _one_area(text, following.start())
        return None
    if word.end() < len(text) and text[word.end()] == "-":
        return None
    return word.end()
