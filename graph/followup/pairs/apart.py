"""What tells the thing of a statement from that of a promise, where words agree."""

import re
from functools import lru_cache

from graph.followup.documents.marks import differ
from graph.followup.documents.records import (
    FollowRecord,
    PassageRecord,
    PromiseRecord,
    StatementRecord,
    Terms,
)
from graph.followup.pairs.likeness_of import forms
from graph.followup.pairs.places import is_elsewhere
from ingest.language.terms import terms

# So many texts are at hand.
TEXTS = 20_000
_NO_NEW = re.compile(
    r"\b(?:någon|något|några|ingen|inget|inga)"
    r" (?:ny|nytt|nya|ytterligare|annan|annat)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"\b(?P<sort>tidigare|föregående|förra|gamla|nuvarande|gällande|dagens|äldre"
    r"|fördjupa(?:d|de|t)|tillfällig(?:a|t)?) (?P<thing>\w{4,})",
    re.IGNORECASE,
)
ONLY_NAMED = "bara-namn"
# How much each leaves of the score; the codes stand in features.tsv.
APART = {
    "annan-period": 0.5,
    "aldre": 0.6,
    "annan-version": 0.6,
    "annat-namn": 0.6,
    "annat-ar": 0.5,
    ONLY_NAMED: 0.85,
}
# "Uppdraget från 2020": one that was given in another year is another one.
_GIVEN_IN = re.compile(
    r"uppdrag\w* (?:från|av|givet|givna|som gavs)(?: år| i| under)? (20\d\d)\b(?!-)",
    re.IGNORECASE,
)


def _is_another_version(promise: PromiseRecord, said: StatementRecord) -> bool:
    """Tell whether the thing is said to be the one before, or of another sort."""
    if said.stance == "contradicts" and _NO_NEW.search(said.text):
        return True
    return any(
        term in promise.own and sort not in promise.text.casefold()
        for sort, term in _versions(said.text)
    )


# One document's statements are held against many promises.
@lru_cache(TEXTS)
def _versions(text: str) -> tuple[tuple[str, str], ...]:
    """Return what is said to be an earlier thing or one of another sort, and how."""
    return tuple(
        (match["sort"].casefold(), term)
        for match in _VERSION.finditer(text)
        for term in terms(match["thing"])[:1]
    )


@lru_cache(TEXTS)
def _given(text: str) -> frozenset[int]:
    """Return the years from which an assignment is said to be."""
    return frozenset(int(year) for year in _GIVEN_IN.findall(text))


def _is_older(of: FollowRecord, said: StatementRecord) -> bool:
    """Tell whether what is named bears years that were long past at the promise."""
    years = [int(p[-4:]) for p in said.periods if p[-4:].isdigit()]
    said_in = of.earliest
    return bool(years) and said_in is not None and max(years) < said_in.year - 1


def apart(
    promise: PromiseRecord,
    of: FollowRecord,
    said: StatementRecord,
    passage: PassageRecord,
) -> tuple[str, ...]:
    """Return in what the two name different things of one kind."""
    found = []
    if promise.recurrence is None and differ(promise.periods, said.periods):
        found.append("annan-period")
    elif promise.recurrence is None and _is_older(of, said):
        found.append("aldre")
    if _is_another_version(promise, said):
        found.append("annan-version")
    given = _given(said.text)
    if given and of.earliest is not None and of.earliest.year not in given:
        found.append("annat-ar")
    theirs, mine = said.marks or passage.marks, promise.marks
    others = mine and theirs and {*theirs, *said.terms}.isdisjoint(mine)
    if others or is_elsewhere(promise, of, said):
        found.append("annat-namn")
    return tuple(found)


def only_named(promise: PromiseRecord, there: frozenset[str]) -> bool:
    """Tell whether a statement shares with a promise no more than where it is.

    "Bloddialys i Granvik" and "Kameran till Granvik" have but the place in common.

    Args:
        promise: The promise.
        there: The terms of the statement and of what leads to it.
    """
    if there.isdisjoint(promise.own):
        return False
    names = proper(promise)
    placed = [t for t in promise.own if _is_name(t, names)]
    things = [t for t in promise.own if not _is_name(t, names)]
    if not placed or not things or there.isdisjoint(placed):
        return False
    return all(forms(thing).isdisjoint(there) for thing in things)


def proper(promise: PromiseRecord) -> frozenset[str]:
    """Return the names in and around a promise, but for a word that only opens it."""
    return _proper(promise.text, promise.marks, promise.places)


@lru_cache(TEXTS)
def _proper(text: str, marks: Terms, places: Terms) -> frozenset[str]:
    words = text.casefold().removeprefix("att ").split()
    opening = words[0] if words else ""
    inside = (mark for mark in marks if not opening.startswith(mark))
    return frozenset((*inside, *places))


def _is_name(term: str, names: frozenset[str]) -> bool:
    return term in names or term.removesuffix("s") in names
