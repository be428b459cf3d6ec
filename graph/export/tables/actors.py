"""Who is named, where, and in which role."""

from collections.abc import Iterator

from graph.export.tables.table import ID, PASSAGE, Column, One, Row, Table
from graph.roles import role_code
from ingest.model import Organisation, Person


def _actors(one: One) -> Iterator[Row]:
    for organisation in one.artifact.facts.organisations:
        node = one.actors.organisation(organisation)
        yield {
            "slag": organisation.kind,
            "andra_namn": organisation.aliases,
            "iri": node.value,
            **_named(one, organisation),
        }
    for person in one.artifact.facts.persons:
        node = one.actors.voter(person.name, person.party)
        yield {
            "slag": "person",
            "parti": person.party,
            "iri": node.value,
            **_named(one, person),
        }


def _named(one: One, actor: Person | Organisation) -> Row:
    first = actor.mentions[0] if actor.mentions else None
    place = (first.start, first.end) if first else (0, 0)
    return {
        "id": actor.id,
        "namn": actor.name,
        "omnamnanden": len(actor.mentions),
        **one.passage(*place, actor.rule, actor.confidence),
    }


ACTORS = Table(
    "aktorer",
    "Aktörer",
    "Actors",
    (
        ID,
        Column("namn", "namn", "name"),
        Column("slag", "slag", "kind"),
        Column("parti", "parti", "party"),
        Column("andra_namn", "andra namn", "other names", "list"),
        Column("iri", "aktörens adress, samma i alla handlingar", "IRI"),
        Column("omnamnanden", "antal omnämnanden", "mentions", "integer"),
        *PASSAGE,
    ),
    _actors,
)


def _roles(one: One) -> Iterator[Row]:
    for person in one.artifact.facts.persons:
        for order, role in enumerate(person.roles, start=1):
            first = person.mentions[0] if person.mentions else None
            start, end = role.start, role.end
            if start is None or end is None:
                start, end = (first.start, first.end) if first else (0, 0)
            yield {
                "id": f"{person.id}-r{order}",
                "person": person.name,
                "person_iri": one.actors.voter(person.name, person.party).value,
                "parti": person.party,
                "titel": role.title,
                "roll": role_code(role.title),
                "organisation": role.organisation,
                "organisation_iri": one.actors.organ(role.organisation).value,
                "ersatter": role.replaces,
                "belagd_den": one.artifact.document.date,
                **one.passage(start, end, person.rule, person.confidence),
            }


ROLES = Table(
    "roller",
    "Roller",
    "Roles",
    (
        ID,
        Column("person", "person", "person"),
        Column("person_iri", "personens adress", "IRI of the person"),
        Column("parti", "parti", "party"),
        Column("titel", "titel som den är skriven", "title as written"),
        Column("roll", "roll", "role"),
        Column("organisation", "organisation", "organisation"),
        Column("organisation_iri", "organisationens adress", "IRI of organisation"),
        Column("ersatter", "i stället för", "in place of"),
        Column("belagd_den", "belagd den", "attested on", "date"),
        *PASSAGE,
    ),
    _roles,
)
