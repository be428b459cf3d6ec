"""Rows of dots from a heading to its page number, which the engine reads as letters.

The dots are taken away before a page is read, and put back as one word after.
"""

from collections.abc import Iterator, Sequence

from PIL import Image, ImageChops, ImageFilter

from ingest.readers import ocr_engine
from ingest.readers.ocr_engine import Found

LEADERS = "....."
# Darker than this is ink.
INK = 160
# A dot has at most this many points of ink in a strip as high as a line of text.
DOT, STRIP = 9, 20
# Ink this many points to both sides is a stroke and no dot.
STROKE = 4
# So far from other ink is a dot that is no part of a letter.
ROOM = 9
# Half of the shortest row of dots, and how much of such a row is ink.
REACH = 60
SPARSE, DENSE = 0.12, 0.65

# A page number is at most so many times as wide as its line is high.
NUMBER_WIDE = 3.5
# Around a small picture's only number, for the engine to see that it is one.
EDGE = 20
# How sure a number is that was read alone.
ALONE = 0.8

Box = tuple[int, int, int, int]


def without_leaders(grey: Image.Image) -> tuple[Image.Image, list[Box]]:
    """Return a picture without its rows of dots, and where they were."""
    ink = grey.point(lambda value: 255 if value < INK else 0)
    dots, others = _parted(ink)
    rows = _in_rows(dots, others)
    if rows.getbbox() is None:
        return grey, []
    blank = grey.copy()
    blank.paste(255, mask=_near(rows, 3, 3))
    return blank, list(_boxes(_near(rows, REACH // 2, 0)))


def with_leaders(
    words: Sequence[Found], boxes: Sequence[Box], picture: Image.Image, dpi: int
) -> list[Found]:
    """Return words with the rows of dots, and the page numbers that follow them."""
    found = list(words)
    for left, top, right, bottom in boxes:
        row = [word for word in found if _is_level(word, (top + bottom) / 2)]
        before = [word for word in row if word.left < left]
        if not before:
            continue
        last = max(before, key=lambda word: word.right)
        start = max(left, last.right)
        dots = Found(LEADERS, start, last.top, right, last.bottom, 1.0, last.line)
        after = [word for word in row if word.right > right]
        if not any(any(map(str.isdigit, word.text)) for word in after):
            # A figure alone at the edge is often seen as a blot, or not at all.
            number = _number(dots, picture, dpi)
            found = [word for word in found if not number or word not in after]
        else:
            number = []
        place = found.index(last) + 1
        found[place:place] = [dots, *number]
    return found


def _is_level(word: Found, height: float) -> bool:
    return word.top <= height <= word.bottom + (word.bottom - word.top) / 4


def _number(dots: Found, picture: Image.Image, dpi: int) -> list[Found]:
    """Return the number right after a row of dots, if there is one."""
    tall = dots.bottom - dots.top
    # Without what is left of the last dot.
    left, top = round(dots.right) + 4, round(dots.top - tall / 4)
    right = min(picture.width, round(left + NUMBER_WIDE * tall))
    if right <= left:
        return []
    part = picture.crop((left, max(0, top), right, round(dots.bottom + tall / 4)))
    ink = part.point(lambda value: 255 if value < INK else 0).getbbox()
    if ink is None:
        return []
    alone = Image.new("L", (part.width + 2 * EDGE, part.height + 2 * EDGE), 255)
    alone.paste(part, (EDGE, EDGE))
    text = ocr_engine.find_number(alone, dpi)
    if not text.isdigit() or len(text) > 3:
        return []
    box = (left + ink[0], dots.top, left + ink[2], dots.bottom)
    return [Found(text, *box, ALONE, dots.line)]


def _parted(ink: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Return ink that may be dots in a row, and all other ink."""
    most = round(255 * DOT / (2 * STRIP + 1))
    high = ink.filter(ImageFilter.BoxBlur((0, STRIP)))
    low = high.point(lambda value: 255 if value <= most else 0)
    others = ImageChops.subtract(ink, low)
    wide = ink.filter(ImageFilter.BoxBlur((STROKE, 0)))
    strokes = wide.point(lambda value: 255 if value > 250 else 0)
    letters = ImageChops.lighter(_near(others, ROOM, 0), _near(strokes, 2 * ROOM, ROOM))
    return ImageChops.subtract(ImageChops.multiply(ink, low), letters), others


def _in_rows(dots: Image.Image, others: Image.Image) -> Image.Image:
    """Return the dots that have dots, and nothing else, to both their sides."""
    share = dots.filter(ImageFilter.BoxBlur((REACH, 0)))
    even = share.point(lambda value: 255 if SPARSE * 255 <= value <= DENSE * 255 else 0)
    core = ImageChops.multiply(dots, even)
    if core.getbbox() is None:
        return core
    core = ImageChops.subtract(core, _near(others, REACH, STRIP // 2))
    return ImageChops.multiply(dots, _near(core, REACH + REACH // 4, 2))


def _near(mask: Image.Image, across: int, down: int) -> Image.Image:
    """Return a mask of all points this near to one of the mask's."""
    # In two steps, since one point in a wide square is too little to be seen.
    for reach in ((across, 0), (0, down)):
        mask = mask.filter(ImageFilter.BoxBlur(reach)).point(
            lambda value: 255 if value else 0
        )
    return mask


def _boxes(mask: Image.Image) -> Iterator[Box]:
    for top, bottom in _runs(mask.resize((1, mask.height), Image.Resampling.BOX)):
        strip = mask.crop((0, top, mask.width, bottom))
        for left, right in _runs(strip.resize((mask.width, 1), Image.Resampling.BOX)):
            if right - left > 2 * REACH:
                yield left + REACH // 2, top, right - REACH // 2, bottom


def _runs(profile: Image.Image) -> Iterator[tuple[int, int]]:
    """Return where a profile is not empty, from and to."""
    values = profile.tobytes()
    start: int | None = None
    for place, value in enumerate((*values, 0)):
        if value and start is None:
            start = place
        elif not value and start is not None:
            yield start, place
            start = None
