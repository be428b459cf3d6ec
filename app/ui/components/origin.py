"""Where a document came from: its address and day, the file it lay in."""

import html

from app.ui import state
from app.ui.components import links
from app.ui.language import day, t
from ingest.model import Origin


def lines(origin: Origin | None) -> list[str]:
    """Return what to say of an origin, as HTML."""
    if origin is None:
        return []
    said = [_fetched(origin), _inside(origin)]
    return [f'<p class="liten">{line}</p>' for line in said if line]


def _fetched(origin: Origin) -> str:
    if not origin.url:
        return ""
    address = html.escape(origin.url)
    link = f'<a href="{address}" rel="noopener noreferrer">{address}</a>'
    if origin.fetched is None:
        return t("document.fetched_undated", address=link)
    return t("document.fetched", address=link, day=html.escape(day(origin.fetched)))


def _inside(origin: Origin) -> str:
    if not origin.inside:
        return ""
    name = html.escape(origin.inside)
    holder = state.workspace().archive.ledger.entry(origin.inside)
    if holder is not None:
        target = html.escape(links.href("handling", id=holder.id))
        name = f'<a href="{target}">{name}</a>'
    return t("document.inside", name=name)
