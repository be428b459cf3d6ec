"""Whoosh and SQLite FTS5 as they come, to compare the time of ours with.

Each indexes the passages with their headings and titles, and answers a made-up question
with the first hits, their snippets, the number of all and the counts of four facets.
Neither has all that ours does: a misspelt word is to them a word that is nowhere.
"""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from whoosh import fields, index, qparser, sorting
from whoosh.analysis import LanguageAnalyzer

from benchmarks.search_asked import Question
from ingest.model import Artifact
from search.entries import entries
from search.model import Entry

FACETS = ("typ", "body", "organ", "ar")
NEAR = 5
# The texts of a passage, each a column that is searched.
TEXTS = ("title", "heading", "text")


class Rival(Protocol):
    """An engine that answers made-up questions."""

    def ask(self, question: Question, limit: int) -> int:
        """Answer with hits, snippets and facets; return how many there are in all."""


def _values(entry: Entry) -> dict[str, str]:
    return {
        "title": entry.title,
        "heading": entry.heading or "",
        "text": entry.text,
        "typ": entry.type,
        "body": entry.body or "",
        "organ": entry.organ or "",
        "ar": str(entry.date.year) if entry.date else "",
    }


class Fts5:
    """The full-text index of SQLite."""

    def __init__(self, artifacts: Iterable[Artifact], folder: Path) -> None:
        """Index documents in `folder`."""
        self._base = sqlite3.connect(folder / "fts.sqlite")
        columns = ", ".join((*TEXTS, *(f"{name} UNINDEXED" for name in FACETS)))
        self._base.execute(f"CREATE VIRTUAL TABLE avsnitt USING fts5({columns})")
        rows = (tuple(_values(e).values()) for a in artifacts for e in entries(a))
        self._base.executemany("INSERT INTO avsnitt VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self._base.commit()

    def ask(self, question: Question, limit: int) -> int:
        """Answer with hits, snippets and facets; return how many there are in all."""
        where, values = self._where(question)
        self._base.execute(
            "SELECT rowid, snippet(avsnitt, 2, '[', ']', '…', 40) FROM avsnitt "  # noqa: S608
            f"WHERE {where} ORDER BY rank LIMIT {limit}",
            values,
        ).fetchall()
        for name in FACETS:
            self._base.execute(
                f"SELECT {name}, count(*) FROM avsnitt WHERE {where} GROUP BY {name}",  # noqa: S608
                values,
            ).fetchall()
        counted = f"SELECT count(*) FROM avsnitt WHERE {where}"  # noqa: S608
        return int(self._base.execute(counted, values).fetchone()[0])

    @staticmethod
    def _where(question: Question) -> tuple[str, list[str]]:
        words = [f'"{word}"' for word in question.words]
        match question.form:
            case "row":
                asked = f'"{" ".join(question.words)}"'
            case "near":
                asked = f"NEAR({' '.join(words)}, {NEAR})"
            case "prefix":
                asked = f'"{question.text.rstrip("*")}"*'
            case "any":
                asked = " OR ".join(words)
            case _:
                asked = " AND ".join(words)
        parts, values = ["avsnitt MATCH ?"], [asked]
        for name, value in (*question.choices, *question.filters):
            parts.append(f"{name} = ?")
            values.append(value)
        if question.years:
            parts.append("ar BETWEEN ? AND ?")
            values += map(str, question.years)
        return " AND ".join(parts), values


class Whoosh:
    """Whoosh with its Swedish analyzer."""

    def __init__(self, artifacts: Iterable[Artifact], folder: Path) -> None:
        """Index documents in `folder`."""
        texts = {
            name: fields.TEXT(analyzer=LanguageAnalyzer("sv"), stored=name == "text")
            for name in TEXTS
        }
        chosen = {name: fields.ID(sortable=True) for name in FACETS}
        made = index.create_in(str(folder), fields.Schema(**texts, **chosen))
        writer = made.writer()
        for artifact in artifacts:
            for entry in entries(artifact):
                writer.add_document(**_values(entry))
        writer.commit()
        self._searcher = made.searcher()
        self._parser = qparser.MultifieldParser(list(TEXTS), made.schema)

    def ask(self, question: Question, limit: int) -> int:
        """Answer with hits, snippets and facets; return how many there are in all."""
        facets = sorting.Facets()
        for name in FACETS:
            facets.add_field(name)
        asked = self._parser.parse(self._typed(question))
        found = self._searcher.search(asked, limit=limit, groupedby=facets)
        for hit in found:
            hit.highlights("text")
        for name in FACETS:
            found.groups(name)
        return len(found)

    @staticmethod
    def _typed(question: Question) -> str:
        words = " ".join(question.words)
        typed = {
            "row": f'"{words}"',
            "near": f'"{words}"~{NEAR}',
            "prefix": question.text,
            "any": " OR ".join(question.words),
        }.get(question.form, words)
        chosen = [f"{n}:{v}" for n, v in (*question.choices, *question.filters)]
        if question.years:
            first, last = question.years
            chosen.append(f"ar:[{first} TO {last}]")
        return " ".join((f"({typed})", *chosen))


RIVALS: dict[str, Callable[[Iterable[Artifact], Path], Rival]] = {
    "SQLite FTS5": Fts5,
    "Whoosh": Whoosh,
}
