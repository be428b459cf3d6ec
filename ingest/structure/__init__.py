"""Clean-up, sections, document type and metadata of what a reader got out."""

import datetime as dt
from bisect import bisect_right

from ingest.model import Document, RawDocument, Section
from ingest.structure.clean import clean
from ingest.structure.dates import find_date
from ingest.structure.dnr import own_numbers
from ingest.structure.doctype import find_type
from ingest.structure.language import language_of
from ingest.structure.masking import mask
from ingest.structure.owner import find_owner
from ingest.structure.sections import find_sections
from ingest.structure.textlines import split_text
from ingest.structure.title import find_title


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
    cleaned = clean(raw)
    text, marks, pages = mask(cleaned.text), cleaned.marks, cleaned.page_starts
    lines = split_text(text)

    def page_of(offset: int) -> int:
        return max(1, bisect_right(pages, offset))

    sections: tuple[Section, ...] = find_sections(text, marks, page_of)
    stated = dict(raw.metadata).get("title", "")
    kind, confidence = find_type(text, lines, marks, sections, stated, raw.media_type)
    owner = find_owner(text, lines, sections, kind)
    dating = find_date(text, lines, kind, raw.metadata, raw.media_type)
    title = find_title(
        text, lines, marks, sections, raw.metadata, kind, owner.organ, dating.date
    )
    return Document(
        source=source,
        sha256=sha256,
        media_type=raw.media_type,
        text=text,
        title=title,
        type=kind,
        type_confidence=confidence,
        body=owner.body,
        body_code=owner.code,
        organ=owner.organ,
        date=dating.date,
        date_source=dating.source,
        reference_date=dating.date or reference,
        dated_from=dating.earliest,
        dated_to=dating.latest,
        dnr=own_numbers(text, sections),
        language=language_of(text),
        page_starts=pages,
        sections=sections,
        marks=marks,
        warnings=cleaned.warnings,
        metadata=raw.metadata,
    )
