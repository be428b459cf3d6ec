"""A source as a PDF: running heads, columns, contents list, hyphenation."""

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from corpus.fiction import NOTICE, SENDERS, Sender
from corpus.hyphens import hyphenate
from corpus.markup import Block, Source

SIZES = {"h1": 18, "h2": 13, "h3": 11, "h4": 10.5, "paragraf": 12.5}
SHORT_WORD, LEAST_SHARE = 8, 12
Contents = dict[str, int]


def render(source: Source) -> bytes:
    """Return the document as PDF bytes, the same bytes every time."""
    pages: Contents = {}
    _build(source, pages)
    return _build(source, pages)


def _build(source: Source, pages: Contents) -> bytes:
    """Lay the document out; `pages` gives the contents list, and is filled anew."""
    sender = SENDERS[source.meta["body"]]
    out = io.BytesIO()
    template = _Template(out, source, sender)
    template.build(_story(source, sender, pages), canvasmaker=_canvas_for(source))
    pages.update(template.found)
    return out.getvalue()


class _Template(BaseDocTemplate):  # type: ignore[misc]
    """One column on A4 that remembers the page of each paragraph heading."""

    def __init__(self, out: io.BytesIO, source: Source, sender: Sender) -> None:
        super().__init__(
            out,
            pagesize=A4,
            invariant=1,
            title=source.meta["title"],
            author=source.meta["body"],
            lang="sv-SE",
        )
        width, height = A4
        side = sender.margin
        frame = Frame(side, 84, width - 2 * side, height - 168, id="text")
        self.addPageTemplates([PageTemplate(frames=[frame])])
        self.found: Contents = {}

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Note where a heading has come to stand."""
        heading = getattr(flowable, "paragraf", None)
        if heading:
            self.found[heading] = self.page


def _canvas_for(source: Source) -> type[Canvas]:
    head = source.meta.get("head", "").split(" | ")
    foot = source.meta.get("foot", " | ").split("|")
    margin = SENDERS[source.meta["body"]].margin

    class Numbered(Canvas):  # type: ignore[misc]
        """A canvas that knows the number of pages when it draws the heads."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self.saved: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802
            self.saved.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, state in enumerate(self.saved, start=1):
                self.__dict__.update(state)
                self._heads(number, len(self.saved))
                super().showPage()
            super().save()

        def _heads(self, number: int, total: int) -> None:
            width, height = A4
            texts = [part.format(n=number, N=total) for part in head]
            self.setFont("Helvetica", 8.5)
            self.drawString(margin, height - 48, texts[0])
            if len(texts) > 2:
                self.drawCentredString(width / 2, height - 48, texts[1])
            self.drawRightString(width - margin, height - 48, texts[-1])
            self.drawString(margin, 52, foot[0].strip())
            self.drawRightString(width - margin, 52, foot[-1].strip())
            self.setFont("Helvetica", 7)
            self.drawString(margin, 34, NOTICE)

    return Numbered


def _story(source: Source, sender: Sender, pages: Contents) -> list[Flowable]:
    story: list[Flowable] = []
    for kind, group in groupby(source.blocks, key=lambda block: block.kind):
        story += _part(kind, group, sender, source, pages)
    return story


def _part(
    kind: str, group: Iterator[Block], sender: Sender, source: Source, pages: Contents
) -> list[Flowable]:
    if kind in {"row", "form", "columns", "sign"}:
        return [*_table(kind, group, sender), Spacer(1, 8)]
    if kind == "page":
        return [PageBreak()]
    if kind == "toc":
        return _contents(source, sender, pages)
    return [_paragraph(kind, block, sender) for block in group]


def _style(kind: str, sender: Sender) -> ParagraphStyle:
    heading = kind in SIZES
    size = SIZES.get(kind, 10.5)
    font = "Times-Roman" if sender.serif else "Helvetica"
    return ParagraphStyle(
        kind,
        fontName="Helvetica-Bold" if heading else font,
        fontSize=size,
        leading=size * 1.32,
        spaceBefore=9 if heading else 0,
        spaceAfter=4 if heading else 5,
        leftIndent=16 if kind == "item" else 0,
        bulletIndent=2,
        keepWithNext=heading,
        alignment=TA_JUSTIFY if sender.justified and not heading else TA_LEFT,
    )


def _paragraph(kind: str, block: Block, sender: Sender) -> Flowable:
    style = _style(kind, sender)
    text = escape(block.text)
    if sender.justified and kind not in SIZES:
        text = hyphenate(text)
    if kind == "item":
        bullet = f"{block.number}." if block.number else "•"
        return Paragraph(text, style, bulletText=bullet)
    flowable = Paragraph(text, style)
    if kind == "paragraf":
        flowable.paragraf = block.text
    return flowable


def _table(kind: str, group: Iterator[Block], sender: Sender) -> list[Flowable]:
    rows = [block.cells for block in group]
    if kind == "sign":
        rows = [tuple("." * 38 for _ in rows[0]), rows[0]]
    columns = max(len(row) for row in rows)
    widths = _widths(kind, rows, columns, A4[0] - 2 * sender.margin)
    style = _style("cell", sender)
    style.alignment = TA_LEFT
    padded = [row + ("",) * (columns - len(row)) for row in rows]
    cells = [[Paragraph(escape(cell), style) for cell in row] for row in padded]
    lines: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
    ]
    lines.append(("BOTTOMPADDING", (0, 0), (-1, -1), 1))
    if kind == "row":
        lines.append(("GRID", (0, 0), (-1, -1), 0.4, "grey"))
    return [Table(cells, colWidths=widths, style=lines, repeatRows=0)]


def _widths(
    kind: str, rows: list[tuple[str, ...]], columns: int, width: float
) -> list[float]:
    """Share the width: narrow columns for marks and figures, room for long words."""
    if kind == "form":
        return [width * 0.32, width * 0.68]
    if kind != "row" or columns <= 2:
        return [width / columns] * columns
    longest = [_longest_word(rows, column) for column in range(columns)]
    if max(longest[1:]) <= SHORT_WORD:
        narrow = width * 0.15
        return [width - narrow * (columns - 1)] + [narrow] * (columns - 1)
    shares = [max(letters, LEAST_SHARE) for letters in longest]
    return [width * share / sum(shares) for share in shares]


def _longest_word(rows: list[tuple[str, ...]], column: int) -> int:
    cells = [row[column] for row in rows if column < len(row)]
    return max((len(word) for cell in cells for word in cell.split()), default=0)


def _contents(source: Source, sender: Sender, pages: Contents) -> list[Flowable]:
    style = _style("toc", sender)
    style.alignment = TA_LEFT
    title = Paragraph("Innehåll", _style("h2", sender))
    entries = [block.text for block in source.blocks if block.kind == "paragraf"]
    lines = []
    for entry in entries:
        dots = "." * max(4, 78 - len(entry))
        lines.append(Paragraph(f"{escape(entry)} {dots} {pages.get(entry, 0)}", style))
    return [title, *lines]
