"""Pages drawn word by word in any order: their lines put together by place alone."""

import re

from ingest.readers.pdf_characters import Characters
from ingest.readers.pdf_layout import COLUMN_GAP, LaidLine, Place
from ingest.readers.pdf_order import times_begun

# Words this near in height (in letters' heights) stand on one line.
LEVEL = 0.35
# A gap narrower than this (in letters' heights) is none: the word goes on.
NO_GAP = 0.1
# A page that begins anew this often, with lines this short, was drawn without order.
FEWEST_RUNS, SHORT = 4, 16
_WORD = re.compile(r"[^\s\ufffe]+\ufffe?")


def is_scattered(lines: list[LaidLine]) -> bool:
    """Tell whether a page was drawn word by word in no order of a reader's."""
    letters = sum(len(line.text) for line in lines)
    return letters < SHORT * len(lines) and times_begun(lines) >= FEWEST_RUNS


def lines_by_place(page: Characters) -> list[LaidLine]:
    """Return a page's lines, each of the words that stand level."""
    words = []
    for found in _WORD.finditer(page.text):
        first, last = page.box(found.start()), page.box(found.end() - 1)
        words.append(
            (
                found[0].replace("\ufffe", "-"),
                Place(0, 0, first[0], first[1], last[2], first[3]),
            )
        )
    words.sort(key=lambda one: -one[1].bottom)
    rows: list[list[tuple[str, Place]]] = []
    for word, place in words:
        tall = place.top - place.bottom
        if rows and rows[-1][0][1].bottom - place.bottom < LEVEL * tall:
            rows[-1].append((word, place))
        else:
            rows.append([(word, place)])
    return [_line(sorted(row, key=lambda one: one[1].left)) for row in rows]


def _line(row: list[tuple[str, Place]]) -> LaidLine:
    text = ""
    places: list[Place] = []
    tall = max(place.top - place.bottom for _, place in row)
    for word, place in row:
        gap = place.left - places[-1].right if places else 0.0
        if gap > COLUMN_GAP * tall:
            text += "\t"
        elif gap > NO_GAP * tall:
            text += " "
        start = len(text)
        text += word
        places.append(place._replace(start=start, end=len(text)))
    return LaidLine(
        text,
        left=places[0].left,
        right=places[-1].right,
        base=min(place.bottom for place in places),
        tall=max(tall, 0.1),
        bold=False,
        first_word=places[0].right - places[0].left,
        places=tuple(places),
    )
