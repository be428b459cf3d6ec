"""Why a passage stands where it does, in words."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from search.model import Hit, Told
from search.ranking.ordering import Seen
from search.ranking.ways import OWN, Wanted

TEXTS = Path(__file__).with_name("texts.tsv")
LACKING = "lacking"


@cache
def _texts() -> dict[str, tuple[str, str]]:
    lines = TEXTS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and line[0] != "#")
    return {code: (sv, en) for code, sv, en in rows}


def told(code: str, *values: Told | str) -> Told:
    """Return a text of the table with its values, themselves texts or as they are."""
    sv, en = _texts()[code]
    swedish = [v.sv if isinstance(v, Told) else v for v in values]
    english = [v.en if isinstance(v, Told) else v for v in values]
    return Told(code, tuple(swedish), sv.format(*swedish), en.format(*english))


def of(seen: Seen) -> tuple[Told, ...]:
    """Return what the rank of a passage rests on, what weighs most first.

    Last the words that are neither in the passage nor in what stands about it.
    """
    return (*_of(seen), *_lacking(seen))


def lacking(hit: Hit) -> tuple[Told, ...]:
    """Return of what was told of a hit which words it lacks."""
    return tuple(one for one in hit.why if one.code == LACKING)


def _lacking(seen: Seen) -> Iterator[Told]:
    places = zip(seen.wanted, seen.ways, seen.head, seen.about, strict=True)
    gone = [each for each, *found in places if not any(found)]
    if gone:
        yield told(LACKING, _quoted(gone))


def _of(seen: Seen) -> Iterator[Told]:
    there = [w for w, way in zip(seen.wanted, seen.ways, strict=True) if way]
    if there:
        yield told("words", _quoted(there))
    for each, way in zip(seen.wanted, seen.ways, strict=True):
        if way and way.why != OWN:
            yield told("instead", each.shown, told(way.why))
    for code, values in (("heading", seen.head), ("about", seen.about)):
        pairs = zip(seen.wanted, values, seen.ways, strict=True)
        found = [w for w, value, way in pairs if value and not way]
        if found:
            yield told(code, _quoted(found))
    if seen.features["decision"]:
        yield told("decision")
    elif seen.features["promise"]:
        yield told("promise")


def _quoted(wanted: Sequence[Wanted]) -> str:
    return ", ".join(f"”{each.shown}”" for each in wanted)
