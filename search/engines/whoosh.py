"""Whoosh as an engine in plain Python: it keeps the lists, the tree is worked out here.

Words reach it analysed, as stems joined by blanks, like the other engine's. The last
applied change is a document of its own in the same commit as the passages. One process
writes. Whoosh keeps its table of contents pickled: only open collections one trusts.
"""

import math
import pickle
import struct
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from whoosh import analysis as whoosh_analysis
from whoosh import columns, fields, index
from whoosh.reading import TermNotFound

from ingest.errors import ArchiveError, LockedError
from search.engines.evaluation import Scores, scores
from search.engines.prepared import (
    ASKED,
    COUNTED,
    DAYS,
    IN_A_ROW,
    prepare,
)
from search.engines.stored import unpack
from search.model import FACETS, Entry, Found, Node, Prepared
from search.version import forget_others, index_place

META = "sagt:seq"
MEGABYTES = 64
# BM25, as the other engine has it.
K1, B = 1.2, 0.75
CACHED = 64
# Keeps what is in a row of one value from going on in the next.
BETWEEN = " ␟ "
# What Whoosh raises of files that are not what it wrote.
DAMAGED = (
    index.IndexError,
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    EOFError,
    struct.error,
    pickle.UnpicklingError,
    AssertionError,
    NameError,
)


def _schema() -> fields.Schema:
    blanks = whoosh_analysis.RegexTokenizer(r"\S+")
    made: dict[str, Any] = {
        name: fields.TEXT(analyzer=blanks, phrase=True) for name in IN_A_ROW
    }
    made |= {
        name: fields.KEYWORD(analyzer=blanks, scorable=True)
        for name in ("wide", "around", *COUNTED, *ASKED, *DAYS)
    }
    made["stored"] = fields.STORED
    made["told"] = fields.COLUMN(columns.VarBytesColumn())
    return fields.Schema(**made)


class WhooshEngine:
    """A Whoosh index in a folder; one process writes, many read."""

    def __init__(self, folder: Path) -> None:
        """Open this program's index below `folder`, making it if it is not there.

        Raises:
            ArchiveError: the index is damaged.
        """
        self._place = index_place(folder, "whoosh")
        self._place.mkdir(parents=True, exist_ok=True)
        self._writer: Any = None
        self._added: set[str] = set()
        self._read: _Lists | None = None
        self._reading = threading.RLock()
        try:
            self._index = self._opened()
            self.seq()
        except DAMAGED as error:
            message = "Sökindexet är skadat. Gör om det med: sagt rebuild"
            raise ArchiveError(message) from error

    def _opened(self) -> Any:
        place = str(self._place)
        make = index.open_dir if index.exists_in(place) else index.create_in
        return make(place, schema=_schema())

    def _lists(self) -> "_Lists":
        """Return the lists of what was committed last."""
        now = self._index.latest_generation()
        if self._read is None or self._read.generation != now:
            if self._read is not None:
                self._read.reader.close()
            self._read = _Lists(self._index.reader(), now)
        return self._read

    def seq(self) -> int:
        """Return the last change that was applied (0 for an empty index)."""
        with self._reading:
            lists = self._lists()
            numbers = (lists.stored(n) for n in lists.term("document", META))
            return max((int(number) for number in numbers), default=0)

    def apply(
        self,
        gone: list[str],
        entries: Iterable[Entry | Prepared],
        seq: int,
        last: bool = True,
    ) -> None:
        """Take out the documents `gone`, put in `entries`; commit when `last`."""
        # What the writer has not committed it cannot take out again.
        if self._added.intersection((*gone, META)):
            self._commit()
        writer = self._open_writer()
        for document in (*gone, META):
            writer.delete_by_term("document", document)
        for entry in entries:
            self._added.add(entry.document)
            ready = entry if isinstance(entry, Prepared) else prepare(entry)
            writer.add_document(**_document(ready))
        if last:
            writer.add_document(document=[META], stored=seq)
            self._commit()

    def _open_writer(self) -> Any:
        if self._writer is None:
            try:
                self._writer = self._index.writer(limitmb=MEGABYTES)
            except index.LockError as error:
                message = "En annan process skriver i sökindexet."
                raise LockedError(message) from error
        return self._writer

    def _commit(self) -> None:
        writer, self._writer = self._writer, None
        self._added = set()
        writer.commit()

    def release(self) -> None:
        """Let another process write; what was not committed is dropped."""
        if self._writer is not None:
            self._writer.cancel()
            self._writer, self._added = None, set()

    def forget_others(self) -> None:
        """Remove what other programs have left beside this program's index."""
        forget_others(self._place)

    def clear(self) -> None:
        """Forget everything."""
        self.release()
        with self._reading:
            if self._read is not None:
                self._read.reader.close()
                self._read = None
            self._index = index.create_in(str(self._place), schema=_schema())

    def count(self) -> int:
        """Return how many passages there are."""
        with self._reading:
            return len(self._lists().everything())

    def frequency(self, term: str, field: str) -> int:
        """Return how many passages hold a term in a field."""
        with self._reading:
            return int(self._lists().reader.doc_frequency(field, term))

    def rarity(self, holding: int) -> float:
        """Return the inverse document frequency of what so many passages hold."""
        with self._reading:
            return _rarity(self._lists().reader.doc_count(), holding)

    def beginning(
        self, text: str, field: str, limit: int | None
    ) -> list[tuple[str, int]]:
        """Return the most frequent terms that begin with `text`, with their counts."""
        with self._reading:
            lists = self._lists()
            found = [
                (term, int(lists.reader.doc_frequency(field, term)))
                for term in lists.terms(field, text)
                if term != META
            ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def values(self, field: str) -> list[tuple[str, int]]:
        """Return all values of a field with their counts, most frequent first."""
        return self.beginning("", field, None)

    def find(
        self, tree: Node, limit: int, offset: int = 0, order: str = ""
    ) -> tuple[list[Found], int]:
        """Return the best passages and how many there are in all.

        `order` "newest" or "oldest" has them by date instead, the undated last.
        """
        with self._reading:
            lists = self._lists()
            scored = scores(tree, lists)
            if order:
                ranked = lists.by_day(scored, newest=order == "newest")
            else:
                ranked = sorted(scored, key=lambda n: (-scored[n], n))
            wanted = ranked[offset : offset + limit]
            return [Found(lists.entry(n), scored[n]) for n in wanted], len(scored)

    def documents(self, tree: Node) -> set[str]:
        """Return the ids of all documents with a passage for which the tree holds."""
        with self._reading:
            lists = self._lists()
            counted = lists.counts(scores(tree, lists), ("document",))
        return set(counted["document"])

    def facets(
        self, tree: Node, names: Sequence[str] = FACETS
    ) -> dict[str, dict[str, int]]:
        """Return the counts of each facet's values, most frequent first."""
        with self._reading:
            lists = self._lists()
            return lists.counts(scores(tree, lists), names)


class _Lists:
    """The lists of one state of the index."""

    def __init__(self, reader: Any, generation: int) -> None:
        self.reader = reader
        self.generation = generation
        self._leaves = list(reader.leaf_readers())
        self.term = lru_cache(CACHED)(self._term)
        self.terms = lru_cache(CACHED)(self._terms)
        self._everything: frozenset[int] | None = None

    def _postings(self, field: str, term: str) -> Iterator[tuple[Any, int, Any]]:
        """Yield each segment that has a term, its first number and its list."""
        for leaf, base in self._leaves:
            with suppress(TermNotFound, KeyError):
                yield leaf, base, leaf.postings(field, term)

    def everything(self) -> frozenset[int]:
        if self._everything is None:
            told = self.places("document", META)
            self._everything = frozenset(self.reader.all_doc_ids()) - told.keys()
        return self._everything

    def _term(self, field: str, term: str) -> Scores:
        passages = self.reader.doc_count_all()
        rare = _rarity(passages, self.reader.doc_frequency(field, term))
        usual = max(self.reader.field_length(field) / max(passages, 1), 1e-9)
        found = {}
        for leaf, base, matcher in self._postings(field, term):
            while matcher.is_active():
                n = matcher.id()
                times = matcher.weight()
                long = K1 * (1 - B + B * leaf.doc_field_length(n, field, 1) / usual)
                found[base + n] = rare * times * (K1 + 1) / (times + long)
                matcher.next()
        return found

    def places(self, field: str, term: str) -> dict[int, Sequence[int]]:
        rows = field in IN_A_ROW
        found = {}
        for _, base, matcher in self._postings(field, term):
            while matcher.is_active():
                places = matcher.value_as("positions") if rows else ()
                found[base + matcher.id()] = places
                matcher.next()
        return found

    def _terms(self, field: str, beginning: str) -> Sequence[str]:
        found = self.reader.expand_prefix(field, beginning)
        return [term.decode() if isinstance(term, bytes) else term for term in found]

    def by_day(self, numbers: Scores, newest: bool) -> list[int]:
        """Return passages by their date, the undated last."""
        left = dict.fromkeys(sorted(numbers))
        found = []
        for day in sorted(self.terms("datum", ""), reverse=newest):
            there = [n for n in self.places("datum", day) if n in left]
            found.extend(there)
            for n in there:
                del left[n]
        return [*found, *left]

    def stored(self, number: int) -> Any:
        return self.reader.stored_fields(number)["stored"]

    def entry(self, number: int) -> Entry:
        return unpack(self.stored(number))

    def counts(
        self, numbers: Iterable[int], names: Sequence[str]
    ) -> dict[str, dict[str, int]]:
        """Return how many passages have each value of some fields."""
        alike = Counter(self._told(numbers))
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for told, times in alike.items():
            values = msgspec.json.decode(told, type=dict[str, list[str]])
            for name in names:
                for value in set(values.get(name, ())):
                    counted[name][value] += times
        return {
            name: dict(sorted(counted[name].items(), key=lambda p: (-p[1], p[0])))
            for name in names
        }

    def _told(self, numbers: Iterable[int]) -> Iterator[bytes]:
        ordered = sorted(numbers)
        for at, (leaf, base) in enumerate(self._leaves):
            rest = self._leaves[at + 1 :]
            end = rest[0][1] if rest else math.inf
            column = leaf.column_reader("told", translate=False)
            yield from (column[n - base] for n in ordered if base <= n < end)


def _rarity(passages: int, holding: int) -> float:
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))


def _document(prepared: Prepared) -> dict[str, object]:
    kept = {name: prepared.values.get(name, ()) for name in COUNTED}
    days = {name: [day.strftime("%Y%m%d")] for name, day in prepared.days.items()}
    return {
        **{name: BETWEEN.join(texts) for name, texts in prepared.words.items()},
        **{name: list(values) for name, values in prepared.values.items()},
        **days,
        "stored": prepared.stored,
        "told": msgspec.json.encode(kept),
    }
