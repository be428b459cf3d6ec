"""A report as a table that spreadsheets open: a row for each promise.

UTF-8 with a mark, semicolons and CR LF, which Excel in Swedish opens by a double
click; a text that would be taken for a formula begins with an apostrophe.
"""

import csv
import io
from collections.abc import Iterator

from app.promise_views import EvidenceView, PromiseView
from app.report import of_promise
from app.report.citing import Citation
from app.report.gathering import Gathered
from app.report.words import Words
from graph.export.csv_files import harmless

COLUMNS = (
    "id", "promise", "description", "promisor", "speaker", "strength", "due",
    "limit", "status", "why", "overdue", "silent", "confidence", "coverage",
    "missing", "slippage", "review", "title", "body", "date", "dnr", "section",
    "page", "address", "document", "evidence", "stance", "source", "conflicts",
)  # fmt: skip
SEPARATOR = " | "


def as_csv(found: Gathered, language: str = "sv") -> bytes:
    """Return the promises of a report with their sources."""
    say = Words(language)
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([say(f"label.{name}") for name in COLUMNS])
    for one in found.promises:
        row = dict(_cells(one, found, say))
        writer.writerow([harmless(row.get(name, "")) for name in COLUMNS])
    return written.getvalue().encode("utf-8-sig")


def _cells(one: PromiseView, found: Gathered, say: Words) -> Iterator[tuple[str, str]]:
    yield "id", one.id
    yield "promise", one.text
    yield "description", one.description
    yield "promisor", one.promisor
    yield "speaker", one.speaker or ""
    yield "strength", say.code("strength", one.strength)
    yield "due", (one.deadline.text if one.deadline else None) or ""
    yield "limit", one.limit.isoformat() if one.limit else ""
    yield "status", say.code("status", one.status)
    yield "why", say.own(one.explanation)
    yield "overdue", say("label.yes" if one.overdue else "label.no")
    yield "silent", say("label.yes" if one.silent else "label.no")
    yield "confidence", f"{one.confidence:.2f}"
    yield "coverage", say.own(one.coverage or "")
    yield "missing", SEPARATOR.join(map(say.own, one.missing))
    yield "slippage", "" if one.slippage is None else str(one.slippage)
    yield "review", of_promise.review(one, say)
    yield from _place(found.cite(one.document_id, one.start, one.end))
    yield from _evidence(one, found, say)
    conflicts = found.conflicts.get(one.id, ())
    yield "conflicts", SEPARATOR.join(say.own(one.reason) for one in conflicts)


def _place(cited: Citation) -> Iterator[tuple[str, str]]:
    yield "title", cited.title
    yield "body", cited.body or ""
    yield "date", cited.date.isoformat() if cited.date else ""
    yield "dnr", SEPARATOR.join(cited.dnr)
    yield "section", cited.section or ""
    yield "page", "" if cited.page is None else str(cited.page)
    yield "address", cited.address or ""
    yield "document", cited.place


def _evidence(
    one: PromiseView, found: Gathered, say: Words
) -> Iterator[tuple[str, str]]:
    """Yield what the status rests on, each piece in the same order in each cell."""
    pieces = [one.evidence[number] for number in one.basis]
    yield "evidence", SEPARATOR.join(piece.text for piece in pieces)
    yield "stance", SEPARATOR.join(of_promise.stance(piece, say) for piece in pieces)
    yield "source", SEPARATOR.join(_source(piece, found, say) for piece in pieces)


def _source(piece: EvidenceView, found: Gathered, say: Words) -> str:
    cited = found.cite(piece.document_id, piece.start, piece.end)
    return of_promise.citation(cited, say)
