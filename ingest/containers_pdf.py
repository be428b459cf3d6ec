"""Files attached to a PDF, and the files of a PDF portfolio."""

from collections.abc import Iterator

from ingest import containers
from ingest.containers import Allowance, Found, Part, Skipped
from ingest.errors import ReadError
from ingest.readers.pdf_about import attachments
from ingest.sources import suffix_of

# Invoices and forms carry their own data so; no document is written as XML in a PDF.
_DATA = frozenset({".xml", ""})


def parts(data: bytes, allowance: Allowance) -> Iterator[Found]:
    """Yield the documents attached to a PDF; its own pages are another's to read."""
    try:
        attached = attachments(data)
    except ReadError:
        # Reading its pages fails too, and says why.
        return
    for written, content in attached:
        name = containers.clean_name(written)
        if name is None:
            yield containers.outside(written)
        elif not containers.is_wanted(name) or suffix_of(name) in _DATA:
            yield Skipped(name)
        else:
            allowance.take(len(content))
            yield Part(name, content)
