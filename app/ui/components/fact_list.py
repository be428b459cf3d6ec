"""The facts of a document, listed by kind, each with a link to where it stands."""

import html
from collections.abc import Sequence

from app.ui.components import links, plain
from app.ui.components.fact_text import Shown
from app.ui.language import t

WIDTH = 110
# More of one kind than this is listed behind a line to open.
OPEN = 15


def show(
    identity: str,
    text: str,
    facts: Sequence[Shown],
    kinds: Sequence[str],
    window: tuple[int, int],
) -> str:
    """Return the list as HTML; `window` is the part of the text on the page."""
    groups = []
    for kind in kinds:
        found = [fact for fact in facts if fact.kind == kind]
        if found:
            rows = "".join(_row(identity, text, fact, window) for fact in found)
            wide = "" if len(found) > OPEN else " open"
            name = html.escape(f"{t(f'kind.{kind}')} ({len(found)})")
            groups.append(
                f"<details{wide}><summary><span class='sagt-{kind}'>{name}</span>"
                f"</summary><ul>{rows}</ul></details>"
            )
    return f'<div class="sagt sagt-fakta">{"".join(groups)}</div>'


def _row(identity: str, text: str, fact: Shown, window: tuple[int, int]) -> str:
    here = window[0] <= fact.start < window[1]
    target = (
        f"#f-{fact.start}"
        if here
        else links.href("handling", id=identity, start=fact.start, end=fact.end)
    )
    words = plain.theirs(plain.short(text[fact.start : fact.end], WIDTH))
    return f'<li><a href="{html.escape(target)}">{words}</a></li>'


def pages_of(facts: Sequence[Shown], place: tuple[int, int]) -> str:
    """Return ways to the pages of the decisions and promises at a place, as HTML.

    The same words may be both: each has its own way.
    """
    there = [f for f in facts if f.id and f.start < place[1] and place[0] < f.end]
    rows = "".join(_way(fact) for fact in there)
    return f'<ul class="sagt-rader">{rows}</ul>' if rows else ""


def _way(fact: Shown) -> str:
    is_promise = fact.kind == "commitment"
    page = links.PROMISES if is_promise else links.DECISIONS
    words = t("walk.promise") if is_promise else links.follow(fact.kind)
    way = links.way(links.href(page, id=fact.id), words)
    return f"<li>{plain.badge(t(f'kind.{fact.kind}'), fact.kind)} {way}</li>"
