"""Why a fact of the collection was read as it was: found by id, told by `ingest`."""

from collections.abc import Iterator

from app import output
from app.workspace import Workspace
from graph import queries
from ingest import explain
from ingest.errors import QueryError
from ingest.explain import Explanation, Language


def explained(
    opened: Workspace, identity: str, language: Language = "sv"
) -> Explanation:
    """Return why the fact with an id was read.

    Raises:
        QueryError: nothing in the collection has that id, or it is no fact.
    """
    for document in _documents(opened, identity):
        found = in_document(opened, document, identity, language)
        if found is not None:
            return found
    message = f"{identity} är inget faktum i samlingen. Ange id så som listorna visar."
    raise QueryError(message)


def in_document(
    opened: Workspace, document: str, identity: str, language: Language = "sv"
) -> Explanation | None:
    """Return why a fact was read in a known document, None if it is not there."""
    artifact = opened.artifact(document)
    return explain.explain(artifact.document, artifact.facts, identity, language)


def _documents(opened: Workspace, identity: str) -> list[str]:
    """Return the documents that the graph says quote a fact."""
    thing = queries.thing(opened.graph, identity, opened.settings.base)
    quotes = thing.quotes if thing is not None else ()
    return list(dict.fromkeys(quote.document_id for quote in quotes))


def lines(found: Explanation) -> Iterator[str]:
    """Yield an explanation for a person to read."""
    yield f"”{output.one_line(found.text, 300)}”"
    yield f"  {found.because} ({found.rule})"
    yield f"  {found.sure}"
    for carrier in found.words:
        yield f"  {carrier.role}: {output.one_line(carrier.text)}"
    if found.rejected:
        yield "I närheten, men inte läst så:"
    for near in found.rejected:
        yield f"  ”{output.one_line(near.text)}”"
        alone = " Annars hade den lästs som löfte." if near.otherwise else ""
        yield f"    {near.because}{alone}"
