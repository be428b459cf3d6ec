"""A cell of a ready question's answer, as HTML that leads on."""

import datetime as dt
import html
from typing import Any

from app.ui import state
from app.ui.components import durations, links, plain
from app.ui.language import day, word
from graph.queries.named import Place, Ref

WIDTH = 200
# The groups of words for codes, by where a code's address says it belongs.
GROUPS = {
    "utfall": "outcome",
    "lage": "status",
    "styrka": "strength",
    "handlingstyp": "type",
}


def cell(value: Any) -> str:
    """Return a value as HTML: things and places as links, the rest as text."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "<br>".join(cell(one) for one in value)
    if isinstance(value, Ref):
        return _ref(value)
    if isinstance(value, Place):
        target = links.href(
            "handling", id=value.document_id, start=value.start, end=value.end
        )
        words = plain.short(value.text, WIDTH)
        title = state.title(value.document_id) or value.document
        return (
            f'<a href="{html.escape(target)}">{html.escape(words)}</a>'
            f'<br><span class="liten">{plain.theirs(plain.short(title, 90))}</span>'
        )
    if isinstance(value, dt.date):
        return f'<span class="sagt-dag">{html.escape(day(value))}</span>'
    words = str(value)
    return durations.cell(words) or html.escape(plain.short(words, WIDTH))


def _ref(value: Ref) -> str:
    path = value.iri.removeprefix(state.workspace().settings.base)
    *_, scheme, code = ("", "", *value.iri.split("/"))
    if scheme in GROUPS:
        return html.escape(word(GROUPS[scheme], code))
    target = links.of_thing(path)
    name = html.escape(plain.short(value.name or value.id, WIDTH))
    return f'<a href="{html.escape(target)}">{name}</a>' if target else name
