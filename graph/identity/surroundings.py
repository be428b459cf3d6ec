"""What the words beside a name say of where the organisation is.

"Den lokala polismyndigheten" is not the authority of the whole country, and
"Nationalmuseet i Köpenhamn" is not the Swedish one.
"""

import re
from functools import cache

from graph.identity import bodies, tables
from graph.identity.organisation_words import fold
from ingest.model import Organisation

LOCAL = "lokal"
_BEFORE = re.compile(r"\b(?:lokala?|regionala?)\s+$", re.IGNORECASE)
_AFTER = re.compile(r"\s+(?:i|vid)\s+([A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)?)")
# As many characters beside a name as are looked at.
_REACH = 40
_WORD = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+")


def of(one: Organisation, text: str) -> str:
    """Return "lokal", the folded name of a place abroad, or "".

    What is said where the document first names the organisation holds for all of it.
    """
    if not one.mentions:
        return ""
    first = min(one.mentions, key=lambda mention: mention.start)
    if _BEFORE.search(text[max(0, first.start - _REACH) : first.start]):
        return LOCAL
    after = _AFTER.match(text[first.end : first.end + _REACH])
    return _abroad(after.group(1)) if after is not None else ""


def _abroad(words: str) -> str:
    """Return the place abroad that words begin with, or ""."""
    for place in (fold(words), fold(words).partition(" ")[0]):
        for form in (place, place.removesuffix("s")):
            if form in _places_abroad():
                return form
    return ""


@cache
def _places_abroad() -> frozenset[str]:
    named = frozenset(fold(name) for name in tables.words("foreign_places"))
    return named - frozenset(bodies.places())


@cache
def bodies_in(title: str) -> tuple[str, ...]:
    """Return the paths of the municipalities and regions whose places a title names."""
    found = {bodies.body_at(fold(word)) for word in _WORD.findall(title)}
    return tuple(sorted(path for path in found if path is not None))
