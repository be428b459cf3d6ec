"""Text recognition of page pictures, by Tesseract."""

from collections.abc import Sequence

from PIL import Image

from ingest.readers import (
    ocr_engine,
    ocr_kept,
    ocr_leaders,
    ocr_picture,
    ocr_words,
    progress,
)
from ingest.readers.ocr_hidden import without_identifiers
from ingest.readers.ocr_rows import in_rows
from ingest.readers.ocr_types import Recognised, Word

__all__ = ["UNSURE", "Recognised", "Word", "advice", "available", "recognise"]

# Below this the page may stand on its head or side.
DOUBTFUL = 0.7
# Below this every tenth word or more is misread: the page is hard to read.
UNSURE = 0.85
A4_LONG_SIDE = 11.69


def available() -> bool:
    """Tell whether the engine and its Swedish data are installed."""
    return ocr_engine.installed()


def advice() -> str:
    """Return what to do when the engine is not there."""
    return (
        "Installera textigenkänning (på Debian och Ubuntu: sudo apt install "
        "tesseract-ocr tesseract-ocr-swe) och lägg till filen igen."
    )


def recognise(picture: Image.Image) -> Recognised:
    """Recognise the text of one upright or turned page picture (300 dpi is best).

    Raises:
        ReadError: the engine is not there, failed, or took too long for the page.
    """
    grey = ocr_picture.grey_of(picture)
    key = ocr_kept.key_of(grey)
    kept = ocr_kept.find(key)
    if kept is None:
        kept = without_identifiers(_recognise(grey))
        ocr_kept.keep(key, kept)
    return kept


def _recognise(grey: Image.Image) -> Recognised:
    turned = _way_up(grey) if ocr_picture.is_sideways(grey) else 0
    reading = _Reading(grey, turned)
    if reading.sureness < DOUBTFUL:
        turned = _way_up(grey)
        if turned != reading.turned:
            reading = max(reading, _Reading(grey, turned), key=_Reading.worth)
    if reading.sureness < UNSURE:
        smooth = _Reading(ocr_picture.smoothed(grey), reading.turned)
        reading = max(reading, smooth, key=_Reading.worth)
    return reading.finished()


class _Reading:
    """A page turned so many degrees clockwise, and its Swedish words."""

    def __init__(self, grey: Image.Image, turned: int) -> None:
        self.size = grey.size
        self.turned = turned
        self.prepared = ocr_picture.prepare(grey.rotate(-turned, expand=True))
        self.swedish = self._words(ocr_engine.SWEDISH)
        self.sureness = _sureness(self.swedish)

    def worth(self) -> float:
        return self.sureness * len(self.swedish)

    def finished(self) -> Recognised:
        """Return the words, with signs and figures as the English reading has them."""
        both = ocr_words.best_of(self.swedish, self._words(ocr_engine.ENGLISH))
        sound = ocr_words.without_noise(both)
        picture, leaders = self.prepared.picture, self.prepared.leaders
        whole = ocr_leaders.with_leaders(sound, leaders, picture, _dpi(picture))
        found = in_rows(whole)
        words = tuple(_word(word, self.prepared, self.turned) for word in found)
        return Recognised(words, round(_sureness(found), 3), self.turned, *self.size)

    def _words(self, language: str) -> list[ocr_engine.Found]:
        picture = self.prepared.picture
        found = ocr_engine.find_words(picture, language, _dpi(picture))
        progress.step()
        return found


def _sureness(words: Sequence[ocr_engine.Found]) -> float:
    """Return the engine's mean confidence, weighed by letters."""
    letters = sum(len(word.text) for word in words)
    total = sum(word.confidence * len(word.text) for word in words)
    return total / letters if letters else 0.0


def _way_up(grey: Image.Image) -> int:
    turned = ocr_engine.way_up(grey, _dpi(grey))
    progress.step()
    return turned


def _dpi(picture: Image.Image) -> int:
    """Return the resolution if the picture is of an A4 page, as most are."""
    return max(70, round(max(picture.size) / A4_LONG_SIDE))


def _word(word: ocr_engine.Found, prepared: ocr_picture.Prepared, turned: int) -> Word:
    left, top, right, bottom = prepared.shares(
        word.left, word.top, word.right, word.bottom
    )
    match turned:
        case 90:
            box = (top, 1 - right, bottom, 1 - left)
        case 180:
            box = (1 - right, 1 - bottom, 1 - left, 1 - top)
        case 270:
            box = (1 - bottom, left, 1 - top, right)
        case _:
            box = (left, top, right, bottom)
    return Word(word.text, *box, word.confidence, word.line)
