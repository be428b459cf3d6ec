"""Municipalities, regions and county councils known by the form of their names.

"Ekdals kommun", "ÖSTRA EKDALS STAD" and "Region Norra Ekland" are names whether or not
any list has them; a list may be old, and a name may be written in capitals.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ingest.stretches import lines_with

# The words that a place's name may open with: "Östra Ekdal", "Upplands Ek".
OPENING = (
    *("Östra", "Västra", "Norra", "Södra", "Mellersta", "Stora", "Lilla", "Nya"),
    *("Gamla", "Inre", "Yttre", "Övre", "Nedre", "Upplands", "Sankt", "Sankta"),
)
_SMALL = "|".join(OPENING)
_LARGE = _SMALL.upper()
_NAME = rf"(?:(?:{_SMALL}) )?[A-ZÅÄÖ][a-zåäöé-]{{2,25}}"
_CAPITALS = rf"(?:(?:{_LARGE}) )?[A-ZÅÄÖ]{{3,25}}"
_FORM = re.compile(
    rf"(?<![\w-])(?:(?P<kommun>{_NAME} kommun|{_CAPITALS} KOMMUN"
    rf"|{_NAME}(?<=[aeiouyåäös]) [Ss]tad|{_CAPITALS}(?<=[AEIOUYÅÄÖS]) STAD)s?"
    rf"|(?P<landsting>{_NAME}s (?:läns )?landsting"
    rf"|{_CAPITALS}S (?:LÄNS )?LANDSTING)(?:et)?s?"
    r"|(?P<region>Region (?:(?:Östra|Västra|Norra|Södra|Mellersta) )?"
    r"[A-ZÅÄÖ][a-zåäö]{2,25}"
    r"|REGION (?:(?:ÖSTRA|VÄSTRA|NORRA|SÖDRA|MELLERSTA) )?[A-ZÅÄÖ]{3,25}))(?!\w)"
)
_WORDS = (
    *("kommun", "KOMMUN", "stad", "Stad", "STAD", "landsting", "LANDSTING"),
    *("Region ", "REGION "),
)
_OPENED = re.compile(rf"(?:{_SMALL}|{_LARGE}) ")
# What may stand before "kommun" and "landsting" with a capital, and names none.
NO_NAMES = frozenset(
    (
        *("varje", "denna", "ingen", "annan", "vilken", "någon", "sveriges", "dagens"),
        *("samma", "hela", "sådana", "stora", "lilla", "gamla", "nya", "gröna", "våra"),
        *("hållbara", "levande", "smarta", "trygga", "framtidens", "öppna", "deras"),
    )
)


class Formed(NamedTuple):
    """A name by its form, where it starts, and without the word that opens it."""

    name: str
    start: int
    last: str
    region: bool


def formed_names(text: str) -> Iterator[Formed]:
    """Yield what is called a municipality, county council or region, as written."""
    lines = lines_with(text, _WORDS)
    for match in chain.from_iterable(_FORM.finditer(text, *at) for at in lines):
        name = match["kommun"] or match["landsting"] or match["region"]
        if name.partition(" ")[0].casefold() in NO_NAMES:
            continue
        head, place = ("", name)
        if match["region"]:
            head, place = name[:7], name[7:]
        last = head + _OPENED.sub("", place, count=1)
        yield Formed(name, match.start(), last, match["region"] is not None)


def as_written(name: str) -> str:
    """Return a name in capitals as it is written in a sentence.

    >>> as_written("ÖSTRA EKDALS STAD")
    'Östra Ekdals stad'
    """
    if not name.isupper():
        return name
    if name.startswith("REGION "):
        return name.title()
    kinds = ("KOMMUN", "STAD", "LÄNS", "LANDSTING")
    return " ".join(
        word.lower() if index and word in kinds else word.title()
        for index, word in enumerate(name.split())
    )
