"""Words that a matter is about, and words near those of a query; each leads on."""

import html
from collections.abc import Iterable

from app.ui.components import links, search_address
from app.ui.language import t
from search.topics.offering import Offer


def keyphrases(found: Iterable[str]) -> str:
    """Return the phrases of a matter, each searched for by a link; "" of none."""
    asked = (
        (phrase, links.href("sok", q=f'"{phrase}"' if " " in phrase else phrase))
        for phrase in found
    )
    return _row(t("matter.keyphrases"), asked)


def near(found: Iterable[Offer]) -> str:
    """Return words to try instead of typed ones, as links; "" of none."""
    asked = ((one.word, search_address.href(q=one.query)) for one in found)
    return _row(t("search.near"), asked)


def _row(label: str, asked: Iterable[tuple[str, str]]) -> str:
    items = " · ".join(
        f'<a href="{html.escape(address)}">{html.escape(word)}</a>'
        for word, address in asked
    )
    return f'<p class="liten">{html.escape(label)} {items}</p>' if items else ""
