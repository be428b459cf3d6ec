"""Bevakningar: what people wait for, and what is new of it."""

import html
from collections.abc import Sequence

import streamlit as st

from app.ui import state
from app.ui.components import (
    controls,
    downloads,
    links,
    news_sheet,
    plain,
    view_title,
    watch_button,
    way_back,
)
from app.ui.language import current, day, moment, own, t, word
from app.ui.texts import LANGUAGES
from app.watches import seeking
from app.watches.book import Book
from app.watches.model import News, Watch
from app.watches.telling import CODED, filters
from ingest.errors import QueryError, SagtError

# So many news of each watch are shown on the page of all, and on its own page.
SHOWN, SHOWN_ALONE = 5, 50
# What was last read or removed on this page, to take it back.
READ, REMOVED = "bevakning-last", "bevakning-borttagen"
# The fields of the form.
QUERY, EMAIL, WHO = "ny-sokning", "ny-epost", "ny-vem"


def _book() -> Book:
    return seeking.book(state.workspace())


def _item(one: News) -> str:
    of = one.of
    what = word("news", of.what)
    group = CODED.get(of.what)
    badge = word(group, of.code) if group else ""
    section = f"§ {of.section}" if of.section and "§" not in of.title else ""
    places = t("watch.places", count=of.count) if of.count else ""
    came = t("watch.found", day=moment(one.found))
    date = day(of.date) if of.date else ""
    about = " · ".join(filter(None, (date, section, places, came)))
    title = plain.theirs(plain.short(of.title, 120))
    way = one.address
    if way and current() != LANGUAGES[0]:
        way += f"&lang={current()}"
    named = f'<a href="{html.escape(way)}">{title}</a>' if way else title
    return (
        f"<li>{plain.badge(what, 'svag')}"
        + (plain.badge(badge, of.code) if badge else "")
        + f'{named} <span class="liten">{html.escape(about)}</span>'
        + (plain.quote(plain.short(of.passage, 400)) if of.passage else "")
        + "</li>"
    )


def _news(news: Sequence[News], most: int) -> str:
    """Return what is new, the latest first."""
    if not news:
        return plain.paragraph(t("watch.nothing"), "liten")
    rows = "".join(_item(one) for one in news[::-1][:most])
    left = len(news) - most
    more = plain.paragraph(t("watch.more", count=left), "liten") if left > 0 else ""
    return f'<ul class="sagt-rader">{rows}</ul>{more}'


def _about(watch: Watch) -> str:
    muted = t("watch.muted") if watch.muted else ""
    parts = (word("watched", watch.kind), *filters(watch), watch.who, watch.email)
    return " · ".join(filter(None, (*parts, muted)))


def _one(watch: Watch, most: int) -> None:
    refused = ""
    try:
        news = seeking.new(state.workspace(), watch)
    except SagtError as error:
        # One that cannot be looked for now keeps the others from nobody.
        news, refused = [], t("watch.refused", reason=own(str(error)))
    watch = _book().watch(watch.id)
    trouble = refused or watch.trouble
    target = html.escape(watch.address)
    feed = html.escape(links.plain_href("flode", {"bevakning": watch.id}))
    count = f" ({t('watch.count', count=len(news))})" if news else ""
    with st.container(border=True, gap="small", key=f"bevakning-{watch.id}"):
        st.html(
            plain.block(
                plain.heading(2, f"{watch.name}{count}"),
                plain.paragraph(_about(watch), "liten"),
                plain.paragraph(trouble) if trouble else "",
                _news(news, most),
                f'<p class="liten"><a href="{target}">{html.escape(t("watch.open"))}'
                f'</a> · <a href="{feed}">{html.escape(t("watch.feed"))}</a></p>',
            )
        )
        _buttons(watch, news)


def _buttons(watch: Watch, news: Sequence[News]) -> None:
    with st.container(horizontal=True, gap="small"):
        if news:
            st.button(
                t("watch.read"),
                key=f"last-{watch.id}",
                on_click=_read,
                args=(watch, [one.number for one in news]),
            )
        if watch.email:
            st.button(
                t("watch.hear") if watch.muted else t("watch.mute"),
                key=f"tyst-{watch.id}",
                on_click=_mute,
                args=(watch,),
            )
        st.button(
            t("watch.remove"),
            key=f"bort-{watch.id}",
            on_click=_remove,
            args=(watch,),
        )


def _read(watch: Watch, numbers: list[int]) -> None:
    """Mark as read what was shown, not what has come since."""
    _book().read(watch.id, max(numbers))
    st.session_state[READ] = numbers
    watch_button.keep(t("watch.was_read", count=len(numbers)))


def _unread(numbers: list[int]) -> None:
    _book().unread(numbers)


def _mute(watch: Watch) -> None:
    _book().change(watch.id, muted=not watch.muted)


def _remove(watch: Watch) -> None:
    _book().remove(watch.id)
    st.session_state[REMOVED] = watch.id
    watch_button.keep(t("watch.removed", name=watch.name))


def _restore(identity: str) -> None:
    watch_button.keep(t("watch.restored", name=_book().restore(identity).name))


def _undo() -> None:
    """Offer to take back what was last done, once."""
    numbers = st.session_state.pop(READ, None)
    removed = st.session_state.pop(REMOVED, None)
    if numbers:
        st.button(t("watch.unread"), key="olast", on_click=_unread, args=(numbers,))
    if removed:
        st.button(
            t("watch.restore"), key="tillbaka", on_click=_restore, args=(removed,)
        )


def _form() -> None:
    """Offer to watch a search."""
    with st.form("ny-bevakning"):
        st.text_input(
            t("watch.search"), help=t("watch.search_help"), max_chars=2000, key=QUERY
        )
        left, right = st.columns(2)
        with left:
            st.text_input(
                t("watch.email"), help=t("watch.email_help"), max_chars=254, key=EMAIL
            )
        with right:
            st.text_input(t("watch.who"), max_chars=80, key=WHO)
        st.form_submit_button(t("watch.add"), on_click=_sent)


def _sent() -> None:
    """Watch what the form asks for; it is emptied only when that has been done."""
    query, email, who = (str(st.session_state[name]) for name in (QUERY, EMAIL, WHO))
    if watch_button.is_made(Watch("", "sokning", query, "", (), who, email)):
        st.session_state.update(dict.fromkeys((QUERY, EMAIL, WHO), ""))


def _all() -> None:
    _form()
    watches = _book().watches()
    if not watches:
        none = plain.paragraph(t("watch.none"))
        st.html(f'<div class="sagt" role="status">{none}</div>')
    for watch in watches:
        _one(watch, SHOWN)
    if watches:
        _files(watches)


def _files(watches: Sequence[Watch]) -> None:
    """Offer all that has been new of some watches, read or not."""
    downloads.show(
        t("app.watches"),
        lambda: [news_sheet.show((one, _book().news(one.id)) for one in watches)],
    )


def bevakningar_page() -> None:
    """Show the watch that the address names, or all of them."""
    st.html(
        plain.block(
            plain.heading(1, t("app.watches")),
            plain.paragraph(t("watch.intro"), "liten"),
        )
    )
    shelf = _book()
    try:
        shelf.watches()
    except SagtError as error:
        st.warning(plain.label(t("watch.refused", reason=own(str(error)))))
        return
    if shelf.trouble:
        st.warning(plain.label(shelf.trouble))
    # A place of its own: a form that is moved while somebody types loses the words.
    with st.container(key="utfall", gap="small"):
        watch_button.outcome()
        _undo()
    identity = controls.parameter("id")
    if not identity:
        _all()
        return
    try:
        watch = shelf.watch(identity)
        view_title.name(watch.name)
        _one(watch, SHOWN_ALONE)
        _files([watch])
    except QueryError:
        st.warning(t("watch.missing"))
    way_back.show(links.WATCHES, t("watch.all"))


bevakningar_page()
