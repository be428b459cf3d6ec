"""Documents of every format with identifiers and look-alikes planted in them.

Each item stands after a marker of letters that no text has, so that what became of it
can be told. Where lines are broken by layout the item's own breaks are line ends.
"""

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from html import escape
from itertools import islice
from pathlib import Path

import reportlab
from docx import Document
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks import identifiers_made as made
from benchmarks.identifiers_homes import homes, places
from benchmarks.identifiers_made import BREAK, Item

FONTS = Path(reportlab.__file__).parent / "fonts"
HEAD = (
    "Region Norrlid, regionstyrelsen\nProtokoll 2023-05-{day:02}\n\n"
    "§ {number} Ärende {number}\n"
)
DECIDED = "Regionstyrelsen beslutar att anta planen och lovar att redovisa den 2024."
SYLLABLES = [c + v for c in "bdfgklmnprst" for v in "aeio"]
# Breaks are kept in formats whose lines are layout; others have a space there, as the
# reader of a paragraph does. Cells become cells where the format has them.
Block = tuple[str, Item]


@dataclass(frozen=True, slots=True)
class Planted:
    """A document: its format, name, bytes, and items each with its marker.

    `beside` are items that stand outside the text: the name, what the file says of
    itself, page heads.
    """

    form: str
    name: str
    data: bytes
    items: tuple[Block, ...]
    beside: tuple[Item, ...]


def marker(number: int) -> str:
    """Return a made-up word that tells an item from all others."""
    word = ""
    for _ in range(3):
        number, rest = divmod(number, len(SYLLABLES))
        word += SYLLABLES[rest]
    return f"Sökord{word}"


def _lines(blocks: Sequence[Block], number: int) -> Iterator[str]:
    yield from HEAD.format(day=number % 28 + 1, number=number + 1).split("\n")
    yield DECIDED
    for mark, item in blocks:
        yield ""
        glue = "" if item.before.endswith("(") else " "
        yield f"{mark} {item.before}{glue}{item.written}{item.after} enligt uppgift."


def _whole(blocks: Sequence[Block], number: int, gap: str = " ") -> Iterator[str]:
    """Yield paragraphs, with a space where a line of layout would have ended."""
    for line in "\n".join(_lines(blocks, number)).split("\n\n"):
        yield from (
            [line]
            if "Sökord" not in line
            else [line.replace("-\n", "-").replace("\n", gap)]
        )


def txt(blocks: Sequence[Block], number: int, _: Sequence[Item]) -> bytes:
    """Return a text with its own line ends."""
    return "\n".join(_lines(blocks, number)).encode()


def markdown(blocks: Sequence[Block], number: int, beside: Sequence[Item]) -> bytes:
    """Return Markdown with a link to each item that stands beside."""
    links = (f"[{one.written}](mailto:{one.written})" for one in beside)
    return "\n\n".join((*_whole(blocks, number), *links)).encode()


def html(blocks: Sequence[Block], number: int, beside: Sequence[Item]) -> bytes:
    """Return a page of the web; a broken item has a line break in it."""
    body = "".join(
        _html_block(escape(p)) for p in "\n".join(_lines(blocks, number)).split("\n\n")
    )
    told = "".join(
        f'<p><a href="mailto:{escape(one.written)}"><img src="a.png" '
        f'alt="{escape(one.written)}"></a></p>'
        for one in beside
    )
    metas = "".join(
        f'<meta name="author" content="{escape(o.written)}">' for o in beside
    )
    page = (
        f'<!doctype html><html lang="sv"><head><meta charset="utf-8">{metas}'
        f"<title>Ärende {number}</title></head>"
        f"<body><main>{body}{told}</main></body></html>"
    )
    return page.encode()


def _html_block(paragraph: str) -> str:
    if "\t" in paragraph:
        cells = "".join(f"<td>{cell.strip()}</td>" for cell in paragraph.split("\t"))
        return f"<table><tr>{cells}</tr></table>"
    return f"<p>{paragraph.replace(BREAK, '<br>')}</p>"


def docx(blocks: Sequence[Block], number: int, beside: Sequence[Item]) -> bytes:
    """Return a Word document with a page head and properties."""
    document = Document()
    for paragraph in "\n".join(_lines(blocks, number)).split("\n\n"):
        if "\t" in paragraph:
            cells = paragraph.split("\t")
            table = document.add_table(1, len(cells))
            for cell, text in zip(table.rows[0].cells, cells, strict=True):
                cell.text = text.strip()
        else:
            document.add_paragraph(paragraph)
    for one in beside:
        document.sections[0].header.paragraphs[0].text = f"Kontakt {one.written}"
        document.core_properties.author = one.written
        document.core_properties.subject = f"Om {one.written}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt(blocks: Sequence[Block], number: int, beside: Sequence[Item]) -> bytes:
    """Return an OpenDocument text."""
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    body = "".join(
        f"<text:p>{escape(p).replace(chr(9), '<text:tab/>')}</text:p>".replace(
            BREAK, "<text:line-break/>"
        )
        for p in "\n".join(_lines(blocks, number)).split("\n\n")
    )
    who = "".join(f"<dc:creator>{escape(one.written)}</dc:creator>" for one in beside)
    files = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces}><office:body><office:text>"
        f"{body}</office:text></office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {spaces}><office:meta>{who}</office:meta>"
        "</office:document-meta>",
    }
    return pack({name: text.encode() for name, text in files.items()})


def rtf(blocks: Sequence[Block], number: int, beside: Sequence[Item]) -> bytes:
    """Return rich text."""
    who = "".join(one.written for one in beside)
    body = "\\par\\par ".join(
        p.replace(BREAK, "\\line ").replace("\t", "\\tab ")
        for p in "\n".join(_lines(blocks, number)).split("\n\n")
    )
    text = f"{{\\rtf1\\ansi{{\\info{{\\author {who}}}}}{body}}}"
    return "".join(
        c if ord(c) < 128 else f"\\u{_signed(ord(c))}?" for c in text
    ).encode()


def _signed(code: int) -> int:
    return code - 65536 if code > 32767 else code


def eml(blocks: Sequence[Block], number: int, beside: Sequence[Item]) -> bytes:
    """Return a letter; those beside are whom it is from and to."""
    letter = EmailMessage(policy=default)
    letter["Subject"] = f"Ärende {number}"
    for field, one in zip(("From", "To"), beside, strict=False):
        letter[field] = one.written
    letter["Date"] = "Mon, 8 May 2023 10:00:00 +0200"
    letter.set_content("\n".join(_lines(blocks, number)))
    return letter.as_bytes()


def pdf(blocks: Sequence[Block], number: int, beside: Sequence[Item]) -> bytes:
    """Return a PDF whose lines end where the items are broken, with heads and feet."""
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", FONTS / "Vera.ttf"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for one in beside:
        canvas.setAuthor(one.written)
        canvas.setSubject(f"Om {one.written}")
    y = 0.0
    for line in "\n".join(_lines(blocks, number)).split("\n"):
        if y < 90:
            if y:
                canvas.showPage()
            y = 770
            canvas.setFont("Vera", 8)
            for one in beside:
                canvas.drawString(70, 810, f"Region Norrlid, kontakt {one.written}")
        canvas.setFont("Vera", 10)
        for place, cell in enumerate(line.split("\t")):
            canvas.drawString(70 + 110 * place, y, _drawable(cell.strip()))
        y -= 14
    canvas.save()
    return out.getvalue()


def _drawable(text: str) -> str:
    """Return text in signs that the font has."""
    narrow = str.maketrans({chr(0xFF10 + n): str(n) for n in range(10)})
    return text.translate(narrow).replace("\u2009", " ").replace("\u00ad", "")


def scan(blocks: Sequence[Block], number: int, _: Sequence[Item]) -> bytes:
    """Return a PDF that is a picture of a page."""
    page = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.truetype(FONTS / "Vera.ttf", 30)
    y = 180
    for line in "\n".join(_lines(blocks, number)).split("\n"):
        for place, cell in enumerate(line.split("\t")):
            draw.text(
                (190 + 260 * place, y), _drawable(cell.strip()), font=font, fill=20
            )
        y += 46
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(page), 0, 0, *A4)
    canvas.save()
    return out.getvalue()


def archive(blocks: Sequence[Block], number: int, beside: Sequence[Item]) -> bytes:
    """Return a ZIP whose member is called what stands beside."""
    called = "".join(one.written for one in beside)
    return pack({f"bilaga {called}.txt": txt(blocks, number, ())})


def pack(files: dict[str, bytes]) -> bytes:
    """Return files in a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return out.getvalue()


Render = Callable[[Sequence[Block], int, Sequence[Item]], bytes]
# Each format, how it is made, its ending, and how often it comes among twenty-five.
FORMS: dict[str, tuple[Render, str, int]] = {
    "pdf": (pdf, "pdf", 7),
    "docx": (docx, "docx", 4),
    "html": (html, "html", 3),
    "txt": (txt, "txt", 3),
    "odt": (odt, "odt", 2),
    "rtf": (rtf, "rtf", 1),
    "eml": (eml, "eml", 1),
    "md": (markdown, "md", 2),
    "zip": (archive, "zip", 1),
    "scan": (scan, "pdf", 1),
}
# What stands outside the text is written whole, as such things are.
_BESIDE = {
    "person": ("bindestreck", "sekel"),
    "email": ("vanlig",),
    "phone": ("grupper",),
}


def documents(count: int, planted: int, seed: int) -> Iterator[Planted]:
    """Yield documents with so many identifiers among them, and as many look-alikes."""
    chance = random.Random(seed)  # noqa: S311 - documents, no secret
    sources = {
        "person": made.persons(chance),
        "phone": made.phones(chance),
        "email": made.emails(chance),
        "address": homes(chance),
    }
    others = _mixed(made.lookalikes(chance), places(chance))
    most = max(often for _, _, often in FORMS.values())
    order = [f for n in range(most) for f, (_, _, often) in FORMS.items() if n < often]
    kinds = ("person", "phone", "email", "person", "address")
    given = 0
    for number in range(count):
        form = order[number % len(order)]
        render, ending, _ = FORMS[form]
        share = (planted - given) // (count - number)
        own = ["email", "person"] if form == "eml" else [kinds[number % 3]]
        beside = (
            []
            if form in ("txt", "scan")
            else [
                _beside(sources["email" if form in ("eml", "md", "html") else kind])
                for kind in own[:1]
            ]
        )
        items = [
            next(sources[kinds[(number + n) % 5]]) for n in range(share - len(beside))
        ]
        mixed = items + list(islice(others, len(items)))
        if form == "scan":
            mixed = [one for one in mixed if BREAK not in one.written]
        chance.shuffle(mixed)
        blocks = [(marker(number * 40 + n), one) for n, one in enumerate(mixed)]
        given += sum(bool(one.secrets) for _, one in blocks) + len(beside)
        data = render(blocks, number, beside)
        name = f"{number:03}.{ending}"
        named = []
        if number % 10 == 3:
            named = [_beside(sources["person"])]
            name = f"{number:03} {named[0].written}.{ending}"
            given += 1
        yield Planted(form, name, data, tuple(blocks), (*beside, *named))


def _beside(source: Iterator[Item]) -> Item:
    return next(one for one in source if one.way in _BESIDE[one.kind])


def _mixed(many: Iterator[Item], few: Iterator[Item]) -> Iterator[Item]:
    """Yield of two endless sources, one in six of the second."""
    while True:
        yield from islice(many, 5)
        yield next(few)
