"""Statements that cannot both hold, side by side, and why they were paired."""

import html
from collections.abc import Sequence

from app.promise_views import ConflictView, SideView
from app.ui.components import links, plain, promise_words
from app.ui.language import day, t, word


def show(found: Sequence[ConflictView], *, near: str = "") -> str:
    """Return them as HTML; `near` is the promise whose page it is."""
    return "".join(_one(one, leads=one.promise != near) for one in found)


def _one(one: ConflictView, *, leads: bool) -> str:
    target = html.escape(links.href("loften", id=one.promise))
    way = f'<p><a href="{target}">{html.escape(t("promises.one"))}</a></p>'
    return (
        '<section class="sagt-motsats">'
        f"<p>{plain.badge(word('clash', one.kind), 'motsags')}</p>"
        f"<p>{plain.own(one.reason)}</p>"
        f'<div class="sagt-sidor">{_side(one.first)}{_side(one.second)}</div>'
        f"{way if leads else ''}</section>"
    )


def _side(side: SideView) -> str:
    title = plain.short(side.title or side.document, 90)
    place = promise_words.place(side.document_id, side.start, side.end, title)
    about = " · ".join(filter(None, (day(side.date), side.organ)))
    return (
        f'<div>{plain.quote(side.text)}<p class="liten">{html.escape(about)}<br>'
        f"{place}</p></div>"
    )
