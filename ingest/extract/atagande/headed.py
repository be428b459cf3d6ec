"""Plans that stand under a heading that is a time: "Hösten 2025", "2026"."""

import datetime as dt
import re

from ingest.extract.atagande.evidence import DOING, Signal
from ingest.extract.atagande.items import META
from ingest.extract.atagande.room import Reading, Room
from ingest.extract.atagande.subjects import class_of, is_actor
from ingest.extract.atagande.units import Unit
from ingest.extract.clauses import Clause, analyse, words_of
from ingest.model import Document, Section, TimeExpression

# Texts whose time headings set out what is to come; minutes look back as often.
PLANNING = frozenset(("webbsida", "plan", "policy", "ovrigt", "interpellationssvar"))
LONGEST = 160
# What may stand beside the time in such a heading: "Etapp 2: våren 2026".
BESIDE = 12
# "Det här gör vi i höst", "På gång 2025": what stands below is to come.
COMING = re.compile(
    r"\b(?:det här gör|så gör vi|vi gör|det här händer|på gång|återstår)\b"
)


def _section_at(document: Document, offset: int) -> Section | None:
    """Return the narrowest section with a heading around `offset`."""
    around = [s for s in document.sections if s.body_start <= offset < s.end]
    headed = [s for s in around if s.heading]
    return min(headed, key=lambda s: s.end - s.start, default=None)


def heading_time(unit: Unit, room: Room) -> TimeExpression | None:
    """Return the time a unit's own heading consists of, where it lies ahead."""
    document = room.context.document
    if unit.decision is not None or document.type not in PLANNING:
        return None
    section = _section_at(document, unit.start)
    if section is None or section.heading is None:
        return None
    times = room.calendar.within(section.start, section.body_start)
    if len(times) != 1 or META.match(section.heading.lower()):
        return None
    beside = len(section.heading.strip(" :#")) - len(times[0].text)
    limit = times[0].latest
    today = room.context.reference or document.date or dt.date.min
    ahead = limit is not None and limit >= today
    coming = COMING.search(section.heading.lower()) is not None
    return times[0] if ahead and (beside <= BESIDE or coming) else None


def planned_under_heading(unit: Unit, room: Room) -> Reading | None:
    """Read a line under such a heading as a plan to be carried out by then."""
    tabular = "\t" in unit.sentence
    if len(unit.text) > LONGEST or tabular or heading_time(unit, room) is None:
        return None
    if room.actors.person_in(unit.start, unit.end) is not None:
        return None  # who signs
    if room.calendar.within(unit.start, unit.end):
        return None  # a line with a time of its own is read by that
    clause = analyse(words_of(room.context.doc, unit.start, unit.end))
    named = clause is None and _is_whole_line(unit, room)
    if not named and not (clause is not None and _comes_about(clause, room)):
        return None
    signal = Signal("plan", "atagande.rubriktid", 0.6)
    return Reading(clause, signal, unit.start, unit.end)


def _comes_about(clause: Clause, room: Room) -> bool:
    """Tell whether a present clause is about something done by someone."""
    if clause.tense != "present" or clause.negated or clause.verb is None:
        return False
    if clause.verb.group not in DOING:
        return False
    acts = clause.passive or is_actor(clause, clause.subject, room.actors)
    return acts and class_of(clause, clause.subject) not in ("norm", "lasare")


def _is_whole_line(unit: Unit, room: Room) -> bool:
    """Tell whether a unit without a verb is a line of at least two words."""
    start, end = room.context.line_at(unit.start)
    alone = end - unit.end <= 1 and unit.start - start <= 4
    words = [word for word in unit.text.split() if word[0].isalpha()]
    return alone and len(words) > 1 and not unit.text.rstrip().endswith((":", "?"))
