"""Documents, and the facts of one, as tables to take along."""

from collections.abc import Iterable

from app.sheets import Sheet
from app.ui.components.fact_text import Shown
from app.ui.language import t, word
from graph.queries import Document
from ingest.model import Document as Text

COLUMNS = ("title", "type", "body", "organ", "date", "dnr", "file", "id")
FACT_COLUMNS = ("kind", "words", "page", "start", "end", "document")


def listed(documents: Iterable[Document]) -> Sheet:
    """Return a row for each document."""
    rows = [
        (
            one.title,
            word("type", one.type),
            one.body,
            one.organ,
            one.date,
            "; ".join(one.dnr),
            one.name,
            one.id,
        )
        for one in documents
    ]
    return Sheet(t("document.all"), [t(f"head.{name}") for name in COLUMNS], rows)


def facts(identity: str, document: Text, found: Iterable[Shown]) -> Sheet:
    """Return a row for each fact, with its very words and where they stand."""
    rows = [
        (
            one.label or t(f"kind.{one.kind}"),
            document.text[one.start : one.end],
            document.page_of(one.start) if document.paged else None,
            one.start,
            one.end,
            identity,
        )
        for one in found
    ]
    heads = [t(f"head.{name}") for name in FACT_COLUMNS]
    return Sheet(t("document.facts"), heads, rows)
