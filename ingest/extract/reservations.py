"""Who reserves themselves against a decision, and to whom it is sent."""

import re

from ingest.extract.context import Context
from ingest.extract.decision_blocks import Line, Matter
from ingest.extract.voters import actors_in
from ingest.model import Reservation

RESERVES = re.compile(
    r"\breserver(?:ar|ade|at)\b|\breservation (?:anmäls|lämnas|inlämnas)"
)
ADDRESSEE_BULLET = re.compile(r"^[•·▪●○*–—-]\s*")
TO = re.compile(r"^(?:till|för kännedom till|för kännedom|för åtgärd)\b:?\s*", re.I)
FORMALITY = re.compile(
    r"paragrafen (?:är|har)|\bjusterad\b|utdragsbestyrkande|"
    r"^sida \d|^\d+(?: ?\(\d+\))?$",
    re.IGNORECASE,
)
# Commas part a list of receivers, but not "Idrotts-, kultur- och fritidsnämnden".
PARTING = re.compile(r"[;\t]\s*|(?<![-–]),\s+(?![a-zåäö]+-? och )")
LONGEST = 120


def find_reservations(context: Context, matter: Matter) -> tuple[Reservation, ...]:
    """Return the reservations of a matter, wherever in it they are told."""
    found = []
    for sentence in context.sentences_from(matter.start, matter.end):
        if RESERVES.search(sentence.text):
            found.append(_reservation(sentence.start, sentence.end, sentence.text))
    if not found:
        listed = [b.lines for b in matter.of_role("reservation") if b.lines]
        found = [
            _reservation(line.start, line.end, line.text)
            for lines in listed
            for line in lines
            if actors_in(line.text)
        ]
    return tuple(found)


def _reservation(start: int, end: int, text: str) -> Reservation:
    return Reservation(start, end, text, actors_in(text))


def _receivers(line: Line) -> list[str]:
    text = TO.sub("", ADDRESSEE_BULLET.sub("", line.text))
    if FORMALITY.search(text) or len(text) > LONGEST:
        return []
    return [part.strip(" .") for part in PARTING.split(text) if len(part.strip()) > 1]


def find_addressees(matter: Matter) -> tuple[str, ...]:
    """Return those that a matter's decision is sent to, in order, once each."""
    found: dict[str, None] = {}
    for block in matter.of_role("expediering"):
        for line in block.lines:
            found.update(dict.fromkeys(_receivers(line)))
    return tuple(found)
