"""Names of units within a body: nämnd, styrelse, utskott, förvaltning and their like.

A unit is told by its head (what kind of unit), what it is for, whose it is (the
nämnd of an utskott) and its district. "Nämnden för inköp och upphandling" and
"inköps- och upphandlingsnämnden" are one; "utbildningsnämnden" and "barn- och
utbildningsnämnden", a nämnd and its förvaltning, are not.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from graph.identity.organisation_words import fold, stem

# Head → how it is written at the end of a word, common slips of the pen included.
_HEADS = {
    "nämnd": r"n[äa]m+n?d(?:en|ens|s)?",
    "nämnder": r"nämnder(?:na|nas|s)?",
    "utskott": r"ut?skott(?:et|ets|s)?",
    "styrelse": r"styrelse(?:n|ns|s)?",
    "styrelser": r"styrelser(?:na|nas|s)?",
    "fullmäktige": r"fullmäktiges?",
    "förvaltning": r"förvaltn?ing(?:en|ens|s)?",
    "förvaltningar": r"förvaltningar(?:na|nas|s)?",
    "beredning": r"beredning(?:en|ens|s)?",
    "presidium": r"presidi(?:um|et|ets|ums)",
    "kontor": r"kontor(?:et|ets|s)?",
    "råd": r"råd(?:et|ets|s)?",
    "enhet": r"enhet(?:en|ens|s)?",
    "avdelning": r"avdelning(?:en|ens|s)?",
    "sektor": r"sektor(?:n|ns|s)?",
    "direktion": r"direktion(?:en|ens|s)?",
    "revision": r"revision(?:en|ens|s)?",
    "kommitté": r"kommitt[eé](?:n|ns|s)?",
    "delegation": r"delegation(?:en|ens|s)?",
    "beredningar": r"beredningar(?:na|nas|s)?",
}
_WORD = {head: re.compile(rf"(.*?)-?({form})") for head, form in _HEADS.items()}
PLURALS = frozenset({"nämnder", "styrelser", "förvaltningar", "beredningar"})
_SMALL = frozenset({"och", "samt", "för", "av", "med", "i", "den", "det", "de"})
# Parts of a nämnd that have no name of their own.
_PARTS = frozenset({"utskott", "presidium"})
_PART_WORDS = frozenset({"arbet", "personal"})
# A unit's own unit: "socialnämndens arbetsutskott".
_OWNED = re.compile(
    r"(.+?(?:nämndens|nämnds|styrelsens|styrelses|fullmäktiges|förvaltningens"
    r"|kontorets|direktionens)) (.+)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's name taken apart; equal units of one body are one unit.

    `subject` holds stems ("inköp", "upphandling"), `district` what follows the head
    ("centrum"), `owner` the unit it belongs to, `place` a place written out.
    """

    head: str
    subject: frozenset[str] = frozenset()
    district: str = ""
    owner: "Unit | None" = None
    place: str = ""

    @property
    def plural(self) -> bool:
        """Tell whether the name means several units ("socialnämnderna")."""
        return self.head in PLURALS

    @property
    def bare(self) -> bool:
        """Tell whether the name says nothing but what kind of unit it is."""
        return not (self.subject or self.district or self.owner or self.place)

    @property
    def part(self) -> bool:
        """Tell whether every nämnd may have a unit of the name ("arbetsutskottet")."""
        of_its_own = self.subject and not self.subject & _PART_WORDS
        return self.head in _PARTS and self.owner is None and not of_its_own

    @property
    def text(self) -> str:
        """Return what the unit is for as one string, for likeness."""
        return " ".join(sorted(self.subject))


@cache
def unit(name: str, places: frozenset[str] = frozenset()) -> Unit | None:
    """Take the name of a unit apart, or return None for other names.

    `places` are folded names of the unit's own body ("alingsås kommun", "alingsås"),
    which add nothing: "kommunstyrelsen i Alingsås" is its kommunstyrelse.
    """
    text = _without_body(fold(name), places)
    owned = _OWNED.fullmatch(text)
    if owned is not None:
        inner, owner = unit(owned.group(2)), unit(owned.group(1))
        if inner is not None and owner is not None:
            return replace(inner, owner=owner)
    words = text.split()
    for at, word in enumerate(words):
        found = _head(word)
        if found is not None:
            return _unit(words[:at], *found, words[at + 1 :])
    return None


def is_genitive(name: str) -> bool:
    """Tell whether a unit's name is written as what something belongs to."""
    return name.endswith("s") and unit(name) == unit(name[:-1]) is not None


def _without_body(text: str, places: frozenset[str]) -> str:
    """Take out the name of the body that the unit is known to belong to."""
    for place in sorted(places, key=lambda p: (-len(p), p)):
        genitive = place if place.endswith("s") else place + "s"
        text = text.removeprefix(genitive + " ")
        for word in (" i ", " för ", " vid ", " "):
            text = text.removesuffix(word + place)
    return text


def _head(word: str) -> tuple[str, str] | None:
    """Return what a word begins with and its head ("skolnämnden" → skol, nämnd)."""
    for head, pattern in _WORD.items():
        found = pattern.fullmatch(word)
        if found is not None:
            return found.group(1), head
    return None


def _unit(before: list[str], start: str, head: str, after: list[str]) -> Unit:
    subject = [*before, start]
    district, place = "", ""
    if after[:1] == ["för"]:
        subject += after[1:]
    elif after[:1] in (["i"], ["vid"]):
        place = " ".join(after[1:])
    else:
        district = " ".join(after)
    stems = {stem(word) for word in subject if word and word not in _SMALL}
    return Unit(head, frozenset(stems), stem(district), None, stem(place))
