"""A hit as the page of results shows it."""

import html
from collections.abc import Iterable

import streamlit as st

from app.hit_place import place
from app.ui import state_pages
from app.ui.components import citation_text, links, plain, search_address
from app.ui.components.search_query import said
from app.ui.language import day, t, word
from search.model import Also, Group, Hit
from search.ranking.reasons import lacking


def show(hit: Hit, level: int = 2) -> None:
    """Show a hit below a heading of that level."""
    with st.container(border=True):
        st.html(plain.block(plain.heading(level, hit.title, theirs=True), *_body(hit)))


def show_group(group: Group) -> None:
    """Show the best hits of a document or matter."""
    with st.container(border=True):
        count = t("search.group", count=group.found, shown=len(group.hits))
        more = plain.paragraph(count, "liten") if group.found > 1 else ""
        parts = [plain.heading(2, group.title, True), more]
        for hit in group.hits:
            other = hit.title != group.title
            parts.append(plain.heading(3, hit.title, theirs=True) if other else "")
            parts += _body(hit)
        st.html(plain.block(*parts))


def _body(hit: Hit) -> Iterable[str]:
    yield plain.paragraph(_about(hit), "liten")
    yield plain.running(hit.snippet, hit.marks)
    gone = lacking(hit)
    yield from (plain.paragraph(said(one), "liten") for one in gone)
    if hit.also:
        others = ", ".join(map(_elsewhere, hit.also))
        yield f'<p class="liten">{html.escape(t("search.also"))} {others}</p>'
    why = [one for one in hit.why if one not in gone]
    if why:
        rows = "".join(f"<li>{html.escape(said(told))}</li>" for told in why)
        title = html.escape(t("search.why"))
        yield f"<details><summary>{title}</summary><ul>{rows}</ul></details>"
    yield citation_text.of(hit.id, *place(hit))
    if hit.passage:
        address = html.escape(
            links.href(search_address.PAGE, **{search_address.LIKE: hit.passage})
        )
        way = f'<a href="{address}">{html.escape(t("search.like"))}</a>'
        yield f'<p class="liten">{way}</p>'
    yield links.row(links.source(hit.id, *place(hit)))


def _about(hit: Hit) -> str:
    bodies = dict.fromkeys(filter(None, (hit.organ, hit.body)))
    parts = [word("type", hit.type), ", ".join(bodies) or "–", day(hit.date)]
    section = f"§ {hit.section}" if hit.section else ""
    parts += [" ".join(filter(None, (section, hit.matter)))]
    parts.append(_page(hit))
    return " · ".join(filter(None, parts))


def _elsewhere(other: Also) -> str:
    address = links.href("handling", id=other.id, start=other.start, end=other.end)
    about = f"{word('type', other.type)} {day(other.date)}"
    where = ", ".join(filter(None, (about, _page(other))))
    return (
        f'<a href="{html.escape(address)}">{plain.theirs(plain.short(other.title, 80))}'
        f"</a> ({html.escape(where)})"
    )


def _page(found: Hit | Also) -> str:
    """Return which page it is on; "" where the document has none."""
    number = state_pages.page(found.id, found.page)
    return t("search.page", page=number) if number else ""
