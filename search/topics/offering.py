"""The words that stand near those of a query, kept beside the index and offered.

They are never searched by themselves: measured on the relevance queries, a query that
is widened by them finds no better.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path

import msgspec

from ingest import codec
from search import analysis
from search.model import Engine
from search.topics import related
from search.version import index_place

# Made anew when the collection has grown or shrunk by that share.
CHANGED = 0.2
# So many are offered at a time, for so many words of a query.
OFFERED, ASKED = 8, 5
# A longer text is no query that words are exchanged in.
LONGEST = 300


class Kept(msgspec.Struct):
    """What is kept: how many passages there were, and stem → words near it."""

    passages: int = 0
    near: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Offer:
    """A word near one of a query, and the query with it instead."""

    word: str
    query: str


class Offering:
    """The words near others in one collection."""

    def __init__(self, folder: Path) -> None:
        """Read what is kept below `folder`, where the index is, when first asked."""
        self._path = index_place(folder, "related") / "words.msgpack"
        self._read: tuple[int, Kept] = (0, Kept())

    def renew(self, engine: Engine) -> bool:
        """Learn anew if the passages of `engine` have changed much; tell whether."""
        passages, before = engine.count(), self._kept().passages
        if abs(passages - before) <= CHANGED * before:
            return False
        found = dict(related.learned(related.sample(engine)))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        made = self._path.with_suffix(".new")
        made.write_bytes(msgspec.msgpack.encode(Kept(passages, found)))
        made.replace(self._path)
        return True

    def near(self, word: str) -> tuple[str, ...]:
        """Return the words that stand near one, the nearest first."""
        return self._kept().near.get(analysis.stem(word), ())

    def offers(self, text: str) -> tuple[Offer, ...]:
        """Return words to try instead of a query's own, of each the nearest first."""
        if len(text) > LONGEST:
            return ()
        own = {analysis.stem(word) for word in analysis.WORD.findall(text)}
        each = [list(found) for found in self._each(text)][:ASKED]
        by_turns = chain.from_iterable(zip_longest(*each))
        found = {
            offer.word: offer
            for offer in by_turns
            if offer is not None and analysis.stem(offer.word) not in own
        }
        return tuple(found.values())[:OFFERED]

    def _each(self, text: str) -> Iterator[Iterator[Offer]]:
        for match in analysis.WORD.finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            # "organ:skolnämnden" asks for a name, which no other word stands for.
            if ":" in (before[-1:], after[:1]) or analysis.is_small(match.group()):
                continue
            near = self.near(match.group())
            if near:
                yield (Offer(word, f"{before}{word}{after}") for word in near)

    def _kept(self) -> Kept:
        """Return what is kept, read again when it has been made anew."""
        try:
            made = self._path.stat().st_mtime_ns
            if made != self._read[0]:
                kept = msgspec.msgpack.decode(self._path.read_bytes(), type=Kept)
                self._read = (made, kept)
        except (OSError, *codec.UNREADABLE):
            return Kept()
        return self._read[1]
