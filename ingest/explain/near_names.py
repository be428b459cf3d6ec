"""What near a person or organisation looked like a name of one and was none."""

from ingest.explain.near import NEAR, Nearby, overlaps
from ingest.extract import context as contexts
from ingest.extract import organisations, persons
from ingest.model import Document, Facts, Organisation, Person


def near_person(document: Document, facts: Facts, fact: Person) -> list[Nearby]:
    """Return the chains of capitals near a person that name no one, with why."""
    context = contexts.build(document)
    named = _places(facts.organisations)
    found = []
    for start, end, reason in persons.turned_down(context, facts.persons):
        inside = overlaps(named, start, end)
        found.append(Nearby(start, end, "namn.organisation" if inside else reason))
    return [near for near in found if _is_near(near, fact)]


def near_organisation(
    document: Document, facts: Facts, fact: Organisation
) -> list[Nearby]:
    """Return what near an organisation looked like one: other names, or unknown."""
    context = contexts.build(document)
    known = _places(facts.organisations) + _places(facts.persons)
    lost = organisations.turned_down(context, facts.persons)
    found = [Nearby(*one) for one in lost]
    told = [(near.start, near.end) for near in found] + known
    for start, end, _ in persons.turned_down(context, facts.persons):
        if not overlaps(told, start, end):
            found.append(Nearby(start, end, "namn.okant"))
    return [near for near in found if _is_near(near, fact)]


def _places(
    facts: tuple[Person, ...] | tuple[Organisation, ...],
) -> list[tuple[int, int]]:
    return [(m.start, m.end) for fact in facts for m in fact.mentions]


def _is_near(near: Nearby, fact: Person | Organisation) -> bool:
    at = fact.mentions[0].start
    return at - NEAR < near.end and near.start < at + NEAR
