"""Other ways to search the same passages, to compare ours with.

Each is given a passage's text with its heading and its document's title, and a query
as typed, any word of which may match: Tantivy with its stock Swedish stemmer, Whoosh
with its Swedish analyzer, and BM25 over pieces of four characters.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import tantivy
from whoosh import fields, index, qparser
from whoosh.analysis import LanguageAnalyzer

from search.model import Entry

PIECE = 4
K1, B = 1.2, 0.75


def text_of(entry: Entry) -> str:
    """Return what there is to search in a passage."""
    return "\n".join(filter(None, (entry.title, entry.heading, entry.text)))


class StockTantivy:
    """Tantivy's own tokenizer and stemmer, any word."""

    name = "Tantivy, stock Swedish stemmer"

    def __init__(self, entries: Sequence[Entry], _: Path) -> None:
        """Index `entries` in memory."""
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="swedish")
        builder.add_integer_field("number", stored=True)
        self._index = tantivy.Index(builder.build())
        analyzer = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.stemmer("swedish"))
            .build()
        )
        self._index.register_tokenizer("swedish", analyzer)
        writer = self._index.writer(num_threads=1)
        for number, entry in enumerate(entries):
            document = tantivy.Document(text=text_of(entry), number=number)
            writer.add_document(document)
        writer.commit()
        self._index.reload()

    def find(self, query: str, limit: int) -> list[int]:
        """Return the numbers of the best entries."""
        parsed, _ = self._index.parse_query_lenient(query, ["text"])
        searcher = self._index.searcher()
        hits = searcher.search(parsed, limit).hits
        return [int(searcher.doc(at).get_first("number") or 0) for _, at in hits]


class StockWhoosh:
    """Whoosh as it comes with its Swedish analyzer, any word."""

    name = "Whoosh, its Swedish analyzer"

    def __init__(self, entries: Sequence[Entry], folder: Path) -> None:
        """Index `entries` in `folder`."""
        schema = fields.Schema(
            text=fields.TEXT(analyzer=LanguageAnalyzer("sv")),
            number=fields.STORED,
        )
        folder.mkdir(parents=True)
        made = index.create_in(str(folder), schema)
        writer = made.writer()
        for number, entry in enumerate(entries):
            writer.add_document(text=text_of(entry), number=number)
        writer.commit()
        self._parser = qparser.QueryParser("text", schema, group=qparser.OrGroup)
        self._searcher = made.searcher()

    def find(self, query: str, limit: int) -> list[int]:
        """Return the numbers of the best entries."""
        hits = self._searcher.search(self._parser.parse(query), limit=limit)
        return [hit["number"] for hit in hits]


class Pieces:
    """BM25 over all runs of four characters, blanks among them."""

    name = "BM25 over four-character pieces"

    def __init__(self, entries: Sequence[Entry], _: Path) -> None:
        """Count the pieces of `entries`."""
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        lengths = []
        for number, entry in enumerate(entries):
            counted = Counter(pieces(text_of(entry)))
            lengths.append(sum(counted.values()))
            for piece, count in counted.items():
                postings[piece].append((number, count))
        self._lengths = np.array(lengths, dtype=float)
        self._lengths /= max(self._lengths.mean(), 1.0)
        self._postings = {
            piece: (np.array([n for n, _ in rows]), np.array([c for _, c in rows]))
            for piece, rows in postings.items()
        }

    def find(self, query: str, limit: int) -> list[int]:
        """Return the numbers of the best entries."""
        scores = np.zeros(len(self._lengths))
        for piece in pieces(query):
            if piece in self._postings:
                places, counts = self._postings[piece]
                rare = np.log(1 + (len(scores) - len(places) + 0.5) / len(places))
                long = K1 * (1 - B + B * self._lengths[places])
                scores[places] += rare * counts * (K1 + 1) / (counts + long)
        best = np.argsort(-scores, kind="stable")[:limit]
        return [int(n) for n in best if scores[n] > 0]


def pieces(text: str) -> list[str]:
    """Return the runs of four characters of a text, its words kept apart by blanks."""
    words = " ".join(("", *re.findall(r"[^\W_]+", text.lower()), ""))
    return [words[n : n + PIECE] for n in range(max(len(words) - PIECE + 1, 0))]


OTHERS = (StockTantivy, StockWhoosh, Pieces)
