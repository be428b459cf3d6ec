"""Project references: what the document points at, whether it is read or not.

A § of a named organ and day gets the very IRI that its minutes will give it; every
other target is a stub that only carries its name until something else is known.
"""

from collections.abc import Mapping

from graph.matters import keys
from graph.matters.pointing import pointers
from graph.matters.records import Pointer
from graph.project_actors import Actors
from graph.project_document import matter
from graph.project_meetings import is_meeting, of_document
from graph.project_scope import Scope
from graph.terms import (
    DCTERMS,
    ELI,
    ELIDL,
    KOD,
    OA,
    OWN,
    NamedNode,
    key_segment,
    string,
    sv,
)
from ingest.model import Reference


def project(scope: Scope, actors: Actors) -> None:
    """State what the document cites, with the passage that cites it."""
    read = pointers(scope.artifact)
    own = _own_items(scope, actors)
    for reference in scope.artifact.facts.references:
        pointer = read.get(reference.start)
        items = _items(scope, actors, pointer, own) if pointer else []
        if reference.kind == "document" or not items:
            _cite(scope, reference, *_named(scope, reference))
        for item in items:
            _cite(scope, reference, item, DCTERMS.references)


def _cite(
    scope: Scope, reference: Reference, target: NamedNode, predicate: NamedNode
) -> None:
    scope.add(scope.work, predicate, target)
    scope.annotate(
        target,
        [(reference.start, reference.end)],
        reference.rule,
        reference.confidence,
        motivation=OA.linking,
        aspect=predicate,
    )


def _named(scope: Scope, reference: Reference) -> tuple[NamedNode, NamedNode]:
    """Return what is named, and how the document stands to it."""
    if reference.kind == "dnr":
        return matter(scope, reference.text), DCTERMS.references
    return _stub(scope, reference), ELI.cites


def _stub(scope: Scope, reference: Reference) -> NamedNode:
    """A work that is cited but not read; the same name gives the same stub."""
    name = reference.target or reference.text
    national = reference.kind in {"statute", "eu", "sou", "prop"}
    if national:
        path = f"stub/{reference.kind}/{key_segment(name)}"
    else:
        path = keys.stub_path(reference.kind, scope.artifact.id, scope.body, name)
    node = scope.is_a(scope.iri(path), ELI.Work)
    scope.add(node, DCTERMS.title, sv(name))
    scope.add(node, DCTERMS.identifier, string(name))
    scope.add(node, OWN.referenceKind, KOD[f"hanvisningsslag/{reference.kind}"])
    return node


def _own_items(scope: Scope, actors: Actors) -> Mapping[str, NamedNode]:
    """Return the document's own items by bare number."""
    if not is_meeting(scope):
        return {}
    meeting = of_document(scope, actors)
    numbers = [s.number for s in scope.document.sections if s.kind == "paragraf"]
    called = scope.document.type == "kallelse"
    return {
        keys.bare_number(number): scope.iri(
            keys.item_path(meeting, number, called=called)
        )
        for number in numbers
        if number
    }


def _items(
    scope: Scope, actors: Actors, pointer: Pointer, own: Mapping[str, NamedNode]
) -> list[NamedNode]:
    """Return the items that a § reference names; none if it says too little."""
    if pointer.own:
        return [own[number] for number in pointer.numbers if number in own]
    known = pointer.organ or scope.document.organ or scope.document.body
    if pointer.day is None or not known:
        return []
    organ = actors.organ(pointer.organ)
    meeting = keys.meeting_path(organ.value, pointer.day, scope.artifact.id)
    scope.add(scope.iri(meeting), ELIDL.had_responsible_organization, organ)
    return [_item(scope, meeting, number) for number in pointer.numbers]


def _item(scope: Scope, meeting: str, number: str) -> NamedNode:
    """State an item of another meeting by its natural key."""
    path = keys.item_path(meeting, number)
    node = scope.is_a(scope.iri(path), OWN.AgendaItem, ELIDL.Activity)
    scope.add(node, ELIDL.activity_id, string(f"§ {number}"))
    scope.add(node, ELIDL.forms_part_of, scope.iri(meeting))
    return node
