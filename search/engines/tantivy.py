"""Tantivy as the embedded engine: words are stemmed before they reach it.

The last applied change is stored as a document of its own in the same commit as
the passages, so that index and number never disagree.
"""

import datetime as dt
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy

from ingest.errors import ArchiveError, QueryError
from search import analysis
from search.model import (
    FACETS,
    All,
    Dated,
    Either,
    Entry,
    Everything,
    Exactly,
    Found,
    Fuzzy,
    Node,
    Not,
    Prefix,
    Without,
    Word,
)

HEAP = 64 << 20
META = "sagt:seq"
FACET_VALUES = 100
# Of how many documents the passages are counted by document.
DOCUMENTS = 50_000
# A word in the heading or title says more of what a passage is about than one in
# the running text.
BOOSTS = (("text", 1.0), ("heading", 1.5), ("title", 1.2))
# Fields with whole values; those in FACETS are also counted.
RAW = ("document", "typ", "organ", "person", "parti", "ar", "amne", "status", "body")
# Fields with words in a row, given as stems joined by blanks.
ANALYSED = ("text", "heading", "title", "organ_ord", "person_ord")
STORED = ("passage", "source", "title_raw", "heading_raw", "section", "content")


def _number(day: dt.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def _day(number: int | None) -> dt.date | None:
    if not number:
        return None
    return dt.date(number // 10_000, number // 100 % 100, number % 100)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in RAW:
        builder.add_text_field(name, stored=True, fast=True, tokenizer_name="raw")
    builder.add_text_field("dnr", stored=True, tokenizer_name="raw")
    builder.add_text_field("dnr_ord", tokenizer_name="raw")
    builder.add_text_field("paragraf", tokenizer_name="raw")
    for name in ANALYSED:
        builder.add_text_field(name, tokenizer_name="blanks")
    for name in STORED:
        builder.add_text_field(name, stored=True, tokenizer_name="raw")
    # Asked only whether it is there: neither places nor counts.
    builder.add_text_field("term", tokenizer_name="raw", index_option="basic")
    for name in ("datum", "senast"):
        builder.add_integer_field(name, stored=True, indexed=True, fast=True)
    for name in ("page", "start", "end", "seq"):
        builder.add_integer_field(name, stored=True)
    return builder.build()


class TantivyEngine:
    """A Tantivy index in a folder; one process writes, many read."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`, making it if it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        self._schema = _schema()
        try:
            self._index = tantivy.Index(self._schema, path=str(folder))
        except (ValueError, OSError) as error:
            message = "Sökindexet är skadat. Gör om det med: sagt rebuild"
            raise ArchiveError(message) from error
        blanks = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("blanks", blanks)
        self._writer: Any = None

    def seq(self) -> int:
        """Return the last change that was applied (0 for an empty index)."""
        self._index.reload()
        searcher = self._index.searcher()
        query = tantivy.Query.term_query(self._schema, "document", META)
        hits = searcher.search(query, 1).hits
        document: Any = searcher.doc(hits[0][1]) if hits else None
        return int(document.get_first("seq")) if hits else 0

    def apply(
        self, gone: list[str], entries: Iterable[Entry], seq: int, last: bool = True
    ) -> None:
        """Take out the documents `gone`, put in `entries`; commit when `last`."""
        if self._writer is None:
            self._writer = self._index.writer(HEAP, 1)
        for document in (*gone, META):
            self._writer.delete_documents_by_term("document", document)
        for entry in entries:
            self._writer.add_document(_document(entry))
        self._writer.add_document(tantivy.Document(document=META, seq=seq))
        if last:
            self._writer.commit()
            self._index.reload()

    def release(self) -> None:
        """Let another process write."""
        if self._writer is not None:
            self._writer.wait_merging_threads()
            self._writer = None

    def clear(self) -> None:
        """Forget everything."""
        if self._writer is None:
            self._writer = self._index.writer(HEAP, 1)
        self._writer.delete_all_documents()
        self._writer.commit()
        self._index.reload()

    def count(self) -> int:
        """Return how many passages there are."""
        self._index.reload()
        return max(int(self._index.searcher().num_docs) - int(self.seq() > 0), 0)

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem in running text."""
        searcher = self._index.searcher()
        holding = int(searcher.doc_freq("text", stem))
        return math.log(1 + (int(searcher.num_docs) + 0.5) / (holding + 0.5))

    def find(self, tree: Node, limit: int, offset: int = 0) -> tuple[list[Found], int]:
        """Return the best passages and how many there are in all."""
        self._index.reload()
        searcher = self._index.searcher()
        result: Any = searcher.search(self._query(tree), max(limit, 1), offset=offset)
        found = [
            Found(_entry(searcher.doc(address)), float(score))
            for score, address in result.hits[:limit]
        ]
        return found, int(result.count or 0)

    def documents(self, tree: Node) -> set[str]:
        """Return the ids of all documents with a passage for which the tree holds."""
        self._index.reload()
        searcher, query = self._index.searcher(), self._query(tree)
        wanted = {"all": {"terms": {"field": "document", "size": DOCUMENTS}}}
        answer = searcher.aggregate(query, wanted)["all"]
        if not answer["sum_other_doc_count"]:
            return {str(bucket["key"]) for bucket in answer["buckets"]}
        # More than can be counted at a time: read from the passages themselves.
        hits: Any = searcher.search(query, int(searcher.num_docs)).hits
        return {str(searcher.doc(at)["document"][0]) for _, at in hits}

    def facets(self, tree: Node) -> dict[str, dict[str, int]]:
        """Return the counts of each facet's values, most frequent first."""
        self._index.reload()
        wanted = {
            name: {"terms": {"field": name, "size": FACET_VALUES}} for name in FACETS
        }
        answer = self._index.searcher().aggregate(self._query(tree), wanted)
        return {
            name: {
                str(bucket["key"]): int(bucket["doc_count"])
                for bucket in answer[name]["buckets"]
            }
            for name in FACETS
        }

    def _query(self, tree: Node) -> tantivy.Query:
        """Translate a query tree; passages only, never the meta document."""
        occur = tantivy.Occur
        meta = tantivy.Query.term_query(self._schema, "document", META)
        return tantivy.Query.boolean_query(
            [(occur.Must, self._node(tree)), (occur.MustNot, meta)]
        )

    def _node(self, node: Node) -> tantivy.Query:
        match node:
            case Word():
                return self._word(node)
            case Prefix():
                return self._prefix(node)
            case Fuzzy():
                fields = self._fields(node.field)
                return self._any(
                    tantivy.Query.fuzzy_term_query(
                        self._schema, name, node.text, distance=node.distance
                    )
                    for name, _ in fields
                )
            case Exactly():
                return tantivy.Query.term_query(self._schema, node.field, node.value)
            case Dated():
                return self._dated(node)
            case All() | Either() | Not():
                return self._joined(node)
            case Without():
                return self._without(tantivy.Query.exists_query(node.field))
            case Everything():
                # No score of its own, so that ranking rests on the words alone.
                return tantivy.Query.const_score_query(tantivy.Query.all_query(), 0.0)

    def _joined(self, node: All | Either | Not) -> tantivy.Query:
        match node:
            case All():
                return tantivy.Query.boolean_query(
                    [
                        (tantivy.Occur.MustNot, self._node(part.part))
                        if isinstance(part, Not)
                        else (tantivy.Occur.Must, self._node(part))
                        for part in (Everything(), *node.parts)
                    ]
                )
            case Either():
                return tantivy.Query.boolean_query(
                    [(tantivy.Occur.Should, self._node(part)) for part in node.parts],
                    minimum_number_should_match=node.minimum,
                )
            case Not():
                return self._without(self._node(node.part))

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
                words: list[Any] = list(node.stems)
                query = tantivy.Query.phrase_query(
                    self._schema, name, words, slop=node.slop
                )
            queries.append(tantivy.Query.boost_query(query, boost))
        return tantivy.Query.disjunction_max_query(queries, 0.1)

    def _prefix(self, node: Prefix) -> tantivy.Query:
        # Only letters and digits get here, so the pattern cannot be more than that.
        pattern = "".join(analysis.words(node.text)) + ".*"
        return self._any(
            tantivy.Query.regex_query(self._schema, name, pattern)
            for name, _ in self._fields(node.field)
        )

    def _dated(self, node: Dated) -> tantivy.Query:
        try:
            query = tantivy.Query.range_query(
                self._schema,
                "senast" if node.bounds else "datum",
                tantivy.FieldType.Integer,
                _number(node.earliest or dt.date.min),
                _number(node.latest or dt.date.max),
            )
        except ValueError as error:
            message = "Datumintervallet går inte att söka på."
            raise QueryError(message) from error
        return tantivy.Query.const_score_query(query, 0.0)


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document(
        document=entry.document,
        typ=entry.type,
        passage=entry.passage,
        source=entry.source,
        title_raw=entry.title,
        content=entry.text,
        text=" ".join(analysis.stems(entry.text)),
        heading=" ".join(analysis.stems(entry.heading or "")),
        title=" ".join(analysis.stems(entry.title)),
        page=entry.page,
        start=entry.start,
        end=entry.end,
    )
    for name, value in (
        ("organ", entry.organ),
        ("body", entry.body),
        ("section", entry.section),
        ("paragraf", analysis.compact(entry.section) if entry.section else None),
        ("heading_raw", entry.heading),
        ("organ_ord", " ".join(analysis.stems(f"{entry.organ} {entry.body or ''}"))),
    ):
        if value:
            document.add_text(name, value)
    if entry.date:
        document.add_integer("datum", _number(entry.date))
        document.add_text("ar", str(entry.date.year))
    if entry.latest:
        document.add_integer("senast", _number(entry.latest))
    for dnr in entry.dnr:
        document.add_text("dnr", dnr)
        document.add_text("dnr_ord", analysis.compact(dnr))
    for term in entry.terms:
        document.add_text("term", term)
    for person in entry.persons:
        document.add_text("person", person)
        document.add_text("person_ord", " ".join(analysis.words(person)))
    for party in entry.parties:
        document.add_text("parti", party)
    for status in entry.status:
        document.add_text("status", status)
    return document


def _entry(document: Any) -> Entry:
    first = document.get_first
    return Entry(
        passage=first("passage"),
        document=first("document"),
        source=first("source"),
        title=first("title_raw"),
        type=first("typ"),
        organ=first("organ"),
        body=first("body"),
        date=_day(first("datum")),
        latest=_day(first("senast")),
        dnr=tuple(document.get_all("dnr")),
        persons=tuple(document.get_all("person")),
        parties=tuple(document.get_all("parti")),
        status=tuple(document.get_all("status")),
        section=first("section"),
        heading=first("heading_raw"),
        page=first("page"),
        start=first("start"),
        end=first("end"),
        text=first("content"),
    )
