"""PDF: PDFium reads the text; pypdf repairs and describes what it cannot open."""

import io
import logging
import re

import pypdf
import pypdfium2
from pypdf.errors import PyPdfError

from ingest.errors import ReadError
from ingest.model import Mark, RawDocument
from ingest.readers.limits import check_pages, damaged
from ingest.readers.pdf_layout import LARGER, LaidLine, Style, lay_out, measure
from ingest.structure.headings import role_of

# pypdf tells on stderr what it mends; the user is told in a warning or an error.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# A page with fewer characters than this is empty or a picture.
LEAST_TEXT = 8
_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")
_PROGRAM = re.compile(r"^Microsoft \w+ - |\.(?:docx?|pdf|odt|rtf)$", re.IGNORECASE)


def read(data: bytes) -> RawDocument:
    """Read a PDF's text with PDFium's lines, one page after the other."""
    document = _open(data)
    try:
        check_pages(len(document))
        pages = [_lines(document, number) for number in range(len(document))]
        outline = _outline(document)
        metadata = _metadata(document)
    except pypdfium2.PdfiumError as error:
        raise damaged() from error
    finally:
        document.close()
    if not any(pages):
        raise _scanned()
    text, starts, marks = _put_together(pages)
    return RawDocument(
        "application/pdf",
        text,
        starts,
        marks=_with_outline(text, starts, marks, outline),
        metadata=metadata,
        warnings=_warnings(pages),
        wrapped=True,
    )


def _open(data: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF, through pypdf's repair if PDFium cannot open it as it is."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return _repaired(data, error)


def _repaired(data: bytes, cause: Exception) -> pypdfium2.PdfDocument:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError(
                "Filen är låst med lösenord.",
                "Öppna filen med lösenordet, spara en olåst kopia och lägg till den.",
            ) from cause
        writer = pypdf.PdfWriter()
        for page in reader.pages:
            writer.add_page(page)
        whole = io.BytesIO()
        writer.write(whole)
        return pypdfium2.PdfDocument(whole.getvalue())
    except (
        PyPdfError,
        pypdfium2.PdfiumError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
    ) as error:
        raise damaged() from error


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[LaidLine]:
    page = document[number]
    textpage = page.get_textpage()
    lines = lay_out(textpage)
    textpage.close()
    page.close()
    return lines


def _put_together(
    pages: list[list[LaidLine]],
) -> tuple[str, tuple[int, ...], list[Mark]]:
    """Return text, page starts and headings; a blank line where the layout has one."""
    style = measure(pages)
    parts: list[str] = []
    starts, marks, length = [], [], 0
    for lines in pages:
        starts.append(length)
        sides = (
            min((line.left for line in lines), default=0.0),
            max((line.right for line in lines), default=0.0),
        )
        for number, line in enumerate(lines):
            after = lines[number + 1] if number + 1 < len(lines) else None
            heading = style.is_heading(line)
            if heading:
                level = 1 if line.tall > LARGER * style.tall else 2
                marks.append(Mark(length, length + len(line.text), "heading", level))
            parts.append(line.text + _between(style, line, after, sides))
            length += len(parts[-1])
    return "".join(parts), tuple(starts), _joined(marks, "".join(parts))


def _between(
    style: Style,
    line: LaidLine,
    after: LaidLine | None,
    sides: tuple[float, float],
) -> str:
    """Return what stands between a line and the next on its page."""
    if after is None or style.parts(line, after):
        return "\n\n"
    if style.is_heading(line) and style.is_heading(after):
        # A heading too long for the line; a heading below a heading stands alone.
        # What begins far to the right has a column of its own, of unknown width.
        left, right = sides
        begins_left = line.left < left + 0.25 * (right - left)
        too_long = begins_left and line.reaches(after) > right
        same = (
            after.follows_on(line)
            and (too_long or after.text[0].islower())
            and role_of(after.text) is None
        )
        return " " if same else "\n\n"
    return "\n"


def _joined(marks: list[Mark], text: str) -> list[Mark]:
    """Return marks with those on one line made one."""
    joined: list[Mark] = []
    for mark in marks:
        last = joined[-1] if joined else None
        if last and mark.start - last.end == 1 and text[last.end] == " ":
            joined[-1] = Mark(last.start, mark.end, mark.kind, last.level)
        else:
            joined.append(mark)
    return joined


def _outline(document: pypdfium2.PdfDocument) -> list[tuple[int, int, str]]:
    """Return page, level and title of every entry in the outline."""
    entries = []
    for entry in document.get_toc():
        target = entry.get_dest()
        page = target.get_index() if target is not None else None
        title = " ".join(entry.get_title().split())
        if page is not None and title:
            entries.append((page, entry.level + 1, title))
    return entries


def _with_outline(
    text: str,
    starts: tuple[int, ...],
    marks: list[Mark],
    outline: list[tuple[int, int, str]],
) -> tuple[Mark, ...]:
    """Return the marks with those of outline entries that stand on their page."""
    found = {mark.start: mark for mark in marks}
    for page, level, title in outline:
        end = starts[page + 1] if page + 1 < len(starts) else len(text)
        words = r"\s{1,3}".join(re.escape(word) for word in title.split())
        line = re.compile(rf"^({words})$", re.MULTILINE).search(text, starts[page], end)
        if line:
            found[line.start()] = Mark(line.start(), line.end(), "heading", level)
    return tuple(sorted(found.values(), key=lambda mark: mark.start))


def _metadata(document: pypdfium2.PdfDocument) -> tuple[tuple[str, str], ...]:
    """Return what the file says of itself; its dates are of the file."""
    stated = document.get_metadata_dict(skip_empty=True)
    found = {
        "title": _PROGRAM.sub("", stated.get("Title", "")).strip(),
        "author": stated.get("Author", "").strip(),
        "created": _iso(stated.get("CreationDate", "")),
        "modified": _iso(stated.get("ModDate", "")),
    }
    return tuple((key, value) for key, value in sorted(found.items()) if value)


def _iso(stated: str) -> str:
    found = _DATE.match(stated)
    return "-".join(part for part in found.groups() if part) if found else ""


def _scanned() -> ReadError:
    return ReadError(
        "Filen är en inskannad bild utan text.",
        "Kör textigenkänning (OCR) på filen och lägg till den igen.",
    )


def _warnings(pages: list[list[LaidLine]]) -> tuple[str, ...]:
    """Return a warning that names the pages without text, if there are some."""
    empty = [
        number
        for number, lines in enumerate(pages, start=1)
        if sum(len(line.text) for line in lines) < LEAST_TEXT
    ]
    if not empty:
        return ()
    listed = ", ".join(map(str, empty[:10])) + (" …" if len(empty) > 10 else "")
    return (f"Utan läsbar text (tom eller inskannad sida): {listed}.",)
