"""Which deciding body a name means: short names, committees, "nämnden" alone.

A name is compared as a set of possible full names in lower case, since "TN" is one
body here and another there; the body itself decides by which meetings it has held.
"""

import re
from collections.abc import Mapping
from functools import cache

from ingest import lexicon

_COMMITTEE = re.compile(r"(?P<organ>.{2,60}?)s (?P<unit>[a-zåäö]{3,30}utskott)(?:et)?")
_SHORT = re.compile(r"(?P<organ>[A-ZÅÄÖ]{2,5}?)(?: ?(?P<unit>AU|PU))?")
_UNITS = {"AU": "arbetsutskott", "PU": "personalutskott"}
# What a body calls its own organs without saying which.
_COMMON = {
    "fullmäktige": ("kommunfullmäktige", "regionfullmäktige", "landstingsfullmäktige"),
    "styrelsen": ("kommunstyrelsen", "regionstyrelsen", "landstingsstyrelsen"),
}
_PREFIXES = ("kommun", "region", "landstings")
COMMON_NAME = re.compile(
    r"(?i)\b(?P<name>fullmäktige|styrelsen|nämnden|[a-zåäö]{3,30}utskottet)s?\b"
)


@cache
def _full_names() -> Mapping[str, tuple[str, ...]]:
    """Return a short name → every full name it may stand for, in lower case."""
    found: dict[str, list[str]] = {}
    for row in lexicon.table("organ"):
        if row["abbr"]:
            found.setdefault(row["abbr"], []).append(row["name"].casefold())
    return {short: tuple(names) for short, names in found.items()}


def names_of(written: str, own: str | None = None) -> frozenset[str]:
    """Return the full names that an organ's written name may stand for.

    Args:
        written: The name as written.
        own: The organ of the document it stands in, for "nämnden" and its like.

    >>> sorted(names_of("KSAU"))
    ['kommunstyrelsens arbetsutskott']
    >>> sorted(names_of("arbetsutskottet", "Socialnämnden"))
    ['socialnämndens arbetsutskott']
    """
    name = " ".join(written.split())
    if name in _full_names():
        return frozenset(_full_names()[name])
    short = _SHORT.fullmatch(name)
    if short and short["unit"] and short["organ"] in _full_names():
        unit = _UNITS[short["unit"]]
        return frozenset(f"{one}s {unit}" for one in _full_names()[short["organ"]])
    folded = name.casefold()
    if folded in _COMMON:
        return frozenset(_COMMON[folded])
    if folded == "nämnden":
        return _bases(own) if own else frozenset({folded})
    if own and folded.endswith("utskottet") and " " not in folded:
        unit = folded.removesuffix("et")
        return frozenset(f"{base.removesuffix('s')}s {unit}" for base in _bases(own))
    return frozenset({_whole(folded)})


def _bases(own: str) -> frozenset[str]:
    """Return the names of the organ that a committee belongs to, or of the organ."""
    found = set()
    for name in names_of(own):
        committee = _COMMITTEE.fullmatch(name)
        found.add(committee["organ"] if committee else name)
    return frozenset(found)


def _whole(folded: str) -> str:
    """Return a committee's name without its definite ending."""
    committee = _COMMITTEE.fullmatch(folded)
    return f"{committee['organ']}s {committee['unit']}" if committee else folded


def settled(written: str, own: str | None) -> str | None:
    """Return an organ's name that needs no context, None for the document's own.

    >>> settled("nämnden", "Kulturnämnden") is None
    True
    >>> settled("Arbetsutskottet", "Kulturnämnden")
    'Kulturnämndens arbetsutskott'
    >>> settled("KN", "Kulturnämnden") is None
    True
    """
    folded = written.casefold()
    if not own:
        return written
    if folded == "nämnden" or own.casefold() in names_of(written):
        return None
    if folded in _COMMON:
        prefix = next((w for w in _PREFIXES if own.casefold().startswith(w)), None)
        name = f"{prefix}{folded}" if prefix else None
        return name.capitalize() if name in _COMMON[folded] else written
    if folded.endswith("utskottet") and " " not in folded:
        base = sorted(_bases(own))[0].removesuffix("s")
        return f"{base}s {folded.removesuffix('et')}".capitalize()
    return written
