"""Which promises are asked for, and how the tables are asked for them."""

import datetime as dt
from dataclasses import dataclass

from graph.followup_model import PromiseStatus


@dataclass(frozen=True, slots=True)
class Asked:
    """Which promises are asked for; None asks nothing of that.

    `body` and `organ` are paths that stand, `person` is part of a name of who
    promised or said so, `words` terms (`ingest.language.terms`) all of which must be
    among its keys. `due_from` and `due_to` bound the wide end of its deadline,
    `said_from` and `said_to` the day of its document.
    """

    body: str | None = None
    organ: str | None = None
    person: str | None = None
    statuses: tuple[PromiseStatus, ...] = ()
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    said_from: dt.date | None = None
    said_to: dt.date | None = None
    words: tuple[str, ...] = ()


def conditions(asked: Asked) -> tuple[str, list[object]]:
    """Return the WHERE clause of what is asked for, and its values."""
    compared: tuple[tuple[str, str | dt.date | None], ...] = (
        ("p.body = ?", asked.body),
        ("p.organ = ?", asked.organ),
        ("p.due >= ?", asked.due_from),
        ("p.due <= ?", asked.due_to),
        ("p.said >= ?", asked.said_from),
        ("p.said <= ?", asked.said_to),
    )
    clauses = [clause for clause, value in compared if value is not None]
    values: list[object] = [str(value) for _, value in compared if value is not None]
    if asked.person:
        clauses.append("(instr(p.promisor, ?) OR instr(p.speaker, ?))")
        values += [asked.person.casefold()] * 2
    if asked.statuses:
        marks = ", ".join("?" * len(asked.statuses))
        clauses.append(f"p.status IN ({marks})")
        values += asked.statuses
    for word in asked.words:
        clauses.append("p.id IN (SELECT promise FROM posting WHERE key = ?)")
        values.append(word)
    return (f"WHERE {' AND '.join(clauses)}" if clauses else ""), values
