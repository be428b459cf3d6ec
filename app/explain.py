"""Why a fact of the collection was read as it was: found by id or place."""

import re
from collections.abc import Iterator

from app import output
from app.workspace import Workspace
from graph import queries
from ingest import explain
from ingest.errors import QueryError
from ingest.explain import Explanation, Language

# "norrlid/protokoll.pdf@1530": whatever is read at a character of a document.
PLACE = re.compile(r"(?P<document>.+)@(?P<offset>\d{1,9})$")


def asked(
    opened: Workspace, asked_for: str, language: Language = "sv"
) -> tuple[Explanation, ...]:
    """Return why the fact with an id, or each fact at a place, was read.

    Args:
        opened: The collection.
        asked_for: A fact's id, or a document's id or name, "@" and a character.
        language: The language of the sentences.

    Raises:
        QueryError: there is no such fact, document or nothing read at the place.
    """
    place = PLACE.match(asked_for)
    entry = opened.archive.ledger.entry(place["document"]) if place else None
    if place is None or entry is None:
        return (explained(opened, asked_for, language),)
    artifact = opened.artifact(entry.id)
    found = explain.explain_at(
        artifact.document, artifact.facts, int(place["offset"]), language
    )
    if not found:
        message = f"Inget är utläst vid tecken {place['offset']} i {entry.name}."
        raise QueryError(message)
    return found


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
