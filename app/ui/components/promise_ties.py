"""Other promises that one hangs together with, and the words that say so."""

import html
from collections.abc import Iterable

from app.promise_views import TieView
from app.ui.components import links, plain, promise_words
from app.ui.language import t, word

# Ties that make one promise of two are shown as its versions.
VERSIONS = frozenset({"repeats", "revises", "taken-over"})


def show(ties: Iterable[TieView]) -> str:
    """Return them as HTML, "" where there is none."""
    rows = "".join(_row(one) for one in ties if one.kind not in VERSIONS)
    if not rows:
        return ""
    return plain.block(plain.heading(2, t("hangs.title")), f"<ul>{rows}</ul>")


def _row(one: TieView) -> str:
    kind = word("bond", f"{one.kind}-{one.direction}")
    target = html.escape(links.href("loften", id=one.promise))
    place = promise_words.place(one.document_id, one.start, one.end)
    return (
        f'<li>{html.escape(kind)} <a href="{target}">'
        f"{html.escape(plain.short(one.text, 180))}</a><br>"
        f'<span class="liten">{plain.own(one.reason)}</span> '
        f'<span class="liten">{place}</span></li>'
    )
