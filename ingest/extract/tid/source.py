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

    `titled` is the year of a plan or report that the document is by its title,
    `headings` where its headings begin. `running` is False for a lone phrase such as
    a search query, where no sentence tells past from future.
    """

    text: str
    reference: dt.date | None
    sentence_at: Callable[[int], tuple[int, int]]
    running: bool = True
    titled: int | None = None
    headings: tuple[int, ...] = ()

    @cached_property
    def _tenses(self) -> dict[int, Tenses]:
        return {}

    def tenses_at(self, offset: int) -> Tenses:
        """Return the words of tense of the sentence around an offset, found once."""
        first, last = self.sentence_at(offset)
        if first not in self._tenses:
            self._tenses[first] = Tenses(self.text, first, last)
        return self._tenses[first]


def around(source: Source, limited: Limited) -> tuple[int, int]:
    """Return where the sentence around an expression begins and ends.

    Only its nearest part: a line without stops may be as long as the document.
    """
    low, high = source.sentence_at(limited.start)
    return max(low, limited.start - _REACH), min(high, limited.end + _REACH)
