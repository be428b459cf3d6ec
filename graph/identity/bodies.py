"""Organisations known by name in the whole country: which one a name means.

Regions and municipalities go by their codes, parties by their letters, the rest by
the name they have now. Whatever the spelling, abbreviation or older name, the same
organisation gets the same path, which depends on the tables alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.identity.history import absorbed, renamed
from graph.identity.naming import Identity
from graph.identity.organisation_words import (
    fold,
    in_one_order,
    is_short,
    nearly,
    slips,
)
from graph.identity.tables import listed, rows, words
from ingest import ids, lexicon

# Parties of the whole country; letters of a local party may be another one's elsewhere.
_PARTIES = frozenset({"S", "M", "SD", "C", "V", "KD", "MP", "L", "FI"})
# Shorter names are too near each other for a slip of the pen to be told.
LEAST_SLIP = 12
# Shorter abbreviations are words when they are not written in capitals.
LEAST_SPOKEN = 4
_COUNTY = re.compile(r"länsstyrelsen?s? (?:i |för )?(.+?)")
_COUNCIL = re.compile(r"landstinget (?:i )?(.+)|(.+) läns landsting")
_REGION = re.compile(r"region(?:en)? (.+)")
_MUNICIPAL = re.compile(r"(.+?) (?:kommuns?|stads?|municipality)")
_MUNICIPAL_FIRST = re.compile(r"(?:kommunen|staden|municipality of|city of) (.+)")


@dataclass(frozen=True, slots=True)
class Official:
    """An organisation that the tables know: its path and the name it has now."""

    path: str
    name: str


@cache
def official(name: str) -> Official | None:
    """Return the organisation that `name` means anywhere in the country, or None."""
    if is_short(name):
        return _meant(_short().get(name.strip()))
    for text in _spellings(fold(name)):
        found = _placed(text) or _known().get(in_one_order(text))
        if found is not None:
            return found
    return _meant(_capitalised().get(name.strip()))


def _meant(name: str | None) -> Official | None:
    return None if name is None else _known().get(in_one_order(fold(name)))


@cache
def _capitalised() -> Mapping[str, str]:
    """Return abbreviations written as names ("Mucf") → name."""
    long = (short for short in _short() if len(short) >= LEAST_SPOKEN)
    return {short.capitalize(): _short()[short] for short in long}


@cache
def misspelt(name: str) -> Official | None:
    """Return the one known organisation whose name differs by a slip of the pen."""
    text = fold(name)
    if len(text) < LEAST_SLIP or is_short(name):
        return None
    found = {_known()[near] for near in nearly(text, _slip_index())}
    return found.pop() if len(found) == 1 else None


@cache
def generic() -> frozenset[str]:
    """Return folded names that every municipality or region has one of."""
    return frozenset(fold(name) for name in words("generic_names"))


@cache
def places() -> Mapping[str, str]:
    """Return folded place → code: municipalities (4 digits), counties (2 digits)."""
    found: dict[str, str] = {}
    for row in lexicon.table("kommuner"):
        found.setdefault(fold(row["place"]), row["code"])
    return found | dict(_counties())


def body_at(place: str) -> str | None:
    """Return the path of the municipality or region of a folded place, or None."""
    for form in (place, place + "s"):
        found = _municipalities().get(form.removesuffix(" kommun"))
        if found is not None:
            return found.path
        if form in _counties():
            return _region(_counties()[form]).path
    return None


def county_office(code: str) -> Official:
    """Return the länsstyrelse of the county with that code of two digits."""
    return _by_name(f"Länsstyrelsen i {county_name(code)}")


def county_of_office(name: str) -> str | None:
    """Return the code of the county whose länsstyrelse is called `name`, or None."""
    found = _COUNTY.fullmatch(fold(name))
    return None if found is None else _counties().get(found.group(1))


def county_name(code: str) -> str:
    """Return the name of the county with that code ("Kalmar län")."""
    return next(r["lan"] for r in lexicon.table("regioner") if r["code"] == code)


def _spellings(text: str) -> Iterator[str]:
    """Give a folded name as it is, and without the genitive's s or an article."""
    yield text
    if text.endswith("s"):
        yield text[:-1]
    if text.endswith(("et", "en")):
        yield text[:-2]


def _by_name(name: str) -> Official:
    return Official(Identity().organisation(name, "myndighet", None), name)


@cache
def _counties() -> Mapping[str, str]:
    """Return folded name of a county in any form → its code."""
    found: dict[str, str] = {}
    for row in lexicon.table("regioner"):
        full = fold(row["lan"])
        base = full.removesuffix(" län")
        plain = base.removesuffix("s") if not base.endswith("ås") else base
        for form in (full, base, plain, plain + " län", plain + "s län"):
            found[form] = row["code"]
    found |= {"sörmland": "04", "sörmlands": "04", "sörmlands län": "04"}
    return found | {"jämtland härjedalen": "23", "jämtland-härjedalen": "23"}


@cache
def _municipalities() -> Mapping[str, Official]:
    """Return folded place, with and without genitive → its municipality."""
    found: dict[str, Official] = {}
    for row in lexicon.table("kommuner"):
        body = Official(Identity().organisation(row["name"], "kommun", None), "")
        place = fold(row["place"])
        named = Official(body.path, row["name"])
        own = fold(row["name"]).removesuffix(" kommun").removesuffix(" stad")
        for form in (place, place + "s", own):
            found.setdefault(form, named)
    return found


def _placed(text: str) -> Official | None:
    """Return a länsstyrelse, region or municipality named by its place."""
    county = county_of_office(text)
    if county is not None:
        return county_office(county)
    found = _COUNCIL.fullmatch(text) or _REGION.fullmatch(text)
    if found is not None:
        code = _counties().get(next(part for part in found.groups() if part))
        return None if code is None else _region(code)
    town = _MUNICIPAL.fullmatch(text) or _MUNICIPAL_FIRST.fullmatch(text)
    return None if town is None else _municipalities().get(town.group(1))


def _region(code: str) -> Official:
    name = next(r["name"] for r in lexicon.table("regioner") if r["code"] == code)
    return Official(f"org/r{code}", name)


def _entries() -> Iterator[tuple[str, str]]:
    """Give every name of the tables with the name that the organisation has now.

    The other names of a body come before lists that hold both as if they were two.
    """
    for row in rows("official_names"):
        yield row["name"], row["name"]
        for other in listed(row["others"]):
            yield other, row["name"]
    for row in (*lexicon.table("myndigheter"), *lexicon.table("organisationer")):
        yield row["name"], row["name"]


@cache
def _known() -> Mapping[str, Official]:
    """Return folded name → organisation, for names and unmistakable abbreviations."""
    now: dict[str, str] = {}
    for name, present in _entries():
        now.setdefault(fold(name), present)
    for before, after in renamed().items():
        now[fold(before)] = after
    found = {text: _by_name(renamed().get(n, n)) for text, n in now.items()}
    found |= {
        fold(form): _by_name(row["name"])
        for table in ("regioner", "kommuner")
        for row in lexicon.table(table)
        for form in (row["name"], *listed(row["aliases"]))
        if ids.normalise(form) not in absorbed()
    }
    found |= _companies(found) | _parties()
    return {
        in_one_order(text): one for text, one in found.items() if text not in generic()
    }


def _companies(known: Mapping[str, Official]) -> dict[str, Official]:
    """Return the names of known companies with and without their legal form."""
    found: dict[str, Official] = {}
    for row in lexicon.table("organisationer"):
        name = fold(row["name"])
        if row["kind"] == "foretag":
            bare = name.removesuffix(" ab").removeprefix("ab ")
            for form in (f"{bare} ab", f"ab {bare}", f"{bare} aktiebolag"):
                if form not in known:
                    found[form] = known.get(bare, known[name])
    return found


@cache
def _parties() -> dict[str, Official]:
    """Return folded name of a party, not its letters → the party."""
    return {
        fold(name): Official(Identity().party(row["code"]), row["name"])
        for row in lexicon.table("partier")
        if row["code"] in _PARTIES
        for name in (row["name"], *listed(row["aliases"]))
        if len(name) > 4
    }


@cache
def _short() -> Mapping[str, str]:
    """Return abbreviation → name, for those that mean one organisation only."""
    meant: dict[str, set[str]] = {}
    for table in ("myndigheter", "organisationer", "organ"):
        for row in lexicon.table(table):
            if row["abbr"] and table != "organ":
                meant.setdefault(row["abbr"], set()).add(_first_name(row["name"]))
    for row in rows("official_names"):
        for other in listed(row["others"]):
            if is_short(other):
                meant.setdefault(other, set()).add(row["name"])
    unclear = set(words("ambiguous_short"))
    return {
        short: min(names)
        for short, names in meant.items()
        if len(names) == 1 and short not in unclear
    }


def _first_name(name: str) -> str:
    """Return the name in full that the table gives for `name` as another one."""
    for row in rows("official_names"):
        others = (row["name"], *listed(row["others"]))
        if fold(name) in {fold(other) for other in others}:
            return row["name"]
    return renamed().get(name, name)


@cache
def _slip_index() -> Mapping[str, tuple[str, ...]]:
    return slips(_known(), LEAST_SLIP)


@cache
def _state() -> Mapping[str, str]:
    """Return the paths of parliament and government → their names."""
    found = (official(name) for name in ("Riksdagen", "Regeringen"))
    state = {one.path: one.name for one in found if one is not None}
    for name in ("Riksdagen", "Sveriges riksdag", "Regeringen", "Regeringskansliet"):
        state.setdefault(Identity().organisation(name, "myndighet", None), name)
    return state


def of_state(path: str) -> bool:
    """Tell whether a path is that of parliament or government."""
    return path in _state()


@cache
def _committees() -> Mapping[str, str]:
    return {fold(name): name for name in words("riksdag_committees")}


def committee(name: str) -> Official | None:
    """Return the parliament's committee of that name, whoever in the state names it."""
    full = _committees().get(fold(name).removesuffix("s"))
    if full is None:
        return None
    parliament = official("Riksdagen")
    home = None if parliament is None else parliament.path
    return Official(Identity().organisation(full, "organ", home), full)
