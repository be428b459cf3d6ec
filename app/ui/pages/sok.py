"""Sök: what people type, the passages found, and facets to narrow down by."""

import streamlit as st

from app.ui import state
from app.ui.components import links, plain
from app.ui.language import day, t
from ingest.errors import QueryError
from search.model import FACETS, Hit, Results

PER_PAGE = 15
SHOWN_VALUES = 12


def _label(facet: str, value: str) -> str:
    return t(f"type.{value}") if facet == "typ" else value


def _filters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(f"f_{name}") for name in FACETS}


def _facets(results: Results, filters: dict[str, list[str]]) -> None:
    st.subheader(t("search.filter"))
    for name in FACETS:
        counts = results.facets.get(name, {})
        if not counts:
            continue
        values = list(counts)[:SHOWN_VALUES]
        values += [v for v in filters[name] if v not in values]
        chosen = st.pills(
            t(f"search.{name}"),
            values,
            selection_mode="multi",
            default=filters[name],
            format_func=lambda v, n=name, c=counts: f"{_label(n, v)} {c.get(v, 0)}",
            key=f"facet-{name}",
        )
        if list(chosen) != filters[name]:
            st.query_params[f"f_{name}"] = list(chosen)
            st.query_params.pop("sida", None)
            st.rerun()


def _hit(hit: Hit) -> None:
    with st.container(border=True):
        section = f" · § {hit.section}" if hit.section else ""
        meta = (
            f"{t(f'type.{hit.type}')} · {hit.organ or '–'} · {day(hit.date)}{section}"
        )
        st.markdown(f"**{plain.safe(hit.title)}**  \n{plain.safe(meta)}")
        st.html(plain.quoted(hit.snippet, hit.marks))
        links.source(hit.id, hit.start, hit.end)


def sok_page() -> None:
    """Show the search box and what it finds."""
    st.header(t("app.search"))
    query = st.text_input(
        t("search.label"),
        key="q",
        bind="query-params",
        help=t("search.help"),
        placeholder=t("search.placeholder"),
    )
    filters = _filters()
    asked = st.query_params.get("sida", "1")
    page = max(int(asked) if asked.isdecimal() else 1, 1)
    try:
        results = state.workspace().search.search(
            query or "", PER_PAGE, (page - 1) * PER_PAGE, filters
        )
    except QueryError as error:
        st.warning(plain.safe(str(error)))
        return
    found, side = st.columns([3, 1])
    with side:
        _facets(results, filters)
    with found:
        text = t("search.hits", total=results.total, understood=results.understood)
        st.markdown(plain.safe(text))
        for note in results.notes:
            st.info(plain.safe(note))
        if not results.total:
            st.info(t("search.none"))
        for hit in results.hits:
            _hit(hit)
        links.pager(results.total, PER_PAGE)


sok_page()
