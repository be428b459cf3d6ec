"""What a search finds as a table to take along."""

from collections.abc import Iterable

from app.sheets import Sheet
from app.ui import state_pages
from app.ui.language import t, word
from search.model import Hit

COLUMNS = (
    *("title", "type", "body", "organ", "date", "section", "dnr"),
    *("passage", "page", "file", "start", "end", "id"),
)


def show(hits: Iterable[Hit]) -> Sheet:
    """Return a row for each passage, with its words and where they stand."""
    rows = [
        (
            one.title,
            word("type", one.type),
            one.body,
            one.organ,
            one.date,
            one.section,
            "; ".join(one.dnr),
            one.text,
            state_pages.page(one.id, one.page),
            one.document,
            one.start,
            one.end,
            one.id,
        )
        for one in hits
    ]
    return Sheet(t("app.search"), [t(f"head.{name}") for name in COLUMNS], rows)
