"""Who says it: the person cited in the sentence, or the one who signs an answer."""

import re

from ingest.extract.atagande.subjects import Actors
from ingest.extract.atagande.units import Unit
from ingest.model import Document, Person

SAYS = re.compile(r"\b(?:säger|berättar|förklarar|menar|konstaterar|uppger|skriver)\b")
# The last part of a paper, where it is signed, and what may stand beside a name.
SIGNING, BESIDE = 700, 12
SIGNED = ("interpellationssvar", "motionssvar", "tjansteskrivelse", "ovrigt")


def signer_of(document: Document, persons: tuple[Person, ...]) -> str | None:
    """Return who signs a document: whoever is named last with an office."""
    if document.type not in SIGNED:
        return None
    mentioned = [p for p in persons if p.mentions]
    offices = [p for p in mentioned if p.roles] or [
        p for p in mentioned if _signs(p, document)
    ]
    if not offices:
        return None
    last = max(offices, key=lambda p: (max(m.start for m in p.mentions), p.name))
    return last.name


def _signs(person: Person, document: Document) -> bool:
    """Tell whether a person's name stands alone on a line near the end."""
    text = document.text
    last = max(person.mentions, key=lambda m: m.start)
    start, end = text.rfind("\n", 0, last.start) + 1, text.find("\n", last.start)
    line = text[start : end if end >= 0 else len(text)]
    late = last.start > len(text) - max(SIGNING, len(text) // 4)
    return late and len(line) <= last.end - last.start + BESIDE


def speaker_of(
    unit: Unit, document: Document, actors: Actors, persons: tuple[Person, ...]
) -> str | None:
    """Return who says what a unit says, or None."""
    if SAYS.search(unit.sentence):
        cited = actors.person_in(unit.start, unit.end)
        if cited:
            return cited
    if unit.decision is not None:
        return unit.decision.organ
    if unit.speaker is not None:
        return unit.speaker
    return signer_of(document, persons)
