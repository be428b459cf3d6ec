"""Short documents, made up for tests of what is read from them."""

import datetime as dt
from dataclasses import replace

from ingest import pipeline
from ingest.extract import context as contexts
from ingest.extract.decisions import find_decisions
from ingest.model import Decision, Document, DocumentType, Facts, Section


def document(
    text: str, kind: DocumentType, reference: dt.date | None, **known: object
) -> Document:
    """Return a document of which no more is known than is said."""
    bare = Document(
        source="prov",
        sha256="",
        media_type="text/plain",
        text=text,
        type=kind,
        body="Ekby kommun",
        reference_date=reference,
    )
    return replace(bare, **known)  # type: ignore[arg-type]


def facts(
    text: str, kind: DocumentType, reference: dt.date | None, **known: object
) -> Facts:
    """Return what is read from such a document."""
    return pipeline.extract_facts(document(text, kind, reference, **known))


def decided(body: str, organ: str | None = None) -> tuple[Decision, ...]:
    """Return the decisions of minutes with one §, whose text is `body`."""
    text = f"§ 1 Ärende\n{body}\n"
    section = Section("s", "paragraf", "1", "Ärende", (), 0, 11, len(text), 1)
    minutes = Document(
        source="prov",
        sha256="",
        media_type="text/plain",
        text=text,
        type="protokoll",
        organ=organ,
        sections=(section,),
    )
    return find_decisions(contexts.build(minutes), (), ())
