"""Tantivy as the embedded engine: words are stemmed before they reach it.

The last applied change is stored as a document of its own in the same commit as
the passages, so that index and number never disagree. The index lies in a folder named
by the program that made it: another program's is not read, and its own begins empty.
"""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import permutations
from pathlib import Path
from typing import Any

import tantivy

from ingest.errors import ArchiveError, QueryError
from search.engines import beginning, linked, refusing
from search.engines.prepared import (
    ASKED,
    BOOSTS,
    COUNTED,
    DAYS,
    IN_A_ROW,
    prepare,
)
from search.engines.stored import unpack
from search.model import (
    FACETS,
    All,
    Best,
    Dated,
    Either,
    Entry,
    Everything,
    Exactly,
    Found,
    Fuzzy,
    Node,
    Not,
    Plain,
    Prefix,
    Prepared,
    Rather,
    Weighted,
    Wildcard,
    Without,
    Word,
)
from search.version import forget_others, index_place

HEAP = 64 << 20
META = "sagt:seq"
FACET_VALUES = 100
CACHED = 64
# Of more words than that only the typed order and its reverse are tried.
PERMUTED = 4
# Of how many documents the passages are counted by document.
DOCUMENTS = 50_000


def _number(day: dt.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    # Asked only whether they are there: neither places nor counts.
    for name in COUNTED:
        builder.add_text_field(
            name, fast=True, tokenizer_name="raw", index_option="basic"
        )
    for name in ASKED:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("around", tokenizer_name="blanks", index_option="basic")
    builder.add_text_field("wide", tokenizer_name="blanks", index_option="freq")
    for name in IN_A_ROW:
        builder.add_text_field(name, tokenizer_name="blanks")
    for name in DAYS:
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("seq", stored=True)
    builder.add_bytes_field("entry", stored=True)
    return builder.build()


class TantivyEngine:
    """A Tantivy index in a folder; one process writes, many read."""

    def __init__(self, folder: Path) -> None:
        """Open this program's index below `folder`, making it if it is not there.

        Raises:
            ArchiveError: the index is damaged.
        """
        self._place = index_place(folder, "tantivy")
        self._place.mkdir(parents=True, exist_ok=True)
        self._schema = _schema()
        self._writer: Any = None
        self._state: tuple[int, int, int] | None = None
        # The same tree is searched, counted and paged.
        self._query = lru_cache(CACHED)(self._translated)
        try:
            self._links = linked.seen_through(self._place)
            opened = self._links.path if self._links else self._place
            self._index = tantivy.Index(self._schema, path=str(opened))
            self.seq()
        except (ValueError, OSError) as error:
            message = "Sökindexet är skadat. Gör om det med: sagt rebuild"
            raise ArchiveError(message) from error
        blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("blanks", blanks)

    def seq(self) -> int:
        """Return the last change that was applied (0 for an empty index)."""
        searcher = self._searcher()
        query = tantivy.Query.term_query(self._schema, "document", META)
        hits = searcher.search(query, 1).hits
        document: Any = searcher.doc(hits[0][1]) if hits else None
        return int(document.get_first("seq")) if hits else 0

    def apply(
        self,
        gone: list[str],
        entries: Iterable[Entry | Prepared],
        seq: int,
        last: bool = True,
    ) -> None:
        """Take out the documents `gone`, put in `entries`; commit when `last`."""
        with refusing.told():
            if self._writer is None:
                self._writer = beginning.writer(self._index, HEAP)
            for document in (*gone, META):
                self._writer.delete_documents_by_term("document", document)
            for entry in entries:
                ready = entry if isinstance(entry, Prepared) else prepare(entry)
                self._writer.add_document(_document(ready))
            self._writer.add_document(tantivy.Document(document=META, seq=seq))
            if last:
                self._writer.commit()
                self._index.reload()

    def release(self) -> None:
        """Let another process write."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            with refusing.told():
                writer.wait_merging_threads()

    def forget_others(self) -> None:
        """Remove what other programs have left beside this program's index."""
        forget_others(self._place)

    def clear(self) -> None:
        """Forget everything."""
        with refusing.told():
            if self._writer is None:
                self._writer = beginning.writer(self._index, HEAP)
            self._writer.delete_all_documents()
            self._writer.commit()
            self._index.reload()

    def count(self) -> int:
        """Return how many passages there are."""
        return max(int(self._searcher().num_docs) - int(self.seq() > 0), 0)

    def frequency(self, term: str, field: str) -> int:
        """Return how many passages hold a term in a field."""
        return int(self._index.searcher().doc_freq(field, term))

    def rarity(self, holding: int) -> float:
        """Return the inverse document frequency of what so many passages hold."""
        passages = int(self._index.searcher().num_docs)
        return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))

    def beginning(
        self, text: str, field: str, limit: int | None
    ) -> list[tuple[str, int]]:
        """Return the most frequent terms that begin with `text`, with their counts."""
        found = self._index.searcher().terms_with_prefix(field, text, limit=limit)
        return [(str(term), int(count)) for term, count in found if term != META]

    def values(self, field: str) -> list[tuple[str, int]]:
        """Return all values of a field with their counts, most frequent first."""
        return self.beginning("", field, None)

    def find(
        self, tree: Node, limit: int, offset: int = 0, order: str = ""
    ) -> tuple[list[Found], int]:
        """Return the best passages and how many there are in all.

        `order` "newest" or "oldest" has them by date instead, the undated last.
        """
        searcher = self._searcher()
        by_day: dict[str, Any] = {}
        if order:
            way = tantivy.Order.Desc if order == "newest" else tantivy.Order.Asc
            by_day = {"order_by_field": "datum", "order": way}
        result: Any = searcher.search(
            self._query(tree), max(limit, 1), offset=offset, **by_day
        )
        found = [
            Found(_entry(searcher.doc(at)), 0.0 if order else float(score))
            for score, at in result.hits[:limit]
        ]
        return found, int(result.count or 0)

    def documents(self, tree: Node) -> set[str]:
        """Return the ids of all documents with a passage for which the tree holds."""
        searcher, query = self._searcher(), self._query(tree)
        wanted = {"all": {"terms": {"field": "document", "size": DOCUMENTS}}}
        answer = searcher.aggregate(query, wanted)["all"]
        if not answer["sum_other_doc_count"]:
            return {str(bucket["key"]) for bucket in answer["buckets"]}
        # More than can be counted at a time: read from the passages themselves.
        hits: Any = searcher.search(query, int(searcher.num_docs)).hits
        return {_entry(searcher.doc(at)).document for _, at in hits}

    def facets(
        self, tree: Node, names: Sequence[str] = FACETS
    ) -> dict[str, dict[str, int]]:
        """Return the counts of each facet's values, most frequent first."""
        wanted = {
            name: {"terms": {"field": name, "size": FACET_VALUES}} for name in names
        }
        answer = self._searcher().aggregate(self._query(tree), wanted)
        return {
            name: {
                str(bucket["key"]): int(bucket["doc_count"])
                for bucket in answer[name]["buckets"]
            }
            for name in names
        }

    def _searcher(self) -> Any:
        """Return what searches in what was committed last, by whichever process."""
        told = (self._place / "meta.json").stat()
        state = told.st_ino, told.st_mtime_ns, told.st_size
        if state != self._state:
            if self._links:
                self._links.renew()
            self._index.reload()
            self._state = state
        return self._index.searcher()

    def _translated(self, tree: Node) -> tantivy.Query:
        """Translate a query tree; passages only, never the meta document."""
        occur = tantivy.Occur
        meta = tantivy.Query.term_query(self._schema, "document", META)
        return tantivy.Query.boolean_query(
            [(occur.Must, self._node(tree)), (occur.MustNot, meta)]
        )

    def _node(self, node: Node) -> tantivy.Query:
        match node:
            case All():
                parts = node.parts
                if all(isinstance(part, Not | Rather) for part in parts):
                    parts = (Everything(), *parts)
                return tantivy.Query.boolean_query([self._clause(p) for p in parts])
            case Either():
                return tantivy.Query.boolean_query(
                    [(tantivy.Occur.Should, self._node(part)) for part in node.parts],
                    minimum_number_should_match=node.minimum,
                )
            case Best():
                found = [self._node(part) for part in node.parts]
                return tantivy.Query.disjunction_max_query(found, 0.0)
            case Weighted():
                return tantivy.Query.boost_query(self._node(node.part), node.weight)
            case Rather():
                return self._node(node.part)
            case Not():
                return self._without(self._node(node.part))
            case _:
                return self._plain(node)

    def _plain(self, node: Plain) -> tantivy.Query:
        match node:
            case Word():
                return self._word(node)
            case Prefix() | Wildcard():
                return self._pattern(node)
            case Fuzzy():
                return self._fuzzy(node)
            case Exactly():
                return tantivy.Query.term_query(self._schema, node.field, node.value)
            case Dated():
                return self._dated(node)
            case Without():
                return self._without(tantivy.Query.exists_query(node.field))
            case Everything():
                # No score of its own, so that ranking rests on the words alone.
                return tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)

    def _clause(self, part: Node) -> tuple[tantivy.Occur, tantivy.Query]:
        match part:
            case Not():
                return tantivy.Occur.MustNot, self._node(part.part)
            case Rather():
                return tantivy.Occur.Should, self._node(part.part)
            case _:
                return tantivy.Occur.Must, self._node(part)

    @staticmethod
    def _without(query: tantivy.Query) -> tantivy.Query:
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, tantivy.Query.all_query()),
                (tantivy.Occur.MustNot, query),
            ]
        )

    def _any(self, queries: Iterable[tantivy.Query]) -> tantivy.Query:
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, q) for q in queries])

    @staticmethod
    def _fields(field: str) -> tuple[tuple[str, float], ...]:
        return ((field, 1.0),) if field else BOOSTS

    def _word(self, node: Word) -> tantivy.Query:
        queries = []
        for name, boost in self._fields(node.field):
            if name == "organ_ord" and len(node.stems) == 1:
                # "organ:fullmäktige" means kommunfullmäktige and regionfullmäktige.
                # A stem is letters and digits only, so it is no pattern of its own.
                query = tantivy.Query.regex_query(
                    self._schema, name, f".*{node.stems[0]}"
                )
            elif len(node.stems) == 1:
                query = tantivy.Query.term_query(self._schema, name, node.stems[0])
            else:
                query = self._any(
                    tantivy.Query.phrase_query(
                        self._schema, name, list(words), slop=node.slop
                    )
                    for words in _orders(node)
                )
            queries.append(tantivy.Query.boost_query(query, boost))
        return tantivy.Query.disjunction_max_query(queries, 0.1)

    def _fuzzy(self, node: Fuzzy) -> tantivy.Query:
        return self._any(
            tantivy.Query.fuzzy_term_query(
                self._schema, name, node.text, distance=node.distance
            )
            for name, _ in self._fields(node.field)
        )

    def _pattern(self, node: Prefix | Wildcard) -> tantivy.Query:
        # Only letters and digits get further, and the signs of a wildcard.
        signs = {"*": ".*", "?": "."} if isinstance(node, Wildcard) else {}
        typed = node.text.lower()
        pattern = "".join(signs.get(c, c if c.isalnum() else "") for c in typed)
        if isinstance(node, Prefix):
            pattern += ".*"
        return self._any(
            tantivy.Query.regex_query(self._schema, name, pattern)
            for name, _ in self._fields(node.field)
        )

    def _dated(self, node: Dated) -> tantivy.Query:
        try:
            query = tantivy.Query.range_query(
                self._schema,
                "senast" if node.bounds else node.field,
                tantivy.FieldType.Integer,
                _number(node.earliest or dt.date.min),
                _number(node.latest or dt.date.max),
            )
        except ValueError as error:
            message = "Datumintervallet går inte att söka på."
            raise QueryError(message) from error
        return tantivy.Query.const_score_query(query, 0.0)


def _orders(node: Word) -> Iterable[tuple[str, ...]]:
    """Return the orders in which the words of a phrase may stand."""
    if not node.slop:
        return (node.stems,)
    if len(node.stems) > PERMUTED:
        return (node.stems, node.stems[::-1])
    return dict.fromkeys(permutations(node.stems))


def _document(prepared: Prepared) -> tantivy.Document:
    document = tantivy.Document()
    for name, texts in (*prepared.words.items(), *prepared.values.items()):
        for text in texts:
            document.add_text(name, text)
    for name, day in prepared.days.items():
        document.add_integer(name, _number(day))
    document.add_bytes("entry", prepared.stored)
    return document


def _entry(document: Any) -> Entry:
    return unpack(bytes(document.get_first("entry")))
