"""A promise from the day it was made until today, each entry with its source line."""

import datetime as dt
import html
from collections.abc import Sequence

from app.promise_views import PromiseDetails, PromiseView, TimelineEntry
from app.ui import state
from app.ui.components import plain, promise_words
from app.ui.language import day, t, word

# Kind of entry → the group of words for its code.
GROUPS = {
    "version": "bond",
    "evidence": "stance",
    "status": "status",
    "review": "act",
    "conflict": "clash",
}
WIDTH = 320
VERSIONS = frozenset({"said", "version"})


def show(found: PromiseDetails, as_of: dt.date) -> str:
    """Return the timeline as HTML, with how things stand on the day at its end."""
    entries = _chosen(found.timeline)
    past = "".join(_entry(one) for one in entries if not _ahead(one, as_of))
    ahead = "".join(_entry(one) for one in entries if _ahead(one, as_of))
    return plain.block(
        plain.heading(2, t("story.title")),
        f'<ol class="sagt-tidslinje sagt-lopp">{past}{_now(found.view, as_of)}{ahead}'
        "</ol>",
    )


def _ahead(one: TimelineEntry, as_of: dt.date) -> bool:
    return one.day is not None and one.day > as_of


def _now(view: PromiseView, as_of: dt.date) -> str:
    """Return how the promise stands on the day asked about."""
    today = as_of == state.today()
    head = html.escape(t("story.today") if today else t("story.on_day", day=as_of))
    return (
        f'<li class="sagt-nu"><p><b>{head}</b> {promise_words.badge(view.status)}</p>'
        f"{promise_words.why(view)}</li>"
    )


def _chosen(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """Return the entries, each place once: a version is often evidence too."""
    said = {(one.document_id, one.start) for one in entries if one.kind in VERSIONS}
    return [
        one
        for one in entries
        if one.kind != "evidence" or (one.document_id, one.start) not in said
    ]


def _entry(one: TimelineEntry) -> str:
    group = GROUPS.get(one.kind)
    code = one.code or ""
    if one.kind == "status" and code:
        badge = promise_words.badge(code)
    elif group and code:
        badge = plain.badge(word(group, code), "svag")
    else:
        badge = ""
    kind = html.escape(t(f"story.{one.kind}"))
    when = html.escape(day(one.day))
    head = f'<p><span class="sagt-dag"><b>{when}</b></span> {kind} {badge}</p>'
    return f'<li class="{one.kind}">{head}{_what(one)}{_quote(one)}</li>'


def _what(one: TimelineEntry) -> str:
    """Return what the program says of the entry; it says so in Swedish."""
    if not one.what or one.what == one.quote:
        return ""
    if one.kind == "status":
        return f'<span class="liten">{plain.own(one.what)}</span>'
    return f'<p class="liten">{plain.own(one.what)}</p>'


def _quote(one: TimelineEntry) -> str:
    quote = plain.quote(plain.short(one.quote, WIDTH)) if one.quote else ""
    if one.document_id is None or one.start is None or one.end is None:
        return quote
    title = plain.short(one.title or one.document or "", 90)
    place = promise_words.place(one.document_id, one.start, one.end, title)
    section = f", § {html.escape(one.section)}" if one.section else ""
    return f'{quote}<p class="liten">{place}{section}</p>'
