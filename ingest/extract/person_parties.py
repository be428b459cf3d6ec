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
BARE = re.compile(
    r"(?:[ \u00a0\t]{1,4}|[ \u00a0]?[-–/][ \u00a0]?)([A-ZÅÄÖ]{1,4})"
    r"(?=[ \u00a0]?(?:[\t\n,;|]|\Z|Ja\b|Nej\b|X\b|ordf|tjg|§|ers))"
)
BELOW = re.compile(r"[ \u00a0]*\n{1,2}[ \u00a0]*([A-ZÅÄÖ]{1,4})(?=[ \u00a0]*\n)")
LOCAL = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}")
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
    for pattern in (COMMA, BARE, BELOW):
        match = pattern.match(text, end)
        if match is None:
            continue
        code = normalise(match.group(1))
        if code is not None and code != INDEPENDENT:
            return PartyMark(code, match.end(1), True)
    return None


def in_brackets(text: str, end: int, mark: PartyMark) -> bool:
    """Tell whether the mark stands in brackets right after the name."""
    match = BRACKET.match(text, end)
    return match is not None and match.end() == mark.end
