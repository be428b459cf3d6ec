"""What a name that many share means in one document: "RFSL", "Länsstyrelsen", "AU".

Only what the document itself says decides: the one branch, county board, court or
utskott that it names in full, or the body that it comes from. Where it says nothing
clear, the name keeps its general sense.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from graph.identity import bodies
from graph.identity.history import formerly_local
from graph.identity.naming import (
    NATIONAL,
    Identity,
    home_of,
    is_local,
    known_names,
)
from graph.identity.organisation_forms import branch, form
from graph.identity.organisation_units import Unit, unit
from graph.identity.organisation_words import fold, is_short
from graph.identity.records import ActorRecord, OrganisationSeen
from graph.identity.surroundings import LOCAL
from ingest import ids

_COURTS = {
    "tingsrätten": "tingsrätt",
    "förvaltningsrätten": "förvaltningsrätt",
    "kammarrätten": "kammarrätt",
    "länsrätten": "länsrätt",
    "mark- och miljödomstolen": "mark- och miljödomstol",
}
_SKIPPED = frozenset({"och", "för", "i", "av", "samt", "med", "på", "om"})
# A path, and a name for it where the document itself may not name it.
Sense = tuple[str, str]
# Municipalities and regions: "tingsrätten" is one in the documents of each.
_AT_HOME = re.compile(r"org/[rk]\d")
# One that names its country or larger area is the same wherever it has an office.
_NAMED = re.compile(
    r"svensk|sverige|nordisk|europ|internationell|världs|\b(?:eu|fn|nato)\b",
    re.IGNORECASE,
)
_Rule = Callable[[OrganisationSeen, ActorRecord], Sense | None]


class Senses:
    """Collects, document by document, names that mean another than in most."""

    def __init__(self) -> None:
        """Start with no documents."""
        self._apart: dict[tuple[str, str], str] = {}
        self._names: dict[str, str] = {}

    def names(self) -> Mapping[str, str]:
        """Return the names of paths that senses lead to, as a rule spells them."""
        return {path: self._names[path] for path in sorted(self._names)}

    def apart(self) -> Mapping[tuple[str, str], str]:
        """Return (document, path) → path of the organisation meant there."""
        return {key: self._apart[key] for key in sorted(self._apart)}

    def note(self, record: ActorRecord) -> None:
        """Settle the names of one document that could mean several."""
        mothers = {
            found[0]
            for one in record.organisations
            if (found := branch(one.name)) is not None and one.kind != "organ"
        }
        for one in record.organisations:
            rule = _rule(one.name, one.kind)
            meant = _elsewhere(one) if rule is None else rule(one, record)
            if meant is None and mothers and fold(one.name) in mothers:
                meant = _branch(one, record)
            meant = meant or _local(one, record)
            if meant is not None and meant[0] != one.path:
                self._keep(record.id, one.path, meant)

    def _keep(self, document: str, path: str, meant: Sense) -> None:
        self._apart[document, path] = meant[0]
        if meant[1]:
            before = self._names.get(meant[0], meant[1])
            self._names[meant[0]] = min(meant[1], before)


@cache
def _rule(name: str, kind: str) -> _Rule | None:
    """Return the rule for a name that could mean several, None for other names."""
    text = fold(name).removesuffix("s")
    if text == "länsstyrelsen":
        return _county_office
    if text in _COURTS:
        return _court
    if kind == "organ":
        part = unit(fold(name))
        return _part if part is not None and part.part else None
    if is_short(name) and bodies.official(name) is None:
        return _initials
    return None


def _elsewhere(one: OrganisationSeen) -> Sense | None:
    """Return the namesake abroad of an organisation of the whole country."""
    if one.where in {"", LOCAL} or _NAMED.search(one.name):
        return None
    if bodies.official(one.name) is None or one.path in known_names():
        return None
    key = ids.digest("organisation", one.where, fold(one.name))
    return f"org/o-{key}", f"{one.name} i {one.where.title()}"


def _local(one: OrganisationSeen, record: ActorRecord) -> Sense | None:
    """Return the one of a place where the whole country's cannot be meant.

    Of those that every place has one of, a document of the state names any.
    """
    if one.kind not in NATIONAL or one.path in known_names():
        return None
    known = bodies.official(one.name)
    ours = _AT_HOME.match(record.body or "") is not None
    several = is_local(one.name) and known is None and not ours
    before = known is not None and _is_before(record, known.name)
    if not (several or before or (known is not None and one.where == LOCAL)):
        return None
    home = home_of(record.body if ours else None, record.id)
    key = ids.digest("organisation", home, ids.normalise(one.name))
    return f"org/o-{key}", one.name


def _is_before(record: ActorRecord, name: str) -> bool:
    """Tell whether a document is older than an authority, and than its plans."""
    since = formerly_local().get(name)
    return since is not None and record.last is not None and record.last < since


def _county_office(one: OrganisationSeen, record: ActorRecord) -> Sense | None:
    """Return the county board of the document, by name or by the body's county."""
    offices = {
        found.path
        for other in record.organisations
        if fold(other.name).startswith("länsstyrelse") and other.path != one.path
        for found in [bodies.official(other.name)]
        if found is not None
    }
    if len(offices) == 1:
        return min(offices), ""
    county = re.match(r"org/[rk](\d\d)", record.body or "")
    if offices or county is None:
        return None
    office = bodies.county_office(county.group(1))
    return office.path, office.name


def _court(one: OrganisationSeen, record: ActorRecord) -> Sense | None:
    """Return the one court of that kind that the document names by its place."""
    kind = _COURTS[fold(one.name).removesuffix("s")]
    named = {
        other.path: form(other.name).core
        for other in record.organisations
        if form(other.name).core.endswith(" " + kind)
    }
    return (min(named), "") if len(set(named.values())) == 1 else None


def _part(one: OrganisationSeen, record: ActorRecord) -> Sense | None:
    """Return whose "arbetsutskottet" it is: the document's own nämnd's."""
    part = unit(fold(one.name))
    organs = [
        (o, unit(fold(o.name))) for o in record.organisations if o.kind == "organ"
    ]
    for other, whole in organs:
        if other.path == record.organ and whole is not None and _has_parts(whole):
            owner = fold(other.name).removesuffix("s")
            name = f"{owner}s {_indefinite(fold(one.name))}"
            return _spelt(name, one.parent, record)
    wholes = {
        other.path: found
        for other, found in organs
        if found is not None and part == replace(found, owner=None) and found.owner
    }
    if record.organ in wholes:
        return record.organ or "", ""
    return (min(wholes), "") if len(set(wholes.values())) == 1 else None


def _has_parts(whole: Unit) -> bool:
    return whole.owner is None and whole.head in {"nämnd", "styrelse"}


def _indefinite(part: str) -> str:
    """Return "arbetsutskottet" as it stands after a genitive."""
    part = part.removesuffix("s")
    return part.replace("presidiet", "presidium").removesuffix("et")


def _spelt(name: str, body: str | None, record: ActorRecord) -> Sense:
    """Return the path under which the document itself names the unit in full."""
    wanted = unit(name)
    same = [
        one.path
        for one in record.organisations
        if one.kind == "organ" and unit(fold(one.name)) == wanted
    ]
    path = Identity().organisation(name, "organ", body)
    return (min(same), "") if same else (path, name[:1].upper() + name[1:])


def _branch(one: OrganisationSeen, record: ActorRecord) -> Sense | None:
    """Return the one local branch that a bare "RFSL" stands for in the document.

    A document that also names the whole organisation in full means that by it.
    """
    branches: dict[str, str] = {}
    known = bodies.official(one.name)
    for other in record.organisations:
        if other.path == one.path or other.kind == "organ":
            continue
        found = branch(other.name)
        if found is not None and found[0] == fold(one.name):
            branches[other.path] = found[1]
        elif known is not None and bodies.official(other.name) == known:
            return None
    return (min(branches), "") if len(set(branches.values())) == 1 else None


def _initials(one: OrganisationSeen, record: ActorRecord) -> Sense | None:
    """Return the one organisation of the document whose initials the name is."""
    spelt = {
        other.path
        for other in record.organisations
        if _letters(other.name) == one.name.casefold()
    }
    return (min(spelt), "") if len(spelt) == 1 else None


@cache
def _letters(name: str) -> str:
    words = re.split(r"[\s-]+", fold(name))
    return "".join(word[0] for word in words if word and word not in _SKIPPED)
