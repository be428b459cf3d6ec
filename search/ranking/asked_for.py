"""What a question asks for besides its words: a decision, a number, a time."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from search import analysis
from search.model import Entry

TABLE = Path(__file__).with_name("asked_for.tsv")
_NUMBER = re.compile(r"\d")
_TIME = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:januari|februari|mars|april|maj|juni|juli|augusti"
    r"|september|oktober|november|december|våren|hösten|sommaren|vintern)\b"
)
HOLDS = {"antal": _NUMBER, "tid": _TIME}


@cache
def _rows() -> dict[str, tuple[str, bool]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"][1:]
    return {word: (asks, telling == "ja") for word, asks, telling in rows}


def is_telling(word: str) -> bool:
    """Tell whether a typed word is something of which a passage must speak."""
    lower = word.lower()
    if lower in _rows():
        return _rows()[lower][1]
    return not analysis.is_small(lower)


def asked(words: Sequence[str]) -> frozenset[str]:
    """Return what typed words ask for besides what they mean."""
    return frozenset(_rows()[w.lower()][0] for w in words if w.lower() in _rows())


def answers(wanted: frozenset[str], entry: Entry) -> float:
    """Return the share of what is asked for that a passage has."""
    if not wanted:
        return 0.0
    there = (
        HOLDS[one].search(entry.text) is not None
        if one in HOLDS
        else one in entry.status
        for one in wanted
    )
    return sum(there) / len(wanted)
