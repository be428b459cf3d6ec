"""Set phrases by which a sentence tells an outcome, as data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph.followup.tables import table
from graph.followup.telling_needles import Needles
from graph.followup_model import Stance

_MONTH = (
    "(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    "|december)"
)
_SEASON = (
    r"(?:våren|hösten|sommaren|vintern|årsskiftet|halvårsskiftet|nyår|påsk|jul|midsommar"
    r"|semestern|semestrarna|skolstarten|terminsstarten|höstterminen\w*|vårterminen\w*"
    r"|höst\b|vår\b|vinter\b|sommar\b)"
)
# A time with a month, a season or a year.
TIME = (
    rf"(?:(?:den )?\d{{1,2}} {_MONTH}(?: \d{{4}})?|{_MONTH}(?: (?:\d{{4}}|nästa år|i år))?"
    rf"|{_SEASON}(?: (?:20\d\d(?:[/–-]\d\d)?|nästa år))?"
    r"|(?:första|andra|tredje|fjärde) (?:kvartalet|halvåret|tertialet)(?: 20\d\d)?"
    rf"|(?:slutet|början|mitten) av (?:{_MONTH}|{_SEASON}|året|nästa år|20\d\d)(?: 20\d\d)?"
    r"|nästa (?:år|vår|höst|sommar|vinter|månad|vecka|budget\w*|mandatperiod|sammanträde)"
    r"|kvartal \d|vecka \d+|20\d\d\b)"
)
AT_TIME = (
    r"(?:(?:i|den|till|under|från|från och med|fr\.o\.m\.|efter|om|vid|på|kring|runt|"
    rf"tills|lagom till|till efter|senast|före) )?{TIME}"
)
WORDS = r"(?:[\wåäö]+ ){0,3}?"


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
        pattern = row["monster"].replace("{pt}", AT_TIME).replace("{tid}", TIME)
        barred = row["inte"]
        found.append(
            Cue(
                stance=row["stance"],  # type: ignore[arg-type] # the table's stances
                clear=row["sakert"] == "clear",
                needles=tuple(n.replace("_", " ") for n in row["kraver"].split()),
                pattern=re.compile(pattern.replace("{ord}", WORDS)),
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
