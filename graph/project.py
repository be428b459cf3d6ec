"""Facts to quads: pure, deterministic, one named graph per document.

The parts are stated by one module per kind of fact. The result has no blank nodes,
no doubles, and stands in the order of its N-Quads lines, so that the same artifact
always gives the same bytes.
"""

from types import MappingProxyType

from graph import (
    project_actors,
    project_agreements,
    project_commitments,
    project_decisions,
    project_document,
    project_meetings,
    project_references,
    project_statements,
    project_subjects,
)
from graph.identity import Identity
from graph.project_scope import Scope
from graph.project_subjects import Subjects
from graph.terms import BASE, NamedNode, Quad, in_order, segment
from ingest.model import Artifact

NO_SUBJECTS: Subjects = MappingProxyType({})


def graph_of(document_id: str, base: str = BASE) -> NamedNode:
    """Return the name of the graph that holds a document's facts."""
    return NamedNode(f"{base}graf/handling/{segment(document_id)}")


def quads(
    artifact: Artifact,
    base: str = BASE,
    identity: Identity | None = None,
    subjects: Subjects = NO_SUBJECTS,
) -> list[Quad]:
    """Return everything that is known from one document, in stable order.

    Args:
        artifact: The facts of one text version; each fact has its `id`.
        base: What every IRI of a thing begins with.
        identity: Who is who; by default the simple rule without merges.
        subjects: What it is about, by section id; by default nothing is said of that.
    """
    scope = Scope(artifact, identity or Identity(base))
    project_document.project(scope)
    actors = project_actors.project(scope)
    project_meetings.project(scope, actors)
    project_decisions.project(scope, actors)
    project_commitments.project(scope, actors)
    project_agreements.project(scope, actors)
    project_statements.project(scope)
    project_references.project(scope, actors)
    project_subjects.project(scope, subjects)
    return in_order(scope.quads)
