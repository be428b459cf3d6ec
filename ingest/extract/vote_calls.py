"""Votes told by name: who votes yes and who no, with or without a count.

"A (S) och B (V) röstar Ja (2).", "Ja röstar: A (S), B (V).", "Två ledamöter, A (C)
och B (S), röstar ja. C (M) röstar nej."
"""

import re

from ingest.extract.voters import ballots_in, names_start
from ingest.language.numbers import IN_WORDS, WORDS
from ingest.model import Ballot, Vote

COUNTED = IN_WORDS | {"ingen": 0}
# A count in figures or words; "ett" and "ingen" stand for 1 and 0.
COUNT = rf"(\d{{1,3}}|ett|ingen|{'|'.join(WORDS)})"
CALLED = re.compile(
    r"röstar?(?:de)?\s+(?P<vote>ja|nej)\s*\((?P<count>\d{1,3})\)|"
    r"avst(?:år|od)\b[^.()\n]{0,40}\((?P<abstain>\d{1,3})\)",
    re.IGNORECASE,
)
# After the names: "röstar ja"; before them: "Ja röstar:", "Nej-röster (3):".
AFTER = re.compile(
    r"(?<=[)\s])(?:röstar?(?:de)? (?P<vote>ja|nej)\b(?! \()|(?P<abstain>avst(?:år|"
    r"od))\b)",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"^[•·*–-]?[ \t]*(?:(?:följande|dessa)(?: ledamöter)? )?(?:(?:röstar?(?:de)? )?"
    r"(?P<vote>ja|nej)|(?P<abstain>avst(?:år|od|ående)))"
    r"(?:[- ]?röst\w*)?(?: avges av| röstar?(?:de)?| från att rösta)?"
    r"(?: ?\(\d{1,3}\))?[ \t]*:[ \t]*",
    re.IGNORECASE | re.MULTILINE,
)


def number(written: str) -> int:
    """Return a count written in figures or words.

    >>> number("två"), number("31"), number("ett")
    (2, 31, 1)
    """
    word = written.casefold()
    if word.isdigit():
        return int(word)
    return COUNTED[word]


def counted_calls(text: str, start: int, stop: int) -> list[Vote]:
    """Return the votes told by name with a count: "A (S) röstar Ja (1)."."""
    found: list[Vote] = []
    calls = list(CALLED.finditer(text, start, stop))
    while calls:
        group = [calls.pop(0)]
        while (
            calls
            and calls[0].start() - group[-1].end() < 1500
            and (_side(calls[0]) not in {_side(m) for m in group})
        ):
            group.append(calls.pop(0))
        counts = {_side(m): int(m["count"] or m["abstain"]) for m in group}
        if "ja" not in counts and "nej" not in counts:
            continue
        ballots: list[Ballot] = []
        low = start
        for match in group:
            first = max(low, names_start(text, match.start()))
            side = _side(match)
            ballots += ballots_in(text, first, match.start(), side)[-counts[side] :]
            low = match.end()
        found.append(_vote(counts, group[0].start(), group[-1].end(), ballots))
    return found


def named_calls(text: str, start: int, stop: int) -> list[Vote]:
    """Return the votes told by name alone, both sides named, counted by the names."""
    stretches = _stretches(text, start, stop)
    found: list[Vote] = []
    while stretches:
        group = [stretches.pop(0)]
        while stretches and stretches[0][0] - group[-1][1] < 200:
            if stretches[0][2] in {side for _, _, side in group}:
                break
            group.append(stretches.pop(0))
        ballots = [
            b for low, high, side in group for b in ballots_in(text, low, high, side)
        ]
        counts = {side: sum(b.vote == side for b in ballots) for _, _, side in group}
        if counts.get("ja") and counts.get("nej"):
            found.append(_vote(counts, group[0][0], group[-1][1], ballots))
    return found


def _stretches(text: str, start: int, stop: int) -> list[tuple[int, int, str]]:
    """Return where the names of each side stand, and the side."""
    found = []
    for match in BEFORE.finditer(text, start, stop):
        end = text.find("\n", match.end(), stop)
        found.append((match.start(), stop if end < 0 else end, _side(match)))
    if found:
        return found
    for match in AFTER.finditer(text, start, stop):
        low = max(start, names_start(text, match.start()))
        before = text.rfind(". ", low, match.start())
        found.append((before + 2 if before >= 0 else low, match.start(), _side(match)))
    return found


def _side(match: re.Match[str]) -> str:
    return match["vote"].lower() if match["vote"] else "avstar"


def _vote(counts: dict[str, int], start: int, end: int, ballots: list[Ballot]) -> Vote:
    ja, nej, avstar = (counts.get(side, 0) for side in ("ja", "nej", "avstar"))
    return Vote(ja, nej, avstar, start, end, tuple(ballots))
