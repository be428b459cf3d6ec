"""Votes listed member by member: a table of crosses, or a vote after each name."""

import re

from ingest.extract.decision_lines import Line, lines_between
from ingest.extract.voters import NAME, clean_name
from ingest.model import Ballot, Vote

CELL = re.compile(r"\s*[\t|]\s*")
SIDES = {
    "ja": "ja",
    "j": "ja",
    "nej": "nej",
    "n": "nej",
    "avstår": "avstar",
    "avstod": "avstar",
    "avst": "avstar",
    "avst.": "avstar",
    "frånvarande": "franvarande",
    "frånv": "franvarande",
    "frånv.": "franvarande",
}
TOLD = re.compile(
    r"\)[\s|:–-]+(?P<vote>ja|nej|avstår|avstod|frånvarande)\W*$", re.IGNORECASE
)
CROSS = re.compile(r"[xX×1✓]|x+", re.IGNORECASE)
FEWEST = 3


def _columns(line: Line) -> dict[int, str]:
    """Return which column of a header stands for which vote."""
    cells = CELL.split(line.text.strip("|"))
    found = {
        i: SIDES[c.strip().casefold()]
        for i, c in enumerate(cells)
        if c.strip().casefold() in SIDES
    }
    return found if {"ja", "nej"} <= set(found.values()) else {}


def _keeps_empty_cells(lines: tuple[Line, ...]) -> bool:
    """Tell whether empty cells survived, so that a cross's column can be told."""
    return any(
        "" in (c.strip() for c in re.split(r"[\t|]", line.text.strip("|"))[1:])
        for line in lines
        if NAME.search(line.text)
    )


def _row(line: Line, columns: dict[int, str]) -> Ballot | None:
    """Return the ballot of one row, or None if it is none."""
    name = NAME.search(line.text)
    if name is None:
        return None
    vote = None
    if told := TOLD.search(line.text):
        vote = SIDES[told["vote"].casefold()]
    else:
        cells = re.split(r"[\t|]", line.text.strip("|"))
        crossed = [i for i, c in enumerate(cells) if CROSS.fullmatch(c.strip())]
        if len(crossed) == 1:
            vote = columns.get(crossed[0])
    if vote is None:
        return None
    start, end = line.start + name.start(), line.start + name.end()
    return Ballot(clean_name(name["name"]), name["party"], vote, start, end)


def _vote(ballots: list[Ballot]) -> Vote:
    def count(side: str) -> int:
        return sum(ballot.vote == side for ballot in ballots)

    return Vote(
        count("ja"),
        count("nej"),
        count("avstar"),
        ballots[0].start,
        ballots[-1].end,
        tuple(ballots),
    )


def listed_votes(text: str, start: int, end: int) -> list[Vote]:
    """Return the votes of `text[start:end]` that are listed member by member."""
    found: list[Vote] = []
    columns: dict[int, str] = {}
    ballots: list[Ballot] = []
    lines = lines_between(text, start, end)
    tabular = _keeps_empty_cells(lines)
    for line in lines:
        header = _columns(line)
        ballot = None if header else _row(line, columns)
        if ballot is not None:
            ballots.append(ballot)
            continue
        if len(ballots) >= FEWEST:
            found.append(_vote(ballots))
        ballots = []
        columns = (header if tabular else {}) or columns
    if len(ballots) >= FEWEST:
        found.append(_vote(ballots))
    return found
