"""Enumerations of persons in a document: two names in one of them are two people."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from graph.identity.naming import without_party
from ingest import ids
from ingest.model import Artifact

# Fields of the front page that list who took part, and those who decide.
ATTENDANCE = ("beslutande", "ersattare", "ovriga")
DECIDING = ("beslutande", "ersattare")
# Names in a row: so many different ones, with at most so many characters between.
ROW = 4
GAP = 60
# A folded name and the letters of a party.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Enumerations:
    """Which numbered lists hold a person, and which persons decide."""

    lists: dict[Key, tuple[int, ...]]
    elected: frozenset[Key]

    def holding(self, name: str, party: str | None) -> tuple[int, ...]:
        """Return the numbers of the lists that hold the person of that name."""
        return self.lists.get(_key(name, party), ())

    def deciding(self, name: str, party: str | None) -> bool:
        """Tell whether the person of that name stands among those who decide."""
        return _key(name, party) in self.elected


def _key(name: str, party: str | None) -> Key:
    return ids.normalise(without_party(name)), (party or "").upper()


def of(artifact: Artifact) -> Enumerations:
    """Return the enumerations of a document, numbered in a fixed order."""
    places = _places(artifact)
    found: dict[Key, list[int]] = defaultdict(list)
    elected: set[Key] = set()
    lists = [*_fields(artifact, places), *_ballots(artifact), *_rows(places)]
    for number, (decides, names) in enumerate(lists):
        for name in sorted(names):
            found[name].append(number)
        if decides:
            elected |= names
    return Enumerations(
        {n: tuple(held) for n, held in found.items()}, frozenset(elected)
    )


def _places(artifact: Artifact) -> list[tuple[int, int, Key]]:
    """Return (start, end, who) of every mention of a person, in order."""
    return sorted(
        (mention.start, mention.end, _key(person.name, person.party))
        for person in artifact.facts.persons
        for mention in person.mentions
    )


def _fields(
    artifact: Artifact, places: list[tuple[int, int, Key]]
) -> Iterator[tuple[bool, set[Key]]]:
    for field in artifact.document.fields:
        if field.name in ATTENDANCE:
            held = {n for start, _, n in places if field.start <= start < field.end}
            yield field.name in DECIDING, held


def _ballots(artifact: Artifact) -> Iterator[tuple[bool, set[Key]]]:
    for decision in artifact.facts.decisions:
        if decision.vote is not None:
            ballots = decision.vote.ballots
            yield True, {_key(b.name, b.party) for b in ballots}


def _rows(places: list[tuple[int, int, Key]]) -> Iterator[tuple[bool, set[Key]]]:
    row: set[Key] = set()
    last = 0
    for start, end, name in places:
        if row and start - last > GAP:
            if len(row) >= ROW:
                yield False, row
            row = set()
        row.add(name)
        last = end
    if len(row) >= ROW:
        yield False, row
