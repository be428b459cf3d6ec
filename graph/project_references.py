"""Project references: what the document points at, whether it is read or not.

A § of a named organ and day gets the very IRI that its minutes will give it; every
other target is a stub that only carries its name until something else is known.
"""

import datetime as dt

from graph.project_actors import Actors
from graph.project_document import matter
from graph.project_meetings import is_meeting, item_path, meeting_path, of_document
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
from ingest import ids
from ingest.model import Reference


def project(scope: Scope, actors: Actors) -> None:
    """State what the document cites, with the passage that cites it."""
    for reference in scope.artifact.facts.references:
        target, predicate = _target(scope, actors, reference)
        scope.add(scope.work, predicate, target)
        scope.annotate(
            target,
            [(reference.start, reference.end)],
            reference.rule,
            reference.confidence,
            motivation=OA.linking,
            aspect=predicate,
        )


def _target(
    scope: Scope, actors: Actors, reference: Reference
) -> tuple[NamedNode, NamedNode]:
    """Return what is pointed at, and how the document stands to it."""
    if reference.kind == "dnr":
        return matter(scope, reference.text), DCTERMS.references
    if reference.kind == "paragraph":
        item = _item(scope, actors, reference)
        if item is not None:
            return item, DCTERMS.references
    return _stub(scope, reference), ELI.cites


def _stub(scope: Scope, reference: Reference) -> NamedNode:
    """A work that is cited but not read; the same name gives the same stub."""
    name = reference.target or reference.text
    national = reference.kind in {"statute", "eu", "sou", "prop"}
    if national:
        path = f"stub/{reference.kind}/{key_segment(name)}"
    else:
        key = ids.digest("stub", scope.artifact.id, ids.normalise(name))
        path = f"stub/{reference.kind}/{key}"
    node = scope.is_a(scope.iri(path), ELI.Work)
    scope.add(node, DCTERMS.title, sv(name))
    scope.add(node, DCTERMS.identifier, string(name))
    scope.add(node, OWN.referenceKind, KOD[f"hanvisningsslag/{reference.kind}"])
    return node


def _item(scope: Scope, actors: Actors, reference: Reference) -> NamedNode | None:
    """Return the item that a § reference names, or None if it says too little."""
    organ, day, number = (*reference.target.split("|"), "", "", "")[:3]
    if not number:
        return None
    if not day:
        return _own_item(scope, actors, number)
    meeting = meeting_path(actors.organ(organ or None), dt.date.fromisoformat(day))
    node = scope.is_a(
        scope.iri(item_path(meeting, number)), OWN.AgendaItem, ELIDL.Activity
    )
    scope.add(node, ELIDL.activity_id, string(f"§ {number}"))
    scope.add(node, ELIDL.forms_part_of, scope.iri(meeting))
    return node


def _own_item(scope: Scope, actors: Actors, number: str) -> NamedNode | None:
    """Return the document's own item of that number, if it has one."""
    numbers = {s.number for s in scope.document.sections if s.kind == "paragraf"}
    if number not in numbers or not is_meeting(scope):
        return None
    return scope.iri(item_path(of_document(scope, actors), number))
