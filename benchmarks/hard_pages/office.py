"""Pages as office suites and meeting systems make them."""

from itertools import zip_longest

from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.hard_pages import texts
from benchmarks.hard_pages.drawing import BODY, BOLD, LEFT, Sheet
from benchmarks.hard_pages.page import HardPage, cells, joined

COLUMN = 215.0
SECOND = LEFT + COLUMN + 25


def attendance() -> bytes:
    """Draw those who decide to the left and the others to the right, line by line."""
    sheet = Sheet()
    sheet.block(texts.TITLE)
    title, left, right = texts.ATTENDANCE
    sheet.block(title)
    for one, other in zip_longest(left, right, fillvalue=""):
        # As in a table without lines: the file goes from one column to the other.
        for text, x in ((one, LEFT), (other, SECOND)):
            heading = text in {"Beslutande", "Ej tjänstgörande ersättare"}
            heading = heading or text == "Övriga deltagare"
            sheet.canvas.setFont(BOLD if heading else BODY, 11)
            sheet.canvas.drawString(x, sheet.y, text)
        sheet.y -= 14
    sheet.y -= 20
    sheet.blocks(texts.LESSONS[:4])
    return sheet.data()


def form() -> bytes:
    """Draw labels to the left and what they say to the right of them."""
    sheet = Sheet()
    sheet.block(texts.TITLE)
    sheet.block("Sammanträdesprotokoll 2024-05-14")
    for label, lines in texts.FORM:
        sheet.canvas.setFont("Helvetica-Bold", 9)
        sheet.canvas.drawString(LEFT, sheet.y, label)
        for line in lines:
            sheet.line(line, 210, "Helvetica", 9)
        sheet.y -= 8
    sheet.blocks(texts.PLAYGROUND[:4])
    return sheet.data()


def signatures() -> bytes:
    """Draw three columns to sign in, row by row: title, line, name, date."""
    sheet = Sheet()
    sheet.block(texts.TITLE)
    sheet.blocks(texts.LESSONS)
    sheet.y -= 10
    sheet.block("Underskrifter")
    for row, parts in enumerate(zip(*texts.SIGNATURES, strict=True)):
        for column, part in enumerate(parts):
            x = LEFT + column * 155
            sheet.canvas.setFont(BODY if row else BOLD, 10)
            sheet.canvas.drawString(x, sheet.y, part)
            if row == 0:
                sheet.canvas.line(x, sheet.y - 24, x + 135, sheet.y - 24)
        sheet.y -= 13 if row else 36
    return sheet.data()


def two_columns() -> bytes:
    """Draw two columns of running text below a heading, the right one first."""
    sheet = Sheet()
    top = sheet.y - 24
    sheet.y = top
    sheet.blocks(texts.ROADS[3:], COLUMN, SECOND)
    sheet.y = top
    sheet.blocks(texts.ROADS[:3], COLUMN)
    sheet.y = top + 24
    sheet.block(texts.TITLE)
    return sheet.data()


def votes() -> bytes:
    """Draw how each member voted, in a ruled table between paragraphs."""
    sheet = Sheet()
    sheet.block(texts.TITLE)
    sheet.blocks(texts.LESSONS[:3])
    sheet.block("Omröstningslista")
    sheet.table(texts.VOTES, (170, 50, 50, 50, 60))
    sheet.blocks(texts.LESSONS[4:])
    return sheet.data()


def budget() -> bytes:
    """Draw a budget: numbers set to the right, long names on several lines."""
    sheet = Sheet()
    sheet.block(texts.TITLE)
    sheet.block("Nämndens ram 2025")
    for row in texts.BUDGET:
        name = _split(row[0], 40)
        for number, cell in enumerate(row[1:]):
            sheet.canvas.setFont(BODY, 10)
            sheet.canvas.drawRightString(LEFT + 270 + 80 * number, sheet.y, cell)
        for line in name:
            sheet.line(line, LEFT, BODY, 10)
        sheet.canvas.line(LEFT, sheet.y + 9, LEFT + 440, sheet.y + 9)
        sheet.y -= 3
    sheet.y -= 10
    sheet.block(texts.BUDGET_NOTE)
    return sheet.data()


def _split(text: str, most: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def furnished() -> bytes:
    """Draw three pages with running head and foot, a note in the margin, a stamp."""
    sheet = Sheet()
    for number, blocks in enumerate((texts.LESSONS, texts.ROADS, texts.PLAYGROUND)):
        _head_and_foot(sheet, number + 1)
        sheet.y = 700
        if number == 0:
            sheet.block(texts.TITLE)
        sheet.blocks(blocks)
        if number == 0:
            _stamp(sheet)
        _margin(sheet)
        if number < 2:
            sheet.canvas.showPage()
    return sheet.data()


def _head_and_foot(sheet: Sheet, number: int) -> None:
    canvas = sheet.canvas
    canvas.setFont("Helvetica", 9)
    canvas.drawString(LEFT, 800, "LINDÅSA KOMMUN")
    canvas.drawString(LEFT + 200, 800, "Sammanträdesprotokoll")
    canvas.drawString(LEFT, 788, "Barn- och ungdomsnämnden")
    canvas.drawString(LEFT + 200, 788, "2024-05-14")
    canvas.drawRightString(525, 800, f"Sida {number + 2} (17)")
    canvas.line(LEFT, 55, 525, 55)
    canvas.setFont("Helvetica", 7)
    for x, label in ((LEFT, "Justerandes sign"), (400, "Utdragsbestyrkande")):
        canvas.drawString(x, 46, label)


def _margin(sheet: Sheet) -> None:
    """Draw a line of small print turned a quarter along the left edge."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(22, 300)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 6)
    canvas.drawString(0, 0, "Mall LK-114, fastställd 2019-02-01")
    canvas.restoreState()


def _stamp(sheet: Sheet) -> None:
    """Draw a registrar's stamp in the upper right corner, put on afterwards."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.setStrokeColorRGB(0.1, 0.1, 0.7)
    canvas.setFillColorRGB(0.1, 0.1, 0.7)
    canvas.translate(405, 730)
    canvas.rotate(4)
    canvas.rect(0, 0, 130, 44)
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(8, 30, "LINDÅSA KOMMUN")
    canvas.drawString(8, 18, "Ink. 2024-05-22")
    canvas.drawString(8, 6, "Dnr BUN-2024-00118")
    canvas.restoreState()


def letterspaced() -> bytes:
    """Draw headings with space between their letters, set or typed."""
    sheet = Sheet()
    sheet.block(texts.TITLE)
    for words in ("SAMMANTRÄDESPROTOKOLL", "Delegationsbeslut och anmälningar"):
        pen = sheet.canvas.beginText(LEFT, sheet.y)
        pen.setFont(BOLD, 13)
        pen.setCharSpace(5.5)
        pen.textOut(words)
        pen.setCharSpace(0)
        sheet.canvas.drawText(pen)
        sheet.y -= 30
    sheet.blocks(texts.AGREEMENT[1:5])
    sheet.line("P R O T O K O L L S U T D R A G", LEFT, BOLD, 13)
    sheet.y -= 12
    sheet.blocks(texts.AGREEMENT[5:])
    return sheet.data()


def narrow() -> bytes:
    """Draw a narrow column, its words broken wherever a line is full."""
    sheet = Sheet()
    sheet.block(texts.TITLE)
    sheet.blocks(texts.NARROW, 142)
    return sheet.data()


def crossed() -> bytes:
    """Draw every word on its own, in an order that is not the page's."""
    sheet = Sheet()
    words: list[tuple[float, float, str]] = []
    for text in (texts.TITLE, *texts.LETTER):
        for line in _split(text, 84):
            x = LEFT
            for word in line.split():
                words.append((x, sheet.y, word))
                x += stringWidth(word, BODY, 11) + 2.75
            sheet.y -= 14
        sheet.y -= 8
    # Every fifth word first, then the ones after those, and so on.
    for first in range(5):
        for x, y, word in words[first::5]:
            sheet.canvas.setFont(BODY, 11)
            sheet.canvas.drawString(x, y, word)
    return sheet.data()


def turned() -> bytes:
    """Draw on a sheet that lies on its side and is shown upright."""
    sheet = Sheet((842, 595))
    canvas = sheet.canvas
    canvas.setPageRotation(90)
    canvas.translate(842, 0)
    canvas.rotate(90)
    sheet.block(texts.TITLE)
    sheet.blocks(texts.ARCHIVE)
    return sheet.data()


def doubled() -> bytes:
    """Draw headings twice, a hair apart, as programs without a bold face do."""
    sheet = Sheet()
    for text in (texts.TITLE, *texts.PLAYGROUND):
        for line in _split(text, 84):
            sheet.canvas.setFont(BODY, 11)
            copies = 3 if len(text) <= 60 or text == texts.TITLE else 1
            for copy in range(copies):
                sheet.canvas.drawString(LEFT + 0.35 * copy, sheet.y, line)
            sheet.y -= 14
        sheet.y -= 8
    return sheet.data()


_FURNISHED = (texts.TITLE, *texts.LESSONS, *texts.ROADS, *texts.PLAYGROUND)

PAGES = (
    HardPage(
        "närvarolista i två spalter",
        "text",
        joined(
            (
                texts.TITLE,
                texts.ATTENDANCE[0],
                *texts.ATTENDANCE[1],
                *texts.ATTENDANCE[2],
                *texts.LESSONS[:4],
            )
        ),
        attendance,
    ),
    HardPage(
        "förstasida som formulär",
        "text",
        joined(
            (
                texts.TITLE,
                "Sammanträdesprotokoll 2024-05-14",
                *(f"{label} {' '.join(lines)}" for label, lines in texts.FORM),
                *texts.PLAYGROUND[:4],
            )
        ),
        form,
    ),
    HardPage(
        "underskrifter i tre spalter",
        "text",
        joined(
            (
                texts.TITLE,
                *texts.LESSONS,
                "Underskrifter",
                *map(" ".join, texts.SIGNATURES),
            )
        ),
        signatures,
    ),
    HardPage(
        "brödtext i två spalter",
        "text",
        joined((texts.TITLE, *texts.ROADS)),
        two_columns,
    ),
    HardPage(
        "omröstning i tabell",
        "text",
        joined(
            (
                texts.TITLE,
                *texts.LESSONS[:3],
                "Omröstningslista",
                cells(texts.VOTES),
                *texts.LESSONS[4:],
            )
        ),
        votes,
    ),
    HardPage(
        "budget, celler på flera rader",
        "text",
        joined(
            (texts.TITLE, "Nämndens ram 2025", cells(texts.BUDGET), texts.BUDGET_NOTE)
        ),
        budget,
    ),
    HardPage("sidhuvud, marginal, stämpel", "text", joined(_FURNISHED), furnished),
    HardPage(
        "spärrade rubriker",
        "text",
        joined(
            (
                texts.TITLE,
                "SAMMANTRÄDESPROTOKOLL",
                "Delegationsbeslut och anmälningar",
                *texts.AGREEMENT[1:5],
                "PROTOKOLLSUTDRAG",
                *texts.AGREEMENT[5:],
            )
        ),
        letterspaced,
    ),
    HardPage(
        "smal spalt med avstavning",
        "text",
        joined((texts.TITLE, *texts.NARROW)),
        narrow,
    ),
    HardPage("ord i omkastad ordning", "text", joined((texts.TITLE, *texts.LETTER)),
             crossed),
    HardPage("vriden sida (90°)", "text", joined((texts.TITLE, *texts.ARCHIVE)),
             turned),
    HardPage("falsk fetstil, dubblad", "text",
             joined((texts.TITLE, *texts.PLAYGROUND)), doubled),
)  # fmt: skip
