"""Propositionsordning: what the chair put to the meeting, and what was carried."""

import re

from ingest.extract.context import Context
from ingest.extract.decision_blocks import Matter
from ingest.model import Proposition

PUT = re.compile(
    r"\bproposition|\bställ\w* [^.]{0,80}\b(?:mot varandra|under proposition|mot)\b|"
    r"\b(?:ordföranden|ordförande) [^.]{0,60}\bfinner\b|\bfrågar om\b|\bfinner att\b",
    re.IGNORECASE,
)
CHAIR = re.compile(
    r"\b(?:ordförand\w*|ålderspresident\w*|proposition\w*|presidi\w*)\b", re.IGNORECASE
)
CARRIED = re.compile(r"\bfinner\b(?: att)? (?P<carried>[^.\n]{3,240})")
NEEDLES = ("roposition", "finner", "frågar om")


def find_propositions(context: Context, matter: Matter) -> tuple[Proposition, ...]:
    """Return what the chair put in a matter, in order."""
    text = context.text
    if not any(text.find(word, matter.start, matter.end) >= 0 for word in NEEDLES):
        return ()
    found = []
    for sentence in context.sentences_from(matter.start, matter.end):
        if PUT.search(sentence.text) is None or CHAIR.search(sentence.text) is None:
            continue
        carried = CARRIED.search(sentence.text)
        found.append(
            Proposition(
                sentence.start,
                sentence.end,
                sentence.text,
                carried["carried"].strip(" ,") if carried else None,
            )
        )
    return tuple(found)
