"""Street addresses of private persons; those of bodies and properties are let be.

A street and a number say nothing of who lives there. They are hidden where a label
says that it is somebody's home, by a personal identity number, right after a person's
whole name, or where a person's name stands before them and a postcode after, and no
body or office is named there.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.privacy.names import is_first_name
from ingest.stretches import places

Span = tuple[int, int]

_NUMBER = re.compile(r"(?<=[a-zåäöé])(?:[ ]|\n{1,2})\d{1,3}(?!\d|[ ]?§)")
_STREET_ENDS = (
    *("gatan", "gata", "vägen", "väg", "gränd", "gränden", "stigen", "stig", "backen"),
    *("torget", "allén", "allé", "esplanaden", "kajen", "slingan", "ringen", "leden"),
    *("liden", "promenaden", "terrassen", "stranden"),
)
_POSTCODE = r"[, \n]{1,3}(?:SE-)?\d{3}[ ]?\d{2}[ ]{1,2}[A-ZÅÄÖ][\w-]{1,30}"
_REST = re.compile(
    r"(?:[ ]?[A-Ha-h](?!\w))?(?:,?[ ](?:lgh|lägenhet|läg)\.?[ ]?\d{1,4})?"
    rf"({_POSTCODE})?"
)
_STREET_NAME = re.compile(
    r"(?:(?<![\w.])[A-ZÅÄÖ](?:[\w-]|:(?=\w)){0,20}[ ]){0,2}"
    r"(?<!\w)[A-ZÅÄÖ](?:[\w-]|:(?=\w)){0,30}\Z"
)
_LONGEST_NAME = 75
# Out in the country a home has no street: only a place, a number and a postcode.
_RURAL = re.compile(rf"(?<!\w)[A-ZÅÄÖ][\w-]{{2,30}}[ ]\d{{1,4}}{_POSTCODE}")
_HOME = re.compile(
    r"(?:hemadress|bostadsadress|privatadress|folkbokföringsadress|folkbokförd"
    r"|bosatt|(?<!ett[ ])(?<!nytt[ ])(?<!särskilt[ ])(?<!\w)boende[ ](?:på|i)"
    r"|(?<!\w)bor[ ](?:på|i|vid)|bostad[ ]?:|hem[ ]?:|c/o)"
    r"[^.\n]{0,40}[\n]?[^.\n]{0,12}\Z",
    re.IGNORECASE,
)
_HOME_SIGNS = (
    *("hemadress", "bostadsadress", "bostad:", "bostad :", "privatadress", "folkbokf"),
    *("bosatt", "boende ", "bor ", "hem:", "c/o"),
)
_HOME_REACH, _BEFORE = 90, 60
_BODY = re.compile(
    r"kommun|region|nämnd|förvaltning|skol[ae]|\bAB\b|kontor|stiftelse|förening|"
    r"bibliotek|central|myndighet|besöksadress|postadress|styrelse|\bHB\b|bolag|"
    r"fastighet|sjukhus|enhet|avdelning|handläggare|rektor|chef|direktör|registrator|"
    r"kontaktperson|advokat",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!\w)[A-ZÅÄÖ][a-zåäöéü]+")
_WHOLE_NAME = re.compile(
    r"(?<!\w)([A-ZÅÄÖ][a-zåäöéü]{1,20})(?:[ -][A-ZÅÄÖ][a-zåäöéü]{1,30}){1,3}"
    r",?[ \n(]{1,2}\Z"
)
_IS_BROKEN = re.compile(r"[^\d\n]{1,75}\n")
_NUMBER_NEAR, _ENDS = 100, re.compile(r"[.!?]\s|\n\s*\n")


def find_addresses(text: str, small: str, persons: Sequence[Span]) -> Iterator[Span]:
    """Yield where private persons live.

    Args:
        text: A folded text.
        small: The same in small letters.
        persons: Where personal identity numbers stand in it.
    """
    for found in _NUMBER.finditer(text):
        if not text.endswith(_STREET_ENDS, max(0, found.start() - 12), found.start()):
            continue
        low = max(0, found.start() - _LONGEST_NAME)
        name = _STREET_NAME.search(text, low, found.start())
        if name is None:
            continue
        rest = _REST.match(text, found.end())
        end = rest.end() if rest else found.end()
        placed = bool(rest and rest[1])
        if _is_private(text, name.start(), end, persons, placed):
            yield name.start(), end
    for at in sorted({at for sign in _HOME_SIGNS for at in places(small, sign)}):
        rural = _RURAL.search(text, at, at + _HOME_REACH)
        if rural and _HOME.search(text, at, rural.start()):
            yield rural.span()


def _is_private(
    text: str, start: int, end: int, persons: Sequence[Span], placed: bool
) -> bool:
    low = max(0, start - _HOME_REACH)
    if _HOME.search(text, low, start):
        return True
    if _IS_BROKEN.match(text, start):  # Any name may end a line before a number.
        return False
    before = text[max(0, start - _BEFORE) : start]
    if _BODY.search(before):
        return False
    if any(_is_of(text, start, end, person) for person in persons):
        return True
    right_before = _WHOLE_NAME.search(before)
    if right_before and is_first_name(right_before[1]):
        return True
    names = _NAME.findall(before) if placed else []
    return any(map(is_first_name, names))


def _is_of(text: str, start: int, end: int, person: Span) -> bool:
    """Tell whether an address stands with somebody's personal identity number."""
    between = text[person[1] : start] if person[1] <= start else text[end : person[0]]
    if len(between) > _NUMBER_NEAR:
        return False
    return "adress" in between.casefold() or not _ENDS.search(between)
