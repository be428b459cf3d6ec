"""All documents of a collection, listed once for all who ask."""

from app.prepared import prepared
from app.workspace import Workspace
from graph import queries
from graph.queries import Document


def documents(of: Workspace) -> tuple[Document, ...]:
    """Return all documents, by name."""
    return prepared(
        of,
        "handlingar",
        tuple[Document, ...],
        lambda: tuple(queries.documents(of.graph)),
    )
