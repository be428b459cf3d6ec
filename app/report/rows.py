"""Promises as rows of a table, under the same heads in every file that holds them."""

from collections.abc import Sequence

from app.promise_views import PromiseView
from app.report import of_promise
from app.report.words import Words
from app.sheets import Value

COLUMNS = (
    *("id", "promise", "description", "promisor", "speaker", "strength", "due"),
    *("limit", "status", "why", "overdue", "silent", "coverage", "missing"),
    *("slippage", "review", "organ", "body", "date", "dnr", "section", "title"),
    *("document", "start", "end"),
)
# What stands between several values of one cell.
SEPARATOR = " | "


def heads(say: Words, columns: Sequence[str] = COLUMNS) -> list[str]:
    """Return what stands above the columns."""
    return [say(f"label.{name}") for name in columns]


def cells(one: PromiseView, say: Words) -> dict[str, Value]:
    """Return the cells of a promise by the names of their columns."""
    yes, no = say("label.yes"), say("label.no")
    return {
        "id": one.id,
        "promise": one.text,
        "description": one.description,
        "promisor": one.promisor,
        "speaker": one.speaker,
        "strength": say.code("strength", one.strength),
        "due": one.deadline.text if one.deadline else None,
        "limit": one.limit,
        "status": say.code("status", one.status),
        "why": say.own(one.explanation),
        "overdue": yes if one.late else no,
        "silent": yes if one.silent else no,
        "coverage": say.own(of_promise.covered(one)),
        "missing": SEPARATOR.join(map(say.own, one.missing)),
        "slippage": one.slippage,
        "review": of_promise.review(one, say),
        "organ": one.organ,
        "body": one.body,
        "date": one.date,
        "dnr": SEPARATOR.join(one.dnr),
        "section": one.section,
        "title": one.title,
        "document": one.document,
        "start": one.start,
        "end": one.end,
    }
