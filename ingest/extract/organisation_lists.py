"""Names that stand in a list of organisations: "Region Granby, Visita och Almi"."""

import re
from itertools import pairwise

from ingest import lexicon
from ingest.extract.organisation_bodies import is_stop
from ingest.extract.organisation_lexicon import places
from ingest.extract.organisation_words import Found, Words
from ingest.extract.person_names import is_first_name
from ingest.extract.person_parties import normalise
from ingest.extract.person_titles import is_title
from ingest.model import OrganisationKind

MIN_LISTED = 3
NEIGHBOURS = frozenset({"region", "myndighet", "forening", "stiftelse", "foretag"})
# Beside municipalities and regions unknown names are places.
SURE_NEIGHBOURS: frozenset[OrganisationKind] = frozenset(
    {"myndighet", "forening", "stiftelse", "foretag"}
)
JOINER = re.compile(r", | och | samt ")
END = r"(?=[,.;)]| och | samt |\n|\Z)"
LISTED = re.compile(
    r"[A-ZÅÄÖ][^\W\d_]+(?: [A-ZÅÄÖ][^\W\d_]+){0,2}(?=[,.;]| och | samt |\n)"
)
ITEM = r"[A-ZÅÄÖ][\w&.-]*[^\W_](?: (?:i )?[A-ZÅÄÖ][^\W_][\w-]*){0,3}"
LONGER = re.compile(ITEM + END)
BEFORE = re.compile(rf"(?:[a-zåäö:(]|,| och| samt) ({ITEM})(?:, | och | samt )\Z")
BETWEEN = re.compile(rf"(?:, | och | samt )(?:{ITEM}(?:, | och | samt )){{0,5}}")
ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,6}")
NEAR = 140
# "ett hus i Granby, Kvinnojouren Liljan": a place before a name.
IN_PLACE = (" i ", " på ", " vid ")


def listed(words: Words, known: list[Found], taken: frozenset[int]) -> list[Found]:
    """Return unknown names that stand in a list beside known organisations."""
    starts = {hit.start for hit in known}
    seeds = [hit for hit in known if hit.kind in NEIGHBOURS and hit.name[0].isupper()]
    found = _after_one(words, seeds, starts | taken)
    covered = {place for hit in known for place in (hit.start, hit.end - 1)}
    several = _among_several(words.text, seeds)
    found += _longer(words, several, covered | taken)
    return found


def _after_one(words: Words, seeds: list[Found], seen: set[int]) -> list[Found]:
    """Return plain names after a known one, and after each other."""
    found: list[Found] = []
    queue = [*seeds]
    while queue:
        hit = queue.pop()
        joiner = JOINER.match(words.text, hit.end)
        match = LISTED.match(words.text, joiner.end()) if joiner is not None else None
        if match is None or match.start() in seen:
            continue
        seen.add(match.start())
        if not new_name(words, match.group()):
            continue
        fresh = Found(
            *match.span(), match.group(), "ovrigt", "organisation.uppraknad", 0.5
        )
        found.append(fresh)
        queue.append(fresh)
    return found


def _among_several(text: str, seeds: list[Found]) -> list[Found]:
    """Return the hits that stand in one list with another."""
    sure = sorted(
        (hit for hit in seeds if hit.kind in SURE_NEIGHBOURS), key=lambda h: h.start
    )
    joined = [
        (one, other)
        for one, other in pairwise(sure)
        if other.start - one.end < NEAR
        and BETWEEN.fullmatch(text, one.end, other.start) is not None
    ]
    among = {hit.start: hit for pair in joined for hit in pair}
    return [among[start] for start in sorted(among)]


def _longer(words: Words, seeds: list[Found], seen: set[int]) -> list[Found]:
    """Return names of every form on either side of known ones, step by step."""
    found: list[Found] = []
    queue = [*seeds]
    while queue:
        hit = queue.pop()
        for start, end in _beside(words.text, hit):
            name = words.text[start:end]
            if start in seen or end - 1 in seen or not _fits(words, name):
                continue
            seen |= {start, end - 1}
            fresh = Found(start, end, name, "ovrigt", "organisation.uppraknad", 0.6)
            found.append(fresh)
            queue.append(fresh)
    return found


def _beside(text: str, hit: Found) -> list[tuple[int, int]]:
    """Return the items that stand before and after a hit in its list."""
    items = []
    joiner = JOINER.match(text, hit.end)
    after = LONGER.match(text, joiner.end()) if joiner is not None else None
    if after is not None:
        items.append(after.span())
    line = text.rfind("\n", 0, hit.start) + 1
    before = BEFORE.search(text, max(line, hit.start - 70), hit.start)
    if before is not None and not text.endswith(IN_PLACE, line, before.start(1)):
        items.append(before.span(1))
    return items


def _fits(words: Words, name: str) -> bool:
    if ACRONYM.fullmatch(name):
        return normalise(name) is None and not is_stop(name)
    return new_name(words, name)


def new_name(words: Words, name: str) -> bool:
    """Tell whether a capitalised word is neither everyday word, place nor person."""
    first = name.split(maxsplit=1)[0]
    return (
        first.lower() not in words.common
        and not is_first_name(first)
        and name not in places()
        and name.removesuffix("s") not in places()
        and len(name) > MIN_LISTED
        and not is_stop(first)
        and normalise(name) is None
        and not is_title(first.lower())
        and first.lower() not in lexicon.words("organ_attribut")
    )
