"""Documents pointed at by name: lists of handlingar, quoted titles, plans, policies."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from ingest import lexicon
from ingest.extract.referens.found import Found
from ingest.extract.referens.fragments import DAY, ISO_DATE, YEAR
from ingest.extract.referens.targets import document_target
from ingest.model import Document
from ingest.stretches import lines_with
from ingest.structure.headings import role_of

LIST_MARK = re.compile(r"^(?:[•·▪●○*–—-]\s*|o\s+|\d{1,2}[.)]\s+|[a-z][.)]\s+)")
LONGEST_ITEM = 300
JOINED = re.compile(r"(?<=\d{4})\. (?=[A-ZÅÄÖ])")
NO_ITEM = re.compile(
    r"(?i)^(?:paragrafen|justera|ordförande|sekreterare|sida \d|\d+$|handlingar|bilagor"
    r"|borttagen|inga|bilag(?:a|or)$|utdragsbestyrk)"
)
QUOTED = re.compile(
    r"\b(?:[A-ZÅÄÖ][\w:]{1,40}s )?(?i:\w{0,40}(?:rapport|skrift|strategi|policy"
    r"|riktlinje|plan|program|promemoria|utredning|betänkande|handbok|vägledning"
    r"|dokument)\w{0,9}),? "
    rf"[”\"“»][^”\"»\n]{{3,150}}[”\"»](?:,? {YEAR})?"
)
HANDLING = re.compile(
    r"\b(?:(?:KF|kommunfullmäktiges|Kommunfullmäktiges) )?[Hh]andling(?:en)? "
    r"(?:nr )?(?:19|20)\d{2}(?::| nr )\d{1,4}\b|\b(?:19|20)\d{2} nr \d{1,4}\b"
)
ATTACHED = re.compile(r"(?m)^Bilag(?:a|or)(?: \d{1,2})?: (?P<name>[A-ZÅÄÖ].{4,200})$")
BILAGA = re.compile(
    r"\b[Bb]ilaga \d{1,2}\b(?: till [a-zåäö]+s (?:tjänsteutlåtande|tjänsteskrivelse"
    r"|skrivelse|yttrande|rapport))?"
)
DATED = re.compile(
    r"\b(?:[A-ZÅÄÖa-zåäö]{2,40}s )?(?i:\w{0,30}(?:yrkande|yttrande|tjänsteutlåtande"
    r"|tjänsteskrivelse|skrivelse|promemoria|reservation|protokollsutdrag|remissvar"
    r"|rapport))"
    r"(?: från [A-ZÅÄÖ]\w{0,30}(?:(?:, | och )[A-ZÅÄÖ]\w{0,30}){0,7})?(?: från)?"
    rf"(?: daterad[et]?)? (?:{DAY} {YEAR}|{ISO_DATE})"
)
ADJECTIVES = (
    r"(?:(?:nationella|regionala|lokala|kommunala|strategiska|fördjupade|gemensamma"
    r"|länsövergripande|kommunövergripande|övergripande|allmänna|ekonomiska) ){0,2}"
)
# What an organ gives out once a year and names by its year.
YEARLY = (
    r"årsredovisning|delårsrapport|delårsbokslut|verksamhetsberättelse"
    r"|verksamhetsplan|årsbokslut|årsrapport|internkontrollplan"
)
# What a name in front makes one document: "Ekby-avtalet".
NAMED = r"avtalet|överenskommelsen|planen|strategin|programmet|policyn|utredningen"
# Members' names beside each other, as they sign: "Ada Ek<tab>Bo Alm".
NAME = r"[A-ZÅÄÖ][\wé-]{1,30}(?: [A-ZÅÄÖ][\wé.-]{0,30}){0,3}(?: \([A-ZÅÄÖ]{1,3}\))?"
SIGNATURES = re.compile(rf"{NAME}(?:\t{NAME}){{1,3}}|_{{3,}}.*")
# §§ under which what has come in is listed.
DELIVERED = re.compile(
    r"(?i)(?:delgivningar|delgivna handlingar|delgivningsärenden|anmälningsärenden"
    r"|meddelanden|inkomna skrivelser|inkomna handlingar)(?: 20\d\d)?"
)
DELIVERED_ITEM = re.compile(rf"(?!.{{1,6}}§)(?:{LIST_MARK.pattern})")
YEARS = rf"(?:,? (?:för )?{YEAR}(?: ?[-–/] ?(?:19|20)?\d{{2}})?)"
STOP = (
    r"(?!(?:som|ska|skall|är|har|att|kan|får|inte|gäller|eller|när|där|det|bör|innebär"
    r"|anger|antas|antogs|fastställs|revideras|samt|så|med|vid|under|enligt|utifrån|inför"
    r"|genom|blir|blev|finns|av|godkänns|behöver|lyfts|belyser|visar|syftar|beträffande|angående)\b)"
)
SUBJECT = (
    r"(?: (?:för|om|mot|kring|beträffande) "
    rf"(?:{STOP}[\w-]{{2,40}}(?:,? |(?=[.,;:)\n])|$)){{1,7}})"
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, float], ...]:
    """Return the patterns of plans and policies in text, with rule and trust."""
    rows = lexicon.table("dokumentord")
    definite = "|".join(r["bestamd"] for r in rows)
    indefinite = "|".join(r["obestamd"] for r in rows)
    alone = "|".join(r["bestamd"] for r in rows if r["ensam"] == "ja")
    owner = (
        r"(?:[Dd]en (?:regionala|tekniska) [a-zåäö]{4,30}s"
        r"|\w{2,30}(?:nämndens|styrelsens|fullmäktiges|utskottets|förvaltningens"
        r"|kontorets)"
        r"|[Ff]ullmäktiges"
        r"|[A-ZÅÄÖ][\w-]{1,30}(?: [A-ZÅÄÖ][\w-]{1,30}| [Ss]tad| kommun| län){0,3}s) "
    )
    capital = r" [A-ZÅÄÖ][a-zåäö]{1,30}(?: \w{1,40}){0,9}?"
    bearer = rf"\w{{0,30}}(?:{definite})"
    return (
        (
            re.compile(
                rf"\b(?:[A-ZÅÄÖ][\wé-]{{1,30}}-(?:{NAMED})\b(?: från {YEAR}\b)?"
                rf"|{bearer} från {YEAR}\b)(?![-/]\d)"
            ),
            "ref.dokument-fran",
            0.75,
        ),
        (
            re.compile(
                r"\b(?:Nationella|Regionala|Lokala|Gemensamma|Kommunala) "
                rf"{bearer}\b(?:{SUBJECT})?(?:{YEARS})?"
            ),
            "ref.dokument-versal",
            0.7,
        ),
        (
            re.compile(
                rf"\b[Dd]en {ADJECTIVES}(?<=a )\w{{0,30}}(?:{definite})\b(?:{YEARS})?"
            ),
            "ref.dokument-bestamd",
            0.8,
        ),
        (
            re.compile(rf"\b\w{{0,30}}(?:{alone})\b{SUBJECT}"),
            "ref.dokument-for",
            0.7,
        ),
        (
            re.compile(
                rf"\b{owner}{ADJECTIVES}\w{{0,30}}(?:{indefinite})\b"
                rf"(?:{SUBJECT})?(?:{YEARS})?"
            ),
            "ref.dokument-agare",
            0.75,
        ),
        (
            re.compile(
                rf"\b(?:{alone}){capital}(?= (?:och|samt|som|har|ska)\b|[.,;\n])"
            ),
            "ref.dokument-namn",
            0.7,
        ),
        (re.compile(rf"\b\w{{3,40}}(?:{alone})\b"), "ref.dokument-ensam", 0.6),
        (
            re.compile(
                rf"\b\w{{0,30}}(?:{YEARLY})(?:en|n)?(?: per den)?(?: för)?"
                rf"(?: verksamhetsåret)? (?:{DAY} )?{YEAR}(?![-/–]\d)"
                rf"|\b\w{{0,30}}budget(?:en)? för {YEAR}(?![-/–]\d)"
                rf"|\b(?!\w{{0,30}}revision)\w{{0,30}}(?:{definite}|{indefinite})"
                rf"(?: för)?(?: åren| perioden)? {YEAR} ?[-–] ?{YEAR}"
            ),
            "ref.dokument-ar",
            0.75,
        ),
    )


def _items(line: str) -> Iterator[tuple[int, str]]:
    """Yield the items of a line; after a date, point and capital a new one begins."""
    begin = 0
    for match in JOINED.finditer(line):
        yield begin, line[begin : match.start()]
        begin = match.end()
    yield begin, line[begin:]


def find_listed(document: Document) -> Iterator[Found]:
    """Yield every item under a heading such as Beslutsunderlag or Handlingar.

    Under "Delgivningar" only what a list mark opens: the rest is running text.
    """
    for section in document.sections:
        heading = section.heading or ""
        delivered = DELIVERED.fullmatch(heading) is not None
        underlag = section.kind == "rubrik" and role_of(heading) == "underlag"
        if not delivered and not underlag:
            continue
        start = section.body_start
        for line in document.text[section.body_start : section.end].split("\n"):
            if SIGNATURES.fullmatch(line.strip()):
                break
            if underlag or DELIVERED_ITEM.match(line.strip()):
                yield from _listed_on(line, start)
            start += len(line) + 1


def _listed_on(line: str, start: int) -> Iterator[Found]:
    """Yield the documents that one line of a list names."""
    for offset, item in _items(line):
        found = _listed(item, start + offset)
        if found is not None:
            yield found


def _listed(item: str, offset: int) -> Found | None:
    """Return one item without its list mark and final point, if it names something."""
    first = len(item) - len(item.lstrip())
    mark = LIST_MARK.match(item.strip())
    if mark:
        first += mark.end()
    name = item[first:].rstrip(" .;")
    if not 5 <= len(name) <= LONGEST_ITEM or NO_ITEM.match(name):
        return None
    start = offset + first
    target = document_target(name)
    return Found(start, start + len(name), "document", target, "ref.underlag", 0.9)


@cache
def _bearers() -> tuple[str, ...]:
    """Return the words of which every document pattern's match holds one."""
    rows = lexicon.table("dokumentord")
    forms = [row[form] for row in rows for form in ("bestamd", "obestamd")]
    return (*forms, *YEARLY.split("|"), *NAMED.split("|"), "budget")


def find_named(document: Document) -> Iterator[Found]:
    """Yield documents named in running text."""
    text = document.text
    not_names = frozenset(lexicon.words("dokumentord_ej"))
    quoted, dated = lines_with(text, '”"“»'), lines_with(text, ("19", "20"))
    bearing = lines_with(text, _bearers())
    simple = (
        (QUOTED, "ref.citerad", 0.85, quoted),
        (HANDLING, "ref.handling", 0.9, dated),
        (DATED, "ref.daterad-handling", 0.8, dated),
        (BILAGA, "ref.bilaga", 0.8, lines_with(text, ("ilaga ",))),
    )
    named = ((*pattern, bearing) for pattern in _patterns())
    for pattern, rule, confidence, lines in (*simple, *named):
        for match in chain.from_iterable(pattern.finditer(text, *at) for at in lines):
            words = match[0].strip()
            if words.casefold() in not_names:
                continue
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Found(
                start,
                start + len(words),
                "document",
                document_target(words),
                rule,
                confidence,
            )
    for match in ATTACHED.finditer(text):
        name = match["name"].rstrip(" .")
        start = match.start("name")
        end = start + len(name)
        target = document_target(name)
        yield Found(start, end, "document", target, "ref.bilagd", 0.85)
    for name in lexicon.words("dokumentnamn"):
        if name not in text:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield Found(
                match.start(),
                match.end(),
                "document",
                document_target(name),
                "ref.dokumentnamn",
                0.8,
            )
