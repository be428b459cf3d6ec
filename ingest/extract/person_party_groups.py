"""Parties that one mark gives to several: "(båda S)", a party's name as heading."""

import re
from bisect import bisect_left

from ingest.extract import person_party_columns
from ingest.extract.person_names import Candidate
from ingest.extract.person_parties import INDEPENDENT, PartyMark, normalise

SHARED = re.compile(
    r"\s?[(\[](båda|bägge|alla|samtliga)(?: tre| fyra| fem)? ([^()\[\]\n]{1,24})[)\]]"
)
BETWEEN = re.compile(r"(?:,|,? ?\b(?:och|samt))[ \u00a0]|,? ?\n")
HEADING = re.compile(
    r"[ \u00a0\t•*–-]*(?:För |Från )?([^\W\d_][^\n:()\t]{3,40}?)"
    r"(?: \([A-Za-zÅÄÖ]{1,4}\))?(?: i [^\W\d_]{3,40})?[ \u00a0]*(:|(?=\n)|\Z)"
)
MAX_ENUMERATED = 12


def given(text: str, candidates: list[Candidate]) -> dict[int, PartyMark]:
    """Return where a name begins → the party that a mark elsewhere gives it."""
    marks = _under_headings(text, candidates) | _shared(text, candidates)
    return marks | person_party_columns.given(text, candidates)


def _shared(text: str, candidates: list[Candidate]) -> dict[int, PartyMark]:
    """Return the party of those before "(båda S)" and "(samtliga M)"."""
    marks: dict[int, PartyMark] = {}
    for index, candidate in enumerate(candidates):
        match = SHARED.match(text, candidate.end)
        code = normalise(match.group(2)) if match is not None else None
        if match is None or code is None or code == INDEPENDENT:
            continue
        reach = 1 if match.group(1) in {"båda", "bägge"} else MAX_ENUMERATED
        following = candidate
        for before in reversed(candidates[max(0, index - reach) : index]):
            if BETWEEN.fullmatch(text, before.end, following.start) is None:
                break
            marks[before.start] = PartyMark(code, before.end, True)
            following = before
    return marks


def _under_headings(text: str, candidates: list[Candidate]) -> dict[int, PartyMark]:
    """Return the party of the names in the rows under "Socialdemokraterna"."""
    marks: dict[int, PartyMark] = {}
    starts = [candidate.start for candidate in candidates]
    code: str | None = None
    rows: list[Candidate] = []
    start = 0
    for line in text.splitlines(keepends=True):
        begins, start = start, start + len(line)
        heading = HEADING.match(line)
        if heading is None and code is None:
            continue
        named = candidates[bisect_left(starts, begins) : bisect_left(starts, start)]
        party = normalise(heading.group(1)) if heading is not None else None
        if party is not None and code is None and _signs(text, begins, candidates):
            continue
        if heading is not None and party is not None and party != INDEPENDENT:
            marks |= _marks(code, rows)
            code = party
            rows = _enumerated(text, begins + heading.end(), named)
        elif code is not None and line.strip():
            row = _enumerated(text, begins, named)
            rows += row
            if not row:
                marks |= _marks(code, rows)
                code, rows = None, []
    return marks | _marks(code, rows)


def _signs(text: str, start: int, candidates: list[Candidate]) -> bool:
    """Tell whether the party stands below a name, as in a signature."""
    index = bisect_left(candidates, start, key=lambda c: c.start) - 1
    if index < 0:
        return False
    name = candidates[index]
    line = text.rfind("\n", 0, name.start) + 1
    return not text[line : name.start].strip() and not text[name.end : start].strip()


def _enumerated(text: str, start: int, named: list[Candidate]) -> list[Candidate]:
    """Return the names that stand first in the line, one after the other."""
    if not named or text[start : named[0].start].strip(" \u00a0\t•*–-0123456789."):
        return []
    kept = named[:1]
    for candidate in named[1:]:
        if BETWEEN.fullmatch(text, kept[-1].end, candidate.start) is None:
            break
        kept.append(candidate)
    return kept


def _marks(code: str | None, rows: list[Candidate]) -> dict[int, PartyMark]:
    """Give the party to the rows; one known first name vouches for the others."""
    known = any(row.known for row in rows)
    if code is None or not known:
        return {}
    return {row.start: PartyMark(code, row.end, True) for row in rows}
