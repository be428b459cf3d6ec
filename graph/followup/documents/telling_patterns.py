"""The patterns and groups of words that telling reads by, from its tables."""

import re
from functools import cache

from graph.followup.tables import table

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
    rf"(?:(?:den )?\d{{1,2}} {_MONTH}(?: \d{{4}})?"
    rf"|{_MONTH}(?: (?:\d{{4}}|nästa år|i år))?"
    rf"|{_SEASON}(?: (?:20\d\d(?:[/–-]\d\d)?|nästa år))?"
    r"|(?:första|andra|tredje|fjärde) (?:kvartalet|halvåret|tertialet)(?: 20\d\d)?"
    rf"|(?:slutet|början|mitten) av (?:{_MONTH}|{_SEASON}|året|nästa år|20\d\d)"
    r"(?: 20\d\d)?"
    r"|nästa (?:år|vår|höst|sommar|vinter|månad|vecka|budget\w*|mandatperiod"
    r"|sammanträde)|kvartal \d|vecka \d+|20\d\d\b)"
)
AT_TIME = (
    r"(?:(?:i|den|till|under|från|från och med|fr\.o\.m\.|efter|om|vid|på|kring|runt|"
    rf"tills|lagom till|till efter|senast|före) )?{TIME}"
)


def made(written: str) -> re.Pattern[str]:
    """Return a pattern of a table, with its times written out."""
    return re.compile(written.replace("{pt}", AT_TIME).replace("{tid}", TIME))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern of telling_patterns.tsv by its name."""
    rows = {row["namn"]: row["monster"] for row in table("telling_patterns")}
    return made(rows[name])


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return {row["grupp"]: tuple(row["ord"].split()) for row in table("telling_words")}


@cache
def group(name: str) -> frozenset[str]:
    """Return the whole words of a group of telling_words.tsv."""
    return frozenset(word for word in _groups()[name] if word[0] != "*")


@cache
def endings(name: str) -> tuple[str, ...]:
    """Return the endings ("*arbetet") of a group of telling_words.tsv."""
    return tuple(word[1:] for word in _groups()[name] if word[0] == "*")
