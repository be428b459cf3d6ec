"""The facts as tables: one kind to a table, each row with its passage.

Tables are read from one document at a time, so that a table of any length is written
without being held in memory. `TABLES` has them in the order they are shown.
"""

from graph.export.tables import (
    actors,
    decisions,
    documents,
    followed,
    quotes,
    statements,
)
from graph.export.tables.table import Cell, Column, One, Row, Table

__all__ = ["TABLES", "Cell", "Column", "One", "Row", "Table"]

_FACTS: tuple[Table, ...] = (
    actors.ACTORS,
    actors.ROLES,
    documents.MEETINGS,
    documents.ITEMS,
    decisions.DECISIONS,
    decisions.VOTES,
    decisions.BALLOTS,
    decisions.MOTIONS,
    decisions.RESERVATIONS,
    decisions.RECUSALS,
    statements.COMMITMENTS,
    statements.FOLLOWUPS,
    statements.QUESTIONS,
    statements.AGREEMENTS,
    statements.TIMES,
    statements.REFERENCES,
    followed.EVIDENCE,
    followed.STATUS,
)
TABLES: tuple[Table, ...] = (documents.DOCUMENTS, *_FACTS, quotes.table(_FACTS))
