"""Party marks after a name, written in the ways minutes write them."""

import re
from dataclasses import dataclass
from functools import cache

from ingest import lexicon

# "Åsa Ek i Umeå (S)": the parliament tells namesakes apart by their town.
TOWN = r"(?:[ \u00a0]i[ \u00a0][A-ZÅÄÖ][^\W\d_]+(?:[ \u00a0][A-ZÅÄÖ][^\W\d_]+)?)?"
BRACKET = re.compile(TOWN + r"\s?[(\[]([^()\[\]\n]{1,40})[)\]]")
COMMA = re.compile(
    r",[ \u00a0]?(?:\()?([A-Za-zÅÄÖ]{1,4})\)?(?=[,;.)\n]|[ \u00a0]och\b|[ \u00a0]?\Z)"
)
COMMA_NAME = re.compile(
    r",[ \u00a0]([A-ZÅÄÖ][a-zåäö]{3,}(?:[ ][a-zåäö]{2,}){0,2})(?=[,;.\n)]|\Z)"
)
BARE = re.compile(
    r"(?:[ \u00a0\t]{1,4}|[ \u00a0]?[-–/][ \u00a0]?)([A-ZÅÄÖ]{1,4})"
    r"(?=[ \u00a0]?(?:[\t\n,;|]|[(]|\Z|Ja\b|Nej\b|X\b|ordf|tjg|§|ers|[-–](?:\s|\Z)))"
)
BELOW = re.compile(r"[ \u00a0]*\n{1,2}[ \u00a0]*([A-ZÅÄÖ]{1,4})(?=[ \u00a0]*\n)")
RUNNING = re.compile(r"[ \u00a0]([A-ZÅÄÖ]{1,4})[ \u00a0]")
TITLED = re.compile(
    r",[ \u00a0][a-zåäö0-9][^\n()]{2,40}?[ \u00a0]\(?([A-ZÅÄÖ]{1,4})\)?[ \u00a0]*"
)
# A signature has the party's name, or a title with its letter, on the line below.
SIGNED = re.compile(
    r"[ \u00a0]*\n{1,2}[ \u00a0]*(?:([A-ZÅÄÖ][a-zåäö]{3,}(?:[ ][a-zåäö]{2,}){0,2})|"
    r"[A-ZÅÄÖ][a-zåäö0-9: -]{3,50}[ ]\(([A-Za-zÅÄÖ]{1,4})\)[^\n(]{0,60})"
    r"[ \u00a0]*(?=\n|\Z)"
)
LOCAL = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}")
# A cell of two to four capitals beside a name is a local party's mark.
CELL = re.compile(r"\t([A-ZÅÄÖ]{2,4})(?=\t)")
SHARED = re.compile(r"(?:båda|alla|samtliga)\s+")
INDEPENDENT = "-"


@dataclass(frozen=True, slots=True)
class PartyMark:
    """A party code (None for an independent) and where its mark ends."""

    code: str | None
    end: int
    known: bool
    rest: str = ""


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for row in lexicon.table("partier"):
        written = (row["code"], row["name"], *row["aliases"].split("|"))
        codes |= {form.casefold(): row["code"] for form in written if form}
    return codes


@cache
def _not_codes() -> frozenset[str]:
    return frozenset(word.casefold() for word in lexicon.words("partier_ej"))


def normalise(code: str) -> str | None:
    """Return the letter code of a known party ("fp" → "L"); None if unknown."""
    return _codes().get(code.strip().casefold())


def _bracket(text: str, end: int, sure: bool) -> PartyMark | None:
    match = BRACKET.match(text, end)
    if match is None:
        return None
    inside = SHARED.sub("", match.group(1)).strip()
    head, _, rest = inside.partition(",")
    head = head.strip()
    code = normalise(head)
    if code is not None:
        party = None if code == INDEPENDENT else code
        return PartyMark(party, match.end(), True, rest.strip())
    capitals = sum(letter.isupper() for letter in head)
    local = LOCAL.fullmatch(head) is not None and (capitals >= 2 or len(head) <= 3)
    if sure and local and head.casefold() not in _not_codes():
        return PartyMark(head, match.end(), False, rest.strip())
    return None


def after(text: str, end: int, sure: bool) -> PartyMark | None:
    """Return the party mark that stands at `end`.

    Args:
        text: The document's text.
        end: Where the name ends.
        sure: Whether the words before are surely a name; only then are codes
            that no list knows taken for local parties.
    """
    mark = _bracket(text, end, sure)
    if mark is not None:
        return mark
    signed = SIGNED.match(text, end)
    code = normalise(signed.group(1) or signed.group(2)) if signed is not None else None
    if signed is not None and code is not None and code != INDEPENDENT:
        return PartyMark(code, signed.end(), True)
    for pattern in (COMMA, COMMA_NAME, BARE, BELOW):
        match = pattern.match(text, end)
        if match is None:
            continue
        code = normalise(match.group(1))
        if code is not None and code != INDEPENDENT:
            return PartyMark(code, match.end(1), True)
    cell = CELL.match(text, end) if sure else None
    if cell is not None and cell.group(1).casefold() not in _not_codes():
        return PartyMark(cell.group(1), cell.end(1), False)
    return None


def before_name(text: str, end: int, following: int | None) -> PartyMark | None:
    """Return the party of "Åsa Ek MP Bo Alm S": bare, right before the next name."""
    if following is None or not 2 < following - end < 8:
        return None
    match = RUNNING.fullmatch(text, end, following)
    code = normalise(match.group(1)) if match is not None else None
    if match is None or code is None or code == INDEPENDENT:
        return None
    return PartyMark(code, match.end(1), True)


def after_title(
    text: str, end: int, limit: int | None
) -> tuple[PartyMark | None, int | None]:
    """Return the party of "Åsa Ek, ordförande M" and where the title must end."""
    line = text.find("\n", end)
    reach = min(n for n in (limit, line, len(text)) if n is not None and n >= 0)
    match = TITLED.fullmatch(text, end, reach)
    code = normalise(match.group(1)) if match is not None else None
    if match is None or code is None or code == INDEPENDENT:
        return None, limit
    return PartyMark(code, end, True), match.start(1) - 1


def bears_party(text: str, end: int) -> bool:
    """Tell whether a known party in brackets stands at `end`."""
    if text[end : end + 2] != " (":
        return False
    mark = _bracket(text, end, sure=False)
    return mark is not None and mark.known


def in_brackets(text: str, end: int, mark: PartyMark) -> bool:
    """Tell whether the mark stands in brackets right after the name."""
    match = BRACKET.match(text, end)
    return match is not None and match.end() == mark.end
