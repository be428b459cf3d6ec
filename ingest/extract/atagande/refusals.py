"""Why a stretch of text that looks like a promise binds no one: asked by explanations.

The questions are put in the order in which `find_commitments` puts them, and each bar
is tried for the clause that would bind, so that what is told is what decided.
"""

from ingest.extract.atagande.bars import bar_of, ruling
from ingest.extract.atagande.concluded import Concluded
from ingest.extract.atagande.headed import planned_under_heading
from ingest.extract.atagande.items import verbless
from ingest.extract.atagande.reading import readings_of
from ingest.extract.atagande.room import Reading, Room
from ingest.extract.atagande.units import Unit, is_barred


def candidates_of(unit: Unit, room: Room) -> list[Reading]:
    """Return what could bind in a unit, before the bars are asked."""
    readings = readings_of(unit, room)
    if readings:
        return readings
    item = verbless(unit, room) or planned_under_heading(unit, room)
    return [item] if item is not None else []


def binding_of(unit: Unit, room: Room) -> list[Reading]:
    """Return what binds in a unit: its candidates, less those that a bar rules."""
    readings = candidates_of(unit, room)
    ruled = ruling(unit, room.context.doc) if readings else None
    if ruled is None:
        return readings
    return [reading for reading in readings if ruled.over(reading.clause) is None]


def refusal_of(unit: Unit, room: Room) -> str | None:
    """Return the reason that keeps a unit from binding anyone, or None.

    "del.ROLE" is the part it stands in, "fullgjort" a task told of as done,
    "inledning" a line that opens a list, "hinder.RULE" a bar.
    """
    if is_barred(unit):
        return f"del.{unit.role}"
    if Concluded(room.context).holds(unit.start):
        return "fullgjort"
    if unit.opens_list:
        return "inledning"
    opening = bar_of(unit)
    if opening is not None:
        return f"hinder.{opening}"
    readings = candidates_of(unit, room)
    ruled = ruling(unit, room.context.doc) if readings else None
    if ruled is None:
        return None
    reasons = [ruled.over(reading.clause) for reading in readings]
    return f"hinder.{reasons[0]}" if all(reasons) else None
