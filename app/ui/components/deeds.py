"""What an actor did in a decision or at a meeting, with the words that say so."""

import html
from collections.abc import Iterable, Mapping

from app.ui.components import act_links, plain
from app.ui.language import t, word
from graph.queries.taking_part import VOTES, Deed

# So much of a yrkande or a reservation is told.
WORDS = 220


def lines(
    done: Iterable[Deed], names: Mapping[str, str], near: str, kind: str
) -> list[str]:
    """Return a paragraph of HTML for each thing done.

    Args:
        done: What was done.
        names: The actors' names, by their IRIs.
        near: The document that the reader is told of already.
        kind: The kind of passage it was done in.
    """
    return [_line(one, names.get(one.actor, ""), near, kind) for one in done]


def _line(deed: Deed, name: str, near: str, kind: str) -> str:
    said = _said(deed, kind)
    words = ""
    # The line of a vote is the name alone, and is led to rather than told.
    if deed.source and deed.code not in VOTES | {"role"}:
        words = f": ”{html.escape(plain.short(deed.source.text, WORDS))}”"
    place = act_links.source(deed.source, near)
    link = f" · {place}" if place else ""
    return f'<p class="liten"><b>{html.escape(name)}</b> {said}{words}{link}</p>'


def _said(deed: Deed, kind: str) -> str:
    if deed.role:
        return html.escape(t("deed.role", role=word("roll", deed.role)))
    code = "handled" if deed.code == "decided" and kind == "proposal" else deed.code
    return html.escape(t(f"deed.{code}"))
