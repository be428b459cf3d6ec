"""Documents kept whole within a Word file: read by their own reader, block by block."""

from collections.abc import Callable

from ingest.model import RawDocument
from ingest.readers import html, rtf, text
from ingest.readers.embedded import give
from ingest.readers.rows import Sink
from ingest.readers.sniffing import sniff


def read_chunk(
    sink: Sink, data: bytes, name: str, read_docx: Callable[[bytes], RawDocument]
) -> None:
    """Add the blocks of an embedded document.

    Args:
        sink: What takes the blocks.
        data: The document's bytes.
        name: Its name within the file.
        read_docx: The reader of Word files, which reads this one too.

    Raises:
        ReadError: the document is of a kind that is not embedded, or broken.
    """
    readers: dict[str, Callable[[bytes], RawDocument]] = {
        "docx": read_docx,
        "html": html.read,
        "rtf": rtf.read,
    }
    give(sink, readers.get(sniff(data, name), text.read_plain)(data))
