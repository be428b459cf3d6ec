"""Documents of every format and any length, of a fictional municipality's making.

They are what reading is timed on and what the mutations start from. Nothing here
exists: Lindåsa kommun, its committees and its people are made up.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from html import escape

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

SUBJECTS = (
    "Förskolan Tranan",
    "gång- och cykelvägen vid Norra ån",
    "biblioteket i Kvarnby",
    "hemtjänstens planering",
    "upphandlingen av måltider",
    "fritidsgårdens öppettider",
)
CLAIMS = (
    "har under hösten prövats av förvaltningen, som ser att behovet växer",
    "kräver en samlad bedömning innan barn- och ungdomsnämnden tar ställning",
    "omfattar enligt kalkylen 4 350 000 kronor under planperioden",
    "ska enligt diarienummer BUN-2024-00{n:03d} redovisas senast den 31 mars 2025",
    "berör tre verksamheter och bör därför samordnas med kommunstyrelsen",
)
REASONS = (
    "Synpunkter har lämnats av vårdnadshavare och personal.",
    "Kostnaden ryms inom beslutad ram, men marginalen är liten.",
    "En uppföljning lämnas till nämnden i samband med delårsrapporten.",
    "Barnets bästa har beaktats i beredningen av ärendet.",
)


def paragraphs(count: int) -> Iterator[str]:
    """Yield running text, each paragraph about 60 words and unlike its neighbours."""
    for n in range(count):
        subject = SUBJECTS[n % len(SUBJECTS)]
        claim = CLAIMS[n % len(CLAIMS)].format(n=n % 1000)
        reason = " ".join(REASONS[(n + step) % len(REASONS)] for step in range(3))
        yield f"Ärende {n + 1}: {subject} {claim}. {reason} Beredningen fortsätter."


def heading(number: int) -> str:
    """Return the heading of a fictional paragraph."""
    return f"§ {number} Yttrande om {SUBJECTS[number % len(SUBJECTS)]}"


def wrapped(text: str, width: int = 84) -> list[str]:
    """Return a paragraph's lines, broken between words."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


def pdf(pages: int) -> bytes:
    """Return minutes as an office program prints them, eight paragraphs a page."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=A4, invariant=1)
    text = paragraphs(8 * pages)
    for number in range(1, pages + 1):
        sheet.setFont("Helvetica", 8)
        sheet.drawString(60, 805, "Lindåsa kommun (påhittad)")
        sheet.drawRightString(535, 805, f"Sida {number} ({pages})")
        sheet.setFont("Helvetica-Bold", 12)
        sheet.drawString(60, 770, heading(number))
        y = 745.0
        sheet.setFont("Times-Roman", 11)
        for _ in range(8):
            for line in wrapped(next(text)):
                sheet.drawString(60, y, line)
                y -= 14
            y -= 10
        sheet.drawString(60, 40, "Justerandes sign")
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def word(count: int) -> bytes:
    """Return a Word file with headings, paragraphs and a table row now and then."""
    made = docx.Document()
    for n, text in enumerate(paragraphs(count)):
        if n % 8 == 0:
            made.add_heading(heading(n // 8 + 1), level=2)
        made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return _timeless(out.getvalue())


def _timeless(archive: bytes) -> bytes:
    """Return a zip archive without the times of its making."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            entry_data = old.read(entry)
            new.writestr(
                zipfile.ZipInfo(entry.filename), entry_data, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()


def pack(files: dict[str, bytes]) -> bytes:
    """Return a zip archive of the files given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


_ODT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'office:version="1.3"><office:body><office:text>{body}'
    "</office:text></office:body></office:document-content>"
)


def odt(count: int) -> bytes:
    """Return an OpenDocument text."""
    body = "".join(
        (f'<text:h text:outline-level="2">{heading(n // 8 + 1)}</text:h>')
        * (n % 8 == 0)
        + f"<text:p>{escape(text)}</text:p>"
        for n, text in enumerate(paragraphs(count))
    )
    return pack(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": _ODT.format(body=body).encode(),
        }
    )


def html(count: int) -> bytes:
    """Return a web page with a menu, headings, paragraphs, lists and tables."""
    parts = []
    for n, text in enumerate(paragraphs(count)):
        if n % 8 == 0:
            parts.append(f"<h2>{heading(n // 8 + 1)}</h2>")
        if n % 8 == 5:
            cells = "".join(f"<td>{word}</td>" for word in text.split()[:4])
            parts.append(f"<table><tr>{cells}</tr></table>")
        parts.append(f"<p>{escape(text)}</p>")
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Lindåsa '
        'kommun (påhittad)</title></head><body><nav><a href="/">Start</a></nav><main>'
        f"<h1>Protokoll</h1>{''.join(parts)}</main></body></html>"
    ).encode()


def plain(count: int) -> bytes:
    """Return typewriter text: lines broken by hand, blank lines between."""
    blocks = []
    for n, text in enumerate(paragraphs(count)):
        if n % 8 == 0:
            blocks.append(heading(n // 8 + 1))
        blocks.append("\n".join(wrapped(text, 72)))
    return "\n\n".join(blocks).encode()


def markdown(count: int) -> bytes:
    """Return Markdown with front matter."""
    blocks = ["---\ntitel: Protokoll\ndatum: 2024-05-14\n---"]
    for n, text in enumerate(paragraphs(count)):
        if n % 8 == 0:
            blocks.append(f"## {heading(n // 8 + 1)}")
        blocks.append(f"- {text}" if n % 8 == 6 else text)
    return "\n\n".join(blocks).encode()


def tei(count: int) -> bytes:
    """Return a TEI file."""
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs(count))
    return (
        '<?xml version="1.0" encoding="utf-8"?><TEI xmlns="http://www.tei-c.org/ns/'
        '1.0"><teiHeader><fileDesc><titleStmt><title>Fråga</title></titleStmt>'
        "</fileDesc></teiHeader><text><body><div>"
        f"<head>Fråga</head>{body}</div></body></text></TEI>"
    ).encode()


def riksdag(count: int) -> bytes:
    """Return the open-data form of the parliament: a document's state, text in HTML."""
    inner = "".join(f"<p>{escape(text)}</p>" for text in paragraphs(count))
    return (
        '<?xml version="1.0" encoding="utf-8"?><dokumentstatus><dokument>'
        "<dok_id>PH10001</dok_id><rm>2023/24</rm><typ>ip</typ><titel>En påhittad "
        "fråga</titel><datum>2024-02-06 00:00:00</datum><html>"
        f"{escape(inner)}</html></dokument></dokumentstatus>"
    ).encode()


def rtf(count: int) -> bytes:
    """Return an RTF file as WordPad writes them."""
    out = [r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times New Roman;}}\f0\fs22 "]
    for text in paragraphs(count):
        out += ["".join(map(_rtf, text)), r"\par ", "\n"]
    return ("".join(out) + "}").encode("ascii")


def _rtf(char: str) -> str:
    if char in "{}\\":
        return f"\\{char}"
    if ord(char) < 128:
        return char
    return f"\\'{char.encode('cp1252').hex()}"


def eml(count: int) -> bytes:
    """Return a letter with a text and an attached document."""
    letter = EmailMessage()
    letter["From"] = "Registrator <registrator@lindasa.example>"
    letter["To"] = "Nämnden <namnden@lindasa.example>"
    letter["Date"] = "Tue, 14 May 2024 09:30:00 +0200"
    letter["Subject"] = "Svar på remiss om hemtjänstens planering"
    letter.set_content("\n\n".join(paragraphs(count)))
    letter.add_attachment(
        plain(4), maintype="text", subtype="plain", filename="yttrande.txt"
    )
    letter.set_boundary("gransen-mellan-delarna")
    return letter.as_bytes()


def archive(count: int) -> bytes:
    """Return a zip archive of three documents."""
    return pack(
        {
            "protokoll.txt": plain(count),
            "bilagor/svar.html": html(count),
            "bilagor/beslut.pdf": pdf(max(1, count // 8)),
        }
    )


# What each format's maker counts is pages for PDF, paragraphs for the others.
FORMATS: dict[str, Callable[[int], bytes]] = {
    ".pdf": pdf,
    ".docx": word,
    ".odt": odt,
    ".html": html,
    ".txt": plain,
    ".md": markdown,
    ".tei": tei,
    ".xml": riksdag,
    ".rtf": rtf,
    ".eml": eml,
    ".zip": archive,
}
