"""What a PDF page looks like: lines with place, size and weight, and their gaps."""

import ctypes
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2
from pypdfium2 import raw as pdfium

# A space as wide as this many letters' heights parts two columns.
COLUMN_GAP = 1.5
# Letters this much larger than the body's are a heading's.
LARGER = 1.12
# A heading is no longer than this.
LONGEST_HEADING = 200


@dataclass(frozen=True, slots=True)
class LaidLine:
    """One line of a page; `base` grows upwards, `tall` is the letters' height."""

    text: str
    left: float
    right: float
    base: float
    tall: float
    bold: bool
    first_word: float

    def reaches(self, after: "LaidLine") -> float:
        """Return where the line would end with the next line's first word."""
        return self.right + 0.25 * self.tall + after.first_word

    def follows_on(self, before: "LaidLine") -> bool:
        """Tell whether this line stands below `before` in the same letters."""
        alike = abs(self.tall - before.tall) < 0.03 * before.tall
        below = abs(self.left - before.left) < 0.5 * self.tall
        return alike and self.bold == before.bold and (below or self.text[0].islower())


class _Page:
    """The characters of one page, asked for their boxes and fonts."""

    def __init__(self, textpage: pypdfium2.PdfTextPage) -> None:
        self._raw = textpage.raw
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._rect = pdfium.FS_RECTF()
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(128)

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Return left, right, bottom and top of a character's space."""
        pdfium.FPDFText_GetLooseCharBox(self._raw, index, self._rect)
        rect = self._rect
        return rect.left, rect.right, rect.bottom, rect.top

    def bold(self, index: int) -> bool:
        """Tell whether a character is set in bold."""
        size = pdfium.FPDFText_GetFontInfo(
            self._raw, index, self._name, len(self._name), self._flags
        )
        name = self._name.raw[: max(min(size, 128) - 1, 0)].lower()
        return any(word in name for word in (b"bold", b"black", b"semib", b"heavy"))


def lay_out(textpage: pypdfium2.PdfTextPage) -> list[LaidLine]:
    """Return a page's lines, in PDFium's order and without blank ones."""
    text = textpage.get_text_range()
    if len(text) != textpage.count_chars():
        # Signs beyond the first plane shift the numbering: no geometry then.
        plain = text.replace("\ufffe", "-\n").split("\n")
        return [
            LaidLine(line.strip(), 0, 0, 0, 0, False, 0)
            for line in plain
            if line.strip()
        ]
    page = _Page(textpage)
    lines, start = [], 0
    for index, char in enumerate(text + "\n"):
        if char in "\r\n\ufffe":
            end = index + (char == "\ufffe")
            line = _line(page, text, start, end)
            if line is not None:
                lines.append(line)
            start = index + 1
    return lines


def _line(page: _Page, text: str, start: int, end: int) -> LaidLine | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    first, last = page.box(start), page.box(end - 1)
    tall = max(first[3] - first[2], 0.1)
    space = text.find(" ", start, end)
    word_end = (page.box(space - 1) if space > 0 else last)[1]
    return LaidLine(
        _with_columns(page, text, start, end, tall).replace("\ufffe", "-"),
        left=first[0],
        right=last[1],
        base=min(first[2], last[2]),
        tall=tall,
        bold=page.bold(start) and page.bold(end - 1),
        first_word=max(word_end - first[0], 0.0),
    )


def _with_columns(page: _Page, text: str, start: int, end: int, tall: float) -> str:
    """Return a line's text with a tab where a gap parts two columns."""
    parts, since = [], start
    space = text.find(" ", start, end)
    while space != -1:
        after = space + 1
        while after < end and text[after] == " ":
            after += 1
        # What stands alone at the beginning is a bullet or a number of the line.
        if space - start > 5 and after < end:
            gap = page.box(after)[0] - page.box(space - 1)[1]
            if gap > COLUMN_GAP * tall:
                parts.append(text[since:space])
                since = after
        space = text.find(" ", after, end)
    parts.append(text[since:end])
    return "\t".join(parts)


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in a document: the body's letters and its line spacing."""

    tall: float
    leading: float
    bold_means_heading: bool

    def is_heading(self, line: LaidLine) -> bool:
        """Tell whether a line's letters set it off as a heading."""
        if not self.tall or len(line.text) > LONGEST_HEADING or "\t" in line.text:
            return False
        if not any(char.isalpha() for char in line.text) or line.text[-1] in ".,;":
            return False
        larger = line.tall > LARGER * self.tall
        bold = line.bold and line.tall > 0.95 * self.tall and self.bold_means_heading
        return larger or bold

    def parts(self, line: LaidLine, after: LaidLine) -> bool:
        """Tell whether the space between two lines parts two blocks."""
        if not self.tall:
            return False
        drop = line.base - after.base
        usual = self.leading * max(line.tall, after.tall) / self.tall
        resized = abs(line.tall - after.tall) > (LARGER - 1) * self.tall
        return drop > 1.3 * usual or drop < -usual or (resized and drop > 0.2 * usual)


def measure(pages: list[list[LaidLine]]) -> Style:
    """Return the usual style of a document, weighing lines by their letters."""
    sizes: Counter[float] = Counter()
    bold = total = 0
    for lines in pages:
        for line in lines:
            sizes[round(line.tall, 1)] += len(line.text)
            bold += line.bold * len(line.text)
            total += len(line.text)
    tall = max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0
    drops = [
        line.base - after.base
        for lines in pages
        for line, after in pairwise(lines)
        if after.text[0].islower()
        and abs(line.tall - tall) < 0.6
        and 0.5 * tall < line.base - after.base < 3 * tall
    ]
    leading = median(drops) if drops else 1.2 * tall
    return Style(tall, leading, bold_means_heading=bold < 0.3 * total)
