"""Pairs of organisations' names, each judged in a little collection of its own.

A line holds group, same or apart, both names with where they stand ("organ@Sala
kommun" is an organ in a document of that body), "ja" where no question may be asked,
and names beside them: "Namn=KORT" explains an abbreviation, "Namn*9" is in nine.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.identity.naming import Identity, body_kind
from graph.identity.records import ActorRecord, OrganisationSeen
from graph.identity.resolution import resolve


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names as the table gives them, and what is true of them."""

    group: str
    same: bool
    left: str
    left_at: str
    right: str
    right_at: str
    auto: bool
    beside: tuple[str, ...]
    line: str


def read(path: Path) -> list[Pair]:
    """Return the pairs of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    _, *rows = [line for line in lines if line and line[0] != "#"]
    return [_pair(line) for line in rows]


def _pair(line: str) -> Pair:
    cells = line.split("\t") + [""] * 8
    group, expected, left, left_at, right, right_at, auto, beside = cells[:8]
    others = tuple(one for one in beside.split("|") if one)
    same = expected == "same"
    return Pair(group, same, left, left_at, right, right_at, auto == "ja", others, line)


@cache
def became(pair: Pair) -> str:
    """Return what became of a pair: same, review or apart."""
    found = resolve(collection(pair))
    one = seen(pair.left, pair.left_at).path
    other = seen(pair.right, pair.right_at).path
    one, other = found.aliases.get(one, one), found.aliases.get(other, other)
    if one == other:
        return "same"
    asked = {frozenset((c.left, c.right)) for c in found.queue()}
    return "review" if frozenset((one, other)) in asked else "apart"


def collection(pair: Pair) -> list[ActorRecord]:
    """Return documents that name the pair and what stands beside it."""
    names = [seen(pair.left, pair.left_at), seen(pair.right, pair.right_at)]
    for text in pair.beside:
        name, _, times = text.partition("*")
        name, _, short = name.partition("=")
        one = seen(name, pair.left_at, (short,) if short else ())
        names += [one] * int(times or 1)
    return [record(number, (one,)) for number, one in enumerate(names)]


def seen(name: str, at: str, aliases: tuple[str, ...] = ()) -> OrganisationSeen:
    """Return a name as a document of the body in `at` has it."""
    kind, _, body = at.partition("@")
    parent = Identity().organisation(body, body_kind(body), None) if body else None
    path = Identity().organisation(name, kind, parent)
    return OrganisationSeen(path, name, kind, None, parent, aliases)


def record(
    number: int, names: tuple[OrganisationSeen, ...], organ: str | None = None
) -> ActorRecord:
    """Return the record of a document of the body of the first of `names`."""
    day = dt.date(2021, 1, 1) + dt.timedelta(days=number)
    body = names[0].parent
    return ActorRecord(f"d{number}", "protokoll", day, day, body, organ, (), names)
