"""What text recognition gives: words with their places, and how sure it is."""

from dataclasses import dataclass


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
    """The words of one picture in reading order, and the engine's mean confidence.

    What identifies somebody is hidden, each kind by its own sign, so that it is known
    when the words are read (`ingest.privacy`).

    `turned` is how many degrees clockwise the picture had to be turned to stand
    upright, `width` and `height` its size in pixels as it was given.
    """

    words: tuple[Word, ...]
    confidence: float
    turned: int = 0
    width: int = 0
    height: int = 0
