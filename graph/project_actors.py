"""Project persons and organisations: mentions, entities and attested roles.

A mention (annotation with its quotes) points at an entity; the entity's IRI comes
from `graph.identity`. Names elsewhere in the facts are resolved here by `Actors`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from graph.identity import (
    UNKNOWN,
    body_kind,
    full_name,
    is_organ,
    known_names,
    without_party,
)
from graph.identity.organisation_units import unit
from graph.project_scope import Scope
from graph.roles import role_code as role_code  # noqa: PLC0414
from graph.terms import (
    CV,
    DCTERMS,
    FOAF,
    KOD,
    ORG,
    OWN,
    PROV,
    SCHEMA,
    SKOS,
    NamedNode,
    date,
    en,
    string,
    sv,
)
from ingest import ids, lexicon
from ingest.model import Mention, Organisation, Person, Role

CLASSES = {
    "organ": (ORG.OrganizationalUnit,),
    "projekt": (SCHEMA.Project, FOAF.Project),
    "region": (ORG.FormalOrganization, CV.PublicOrganisation),
    "kommun": (ORG.FormalOrganization, CV.PublicOrganisation),
    "myndighet": (ORG.FormalOrganization, CV.PublicOrganisation),
    "ovrigt": (ORG.Organization,),
}


# Documents that tell of the world outside the organ that they come from.
_TELLING = frozenset({"interpellation", "interpellationssvar", "regeringsuppdrag"})


@cache
def _party_names() -> Mapping[str, str]:
    """Return the letters of a party → its name."""
    return {row["code"]: row["name"] for row in lexicon.table("partier")}


@cache
def _parties() -> Mapping[str, str]:
    """Return folded name or spelling of a party → its letters."""
    found: dict[str, str] = {}
    for row in lexicon.table("partier"):
        for name in (row["name"], *row.get("aliases", "").split("|")):
            if len(name) > 1:
                found.setdefault(ids.normalise(name), row["code"])
    return found


def _is_unit(name: str) -> bool:
    """Tell whether a name is that of a part of a body, not of one beside it."""
    found = unit(name)
    return found is not None and not found.place


@dataclass(slots=True)
class Actors:
    """The actors of one document by every name that its facts may use."""

    scope: Scope
    known: dict[str, NamedNode] = field(default_factory=dict)
    quoted: set[NamedNode] = field(default_factory=set)

    def find(self, name: str | None) -> NamedNode:
        """Return the actor called `name`; the named unknown actor for None."""
        if not name or not name.strip():
            return self._unknown()
        found = self.known.get(ids.normalise(name)) or self.known.get(
            ids.normalise(without_party(name))
        )
        if found is not None:
            return found
        return self._body(name) or self._organ_or_party(name) or self._other(name)

    def voter(
        self,
        name: str,
        party: str | None = None,
        place: tuple[int, int] | None = None,
        rule: str = "",
        confidence: float = 0.9,
    ) -> NamedNode:
        """Return a person by name, stated if only the fact at `place` names them."""
        bare = without_party(name)
        known = self.known.get(ids.normalise(f"{bare} ({party})"))
        known = known or self.known.get(ids.normalise(bare))
        if known is not None:
            return known
        if place is None:
            return self.person(Person(name, party, (), ()))
        mention = Mention(*place, page=self.scope.document.page_of(place[0]))
        person = Person(name, party, (), (mention,), rule, confidence)
        node = self.person(person)
        self.scope.annotate(node, [place], rule, confidence)
        return node

    def organ(self, name: str | None) -> NamedNode:
        """Return a deciding body by name; the document's own where none is named."""
        document = self.scope.document
        name = name or document.organ or document.body
        if not name:
            return self._unknown()
        known = self.known.get(ids.normalise(name))
        if known is not None:
            return known
        if name == document.body:
            code = document.body_code
            return self.organisation(Organisation(name, body_kind(name), (), code))
        return self.organisation(Organisation(name, "organ", ()))

    def organisation(self, organisation: Organisation) -> NamedNode:
        """State an organisation with its names and place, and return it."""
        scope, name = self.scope, organisation.name
        body = scope.identity.scope(organisation, scope.home)
        path = self._stands(scope.identity.named(organisation, scope.home))
        node = scope.iri(path)
        kind = "region" if path.startswith("org/r") else organisation.kind
        kind = "kommun" if path.startswith("org/k") else kind
        scope.is_a(node, *CLASSES.get(kind, (ORG.FormalOrganization,)))
        label = known_names().get(path) or scope.identity.names.get(path)
        label = label or full_name(name)
        scope.add(node, SKOS.prefLabel, sv(label))
        for other in (name, *organisation.aliases):
            if other != label:
                scope.add(node, SKOS.altLabel, sv(other))
        scope.add(node, ORG.classification, KOD[f"orgtyp/{kind}"])
        known = body.startswith("org/") and body != path
        if known and kind == "organ" and _is_unit(name):
            scope.add(node, ORG.unitOf, scope.iri(self._stands(body)))
        for other in (label, name, *organisation.aliases):
            self._remember(other, node)
        return node

    def person(self, person: Person) -> NamedNode:
        """State a person's name and party, and return the person."""
        scope = self.scope
        path = scope.identity.person(person.name, person.party, scope.home)
        path = self._stands(path)
        node = scope.is_a(scope.iri(path), FOAF.Person, PROV.Person)
        name = without_party(person.name)
        label = scope.identity.names.get(path, name)
        scope.add(node, FOAF.name, string(label))
        scope.add(node, SKOS.prefLabel, string(label))
        if name != label:
            scope.add(node, SKOS.altLabel, string(name))
        if person.party:
            self._belongs(node, person)
            self._remember(f"{name} ({person.party})", node)
        self._remember(name, node)
        return node

    def member(
        self, node: NamedNode, person: Person, role: Role, organisation: NamedNode
    ) -> NamedNode:
        """State that a source attests a person's role, and return the membership."""
        scope = self.scope
        key = self._role_key(node, organisation, ids.normalise(role.title))
        member = scope.is_a(scope.iri(f"roll/{key}"), ORG.Membership)
        scope.add(member, ORG.member, node)
        scope.add(member, ORG.organization, organisation)
        code = role_code(role.title)
        if code:
            scope.add(member, ORG.role, KOD[f"roll/{code}"])
        scope.add(member, OWN.verbatim, sv(role.title))
        self._attest(member, person, role)
        return member

    def _role_key(self, person: NamedNode, where: NamedNode, title: str) -> str:
        """A role is attested by each document for itself."""
        document = self.scope.artifact.id
        return ids.digest("roll", document, person.value, where.value, title)

    def _attest(
        self, member: NamedNode, person: Person, role: Role | None = None
    ) -> None:
        """State the document, day and words that attest a role, once a document."""
        scope = self.scope
        scope.add(member, DCTERMS.source, scope.work)
        if scope.document.date is not None:
            scope.add(member, OWN.attestedOn, date(scope.document.date))
        place = None
        if role is not None and role.start is not None and role.end is not None:
            place = role.start, role.end
        elif person.mentions:
            place = person.mentions[0].start, person.mentions[0].end
        if place is None:
            return
        scope.annotate(member, [place], person.rule, person.confidence)
        if member not in self.quoted:
            self.quoted.add(member)
            scope.add(member, OWN.quote, scope.quote(*place))

    def party(self, code: str) -> NamedNode:
        """State a political party by its letters, and return it."""
        scope = self.scope
        path = self._stands(scope.identity.party(code))
        node = scope.is_a(scope.iri(path), ORG.Organization)
        scope.add(node, SKOS.prefLabel, sv(_party_names().get(code, code)))
        scope.add(node, SKOS.notation, string(code))
        scope.add(node, ORG.classification, KOD["orgtyp/parti"])
        return node

    def _belongs(self, node: NamedNode, person: Person) -> None:
        """A party is a membership of its own, attested by this document."""
        scope, party = self.scope, self.party(person.party or "")
        key = self._role_key(node, party, "")
        member = scope.is_a(scope.iri(f"roll/{key}"), ORG.Membership)
        scope.add(member, ORG.member, node)
        scope.add(member, ORG.organization, party)
        scope.add(member, ORG.role, KOD["roll/partimedlem"])
        self._attest(member, person)

    def _stands(self, path: str) -> str:
        """Return the path that stands for `path` as this document means it."""
        return self.scope.identity.canonical(path, self.scope.artifact.id)

    def _body(self, name: str) -> NamedNode | None:
        """Return a region or municipality that the document names only in a fact."""
        path = self.scope.identity.organisation(name, "kommun", None)
        if path not in known_names():
            return None
        return self.organisation(Organisation(name, "kommun", ()))

    def _organ_or_party(self, name: str) -> NamedNode | None:
        """Return a deciding body or party that only a fact names, by the lexicon.

        "S" is a party where it stands in the list; a letter that does not names no one.
        """
        letters = name.strip()
        if letters.isalpha() and letters in _party_names():
            return self.party(letters)
        if len(letters) == 1:
            return self._unknown()
        if is_organ(name):
            return self.organisation(Organisation(name, "organ", ()))
        code = _parties().get(ids.normalise(name))
        return None if code is None else self.party(code)

    def _other(self, name: str) -> NamedNode:
        """A post or a group ("regiondirektören", "parterna"): an actor by name."""
        scope = self.scope
        path = self._stands(scope.identity.other(name, scope.home))
        node = scope.is_a(scope.iri(path), FOAF.Agent)
        scope.add(node, SKOS.prefLabel, sv(name.strip()))
        return self._remember(name, node)

    def _unknown(self) -> NamedNode:
        scope = self.scope
        node = scope.is_a(scope.iri(UNKNOWN), FOAF.Agent)
        scope.add(node, SKOS.prefLabel, sv("okänd aktör"), en("unknown actor"))
        return node

    def _remember(self, name: str, node: NamedNode) -> NamedNode:
        return self.known.setdefault(ids.normalise(name), node)


def project(scope: Scope) -> Actors:
    """State every person and organisation that the document names."""
    actors = Actors(scope)
    for organisation in scope.artifact.facts.organisations:
        node = actors.organisation(organisation)
        places = [(m.start, m.end) for m in organisation.mentions]
        scope.annotate(node, places, organisation.rule, organisation.confidence)
    document = scope.document
    body = document.body or known_names().get(scope.body or "")
    if body:
        kind = body_kind(body)
        actors.organisation(Organisation(body, kind, (), document.body_code))
    if document.organ:
        scope.add(scope.work, DCTERMS.creator, actors.organ(document.organ))
    for person in scope.artifact.facts.persons:
        node = actors.person(person)
        places = [(m.start, m.end) for m in person.mentions]
        scope.annotate(node, places, person.rule, person.confidence)
        for role in person.roles:
            if not _is_elsewhere(role, document.type):
                actors.member(node, person, role, actors.organ(role.organisation))
    return actors


def _is_elsewhere(role: Role, document_type: str) -> bool:
    """Tell whether a role without a place is hardly one in the document's own organ.

    Minutes name those who are there; who asks or answers a question names anybody.
    """
    if role.organisation or role_code(role.title):
        return False
    return document_type in _TELLING
