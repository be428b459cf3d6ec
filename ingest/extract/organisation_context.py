"""Names that only their context shows: abbreviations, projects, workplaces."""

import re

from ingest.extract.organisation_bodies import is_body
from ingest.extract.organisation_lexicon import long_forms
from ingest.extract.organisation_lists import listed, new_name
from ingest.extract.organisation_words import Found, Words, without_name_genitive
from ingest.extract.person_names import is_first_name
from ingest.extract.person_titles import is_title
from ingest.guided import Guided
from ingest.model import OrganisationKind, Person

# Bodies' abbreviations that mean nothing else when they stand alone.
CLEAR = frozenset({"KS", "KF", "RS", "RF", "KSAU", "RSAU", "RUN", "HSN"})
ABBREVIATION = re.compile(r"(?<![\w./-])(?:[A-ZÅÄÖ]{2,5})(?::?s)?(?![\w-])")
CITED = re.compile(r"[ \u00a0]?(?:§|\d{4}-\d\d-\d\d|\d{1,3}/\d\d)")
DIGIT_BEFORE = re.compile(r"\d[ \u00a0]")
# "RS 131-2021" and "KS/2020:77" are case numbers, "KS 2024-03-04" a meeting.
CASE_NUMBER = re.compile(r"[ \u00a0]?/?(?!\d{4}-\d\d-\d\d)\d{1,5}[-/:]\d{1,6}\b")
NAME = r"([A-ZÅÄÖ][^\W_]+(?: [A-ZÅÄÖ][^\W_]+){0,4})"
NAMED = "organisation.namngiven"
GENERAL = (
    *("bolaget ", "företaget ", "förbundet ", "föreningen ", "stiftelsen "),
    *("klubben ", "nätverket "),
)
PATTERNS: tuple[tuple[Guided, OrganisationKind, str, float], ...] = (
    (
        Guided(r"\b[Pp]rojektet (?:[”\"»])?" + NAME, "projektet ", cased=True),
        "projekt",
        "organisation.projekt",
        0.7,
    ),
    (
        Guided(
            r"\b(?:[Oo]rganisationen|[Ff]öretaget|[Bb]olaget|[Nn]ätverket|föreningen|"
            r"förbundet|[Kk]lubben|stiftelsen|byrån) " + NAME,
            *("organisationen ", *GENERAL, "byrån "),
            cased=True,
        ),
        "ovrigt",
        "organisation.apposition",
        0.65,
    ),
    (
        Guided(
            r"(?<![\w-])[a-zåäö]{3,24}(?:bolaget|företaget|förbundet|föreningen|"
            r"stiftelsen|klubben|nätverket) " + NAME,
            *GENERAL,
            cased=True,
        ),
        "ovrigt",
        NAMED,
        0.65,
    ),
    (
        Guided(
            r"(?<![\w-])((?!(?:FN|EU|MR|HR|IT|AI)-)[A-ZÅÄÖ]{2,6}-"
            r"(?:gruppen|nätverket|rådet|projektet))\b",
            cased=True,
        ),
        "ovrigt",
        "organisation.grupp",
        0.75,
    ),
    # "Kultur & Fritid": units and firms of two names.
    (
        Guided(
            r"(?<=[a-zåäö,] )([A-ZÅÄÖ][a-zåäö]+ & [A-ZÅÄÖ][a-zåäö]+)"
            r"(?![\w-]| [A-ZÅÄÖ])",
            " & ",
            cased=True,
        ),
        "ovrigt",
        "organisation.apposition",
        0.6,
    ),
    # "stiftelsen Bo och Åsa Eks minnesfond": a donor's name, no person's.
    (
        Guided(
            r"\b([Ss]tiftelsen (?:(?:[A-ZÅÄÖ][\w.-]*|och|&|von|af) ){1,9}?(?<=s )"
            r"(?:[a-zåäö]{0,20}(?:fond|fonder|stiftelse)|minne|legat|samling|samlingar))\b",
            "stiftelsen ",
            cased=True,
        ),
        "stiftelse",
        "organisation.forled",
        0.85,
    ),
    (
        Guided(
            r"(?<![\w-])([A-ZÅÄÖ][\w-]*(?: [A-ZÅÄÖ][\w-]*){0,4} "
            r"(?:ekonomisk förening|ek\.? ?för\.?(?=\W)))",
            *("ekonomisk förening", " ek"),
            cased=True,
        ),
        "forening",
        "organisation.efterled",
        0.85,
    ),
    (
        Guided(
            r"\b[Pp]rojektet [”\"»]([A-ZÅÄÖ][^”\"»«\n]{2,50})[”\"»«]",
            *("projektet ”", 'projektet "', "projektet »"),
            cased=True,
        ),
        "projekt",
        "organisation.projekt",
        0.8,
    ),
)
MAX_WORKPLACE_WORDS = 6
UNFINISHED = frozenset({"och", "samt", "i", "för", "av", "på", "vid", "med", "till"})


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
    return found + _workplaces(words, persons, known) + listed(words, known, taken)


def _is_name(words: Words, rule: str, name: str) -> bool:
    """Ask for two words where only a general noun before says what is named."""
    if rule == NAMED:
        return new_name(words, name)
    if rule != "organisation.apposition":
        return True
    return " " in name and not is_first_name(name.split(maxsplit=1)[0])


def _opens_line(text: str, start: int) -> bool:
    """Tell whether only list marks stand before `start` on its line."""
    while start and text[start - 1] in " •–-\t":
        start -= 1
    return start == 0 or text[start - 1] == "\n"


def _abbreviations(words: Words) -> list[Found]:
    organs = long_forms()
    found = []
    for match in ABBREVIATION.finditer(words.text):
        written = match.group().removesuffix("s").removesuffix(":")
        if written not in organs or len(written) < 2:
            continue
        alone = _opens_line(words.text, match.start())
        cited = CITED.match(words.text, match.end()) is not None
        before = max(0, match.start() - 2)
        number = DIGIT_BEFORE.match(words.text, before, match.start())
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
        if place.split()[-1] in UNFINISHED:
            continue  # "representanter för PRO och …"
        if not place[0].isupper() or is_body(place.split()[0]) or size < 2:
            continue
        if not re.fullmatch(r"[^\W\d_][\w -]+", place):
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(place)}(?!\w)", words.text):
            found.append(
                Found(*match.span(), place, "organ", "organisation.arbetsplats", 0.6)
            )
    return found
