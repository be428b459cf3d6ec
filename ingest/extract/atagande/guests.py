"""What a meeting is told binds whoever tells it, and not the body that listens."""

import re

from ingest.extract.atagande.room import Reading, Room
from ingest.extract.atagande.subjects import is_actor
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import analyse, words_of

INFORMING = frozenset(("informera", "redogöra", "berätta", "föredra", "upplysa"))
# An official of the body's own, who speaks for it.
OWN_OFFICE = re.compile(r"(?:chef|direktör|sekreterare|ordförande)(?:en)?\Z")


def guest_of(reading: Reading, unit: Unit, room: Room) -> str | None:
    """Return whom a guest's information binds.

    Returns:
        The guest's organisation; "" where the text does not name it; None where no
        guest informs, or the sentence itself says who will act.
    """
    clause = reading.clause
    if unit.genre not in ("arende", "beslut") or clause is None:
        return None
    whole = analyse(words_of(room.context.doc, unit.start, unit.end))
    if whole is None or whole.lemma not in INFORMING:
        return None
    verb = whole.words[whole.finite]
    if clause.words[0].start <= verb.start:
        return None
    places = (clause.subject, clause.agent)
    if any(is_actor(clause, place, room.actors) for place in places):
        return None
    person = room.actors.person_in(unit.start, verb.start)
    if person is None:
        return "" if whole.passive and whole.agent is None else None
    named = room.actors.organisations_in(unit.start, verb.start)
    roles = [r for p in room.persons if p.name == person for r in p.roles]
    own = [role.organisation for role in roles if role.organisation is not None]
    if named or own:
        return (named or own)[-1]
    return None if any(OWN_OFFICE.search(role.title) for role in roles) else ""
