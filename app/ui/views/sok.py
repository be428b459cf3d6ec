"""Sök: what people type, the passages found, and facets to narrow down by."""

import html
from collections.abc import Mapping
from functools import partial

import streamlit as st

from app.ui import state
from app.ui.components import controls, links, plain
from app.ui.language import day, t, word
from ingest.errors import QueryError
from search.model import FACETS, Hit, Results

PER_PAGE = 15
SHOWN_VALUES = 10


def _label(facet: str, counts: Mapping[str, int], value: str) -> str:
    group = {"typ": "type", "status": "found"}.get(facet)
    name = word(group, value) if group else value
    return f"{plain.label(plain.short(name, 40))} · {counts.get(value, 0)}"


def _facets(results: Results, chosen: dict[str, list[str]]) -> None:
    for name in FACETS:
        counts = results.facets.get(name, {})
        values = list(counts)[:SHOWN_VALUES]
        values += [value for value in chosen[name] if value not in values]
        if values:
            controls.toggles(
                t(f"search.{name}"),
                f"f_{name}",
                values,
                partial(_label, name, counts),
            )


def _hit(hit: Hit) -> None:
    with st.container(border=True, gap="small"):
        parts = [word("type", hit.type), hit.organ or "–", day(hit.date)]
        parts += [f"§ {hit.section}"] if hit.section else []
        parts.append(t("search.page", page=hit.page))
        st.html(
            plain.block(
                plain.heading(2, hit.title),
                plain.paragraph(" · ".join(parts), "liten"),
                plain.quote(hit.snippet, hit.marks),
            )
        )
        links.source(hit.id, hit.start, hit.end)


def _help() -> None:
    rows = "".join(
        f"<li>{html.escape(line)}</li>"
        for line in t("search.advice").strip().split("\n")
    )
    st.html(plain.block(plain.heading(2, t("search.how")), f"<ul>{rows}</ul>"))


def _found(results: Results) -> None:
    what = results.understood or t("search.everything")
    found = t("search.hits", total=results.total, understood=what)
    notes = "".join(plain.paragraph(note) for note in results.notes)
    st.html(f'<div class="sagt" role="status">{plain.paragraph(found)}{notes}</div>')
    if not results.total:
        st.info(t("search.none"))
        _help()
    for hit in results.hits:
        _hit(hit)
    controls.pager(results.total, PER_PAGE)


def sok_page() -> None:
    """Show the search box and what it finds."""
    st.html(plain.block(plain.heading(1, t("app.search"))))
    query = controls.text(
        t("search.label"),
        "q",
        placeholder=t("search.placeholder"),
        help=t("search.help"),
    )
    chosen = {name: st.query_params.get_all(f"f_{name}") for name in FACETS}
    if not query and not any(chosen.values()):
        _help()
    page = max(controls.number(controls.PAGE, 1), 1)
    search = state.workspace().search.search
    try:
        results = search(query, PER_PAGE, (page - 1) * PER_PAGE, chosen)
    except QueryError as error:
        st.warning(plain.label(str(error)))
        _help()
        return
    with st.sidebar:
        st.html(plain.block(plain.heading(2, t("search.filter"))))
        _facets(results, chosen)
    _found(results)


sok_page()
