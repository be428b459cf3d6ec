"""Names that only their context shows: abbreviations, projects, workplaces."""

import re

from ingest.extract.organisation_bodies import is_body
from ingest.extract.organisation_lexicon import long_forms
from ingest.extract.organisation_words import Found, Words
from ingest.model import Person

# Bodies' abbreviations that mean nothing else when they stand alone.
CLEAR = frozenset({"KS", "KF", "RS", "RF", "KSAU", "RSAU", "RUN", "HSN"})
ABBREVIATION = re.compile(r"(?<![\w./-])(?:[A-ZÅÄÖ]{2,5})(?::?s)?(?![\w-])")
CITED = re.compile(r"[ \u00a0]?(?:§|\d{4}-\d\d-\d\d|\d{1,3}/\d\d)")
PROJECT = re.compile(
    r"\b[Pp]rojektet (?:[”\"»])?([A-ZÅÄÖ][^\W_]+(?: [A-ZÅÄÖ][^\W_]+){0,4})"
)
GROUP = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{2,6}-(?:gruppen|nätverket|rådet|projektet)\b")
MAX_WORKPLACE_WORDS = 6


def find(words: Words, persons: tuple[Person, ...], known: list[Found]) -> list[Found]:
    """Return organisations that the forms do not show."""
    found = _abbreviations(words)
    for match in PROJECT.finditer(words.text):
        found.append(
            Found(
                *match.span(1), match.group(1), "projekt", "organisation.projekt", 0.7
            )
        )
    for match in GROUP.finditer(words.text):
        found.append(
            Found(*match.span(), match.group(), "ovrigt", "organisation.grupp", 0.75)
        )
    return found + _workplaces(words, persons, known)


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
        if not place[0].isupper() or is_body(place.split()[0]) or size < 2:
            continue
        if not re.fullmatch(r"[^\W\d_][\w -]+", place):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(place)}(?!\w)", words.text):
            found.append(
                Found(*match.span(), place, "organ", "organisation.arbetsplats", 0.6)
            )
    return found
