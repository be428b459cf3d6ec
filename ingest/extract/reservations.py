"""Who reserves themselves against a decision, and to whom it is sent."""

import re
from functools import cache

from ingest import lexicon
from ingest.extract.context import Context
from ingest.extract.decision_blocks import Matter
from ingest.extract.decision_lines import Line
from ingest.extract.person_titles import is_title
from ingest.extract.voters import actors_in
from ingest.language.wordsets import is_actor_word, wordset
from ingest.model import Reservation

RESERVES = re.compile(
    r"\breserver(?:ar|ade|at)\b|\breservation(?:er)? (?:anmäls|lämnas|inlämnas|"
    r"anmäldes)|"
    r"\b(?:anmäl|lämna|inge)\w* [^.\n]{0,40}\breservation(?:er)?\b",
    re.IGNORECASE,
)
NOTE = (
    r"(?:protokollsanteckning|särskil(?:t|da) yttrande|röstförklaring|anteckning till)"
)
NOTES = re.compile(
    rf"\b(?:lämna|anmäl|avge|avgav|inge|foga|inkom|gör|gjorde|begär|avlämna)\w*\b"
    rf"[^.\n]{{0,80}}?\b{NOTE}|\b{NOTE}\w* (?:lämnas|anmäls|avges|från|av|till)\b|"
    r"\b(?:låter|vill|får|begär)\b[^.\n]{0,60}\b(?:antecknat?|anteckna) till "
    r"protokollet",
    re.IGNORECASE,
)
# One of these stands in every note, so that most sentences need no pattern.
NOTING = ("nteckn", "yttrande", "röstförklaring")
ABSTAINS = re.compile(
    r"\b(?:deltar|deltog) (?:inte|ej) i (?:\w+ )?beslut|\bavst(?:år|od) från att delta "
    r"i"
)
# Where a list of receivers is over: a signature, a date, the next page's head.
CLOSING = re.compile(
    r"(?:vid protokollet|justera[ts]|justerande|underskrift\w*|sekreterare|ordförande|"
    r"godkännare|i tjänsten|enligt uppdrag|bestyrkes|paragrafen är)\b[^,;]{0,40}$|§|"
    r"(?:\w+ ){0,2}(?:den )?\d{1,2} \w+ \d{4}$|\d{4}-\d\d-\d\d|_{4,}|\.{6,}",
    re.IGNORECASE,
)
# Nor is a whole sentence that stands below it a receiver.
SENTENCE = re.compile(
    r"[A-ZÅÄÖ](?:[^ \n]* ){2,}(?:är|finns|har|ska|kan|får|gäller|publiceras|framgår)\b"
    r".{3,}\.$"
)
BARE_NAME = re.compile(
    r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?: (?:von|af|de))?"
    r"(?: [A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?){1,2}(?:\s*\([A-ZÅÄÖa-zåäö]+\))?"
)
# A title in its bare form stands under a signature: "Förvaltningschef".
TITLE = re.compile(
    r"(?:[\w-]+ ){0,2}[\w-]*(?:chef|direktör|sekreterare|ordförande|handläggare|"
    r"utredare|"
    r"strateg|samordnare|ekonom|controller|jurist|planerare|ingenjör|administratör)",
    re.IGNORECASE,
)
ADDRESSEE_BULLET = re.compile(r"^[•·▪●○*–—-]\s*")
TO = re.compile(
    r"^(?:(?:skrivelse|brev|protokollsutdrag|utdrag|kopia) )?"
    r"(?:till|för kännedom till|för kännedom|för åtgärd)\b:?\s*",
    re.IGNORECASE,
)
FORMALITY = re.compile(
    r"paragrafen (?:är|har)|\bjusterad\b|utdragsbestyrkande|\bsign\b|"
    r"^(?:rätt utdrag\w*|utdragets|rätt (?:avskriv\w*|utskriv\w*))\b|"
    r"\bbestyrk(?:er|s)\b|\bintygar?s?\b|"
    r"^(?:sida|sid|blad) \d|^\d+(?: ?\(\d+\))?$|^(?:sammanträdes)?protokoll(?: (?:nr "
    r")?\d|$)|"
    r"^(?:k[fs] )?handling(?:ar)? (?:\d{4} )?nr\b",
    re.IGNORECASE,
)
# Commas part a list of receivers, but not "Idrotts-, kultur- och fritidsnämnden".
PARTING = re.compile(
    r"[;\t]\s*|(?<![-–]),\s+(?![a-zåäö]+-? och )|(?<=\bAB) och (?=[A-ZÅÄÖ])|"
    r"(?<=nämnden|ementet) (?=[A-ZÅÄÖ][\wåäö-]{2,40}(?:nämnden|styrelsen|kontoret)\b)"
)
SEVERAL = re.compile(r"(?:nämnderna|råden|utskotten|förvaltningarna) [–-] ")
LONGEST = 120
# What a line says besides whom: "för kännedom", "(återremiss)", "genom kansliet".
ADDED = re.compile(
    r"(?:,? för (?:kännedom|åtgärd|verkställighet|vidare hantering)|"
    r" [(–-] ?(?:minoritets)?återremiss\)?| genom [a-zåäö]{3,40})$",
    re.IGNORECASE,
)
# Groups that name no one, and whose bodies "stadens nämnder och bolag" are.
MANY = wordset("obestämda")
PEOPLE = wordset("mottagargrupp")
OWNERS = frozenset(("stadens", "kommunens", "regionens", "kommunala"))
BODIES = wordset("nämndgrupp")
# "Medborgarförslag 12 – förslagsställare": whoever put it is not named.
PROPOSER = re.compile(r"[–-] ?(?:förslagsställare|motionär|sökande)n?$", re.IGNORECASE)


def find_reservations(context: Context, matter: Matter) -> tuple[Reservation, ...]:
    """Return the reservations of a matter, wherever in it they are told."""
    found = []
    for sentence in context.sentences_from(matter.start, matter.end):
        kind = _kind(sentence.text)
        if kind is not None:
            one = (sentence.start, sentence.end, sentence.text)
            found.append(_reservation(*one, kind))
    if all(one.kind != "reservation" for one in found):
        found += _listed(matter, "reservation", "reservation", found)
    if all(one.kind != "anteckning" for one in found):
        found += _listed(matter, "anteckning", "anteckning", found)
    return tuple(sorted(found, key=lambda one: one.start))


def _kind(text: str) -> str | None:
    if "eserv" in text and RESERVES.search(text):
        return "reservation"
    noted = any(word in text for word in NOTING) and NOTES.search(text)
    if noted and actors_in(text):
        return "anteckning"
    abstains = "delta" in text or "deltog" in text
    if abstains and ABSTAINS.search(text) and actors_in(text):
        return "avstar"
    return None


def _listed(
    matter: Matter, role: str, kind: str, told: list[Reservation]
) -> list[Reservation]:
    """Return those who are only named under a heading, a line each."""
    taken = [(one.start, one.end) for one in told]
    return [
        _reservation(line.start, line.end, line.text, kind)
        for block in matter.of_role(role)
        for line in block.lines
        if actors_in(line.text)
        and not any(line.start < end and start < line.end for start, end in taken)
    ]


def _reservation(start: int, end: int, text: str, kind: str) -> Reservation:
    return Reservation(start, end, text, actors_in(text), kind)


def _receivers(line: Line) -> list[str]:
    text = TO.sub("", ADDRESSEE_BULLET.sub("", line.text))
    if FORMALITY.search(text) or len(text) > LONGEST:
        return []
    # "Socialnämnderna – Centrum, Hisby och Norra": areas are no receivers.
    parts = [text] if SEVERAL.search(text) else PARTING.split(text)
    named = (ADDED.sub("", part.strip(" .")).strip() for part in parts)
    return [_office(name) for name in named if len(name) > 1 and _names_someone(name)]


def _names_someone(line: str) -> bool:
    """Tell whether a line of receivers names one, and not "de valda"."""
    named = line.casefold() not in _no_names() and PROPOSER.search(line) is None
    return named and not _is_group(line)


def _is_group(line: str) -> bool:
    """Tell whether many are meant, none of them by name: "Stadens nämnder"."""
    first, *rest = line.casefold().split()
    nameless = not any(word[:1].isupper() for word in line.split()[1:])
    plural = (first in MANY or first in PEOPLE) and nameless
    theirs = first in OWNERS and bool(rest) and all(word in BODIES for word in rest)
    return plural or theirs


def _office(name: str) -> str:
    """Return the office of a title put before it: "Chef socialförvaltningen"."""
    title, _, office = name.partition(" ")
    whose = office and " " not in office and is_actor_word(office.casefold())
    if whose and is_title(title.lower()):
        return office[:1].upper() + office[1:]
    return name


@cache
def _no_names() -> frozenset[str]:
    return frozenset(lexicon.words("mottagare_ej"))


def find_addressees(matter: Matter) -> tuple[str, ...]:
    """Return those that a matter's decision is sent to, in order, once each."""
    found: dict[str, None] = {}
    for block in matter.of_role("expediering"):
        for line in _before_signature(block.lines):
            found.update(dict.fromkeys(_receivers(line)))
    return tuple(found)


def _before_signature(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a list before the names of those who sign."""
    for at, line in enumerate(lines):
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        name = BARE_NAME.fullmatch(line.text) is not None
        signed = name and TITLE.fullmatch(following) is not None
        columns = [part.strip() for part in line.text.split("\t") if part.strip()]
        paired = len(columns) > 1 and all(BARE_NAME.fullmatch(c) for c in columns)
        ended = CLOSING.match(line.text) or SENTENCE.match(line.text)
        if signed or paired or ended:
            return lines[:at]
    return lines
