"""Names that only their context shows: abbreviations, projects, workplaces."""

import re

from ingest import lexicon
from ingest.extract.organisation_bodies import is_body
from ingest.extract.organisation_lexicon import long_forms, places
from ingest.extract.organisation_words import Found, Words, without_name_genitive
from ingest.extract.person_names import is_first_name
from ingest.extract.person_titles import is_title
from ingest.model import OrganisationKind, Person

# Bodies' abbreviations that mean nothing else when they stand alone.
CLEAR = frozenset({"KS", "KF", "RS", "RF", "KSAU", "RSAU", "RUN", "HSN"})
ABBREVIATION = re.compile(r"(?<![\w./-])(?:[A-ZÅÄÖ]{2,5})(?::?s)?(?![\w-])")
CITED = re.compile(r"[ \u00a0]?(?:§|\d{4}-\d\d-\d\d|\d{1,3}/\d\d)")
# "RS 131-2021" and "KS/2020:77" are case numbers, "KS 2024-03-04" a meeting.
CASE_NUMBER = re.compile(r"[ \u00a0]?/?(?!\d{4}-\d\d-\d\d)\d{1,5}[-/:]\d{1,6}\b")
NAME = r"([A-ZÅÄÖ][^\W_]+(?: [A-ZÅÄÖ][^\W_]+){0,4})"
NAMED = "organisation.namngiven"
PATTERNS: tuple[tuple[re.Pattern[str], OrganisationKind, str, float], ...] = (
    (
        re.compile(r"\b[Pp]rojektet (?:[”\"»])?" + NAME),
        "projekt",
        "organisation.projekt",
        0.7,
    ),
    (
        re.compile(
            r"\b(?:[Oo]rganisationen|[Ff]öretaget|[Bb]olaget|[Nn]ätverket|föreningen|"
            r"förbundet|[Kk]lubben|stiftelsen|byrån) " + NAME
        ),
        "ovrigt",
        "organisation.apposition",
        0.65,
    ),
    (
        re.compile(
            r"(?<![\w-])[a-zåäö]{3,24}(?:bolaget|företaget|förbundet|föreningen|"
            r"stiftelsen|klubben|nätverket) " + NAME
        ),
        "ovrigt",
        NAMED,
        0.65,
    ),
    (
        re.compile(
            r"(?<![\w-])([A-ZÅÄÖ]{2,6}-(?:gruppen|nätverket|rådet|projektet))\b"
        ),
        "ovrigt",
        "organisation.grupp",
        0.75,
    ),
)
MAX_WORKPLACE_WORDS = 6
MIN_LISTED = 3
NEIGHBOURS = frozenset({"region", "myndighet", "forening", "stiftelse", "foretag"})
JOINER = re.compile(r", | och | samt ")
LISTED = re.compile(
    r"[A-ZÅÄÖ][^\W\d_]+(?: [A-ZÅÄÖ][^\W\d_]+){0,2}(?=[,.;]| och | samt |\n)"
)


def find(
    words: Words,
    persons: tuple[Person, ...],
    known: list[Found],
    taken: frozenset[int],
) -> list[Found]:
    """Return organisations that the forms do not show."""
    found = _abbreviations(words)
    for pattern, kind, rule, confidence in PATTERNS:
        for match in pattern.finditer(words.text):
            start, name = match.start(1), match.group(1)
            if start in taken or not _is_name(words, rule, name):
                continue
            bare = without_name_genitive(name) if rule == NAMED else name
            found.append(Found(start, start + len(bare), bare, kind, rule, confidence))
    return found + _workplaces(words, persons, known) + _listed(words, known, taken)


def _is_name(words: Words, rule: str, name: str) -> bool:
    """Ask for two words where only a general noun before says what is named."""
    if rule == NAMED:
        return _new_name(words, name)
    if rule != "organisation.apposition":
        return True
    return " " in name and not is_first_name(name.split(maxsplit=1)[0])


def _abbreviations(words: Words) -> list[Found]:
    organs = long_forms()
    found = []
    for match in ABBREVIATION.finditer(words.text):
        written = match.group().removesuffix("s").removesuffix(":")
        if written not in organs or len(written) < 2:
            continue
        line = words.text.rfind("\n", 0, match.start()) + 1
        alone = words.text[line : match.start()].strip(" •–-\t") == ""
        cited = CITED.match(words.text, match.end()) is not None
        number = re.search(r"\d[ \u00a0]\Z", words.text[line : match.start()])
        number = number or CASE_NUMBER.match(words.text, match.end())
        if (written in CLEAR and not number) or (cited and alone):
            end = match.start() + len(written)
            found.append(
                Found(
                    match.start(),
                    end,
                    written,
                    "organ",
                    "organisation.forkortning",
                    0.8,
                )
            )
    return found


def _listed(words: Words, known: list[Found], taken: frozenset[int]) -> list[Found]:
    """Return unknown names that stand in a list beside a known organisation."""
    known_starts = {hit.start for hit in known}
    found: list[Found] = []
    queue = [hit for hit in known if hit.kind in NEIGHBOURS and hit.name[0].isupper()]
    while queue:
        hit = queue.pop()
        joiner = JOINER.match(words.text, hit.end)
        match = LISTED.match(words.text, joiner.end()) if joiner is not None else None
        if match is None or match.start() in known_starts | taken:
            continue
        known_starts.add(match.start())
        if not _new_name(words, match.group()):
            continue
        fresh = Found(
            *match.span(), match.group(), "ovrigt", "organisation.uppraknad", 0.5
        )
        found.append(fresh)
        queue.append(fresh)
    return found


def _new_name(words: Words, name: str) -> bool:
    """Tell whether a capitalised word is neither everyday word, place nor person."""
    first = name.split(maxsplit=1)[0]
    return (
        first.lower() not in words.common
        and not is_first_name(first)
        and name not in places()
        and name.removesuffix("s") not in places()
        and len(name) > MIN_LISTED
        and not is_title(first.lower())
        and first.lower() not in lexicon.words("organ_attribut")
    )


def _workplaces(
    words: Words, persons: tuple[Person, ...], known: list[Found]
) -> list[Found]:
    """Return the capitalised places where the persons named are said to work."""
    names = {hit.name.casefold() for hit in known}
    found = []
    for place in sorted(
        {r.organisation for p in persons for r in p.roles if r.organisation}
    ):
        size = len(place.split())
        if place.casefold() in names or size > MAX_WORKPLACE_WORDS:
            continue
        if any(is_title(word.lower()) for word in place.split()):
            continue
        if not place[0].isupper() or is_body(place.split()[0]) or size < 2:
            continue
        if not re.fullmatch(r"[^\W\d_][\w -]+", place):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(place)}(?!\w)", words.text):
            found.append(
                Found(*match.span(), place, "organ", "organisation.arbetsplats", 0.6)
            )
    return found
