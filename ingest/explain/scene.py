"""What the rules of commitments saw when they read a document, set up again."""

from ingest.extract import context as contexts
from ingest.extract.agreement_aliases import short_names
from ingest.extract.atagande.deadlines import Calendar
from ingest.extract.atagande.room import Room
from ingest.extract.atagande.subjects import Actors
from ingest.extract.atagande.units import Unit, find_units
from ingest.model import Document, Facts


def set_up(document: Document, facts: Facts) -> tuple[Room, list[Unit]]:
    """Return the room that commitments are read in, and the units of the text."""
    context = contexts.build(document)
    short = short_names(document, facts.organisations)
    actors = Actors(facts.organisations, facts.persons, short)
    calendar = Calendar(context.text, facts.times, context.reference)
    room = Room(context, actors, calendar, facts.persons)
    return room, find_units(context, facts.decisions)
