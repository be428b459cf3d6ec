"""What a collection has forgotten is hidden before anything is read in a document."""

from dataclasses import replace

from ingest import forgotten
from ingest.model import Furniture, Hidden, RawDocument
from ingest.structure.clean import Cleaned

HIDDEN = "Ord i handlingen har glömts och visas inte."
_Read = tuple[RawDocument, Cleaned, tuple[Hidden, ...]]


def hidden(raw: RawDocument, cleaned: Cleaned) -> _Read:
    """Return what a reader got out, and its clean text, without what is forgotten.

    With it come the stretches that were hidden.
    """
    known = forgotten.now()
    if not known.wordings:
        return raw, cleaned, ()
    told = "\n".join((cleaned.text, *(value for _, value in raw.metadata)))
    surnames = known.surnames(told)

    def hide(text: str) -> str:
        return known.hide(text, surnames)

    metadata = tuple((key, hide(value)) for key, value in raw.metadata)
    furniture = tuple(replace(one, text=hide(one.text)) for one in cleaned.furniture)
    places = known.spans(cleaned.text, surnames)
    spans = tuple(Hidden("forgotten", start, end) for start, end in places)
    spans += tuple(_beside(cleaned.furniture, furniture))
    if not spans and metadata == raw.metadata:
        return raw, cleaned, ()
    warnings = tuple(dict.fromkeys((*raw.warnings, HIDDEN)))
    return (
        replace(raw, metadata=metadata, warnings=warnings),
        replace(cleaned, text=hide(cleaned.text), furniture=furniture),
        spans,
    )


def _beside(
    before: tuple[Furniture, ...], after: tuple[Furniture, ...]
) -> list[Hidden]:
    pairs = zip(before, after, strict=True)
    return [Hidden("forgotten", page=one.page) for one, now in pairs if one != now]
