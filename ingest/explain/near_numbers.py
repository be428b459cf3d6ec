"""What near a time or reference looked like one: other numbers, and what they are."""

import re
from collections.abc import Iterator

from ingest.explain.near import NEAR, Nearby, overlaps
from ingest.extract.tid import guards
from ingest.extract.tid.reading import FAMILIES
from ingest.model import Document, Facts, Reference, TimeExpression
from ingest.structure.dnr import find_numbers

NUMBER = re.compile(
    r"(?<![\w/.:-])(?:\d{1,2}[.:]\d{2}|(?:1[89]|20)\d{2}|\d{1,2}/\d{1,2})(?![\w/-])"
)
CLOCK = re.compile(
    r"(?i)\b(?:kl\.?|klockan)[ \u00a0](?:[\d.:]+[ \u00a0]?[-–][ \u00a0]?)?$"
)
SIGN = re.compile(r"§§?|\bSFS\b|\bSOU\b|\bprop\.|\bdnr\b", re.IGNORECASE)


def near_time(document: Document, facts: Facts, fact: TimeExpression) -> list[Nearby]:
    """Return the numbers near a time that are none, each with what says so."""
    text = document.text
    low, high = max(0, fact.start - NEAR), min(len(text), fact.end + NEAR)
    times = [(t.start, t.end) for t in facts.times]
    pointed = [(r.start, r.end) for r in facts.references]
    barred = dict(_barred(text[low:high], low))
    found = []
    for match in NUMBER.finditer(text, low, high):
        start, end = match.span()
        if overlaps(times, start, end):
            continue
        if overlaps(pointed, start, end):
            reason = "tal.hanvisning"
        elif CLOCK.search(text, max(0, start - 20), start):
            reason = "tal.klockslag"
        else:
            reason = barred.get(start, "tal.inget-datum")
        found.append(Nearby(start, end, reason))
    return found


def _barred(text: str, shift: int) -> Iterator[tuple[int, str]]:
    """Yield where something shaped as a time begins and what kept it from being one."""
    for family in FAMILIES:
        for core in family(text):
            reason = guards.barrier(text, core)
            if reason is not None:
                yield core.start + shift, reason


def near_reference(document: Document, facts: Facts, fact: Reference) -> list[Nearby]:
    """Return the §§ and numbers near a reference that point at nothing, with why."""
    text = document.text
    low, high = max(0, fact.start - NEAR), min(len(text), fact.end + NEAR)
    pointed = [(r.start, r.end) for r in facts.references]
    headings = [(s.start, s.body_start) for s in document.sections]
    found = []
    for number in find_numbers(text[low:high]):
        start, end = low + number.start, low + number.end
        if not overlaps(pointed, start, end):
            found.append(Nearby(start, end, "hanvisning.annat-nummer"))
    told = [(near.start, near.end) for near in found] + pointed
    for match in SIGN.finditer(text, low, high):
        start, end = match.span()
        if overlaps(told, start, end):
            continue
        own = overlaps(headings, start, end)
        reason = "hanvisning.egen-rubrik" if own else "hanvisning.ofullstandig"
        line_end = text.find("\n", end)
        stop = min(end + 20, line_end if line_end >= 0 else len(text))
        found.append(Nearby(start, max(end, stop), reason))
    return found
