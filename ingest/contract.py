"""The outer form of one read document, `sagt-extract/1`; extend by adding only."""

from typing import Any

from ingest import codec
from ingest.errors import ReadError
from ingest.model import Artifact, Document

SCHEMA = "sagt-extract/1"
_LAYOUT = (
    *("page_starts", "pages", "lines", "furniture"),
    *("tables", "footnotes", "fields", "metadata"),
)


def _document(document: Document) -> dict[str, Any]:
    keys = (
        "source",
        "sha256",
        "media_type",
        "title",
        "type",
        "type_confidence",
        "body",
        "body_code",
        "organ",
        "date",
        "date_source",
        "reference_date",
        "dated_from",
        "dated_to",
        "dnr",
        "language",
        "warnings",
        "origin",
    )
    plain: Any = codec.builtins(document)
    return {key: plain[key] for key in keys} | {"pages": len(document.page_starts)}


def as_contract(artifact: Artifact) -> dict[str, Any]:
    """Return the object that `sagt extract --json` prints."""
    facts: Any = codec.builtins(artifact.facts)
    sections: Any = codec.builtins(artifact.document.sections)
    layout = {key: codec.builtins(getattr(artifact.document, key)) for key in _LAYOUT}
    return {
        "schema": SCHEMA,
        "document": _document(artifact.document),
        "text": artifact.document.text,
        "sections": sections,
        "layout": layout,
        **facts,
    }


def failure(source: str, error: ReadError) -> dict[str, Any]:
    """Return the object printed for a file that could not be read."""
    return {
        "schema": SCHEMA,
        "error": {
            "stage": error.stage,
            "reason": error.reason,
            "advice": error.advice,
        },
        "document": {"source": source},
    }
