"""Tesseract, called through pytesseract: one picture in, words with places out."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import pytesseract
from PIL import Image

from ingest.errors import ReadError

SWEDISH, ENGLISH = "swe", "eng"
# A page that is worked on longer than this is a picture, not text.
SECONDS = 200
# The engine's own page layout: blocks in reading order.
LAYOUT = 3
# One line alone, of figures only.
FIGURES = "--psm 7 -c tessedit_char_whitelist=0123456789"
# The least the engine must be sure of which way is up.
SURE_WAY_UP = 2.0


@dataclass(frozen=True, slots=True)
class Found:
    """A word and its box in pixels; `line` is block, paragraph and line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    line: tuple[int, int, int]


@cache
def installed() -> bool:
    """Tell whether the program and the languages it needs are there."""
    if shutil.which(pytesseract.pytesseract.tesseract_cmd) is None:
        return False
    try:
        return {SWEDISH, ENGLISH} <= set(pytesseract.get_languages())
    except (pytesseract.TesseractNotFoundError, subprocess.SubprocessError, OSError):
        return False


@cache
def version() -> str:
    """Return the engine's version, part of what a kept result is kept under."""
    return str(pytesseract.get_tesseract_version())


def find_words(picture: Image.Image, language: str, dpi: int) -> list[Found]:
    """Return the words of an upright picture, in the engine's reading order."""
    with _engine(picture):
        table = pytesseract.image_to_data(
            picture,
            lang=language,
            config=f"--psm {LAYOUT} --dpi {dpi}",
            timeout=SECONDS,
        )
    rows = str(table).split("\n")[1:]
    return [word for row in rows if (word := _word(row))]


def find_number(picture: Image.Image, dpi: int) -> str:
    """Return the number that is alone in a small picture, or nothing."""
    with _engine(picture):
        told = pytesseract.image_to_string(
            picture, lang=ENGLISH, config=f"{FIGURES} --dpi {dpi}", timeout=SECONDS
        )
    return str(told).strip()


def way_up(picture: Image.Image, dpi: int) -> int:
    """Return how many degrees clockwise turn the page upright, 0 if unsure."""
    try:
        with _engine(picture):
            told = pytesseract.image_to_osd(
                picture, config=f"--dpi {dpi}", timeout=SECONDS, output_type="dict"
            )
    except ReadError:
        # Too few letters to tell, or no data for it.
        return 0
    sure = float(told.get("orientation_conf", 0)) >= SURE_WAY_UP
    return int(told.get("rotate", 0)) % 360 if sure else 0


@contextmanager
def _engine(picture: Image.Image) -> Iterator[None]:
    # More threads make one page slower, and the workers share the cores already.
    os.environ["OMP_THREAD_LIMIT"] = "1"
    # Uncompressed, so that no time goes to packing what is unpacked at once.
    picture.format = "PPM"
    try:
        yield
    except pytesseract.TesseractError as error:
        raise ReadError(
            "Textigenkänningen av en sida misslyckades.",
            "Försök igen. Går det inte: skanna dokumentet på nytt.",
        ) from error
    except RuntimeError as error:
        raise ReadError(
            "En sida tog för lång tid att textigenkänna.",
            "Skanna sidan på nytt i svartvitt och 300 punkter per tum.",
            stage="gräns",
        ) from error


def _word(row: str) -> Found | None:
    """Return the word of one row of the engine's table, None for other rows."""
    cells = row.split("\t")
    if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
        return None
    left, top, width, height = (float(cell) for cell in cells[6:10])
    return Found(
        cells[11].strip(),
        left,
        top,
        left + width,
        top + height,
        max(0.0, float(cells[10]) / 100),
        (int(cells[2]), int(cells[3]), int(cells[4])),
    )
