"""The text that times are read from, and the sentence around each of them."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ingest.extract.tid.limits import Limited
from ingest.extract.tid.tense import Tenses

_REACH = 250


@dataclass(frozen=True)
class Source:
    """The text to read; `sentence_at` returns start and end around an offset.

    `running` is False for a lone phrase such as a search query, where no sentence
    tells past from future.
    """

    text: str
    reference: dt.date | None
    sentence_at: Callable[[int], tuple[int, int]]
    running: bool = True

    @cached_property
    def tenses(self) -> Tenses:
        """Return the words of tense of the whole text, found once."""
        return Tenses(self.text)


def around(source: Source, limited: Limited) -> tuple[int, int]:
    """Return where the sentence around an expression begins and ends.

    Only its nearest part: a line without stops may be as long as the document.
    """
    low, high = source.sentence_at(limited.start)
    return max(low, limited.start - _REACH), min(high, limited.end + _REACH)
