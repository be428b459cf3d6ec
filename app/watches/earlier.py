"""What documents said before: what stood in an earlier version is not new.

The collection keeps every version's text, also of documents that have been taken out.
So what a watch has seen follows from the last change it has looked at, however many
passages that was, and whatever has been read anew since.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from app.workspace import Workspace
from ingest import codec, durable
from ingest.passages import SENTENCE

# Words in a row that are compared, and the share of them that must have stood there.
RUN, KNOWN = 3, 0.6
CACHED = 32
_WORD = re.compile(r"\w+(?:[.,:/-]\w+)*")


class _Text(msgspec.Struct):
    text: str


class _Written(msgspec.Struct):
    """The part of an artifact that is asked for here."""

    document: _Text


class Earlier:
    """What the documents of a collection said up to one of its changes."""

    def __init__(self, workspace: Workspace, until: int) -> None:
        """Tell what stood in `workspace` when it had come to the change `until`."""
        self._folder = workspace.archive.folder
        self._ledger = workspace.archive.ledger
        self._until = until
        self._said = lru_cache(CACHED)(self._runs)

    def has(self, document: str, words: str) -> bool:
        """Tell whether words stood in the document before, nearly as they do now.

        Figures must be the same: another amount or year is something new.
        """
        asked = list(_runs(words))
        if not asked:
            # Lines and signs say nothing, so nothing new either.
            return True
        said = self._said(document)
        if not said:
            return False
        figures = [run for run in asked if any(map(_is_figure, run))]
        if any(run not in said for run in figures) and not _figures_stood(asked, said):
            return False
        return sum(run in said for run in asked) >= KNOWN * len(asked)

    def _runs(self, document: str) -> frozenset[tuple[str, ...]]:
        return frozenset(
            run
            for text in self._texts(document)
            for size in range(1, RUN + 1)
            for run in _runs(text, size)
        )

    def _texts(self, document: str) -> Iterator[str]:
        for sha256 in self._ledger.artifacts(document, self._until):
            path = durable.by_hash(self._folder / "artifacts", sha256)
            try:
                data = path.read_bytes()
                yield msgspec.json.decode(data, type=_Written).document.text
            except (OSError, *codec.UNREADABLE):
                # What it said is lost: then what stands there now counts as new.
                continue


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _runs(text: str, size: int = RUN) -> Iterator[tuple[str, ...]]:
    """Yield so many words in a row; what has fewer words is one run."""
    words = _words(text)
    if words and len(words) < size:
        yield tuple(words)
    for at in range(len(words) - size + 1):
        yield tuple(words[at : at + size])


def _is_figure(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _figures_stood(
    asked: Iterable[tuple[str, ...]], said: frozenset[tuple[str, ...]]
) -> bool:
    """Tell whether each figure stood beside one of its neighbours before."""
    pairs = {
        run[at : at + 2]
        for run in asked
        for at in range(max(len(run) - 1, 1))
        if any(map(_is_figure, run[at : at + 2]))
    }
    figures = {word for pair in pairs for word in pair if _is_figure(word)}
    stood = {word for pair in pairs if pair in said for word in pair}
    return figures <= stood


def sentences(
    text: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """Return the sentences of a stretch of text, as offsets in the text."""
    until = len(text) if end is None else end
    found = []
    first = start
    for line in text[start:until].splitlines(keepends=True):
        at = first
        for mark in SENTENCE.finditer(line):
            found.append((at, first + mark.end()))
            at = first + mark.end()
        found.append((at, first + len(line)))
        first += len(line)
    stripped = (_stripped(text, a, b) for a, b in found)
    return [(a, b) for a, b in stripped if a < b]


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentences that a stretch of text stands in."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    spans = sentences(text, first, len(text) if last < 0 else last)
    held = [span for span in spans if span[0] < end and start < span[1]]
    return (held[0][0], held[-1][1]) if held else (start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())
