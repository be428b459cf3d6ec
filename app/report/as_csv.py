"""A report as a table that spreadsheets open: a row for each promise, with sources."""

from collections.abc import Iterator

from app.promise_views import EvidenceView, PromiseView
from app.report import of_promise, rows
from app.report.citing import in_words
from app.report.gathering import Gathered
from app.report.rows import SEPARATOR
from app.report.words import Words
from app.sheets import Sheet, Value
from app.sheets import as_csv as written

# Beside the columns of every table of promises.
SOURCES = ("confidence", "page", "address", "evidence", "stance", "source", "conflicts")


def as_csv(found: Gathered, language: str = "sv") -> bytes:
    """Return the promises of a report with their sources."""
    say = Words(language)
    columns = (*rows.COLUMNS, *SOURCES)
    lines = []
    for one in found.promises:
        row = rows.cells(one, say) | dict(_sources(one, found, say))
        lines.append([row[name] for name in columns])
    return written(Sheet(say("report.all"), rows.heads(say, columns), lines))


def _sources(
    one: PromiseView, found: Gathered, say: Words
) -> Iterator[tuple[str, Value]]:
    """Yield where it stands, and what the status rests on, each piece in its place."""
    cited = found.cite(one.document_id, one.start, one.end)
    yield "confidence", one.confidence
    yield "page", cited.page
    yield "address", cited.here or cited.address
    pieces = [one.evidence[number] for number in one.basis]
    yield "evidence", SEPARATOR.join(piece.text for piece in pieces)
    yield "stance", SEPARATOR.join(of_promise.stance(piece, say) for piece in pieces)
    yield "source", SEPARATOR.join(_source(piece, found, say) for piece in pieces)
    yield "conflicts", SEPARATOR.join(_conflicts(one, found, pieces, say))


def _source(piece: EvidenceView, found: Gathered, say: Words) -> str:
    cited = found.cite(piece.document_id, piece.start, piece.end)
    return in_words(cited, say)


def _conflicts(
    one: PromiseView, found: Gathered, pieces: list[EvidenceView], say: Words
) -> Iterator[str]:
    """Yield why passages cannot both hold, and what the promise is contradicted by."""
    for identity in dict.fromkeys((one.id, *(version.id for version in one.versions))):
        for conflict in found.conflicts.get(identity, ()):
            yield say.own(conflict.reason)
    for piece in pieces:
        if piece.stance == "contradicts":
            yield say("label.contradicted", text=piece.text)
