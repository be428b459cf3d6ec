"""What a heading says its matter is about, and whether it is a matter at all.

"Motion av Ada Ek (S) om cykelvägar" and "Svar på motion om cykelvägar" are both about
cycle paths; "Val av justerare" is an item of every meeting and never a matter.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ingest.extract.content_words import content_words, is_general, related

_PERIODS = re.compile(
    r"\b(?:(?:19|20)\d\d|januari|februari|mars|april|maj|juni|juli|augusti"
    r"|september|oktober|november|december|(?:kvartal|tertial|delår)\w* ?\d?)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?i)^(?:§ ?\d[\w/]*|ärende \d+|punkt \d+|\d{1,3}[.)])\s+|\s*\(forts.*\)$"
)
# Headings are read to this length; a longer one is running text.
_LONGEST = 300
# What words that say little can make two topics alike at most.
_UNTOLD = 0.3


@dataclass(frozen=True, slots=True)
class Topic:
    """What a heading is about.

    `words` are the stems that say so, `key` the same in order as one string, `what`
    the sort of thing put forward ("motion"), `periods` years and months named.
    `recurring` is what may come back each period, `periodic` a report that surely does.
    """

    words: frozenset[str]
    telling: frozenset[str]
    key: str
    what: str | None
    periods: frozenset[str]
    standing: bool
    collective: bool
    recurring: bool
    periodic: bool = False


@cache
def _patterns() -> Mapping[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    text = Path(__file__).with_suffix(".tsv").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.strip() and line[0] != "#"]
    for row in rows[1:]:
        kind, pattern = row.split("\t")
        found.setdefault(kind, []).append(re.compile(pattern, re.IGNORECASE))
    return {kind: tuple(patterns) for kind, patterns in found.items()}


def is_standing(heading: str | None) -> bool:
    """Tell whether a heading is that of an item that every meeting has.

    >>> is_standing("Val av justerare"), is_standing("Val av skolform")
    (True, False)
    """
    bare = _bare(heading or "")
    return not bare or any(p.fullmatch(bare) for p in _patterns()["standing"])


@lru_cache(maxsize=100_000)
def topic(heading: str) -> Topic:
    """Return what a heading is about.

    >>> topic("Motion av Ada Ek (S) om fler cykelvägar").key
    'cykelväg'
    """
    bare = _bare(heading)
    what, rest = _put(bare)
    for _ in range(4):
        lead = next((m for p in _patterns()["lead"] if (m := p.match(rest))), None)
        if lead is None or lead.end() >= len(rest):
            break
        rest = rest[lead.end() :]
    words = content_words(_PERIODS.sub(" ", rest)) or content_words(bare)
    return Topic(
        frozenset(words),
        frozenset(word for word in words if not is_general(word)),
        " ".join(words),
        what,
        frozenset(p.casefold() for p in _PERIODS.findall(bare)),
        is_standing(heading),
        any(p.fullmatch(bare) for p in _patterns()["collective"]),
        any(p.fullmatch(bare) for p in _patterns()["recurring"]),
        any(p.fullmatch(bare) for p in _patterns()["periodic"]),
    )


def _bare(heading: str) -> str:
    """Return a heading on one line without its number and final point."""
    line = " ".join(heading.split())[:_LONGEST]
    return _LABEL.sub("", line).strip(" .:–-")


def _put(bare: str) -> tuple[str | None, str]:
    """Return what sort of thing was put forward, and what it is about."""
    for pattern in _patterns()["put"]:
        found = pattern.fullmatch(bare)
        if found:
            return found["what"].casefold(), found["rest"]
    named = re.match(
        r"(?:svar på |interpellationssvar|motionssvar)?\W*(\w+)", bare.casefold()
    )
    for what in ("motion", "interpellation", "medborgarförslag"):
        if named and what in bare.casefold()[:40]:
            return what, bare
    return None, bare


def overlap(one: Topic, other: Topic) -> float:
    """Return how much of the narrower topic the other one is about, 0 to 1.

    Words that say little in themselves ("plan", "arbete") count a third, and alone
    they never say that two topics are one.
    """
    few, many = sorted((one.words, other.words), key=len)
    if not few:
        return 0.0
    total = found = 0.0
    told = False
    for word in sorted(few):
        weight = 0.33 if is_general(word) else 1.0
        total += weight
        if word in many or any(related(word, there) for there in sorted(many)):
            found += weight
            told = told or weight == 1.0
    return found / total if told else min(found / total, _UNTOLD)


def alike(one: Topic, other: Topic) -> float:
    """Return how much two topics have in common of both, 0 to 1."""
    if one.key == other.key:
        return 1.0
    longest = max(len(one.words), len(other.words))
    shared = overlap(one, other) * min(len(one.words), len(other.words))
    return shared / longest if longest else 0.0
