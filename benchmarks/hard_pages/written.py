"""PDF files written byte by byte, as old producers did."""

import math

from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.hard_pages import texts
from benchmarks.hard_pages.drawing import LEFT, TOP, fill
from benchmarks.hard_pages.page import HardPage, joined

SIZE = 11.0
Placed = tuple[float, float, str]


def pdf(objects: list[bytes]) -> bytes:
    """Return a PDF of the objects given; the first is the catalogue."""
    out, places = b"%PDF-1.3\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(places) + 1, len(out))
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return (
        b"<< %s /Length %d >>\nstream\n" % (entries, len(data)) + data + b"\nendstream"
    )


def one_page(font: list[bytes], content: bytes) -> bytes:
    """Return a PDF of one page; the font's own objects follow its first, from 5."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            stream(content),
            *font,
        ]
    )


def placed(blocks: tuple[str, ...], font: str, width: float = 455) -> list[Placed]:
    """Return the lines of several blocks with their places on a page."""
    lines, y = [], TOP
    for block in blocks:
        for line in fill(block, width, font, SIZE):
            lines.append((LEFT, y, line))
            y -= 14
        y -= 8
    return lines


def literal(raw: bytes) -> bytes:
    """Return bytes as a string of a page's content."""
    escaped = b"".join(b"\\" + bytes([c]) if c in b"()\\" else bytes([c]) for c in raw)
    return b"(" + escaped + b")"


_ANSI = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
)  # fmt: skip


def glyph_by_glyph() -> bytes:
    """Draw each letter on its own, and no spaces at all."""
    out = [b"BT /F1 11 Tf"]
    for x, y, line in placed((texts.TITLE, *texts.ARCHIVE), "Helvetica"):
        for n, char in enumerate(line):
            if char != " ":
                at = x + stringWidth(line[:n], "Helvetica", SIZE)
                out.append(
                    b"1 0 0 1 %.2f %.2f Tm %s Tj"
                    % (at, y, literal(char.encode("cp1252")))
                )
    return one_page([_ANSI % b"Helvetica"], b"\n".join([*out, b"ET"]))


# Codes of an old word processor, with names of its own for some of them.
_DIFFERENCES = (
    b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type "
    b"/Encoding /BaseEncoding /MacRomanEncoding /Differences [1 /section /endash] >> >>"
)


def mac() -> bytes:
    """Draw with the letters' numbers of a Macintosh, two of them named anew."""
    out = [b"BT /F1 11 Tf"]
    for x, y, line in placed((texts.TITLE, *texts.LETTER, *texts.ROADS), "Times-Roman"):
        codes = line.replace("§", "\x01").replace("–", "\x02").encode("mac-roman")
        out.append(b"1 0 0 1 %.2f %.2f Tm %s Tj" % (x, y, literal(codes)))
    return one_page([_DIFFERENCES], b"\n".join([*out, b"ET"]))


def kerned() -> bytes:
    """Draw lines as strings and moves, where wide moves stand for the spaces."""
    out = [b"BT /F1 11 Tf"]
    for x, y, line in placed((texts.TITLE, *texts.LESSONS), "Helvetica"):
        words = [literal(word.encode("cp1252")) for word in _halved(line)]
        out.append(
            b"1 0 0 1 %.2f %.2f Tm [%s] TJ"
            % (x, y, b" ".join(words).replace(b"( )", b"-278"))
        )
    return one_page([_ANSI % b"Helvetica"], b"\n".join([*out, b"ET"]))


def _halved(line: str) -> list[str]:
    """Return a line's words, each in two halves, with the spaces between."""
    parts = []
    for word in line.split():
        middle = math.ceil(len(word) / 2)
        parts += [" ", word[:middle], word[middle:]]
    return [part for part in parts[1:] if part]


def typewriter() -> bytes:
    """Draw a letter in fixed pitch: columns made of spaces, headings underlined."""
    rows: list[tuple[str, bool]] = [
        ("LINDÅSA KOMMUN (påhittad)          TJÄNSTESKRIVELSE            1 (1)", False),
        ("Gatukontoret                       1997-03-11", False),
        ("", False),
    ]
    for block in (texts.ROADS[0], *texts.ROADS[2:]):
        lines = fill(block, 430, "Courier", 10)
        rows += [(line, len(lines) == 1) for line in lines] + [("", False)]
    out, y = [b"BT /F1 10 Tf"], TOP
    for text, underlined in rows:
        places = [text, "_" * len(text)] if underlined else [text]
        for shown in filter(None, places):
            out.append(
                b"1 0 0 1 %.2f %.2f Tm %s Tj"
                % (LEFT, y, literal(shown.encode("cp1252")))
            )
        y -= 12
    return one_page([_ANSI % b"Courier"], b"\n".join([*out, b"ET"]))


PAGES = (
    HardPage("en operation per glyf, utan blanksteg", "text",
             joined((texts.TITLE, *texts.ARCHIVE)), glyph_by_glyph),
    HardPage("MacRoman med egna koder", "text",
             joined((texts.TITLE, *texts.LETTER, *texts.ROADS)), mac),
    HardPage("halva ord och lägen i stället för blanksteg", "text",
             joined((texts.TITLE, *texts.LESSONS)), kerned),
    HardPage(
        "maskinskrift med spalter av blanksteg",
        "text",
        joined(
            (
                "LINDÅSA KOMMUN (påhittad) TJÄNSTESKRIVELSE",
                "Gatukontoret 1997-03-11",
                texts.ROADS[0],
                *texts.ROADS[2:],
            )
        ),
        typewriter,
    ),
)  # fmt: skip
