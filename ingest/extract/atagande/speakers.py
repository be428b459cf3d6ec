"""Who says it: the person cited in the sentence, or the one who signs an answer."""

import re

from ingest.extract.atagande.subjects import Actors
from ingest.extract.atagande.units import Unit
from ingest.model import Document, Person

SAYS = re.compile(r"\b(?:säger|berättar|förklarar|menar|konstaterar|uppger|skriver)\b")
SIGNED = ("interpellationssvar", "motionssvar", "tjansteskrivelse", "ovrigt")


def signer_of(document: Document, persons: tuple[Person, ...]) -> str | None:
    """Return who signs a document: whoever is named last with an office."""
    if document.type not in SIGNED:
        return None
    offices = [p for p in persons if p.roles and p.mentions]
    if not offices:
        return None
    last = max(offices, key=lambda p: (max(m.start for m in p.mentions), p.name))
    return last.name


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
    return signer_of(document, persons)
