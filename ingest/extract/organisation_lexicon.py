"""Known bodies found by one Aho-Corasick pass over the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import ahocorasick

from ingest import lexicon
from ingest.extract.organisation_words import Found, Words
from ingest.model import OrganisationKind

# Definite words that are written with a small letter and still name one body.
UNCAPITALISED = (
    "styrelsen",
    "regeringen",
    "riksdagen",
    "verket",
    "myndigheten",
    "kassan",
    "domstolen",
    "fullmäktige",
    "förmedlingen",
)
MIN_ABBREVIATION = 3
NUMBERED = re.compile(r"\)[ \u00a0](?:nr[ \u00a0])?\d")
COMPANY_FORM = re.compile(r" AB\b")
# "Sida 4", "under rubriken ”Vision”": no names.
NO_NAME_AFTER = re.compile(r"[”\"»]| \d")
# "Bravida Arena": a place that carries a firm's name.
VENUE = re.compile(r" (?:Arena|Park|Center|Stadion|Hall|Fastigheter|Maps|Teams)\b")
# "Kommunal, Vision och …": names in a list.
AFTER_UNION = frozenset(
    {
        *("och", "samt", "har", "är", "vill", "anser", "menar", "kräver", "yrkar", "i"),
        *("på", "som", "att", "med", "säger", "skriver", "varnar", "ska", "kommer"),
        *("om", "för", "fick", "får", "organiserar", "delar", "varslar", "hade", "var"),
    }
)
# "tillsammans med Kommunal ta fram": a capital where no heading begins.
BEFORE_UNION = frozenset({"med", "från", "av", "hos", "till", "facket", "både"})
LIST_AFTER = re.compile(r"(?:,| och| samt)[ \u00a0][A-ZÅÄÖ]")
# "Europaparlamentets och rådets direktiv", "FN:s barnkonvention": acts, not actors.
LAWGIVERS = frozenset(
    {
        *("EU", "FN", "Europaparlamentet", "Europeiska unionen", "Europarådet"),
        *("Europeiska kommissionen", "EU-kommissionen", "Förenta nationerna"),
    }
)
ACT = re.compile(
    r"(?::?s)[ \u00a0](?:(?:och|samt)[ \u00a0](?:Europeiska unionens[ \u00a0])?"
    r"rådets[ \u00a0])?"
    r"(?:[^\W\d_]+-?[ \u00a0]){0,2}?[^\W\d_-]*"
    r"(?:direktiv|direktivet|förordning|förordningen|konvention|konventionen|stadga|"
    r"fördrag|fördraget)(?![^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the lexicon; `exact` names must be written in just this way."""

    name: str
    kind: OrganisationKind
    code: str | None
    exact: bool
    abbreviates: str | None = None


def _entries() -> Iterator[Entry]:
    for row in lexicon.table("regioner"):
        for name in filter(None, (row["name"], *row["aliases"].split("|"))):
            yield Entry(name, "region", row["code"], name.isupper())
    for row in lexicon.table("kommuner"):
        for name in _municipal_forms(row):
            yield Entry(name, "kommun", row["code"], False)
    for row in lexicon.table("partier"):
        if row["code"] != "-":
            yield Entry(row["name"], "forening", f"parti-{row['code']}", False)
    for row in lexicon.table("myndigheter"):
        yield from _with_abbreviation(row["name"], row["abbr"], "myndighet")
    for row in lexicon.table("organisationer"):
        kind = cast(OrganisationKind, row["kind"])
        yield from _with_abbreviation(row["name"], row["abbr"], kind)


def _municipal_forms(row: dict[str, str]) -> tuple[str, ...]:
    owner, place = row["name"].rsplit(" ", 1)[0], row["place"]
    # Gotland's municipality is its region, which the regions' table names.
    if owner == "Region":
        return ()
    return tuple(
        sorted(
            {f"{one} {form}" for one in (owner, place) for form in ("kommun", "stad")}
        )
    )


def _with_abbreviation(
    name: str, abbreviation: str, kind: OrganisationKind
) -> Iterator[Entry]:
    exact = " " not in name and not name.islower() and name[1:] != name[1:].lower()
    yield Entry(name, kind, None, exact)
    short = abbreviation and (
        len(abbreviation) >= MIN_ABBREVIATION or abbreviation in {"EU", "FN"}
    )
    if short and abbreviation != name:
        yield Entry(abbreviation, kind, None, True, name)


@cache
def _everyday() -> frozenset[str]:
    return frozenset(lexicon.words("organisationer_vardagsord"))


def is_everyday(word: str) -> bool:
    """Tell whether a name is an everyday word too ("Vision", "Transport")."""
    return word in _everyday()


def lower(text: str) -> str:
    """Lower a text letter by letter, so that every place stays the same."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@cache
def _automaton() -> Any:
    automaton = ahocorasick.Automaton()
    for entry in _entries():
        known = lower(entry.name)
        entries = automaton.get(known, ())
        automaton.add_word(known, (*entries, entry))
    automaton.make_automaton()
    return automaton


def _fits(words: Words, entry: Entry, start: int, end: int) -> bool:
    written = words.text[start:end]
    if entry.exact:
        return written == entry.name
    if entry.name in _everyday():
        return written == entry.name and _stands_as_name(words, start, end)
    if " " in entry.name:
        return written[0].isupper()
    return written[0].isupper() or entry.name.lower().endswith(UNCAPITALISED)


def _stands_as_name(words: Words, start: int, end: int) -> bool:
    """Tell whether "Vision" is the union: capital in mid-sentence, or in a list."""
    index = words.at(start)
    if words.text[start:end] == "Kommunal" and not _acts(words, index):
        return False
    if not words.opens_sentence(index):
        # "Livsby Livs": the end of another's name.
        named = words.joined(index - 1) and words.all[index - 1].text[0].isupper()
        return not named and NO_NAME_AFTER.match(words.text, end) is None
    return LIST_AFTER.match(words.text, end) is not None


def _acts(words: Words, index: int) -> bool:
    """Tell "Kommunal kräver" from "kommunal mark" with a heading's capital."""
    before = words.all[index - 1].text if index and words.joined(index - 1) else ""
    if before in BEFORE_UNION:
        return True
    return not words.joined(index) or words.all[index + 1].text in AFTER_UNION


def _boundary(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "-@_/":
        return False
    after = text[end : end + 2]
    if after[:1] == "s" and not after[1:2].isalnum():
        return True
    return not after[:1].isalnum() and after[:1] != "-"


def find(words: Words) -> list[Found]:
    """Return every lexicon name in the text, the longest where they overlap."""
    hits: list[tuple[int, int, Entry]] = []
    for last, entries in _automaton().iter(lower(words.text)):
        end = last + 1
        for entry in entries:
            start = end - len(entry.name)
            if _boundary(words.text, start, end) and _fits(words, entry, start, end):
                hits.append((start, end, entry))
                break
    hits.sort(key=lambda hit: (hit[0], -hit[1]))
    found, reached = [], 0
    for start, known_end, entry in hits:
        if start >= reached and not _names_other(words.text, known_end, entry):
            form = COMPANY_FORM.match(words.text, known_end)
            end = reached = form.end() if form is not None else known_end
            found.append(
                Found(
                    start,
                    end,
                    words.text[start:end],
                    entry.kind,
                    "organisation.lexikon",
                    0.95,
                    entry.code,
                )
            )
    return found


def _names_other(text: str, end: int, entry: Entry) -> bool:
    """Tell whether the name is part of an act's or a place's name."""
    if entry.kind == "foretag":
        return VENUE.match(text, end) is not None
    if entry.name not in LAWGIVERS:
        return False
    return ACT.match(text, end) is not None or NUMBERED.match(text, end) is not None


@cache
def long_forms() -> dict[str, tuple[str, ...]]:
    """Return abbreviation → full names, bodies and authorities alike."""
    forms: dict[str, tuple[str, ...]] = {}
    for table in ("organ", "myndigheter", "organisationer"):
        for row in lexicon.table(table):
            if row["abbr"] and row["abbr"] != row["name"]:
                known = forms.get(row["abbr"], ())
                forms[row["abbr"]] = (*known, row["name"])
    for row in lexicon.table("regioner"):
        for alias in row["aliases"].split("|"):
            if alias.isupper():
                forms[alias] = (*forms.get(alias, ()), row["name"])
    return forms


@cache
def places() -> frozenset[str]:
    """Return the names of municipalities, counties, regions and countries."""
    towns = {row["place"] for row in lexicon.table("kommuner")}
    counties = {row["lan"] for row in lexicon.table("regioner")}
    regions = {row["name"].removeprefix("Region ") for row in lexicon.table("regioner")}
    return frozenset(towns | counties | regions | set(lexicon.words("lander")))
