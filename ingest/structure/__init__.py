"""Clean-up, sections, document type and metadata of what a reader got out."""

import datetime as dt

from ingest.model import Document, RawDocument


def structure(
    raw: RawDocument, source: str, sha256: str, reference: dt.date | None = None
) -> Document:
    """Turn a reader's text into a `Document` with structure and metadata.

    Args:
        raw: What the reader got out of the file.
        source: The document's name in the collection ("seeds/000.txt").
        sha256: Of the original bytes, hexadecimal.
        reference: Date to count relative times from where the text gives none.
    """
    return Document(
        source=source,
        sha256=sha256,
        media_type=raw.media_type,
        text=raw.text,
        reference_date=reference,
        page_starts=raw.page_starts,
    )
