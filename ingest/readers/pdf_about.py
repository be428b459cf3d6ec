"""What a PDF says of itself: title, author, dates, outline and attached files."""

import html
import re

import pypdfium2
from pypdfium2 import raw as pdfium

from ingest.readers.pdf_repair import open_pdf

# Attached files beyond these limits are not taken out.
MOST_ATTACHMENTS = 200
MOST_ATTACHED_BYTES = 200_000_000
# The XMP packet is searched no further than this from its beginning.
_LONGEST_PACKET = 200_000
_DATE = re.compile(r"(?:D?:?)(\d{4})-?(\d\d)?-?(\d\d)?")
_PROGRAM = re.compile(r"^Microsoft \w+ - |\.(?:docx?|pdf|odt|rtf)$", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
# Each is a tag of its own or an attribute of the description.
_PACKET = {
    "title": re.compile(rb"<dc:title>(.{1,2000}?)</dc:title>", re.DOTALL),
    "author": re.compile(rb"<dc:creator>(.{1,2000}?)</dc:creator>", re.DOTALL),
    "created": re.compile(rb"xmp:CreateDate(?:>|=[\"'])([^<\"']{4,40})"),
    "modified": re.compile(rb"xmp:ModifyDate(?:>|=[\"'])([^<\"']{4,40})"),
    "producer": re.compile(rb"pdf:Producer(?:>|=[\"'])([^<\"']{1,200})"),
}


def metadata(
    document: pypdfium2.PdfDocument, data: bytes
) -> tuple[tuple[str, str], ...]:
    """Return what the file says of itself; its dates are of the file.

    What the old information dictionary leaves out is taken from the XMP packet.
    """
    stated = document.get_metadata_dict(skip_empty=True)
    packet = _packet(data)
    found = {
        "title": _title(stated.get("Title", "") or packet.get("title", "")),
        "author": (stated.get("Author", "") or packet.get("author", "")).strip(),
        "created": _iso(stated.get("CreationDate", "") or packet.get("created", "")),
        "modified": _iso(stated.get("ModDate", "") or packet.get("modified", "")),
        "producer": (stated.get("Producer", "") or packet.get("producer", "")).strip(),
        "attachments": "; ".join(_attachment_names(document)),
        "page_labels": "; ".join(_labels(document)),
    }
    return tuple((key, value) for key, value in sorted(found.items()) if value)


def outline(document: pypdfium2.PdfDocument) -> list[tuple[int, int, str]]:
    """Return page, level and title of every entry in the outline."""
    entries = []
    for entry in document.get_toc():
        target = entry.get_dest()
        page = target.get_index() if target is not None else None
        title = " ".join(entry.get_title().split())
        if page is not None and title:
            entries.append((page, entry.level + 1, title))
    return entries


def attachments(data: bytes) -> list[tuple[str, bytes]]:
    """Return name and bytes of the files attached to a PDF, within limits."""
    document, _ = open_pdf(data)
    found: list[tuple[str, bytes]] = []
    left = MOST_ATTACHED_BYTES
    try:
        for number in range(min(document.count_attachments(), MOST_ATTACHMENTS)):
            try:
                attached = document.get_attachment(number)
                content = bytes(attached.get_data())
            except pypdfium2.PdfiumError:
                continue
            left -= len(content)
            if left < 0:
                break
            found.append((attached.get_name(), content))
    finally:
        document.close()
    return found


def _attachment_names(document: pypdfium2.PdfDocument) -> list[str]:
    count = min(document.count_attachments(), MOST_ATTACHMENTS)
    try:
        names = [document.get_attachment(number).get_name() for number in range(count)]
    except pypdfium2.PdfiumError:
        # A damaged list of attachments is no reason to refuse the pages.
        return []
    return [" ".join(name.split()) for name in names if name.strip()]


def _labels(document: pypdfium2.PdfDocument) -> list[str]:
    """Return what the pages are called, if not simply by their numbers."""
    if not pdfium.FPDF_GetPageLabel(document, 0, None, 0):
        return []
    labels = [document.get_page_label(number) for number in range(len(document))]
    plain = [str(number) for number in range(1, len(labels) + 1)]
    return labels if any(labels) and labels != plain else []


def _title(stated: str) -> str:
    return _PROGRAM.sub("", stated).strip()


def _packet(data: bytes) -> dict[str, str]:
    """Return what the last XMP packet says, read as plain text."""
    start = data.rfind(b"<x:xmpmeta")
    if start < 0:
        return {}
    packet = data[start : start + _LONGEST_PACKET]
    found = {}
    for key, pattern in _PACKET.items():
        match = pattern.search(packet)
        if match:
            words = _TAG.sub(" ", match[1].decode("utf-8", "replace")).split()
            found[key] = html.unescape(" ".join(words))
    return found


def _iso(stated: str) -> str:
    found = _DATE.match(stated)
    return "-".join(part for part in found.groups() if part) if found else ""
