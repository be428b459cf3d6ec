"""A promise from the day it was made until today, each entry with its source line."""

import datetime as dt
import html

from app.promise_views import PromiseDetails, TimelineEntry
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
# More entries of this kind than so many are left to the list of passages.
MENTIONS = 3


def show(found: PromiseDetails, as_of: dt.date) -> str:
    """Return the timeline as HTML, with how things stand on the day at its end."""
    rows = "".join(_entry(one) for one in _chosen(found.timeline))
    view = found.view
    now = as_of == state.today()
    head = t("story.today") if now else t("story.on_day", day=as_of)
    today = (
        f'<li class="sagt-nu"><p><b>{html.escape(head)}</b> '
        f"{promise_words.badge(view.status)}</p>{promise_words.why(view)}</li>"
    )
    return plain.block(
        plain.heading(2, t("story.title")),
        f'<ol class="sagt-tidslinje sagt-lopp">{rows}{today}</ol>',
    )


def _chosen(entries: tuple[TimelineEntry, ...]) -> list[TimelineEntry]:
    """Return the entries without most of those that only mention the matter."""
    kept: list[TimelineEntry] = []
    mentions = 0
    for one in entries:
        if one.kind == "evidence" and one.code == "mentions":
            mentions += 1
            if mentions > MENTIONS:
                continue
        kept.append(one)
    return kept


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
    return f'<p class="liten" lang="sv">{html.escape(one.what)}</p>'


def _quote(one: TimelineEntry) -> str:
    quote = plain.quote(plain.short(one.quote, WIDTH)) if one.quote else ""
    if one.document_id is None or one.start is None or one.end is None:
        return quote
    title = plain.short(one.title or one.document or "", 90)
    place = promise_words.place(one.document_id, one.start, one.end, title)
    section = f", § {html.escape(one.section)}" if one.section else ""
    return f'{quote}<p class="liten">{place}{section}</p>'
