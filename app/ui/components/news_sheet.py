"""What is new of watches, as a table to take along."""

from collections.abc import Iterable

from app.sheets import Sheet
from app.ui.language import t, word
from app.watches.model import News, Watch

COLUMNS = ("watch", "what", "title", "date", "passage", "found", "address")


def show(found: Iterable[tuple[Watch, Iterable[News]]]) -> Sheet:
    """Return a row for each thing that is new, by watch."""
    rows = [
        (
            watch.name,
            word("news", one.of.what),
            one.of.title,
            one.of.date,
            one.of.passage,
            one.found[:10],
            one.address,
        )
        for watch, news in found
        for one in news
    ]
    return Sheet(t("app.watches"), [t(f"head.{name}") for name in COLUMNS], rows)
