"""Project meetings, their numbered items (§) and who took part.

A meeting and its items get natural keys (organ, date, number) from `matters.keys`,
the same for what the minutes record and for what other documents cite, so that a
citation meets the item the day its minutes are read.
"""

from graph.matters.keys import item_path as item_path  # noqa: PLC0414 - for others
from graph.matters.keys import meeting_path
from graph.matters.records import MEETINGS, MINUTES
from graph.project_actors import Actors
from graph.project_document import matter
from graph.project_scope import Scope
from graph.roles import role_code
from graph.terms import (
    ELIDL,
    KOD,
    OWN,
    SCHEMA,
    NamedNode,
    date,
    integer,
    string,
    sv,
)
from ingest import ids
from ingest.model import Section

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


def is_meeting(scope: Scope) -> bool:
    """Tell whether the document records or calls to a meeting."""
    return scope.document.type in MEETINGS


def of_document(scope: Scope, actors: Actors) -> str:
    """Return the path of the meeting that the document is about."""
    document = scope.document
    known = document.organ or document.body
    organ = actors.organ(None).value if known else None
    return meeting_path(organ, document.date, scope.artifact.id)


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
    _time_and_place(scope, meeting)
    recorded = scope.document.type in MINUTES
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


def _time_and_place(scope: Scope, meeting: NamedNode) -> None:
    """State when in the day and where, as the front page words it."""
    stated = {
        "plats": (SCHEMA.location, "sammantrade.plats"),
        "tid": (OWN.meetingTime, "sammantrade.tid"),
    }
    for part in scope.document.fields:
        if part.name not in stated or part.start >= part.end:
            continue
        term, rule = stated[part.name]
        words = " ".join(scope.document.text[part.start : part.end].split())
        scope.add(meeting, term, sv(words))
        scope.describe(meeting, term, [(part.start, part.end)], rule, 0.9)


def _item(
    scope: Scope, meeting: NamedNode, path: str, section: Section, order: int
) -> None:
    number = section.number or str(order)
    planned = scope.document.type == "kallelse"
    node = scope.is_a(
        scope.iri(item_path(path, number, called=planned)),
        OWN.AgendaItem,
        ELIDL.ForeseenActivity if planned else ELIDL.Activity,
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
    counted = set()
    for person in scope.artifact.facts.persons:
        roles = [(r, role_code(r.title)) for r in person.roles]
        present = [(r, code) for r, code in roles if code in PRESENT]
        if not present:
            continue
        role, code = present[0]
        who = actors.voter(person.name, person.party)
        key = ids.digest("deltagande", scope.artifact.id, meeting.value, who.value)
        counted.add(key)
        node = scope.is_a(scope.iri(f"deltagande/{key}"), ELIDL.Participation)
        scope.add(meeting, ELIDL.had_participation, node)
        scope.add(node, ELIDL.had_participant_person, who)
        scope.add(node, ELIDL.participation_role, KOD[f"roll/{code}"])
        if role.replaces:
            scope.add(node, ELIDL.participation_in_name_of, actors.voter(role.replaces))
        span = (role.start or 0, role.end or 0)
        places = [span] if span[1] else [(m.start, m.end) for m in person.mentions[:1]]
        scope.annotate(node, places, ATTENDANCE_RULE, ATTENDANCE_CONFIDENCE)
    listed = [f for f in scope.document.fields if f.name == "beslutande"]
    if listed and counted:
        scope.add(meeting, OWN.attendeeCount, integer(len(counted)))
        places = [(f.start, f.end) for f in listed]
        scope.describe(meeting, OWN.attendeeCount, places, "narvaro.antal", 0.7)
