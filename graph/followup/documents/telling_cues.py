"""Set phrases by which a sentence tells an outcome, as data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph.followup.documents.telling_needles import Needles
from graph.followup.documents.telling_patterns import made
from graph.followup.tables import table
from graph.followup_model import Stance


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table."""

    stance: Stance
    clear: bool
    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    barred: re.Pattern[str] | None
    to_reader: bool


@cache
def _rows() -> tuple[Cue, ...]:
    found = []
    for row in table("telling_cues"):
        barred = row["inte"]
        found.append(
            Cue(
                stance=row["stance"],  # type: ignore[arg-type] # the table's stances
                clear=row["sakert"] == "clear",
                needles=tuple(n.replace("_", " ") for n in row["kraver"].split()),
                pattern=made(row["monster"]),
                barred=re.compile(barred) if barred else None,
                to_reader=row["du"] == "ja",
            )
        )
    return tuple(found)


@cache
def _needles() -> Needles:
    return Needles([cue.needles for cue in _rows()])


def cues(lower: str, words: Iterable[str]) -> list[tuple[Cue, tuple[int, int]]]:
    """Return the set phrases of a sentence in lower case, the weightiest first."""
    found = []
    rows = _rows()
    for number in _needles().rows(words, lower):
        cue = rows[number]
        match = cue.pattern.search(lower)
        if match is None or (cue.barred is not None and cue.barred.search(lower)):
            continue
        found.append((cue, match.span()))
    return found
