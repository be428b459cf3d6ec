"""One file per format; `read` picks the reader by what the bytes are."""

from collections.abc import Callable

from ingest.model import RawDocument
from ingest.readers import docx, html, limits, odt, pdf, tei, text
from ingest.readers.sniffing import Format, sniff

_READERS: dict[Format, Callable[[bytes], RawDocument]] = {
    "pdf": pdf.read,
    "docx": docx.read,
    "odt": odt.read,
    "html": html.read,
    "tei": tei.read,
    "markdown": text.read_markdown,
    "text": text.read_plain,
}


def read(data: bytes, name: str) -> RawDocument:
    """Read a file's text, pages and marks.

    Raises:
        ReadError: the file cannot be read; reason and advice in Swedish.
    """
    limits.check_size(data)
    raw = _READERS[sniff(data, name)](data)
    if not raw.text.strip():
        raise limits.no_text()
    return raw
