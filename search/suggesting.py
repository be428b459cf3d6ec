"""What a reader may be about to type: names, bodies, numbers, titles and topics.

All of them are read from the index once, and again when it has changed; what begins so
is then found by halving. Names are found by any of their words, and without dots too.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from search import analysis
from search.model import Engine

# Kinds in the order they are offered, with the field each is read from.
KINDS = (
    ("person", "person"),
    ("organ", "organ"),
    ("body", "body"),
    ("topic", "amne"),
    ("dnr", "dnr"),
    ("title", "title_raw"),
)
# Fewer letters than this say nothing, and so many values of a kind are kept.
SHORTEST, MOST = 2, 50_000
# Of what begins so, so many are weighed.
WEIGHED = 400
# A title is found by its beginning and by so many of its words.
WORDS = 6
LAST = "\uffff"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What can be typed instead of `text`, and what it is a name of (see KINDS)."""

    query: str
    shown: str
    kind: str


@dataclass(frozen=True, slots=True, order=True)
class _Known:
    begins: str
    rank: int
    shown: str


class Suggesting:
    """Knows what the index holds names of."""

    def __init__(self, engine: Engine) -> None:
        """Read from `engine` when first asked."""
        self._engine = engine
        self._seq = -1
        self._known: list[_Known] = []

    def suggest(self, text: str, limit: int = 8) -> list[Suggestion]:
        """Return what may be meant by the last words of a text, likeliest first."""
        self._read()
        words = list(analysis.WORD.finditer(text[-200:]))
        offset = max(len(text) - 200, 0)
        for word in words:
            start = word.start() + offset
            found = self._beginning(text[start:], limit)
            if found:
                return [_offered(text[:start], known) for known in found]
        return []

    def _read(self) -> None:
        seq = self._engine.seq()
        if seq != self._seq:
            self._known = sorted(set(self._all()))
            self._seq = seq

    def _all(self) -> Iterator[_Known]:
        for rank, (_, field) in enumerate(KINDS):
            values = self._engine.beginning("", field, MOST)
            for place, (shown, _) in enumerate(values):
                for begins in _beginnings(shown):
                    yield _Known(begins, rank * MOST + place, shown)

    def _beginning(self, typed: str, limit: int) -> list[_Known]:
        begins = _plain(typed)
        if len(begins) < SHORTEST:
            return []
        start = bisect_left(self._known, _Known(begins, 0, ""))
        end = bisect_left(self._known, _Known(begins + LAST, 0, ""), start)
        exact = typed.casefold().strip()
        among = self._known[start : min(end, start + WEIGHED)]
        best = nsmallest(
            limit * 3, among, key=lambda k: (exact not in k.shown.casefold(), k.rank)
        )
        return list({known.shown: known for known in best}.values())[:limit]


def _plain(text: str) -> str:
    """Return words in lower case without dots and rings, one blank apart."""
    return " ".join(analysis.folded(word) for word in analysis.WORD.findall(text))


def _beginnings(shown: str) -> Iterator[str]:
    words = _plain(shown).split()
    for at in range(min(len(words), WORDS)):
        yield " ".join(words[at:])[:80]


def _offered(before: str, known: _Known) -> Suggestion:
    kind = KINDS[known.rank // MOST][0]
    quiet = known.shown.replace('"', " ").strip()
    asked = {
        "dnr": f'dnr:"{quiet}"',
        "topic": f'ämne:"{quiet}"',
        "title": f'"{quiet}"',
    }
    return Suggestion(before + asked.get(kind, quiet), known.shown, kind)
