"""Parties in a column of their own, read below the column of names."""

import re

from ingest.extract.person_names import Candidate
from ingest.extract.person_parties import INDEPENDENT, PartyMark, normalise

CODE = r"[ \u00a0]*(?:\([A-Za-zÅÄÖåäö–-]{1,6}\)|[A-ZÅÄÖ]{1,4})[ \u00a0]*"
COLUMN = re.compile(rf"\n{CODE}(?:\n+{CODE})+(?=\n|\Z)")


def given(text: str, candidates: list[Candidate]) -> dict[int, PartyMark]:
    """Return where a name begins → the party as far down its column.

    There must be as many parties as names, and each name must fill its line.
    """
    marks: dict[int, PartyMark] = {}
    by_line = {text.rfind("\n", 0, c.start) + 1: c for c in candidates}
    for match in COLUMN.finditer(text):
        codes = match.group().split()
        names = _above(text, match.start(), by_line)
        if len(names) != len(codes):
            continue
        for candidate, written in zip(names, codes, strict=True):
            code = normalise(written.strip("()")) or written.strip("()")
            party = None if code == INDEPENDENT else code
            marks[candidate.start] = PartyMark(party, candidate.end, True)
    return marks


def _above(text: str, end: int, by_line: dict[int, Candidate]) -> list[Candidate]:
    """Return the names that fill the lines right above `end`, from the top."""
    names: list[Candidate] = []
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        candidate = by_line.get(start)
        if candidate is None and text[start:end].strip():
            break
        if candidate is not None:
            beside = text[start : candidate.start] + text[candidate.end : end]
            if beside.strip():
                break
            names.append(candidate)
        end = start - 1
    return names[::-1]
