"""Text recognition of page pictures, by Tesseract."""

from dataclasses import dataclass

from PIL import Image


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word; the box in shares of the picture from its upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    line: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Recognised:
    """The words of one picture in reading order, and the engine's mean confidence."""

    words: tuple[Word, ...]
    confidence: float


def available() -> bool:
    """Tell whether the engine and its Swedish data are installed."""
    return False


def recognise(picture: Image.Image) -> Recognised:
    """Recognise the text of one upright or turned page picture (300 dpi is best)."""
    raise NotImplementedError
