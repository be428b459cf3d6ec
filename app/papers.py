"""All documents of a collection, listed once for all who ask."""

from app.prepared import prepared
from app.workspace import Workspace
from graph import queries
from graph.queries import Document


def documents(of: Workspace) -> tuple[Document, ...]:
    """Return all documents, the latest first."""
    return prepared(
        of,
        "handlingar",
        tuple[Document, ...],
        lambda: tuple(sorted(queries.documents(of.columns), key=_latest_first)),
    )


def _latest_first(one: Document) -> tuple[int, str, str]:
    return -one.date.toordinal() if one.date else 0, one.title.casefold(), one.name
