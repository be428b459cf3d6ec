"""Pictures of pages: PNG, JPEG and TIFF, each picture a page read by recognition."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageOps, ImageSequence

from ingest.errors import ReadError
from ingest.model import Page, PlacedLine, RawDocument
from ingest.readers import limits, ocr
from ingest.readers.ocr_layout import laid_out
from ingest.readers.quality import FLOOR, legibility

FORMATS = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff"}
# An A3 page at 600 dots an inch has 70 million points; a bomb has more.
MAX_PIXELS = 120_000_000
# A page at 70 dots an inch; letters on anything smaller cannot be read.
LEAST_SIDE = 400
# Fewer letters than this in all are a logo or a photo with a sign in it.
LEAST_LETTERS = 20
POINTS_PER_INCH = 72
USUAL_DPI = 300
_DAMAGE = (
    *(OSError, EOFError, ValueError, SyntaxError, TypeError, LookupError),
    *(ArithmeticError, struct.error),
)


def read(data: bytes) -> RawDocument:
    """Read a picture's text, page by page.

    Raises:
        ReadError: it is no page with text, too large, or there is no engine.
    """
    with _opened(data) as picture:
        media_type = FORMATS[picture.format or ""]
        limits.check_pages(_count(picture))
        if max(picture.size) < LEAST_SIDE:
            raise _no_page()
        if not ocr.available():
            raise ReadError("Filen är en bild av text.", ocr.advice())
        return _document(media_type, _frames(picture))


def _opened(data: bytes) -> Image.Image:
    with _damage_told(), warnings.catch_warnings():
        # The size is checked here, by a limit of our own.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        picture = Image.open(io.BytesIO(data), formats=list(FORMATS))
    _check_pixels(picture)
    return picture


def _count(picture: Image.Image) -> int:
    """Return how many pictures there are; all of a file is looked through for it."""
    with _damage_told():
        return int(getattr(picture, "n_frames", 1))


@contextmanager
def _damage_told() -> Iterator[None]:
    """Tell of damage where the library raises whatever its damaged file led to."""
    try:
        yield
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except _DAMAGE as error:
        raise limits.damaged() from error


def _check_pixels(picture: Image.Image) -> None:
    if picture.width * picture.height > MAX_PIXELS:
        raise _too_large()


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    """Yield each picture of a file as its camera or scanner meant it to stand."""
    with _damage_told():
        for frame in ImageSequence.Iterator(picture):
            _check_pixels(frame)
            yield ImageOps.exif_transpose(frame)


def _document(media_type: str, frames: Iterator[Image.Image]) -> RawDocument:
    text = ""
    starts: list[int] = []
    pages: list[Page] = []
    places: list[PlacedLine] = []
    for number, frame in enumerate(frames, start=1):
        starts.append(len(text))
        found = ocr.recognise(frame)
        laid, lines = laid_out(found, number)
        pages.append(_page(frame, found, laid))
        places += [
            line._replace(start=line.start + len(text), end=line.end + len(text))
            for line in lines
        ]
        text += laid + "\n\n"
    if sum(map(str.isalpha, text)) < LEAST_LETTERS:
        raise _no_page()
    return RawDocument(
        media_type,
        text,
        tuple(starts),
        wrapped=True,
        pages=tuple(pages),
        lines=tuple(places),
    )


def _page(frame: Image.Image, found: ocr.Recognised, text: str) -> Page:
    across, down = frame.info.get("dpi", (USUAL_DPI, USUAL_DPI))
    score = legibility(text)
    unsure = bool(text) and found.confidence < ocr.UNSURE
    return Page(
        width=frame.width * POINTS_PER_INCH / _dpi(across),
        height=frame.height * POINTS_PER_INCH / _dpi(down),
        source="ocr",
        legibility=score,
        ocr_confidence=found.confidence,
        hard=unsure or (score is not None and score < FLOOR),
    )


def _dpi(stated: float) -> float:
    """Return a resolution that a scanner can have had."""
    return float(stated) if 70 <= stated <= 2400 else float(USUAL_DPI)


def _no_page() -> ReadError:
    return ReadError(
        "Filen är en bild utan läsbar text.",
        "Är det en skannad sida: skanna den på nytt med 300 punkter per tum. "
        "Fotografier och logotyper läses inte.",
    )


def _too_large() -> ReadError:
    return ReadError(
        f"Bilden har fler än {MAX_PIXELS // 1_000_000} miljoner bildpunkter.",
        "Skanna sidan på nytt med 300 punkter per tum.",
        stage="gräns",
    )
