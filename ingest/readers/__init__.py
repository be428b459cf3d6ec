"""One file per format; `read` picks the reader by what the bytes are."""

import re

import pypdfium2

from ingest.model import RawDocument


def read(data: bytes, name: str) -> RawDocument:
    """Read a file's text, pages and marks.

    Raises:
        ReadError: the file cannot be read; reason and advice in Swedish.
    """
    if data[:5] == b"%PDF-":
        pdf = pypdfium2.PdfDocument(data)
        pages = [p.get_textpage().get_text_range().replace("\r\n", "\n") for p in pdf]
        starts, text = [], ""
        for page in pages:
            starts.append(len(text))
            text += page + "\n\n"
        return RawDocument("application/pdf", text, tuple(starts), wrapped=True)
    text = data.decode("utf-8", "replace")
    if name.endswith(".xml"):
        text = re.sub(r"(?s)<teiHeader.*?</teiHeader>", "", text)
        text = re.sub(r"<[^>]+>", "\n", text)
    return RawDocument("text/plain", text, wrapped=False)
