"""A field for a person or an organ, which leads to its page and its promises."""

import html

import streamlit as st

from app.promise_filters import Filters
from app.ui import state
from app.ui.components import choices, controls, links, plain
from app.ui.language import t
from graph.queries import Actor

FIELD = "vem"
MOST = 12


def show() -> bool:
    """Show the field and whom it finds; return whether anything stands in it."""
    name = controls.text(
        t("overview.who"), FIELD, placeholder=t("overview.who_example")
    )
    if not name:
        return False
    found = [
        (path, one)
        for path, one in state.actors().items()
        if any(name.casefold() in known.casefold() for known in (one.name, *one.names))
    ]
    # Those who have promised most come first: they are most likely meant.
    found.sort(key=lambda pair: (-len(state.promised(pair[0])), pair[1].name))
    if not found:
        st.info(t("overview.who_none"))
        return True
    rows = "".join(_row(path, one) for path, one in found[:MOST])
    more = t("ask.many", count=MOST) if len(found) > MOST else ""
    st.html(
        f'<div class="sagt" role="status"><ul class="sagt-rader">{rows}</ul>'
        f"{plain.paragraph(more, 'liten') if more else ''}</div>"
    )
    return True


def _promises(path: str) -> int:
    """Return how many promises its page and lists have: a version is not one more."""
    if not state.promised(path):
        return 0
    counted = (one.total for one in state.organs(state.today()) if one.path == path)
    known = next(counted, None)
    return len(state.stood(Filters(person=path))) if known is None else known


def _row(path: str, one: Actor) -> str:
    target = html.escape(links.href("aktorer", id=path))
    parties = f" ({', '.join(one.parties)})" if one.parties else ""
    count = _promises(path)
    about = " · ".join(
        filter(
            None,
            (
                choices.about_actor(path),
                t("overview.who_promises", count=count) if count else "",
            ),
        )
    )
    about = about or choices.named_in(path)
    return (
        f'<li><a href="{target}">{html.escape(one.name + parties)}</a> '
        f'<span class="liten">{html.escape(about)}</span></li>'
    )
