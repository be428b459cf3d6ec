"""Clean-up, sections, document type and metadata of what a reader got out."""

import datetime as dt
from dataclasses import replace

from ingest.model import Document, Furniture, Hidden, Origin, RawDocument
from ingest.privacy import conceal, mask_address, mask_name, spans
from ingest.structure.clean import clean
from ingest.structure.dates import find_date
from ingest.structure.delar import find_parts
from ingest.structure.dnr import own_numbers
from ingest.structure.doctype import find_type
from ingest.structure.fields import find_fields
from ingest.structure.footnotes import find_footnotes
from ingest.structure.forgetting import hidden
from ingest.structure.language import language_of
from ingest.structure.layout import Layout
from ingest.structure.owner import find_owner
from ingest.structure.sections import find_sections
from ingest.structure.signature import signature_of
from ingest.structure.tables import find_tables
from ingest.structure.title import find_title

# Metadata in which a long number is an address or a date, and nobody's telephone.
_PLAIN = frozenset({"url", "published", "modified", "created"})
_HEADS = frozenset({"sidhuvud", "sidfot"})


def structure(
    raw: RawDocument,
    source: str,
    sha256: str,
    reference: dt.date | None = None,
    origin: Origin | None = None,
) -> Document:
    """Turn a reader's text into a `Document` with structure and metadata.

    Args:
        raw: What the reader got out of the file.
        source: The document's name in the collection ("seeds/000.txt").
        sha256: Of the original bytes, hexadecimal.
        reference: Date to count relative times from where the text gives none.
        origin: Where the file came from, where that is known.
    """
    raw, cleaned, forgotten = hidden(raw, clean(raw))
    text, concealed = conceal(cleaned.text)
    metadata = tuple((key, _masked(key, value)) for key, value in raw.metadata)
    furniture = tuple(
        replace(one, text=conceal(one.text)[0]) for one in cleaned.furniture
    )
    layout = Layout(
        text=text,
        marks=cleaned.marks,
        page_starts=cleaned.page_starts,
        metadata=dict(metadata),
        media_type=raw.media_type,
        furniture=furniture,
    )
    layout = replace(layout, sections=find_sections(layout))
    kind, confidence = find_type(layout)
    layout = replace(layout, sections=find_parts(layout, kind))
    sections = layout.sections
    owner = find_owner(layout, kind)
    dating = find_date(layout, kind)
    return Document(
        source=mask_name(source),
        sha256=sha256,
        media_type=raw.media_type,
        text=text,
        title=find_title(layout, kind, owner.organ, dating.date),
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
        dnr=own_numbers(text, sections) or _numbers_beside(furniture),
        language=language_of(text),
        page_starts=cleaned.page_starts,
        sections=sections,
        marks=cleaned.marks,
        warnings=raw.warnings,
        metadata=metadata,
        pages=raw.pages,
        lines=cleaned.lines,
        furniture=furniture,
        tables=find_tables(layout),
        footnotes=find_footnotes(layout),
        fields=find_fields(layout, kind),
        origin=_without_identifiers(origin),
        signature=signature_of(text),
        hidden=(*forgotten, *concealed, *_beside(raw, cleaned.furniture)),
    )


def _numbers_beside(furniture: tuple[Furniture, ...]) -> tuple[str, ...]:
    """Return the dnr that stand only in page heads and feet."""
    lines = dict.fromkeys(one.text for one in furniture if one.kind in _HEADS)
    return own_numbers("\n".join(lines), ())


def _masked(key: str, value: str) -> str:
    return mask_address(value) if key in _PLAIN else conceal(value)[0]


def _without_identifiers(origin: Origin | None) -> Origin | None:
    if origin is None or origin.url is None:
        return origin
    return replace(origin, url=mask_address(origin.url))


def _beside(raw: RawDocument, furniture: tuple[Furniture, ...]) -> list[Hidden]:
    """Return what was hidden in page heads and feet and in what the file says."""
    found = [Hidden(h.kind, page=f.page) for f in furniture for h in spans(f.text)]
    told = (value for key, value in raw.metadata if key not in _PLAIN)
    return found + [Hidden(h.kind) for value in told for h in spans(value)]
