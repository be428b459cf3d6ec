"""Project meetings, their numbered items (§) and who took part.

A meeting and its items get natural keys (organ, date, number), made by one function
for what the minutes record and for what other documents cite, so that a citation
meets the item the day its minutes are read.
"""

import datetime as dt

from graph.project_actors import Actors, role_code
from graph.project_document import matter
from graph.project_scope import Scope
from graph.terms import (
    ELIDL,
    KOD,
    OWN,
    SCHEMA,
    NamedNode,
    date,
    integer,
    key_segment,
    segment,
    string,
    sv,
)
from ingest import ids
from ingest.model import Section

RECORDS = frozenset({"protokoll", "protokollsutdrag", "beslut-i-korthet"})
PRESENT = frozenset(
    {
        "ordforande",
        "vice-ordforande",
        "alderspresident",
        "ledamot",
        "ersattare",
        "tjanstgorande-ersattare",
        "sekreterare",
        "justerare",
    }
)
ATTENDANCE_RULE = "narvaro.roll-i-protokoll"
# A role in the minutes is no list of those present; it only makes it likely.
ATTENDANCE_CONFIDENCE = 0.7


def meeting_path(organ: NamedNode, day: dt.date) -> str:
    """Return the path of the meeting that an organ held on a day."""
    return f"sammantrade/{organ.value.rsplit('/', 1)[-1]}/{day.isoformat()}"


def item_path(meeting: str, number: str) -> str:
    """Return the path of a numbered item of a meeting."""
    return f"{meeting}/p{key_segment(number)}"


def is_meeting(scope: Scope) -> bool:
    """Tell whether the document records or calls to a meeting."""
    return scope.document.type in RECORDS or scope.document.type == "kallelse"


def of_document(scope: Scope, actors: Actors) -> str:
    """Return the path of the meeting that the document is about."""
    day = scope.document.date
    if day is None:
        return f"sammantrade/{segment(scope.artifact.id)}"
    return meeting_path(actors.organ(None), day)


def project(scope: Scope, actors: Actors) -> None:
    """State the meeting, its items and those who took part."""
    if not is_meeting(scope):
        return
    path = of_document(scope, actors)
    meeting = scope.is_a(scope.iri(path), OWN.Meeting, ELIDL.Activity, SCHEMA.Event)
    organ = actors.organ(None)
    scope.add(meeting, ELIDL.had_responsible_organization, organ)
    if scope.document.date:
        scope.add(meeting, ELIDL.activity_date, date(scope.document.date))
    recorded = scope.document.type in RECORDS
    link = (
        ELIDL.recorded_in_a_realization_of
        if recorded
        else ELIDL.documented_by_a_realization_of
    )
    scope.add(meeting, link, scope.work)
    numbered = [s for s in scope.document.sections if s.kind == "paragraf"]
    for order, section in enumerate(numbered, start=1):
        _item(scope, meeting, path, section, order)
    if recorded:
        _participants(scope, actors, meeting)


def _item(
    scope: Scope, meeting: NamedNode, path: str, section: Section, order: int
) -> None:
    number = section.number or str(order)
    node = scope.is_a(
        scope.iri(item_path(path, number)), OWN.AgendaItem, ELIDL.Activity
    )
    scope.add(meeting, ELIDL.consists_of, node)
    scope.add(node, ELIDL.forms_part_of, meeting)
    scope.add(node, ELIDL.activity_id, string(f"§ {number}"))
    scope.add(node, ELIDL.activity_order, integer(order))
    if section.heading:
        scope.add(node, ELIDL.activity_label, sv(section.heading))
    scope.add(node, OWN.inSection, scope.section(section.id))
    for dnr in section.dnr:
        case = matter(scope, dnr)
        scope.add(node, ELIDL.forms_part_of, case)
        scope.add(case, ELIDL.consists_of, node)


def _participants(scope: Scope, actors: Actors, meeting: NamedNode) -> None:
    for person in scope.artifact.facts.persons:
        roles = [(r, role_code(r.title)) for r in person.roles]
        present = [(r, code) for r, code in roles if code in PRESENT]
        if not present:
            continue
        role, code = present[0]
        who = actors.voter(person.name, person.party)
        key = ids.digest("deltagande", scope.artifact.id, meeting.value, who.value)
        node = scope.is_a(scope.iri(f"deltagande/{key}"), ELIDL.Participation)
        scope.add(meeting, ELIDL.had_participation, node)
        scope.add(node, ELIDL.had_participant_person, who)
        scope.add(node, ELIDL.participation_role, KOD[f"roll/{code}"])
        if role.replaces:
            scope.add(node, ELIDL.participation_in_name_of, actors.voter(role.replaces))
        span = (role.start or 0, role.end or 0)
        places = [span] if span[1] else [(m.start, m.end) for m in person.mentions[:1]]
        scope.annotate(node, places, ATTENDANCE_RULE, ATTENDANCE_CONFIDENCE)
