"""Sök: what people type, the passages found, and facets to narrow down by."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from app import searching
from app.ui import state
from app.ui.components import (
    controls,
    copying,
    downloads,
    links,
    nothing,
    plain,
    search_address,
    search_help,
    search_hit,
    search_query,
    search_sheet,
    suggestions,
    topic_words,
    view_title,
    watch_button,
)
from app.ui.language import current, own, t, word
from ingest.errors import QueryError
from search.model import FACETS, Hit, Results
from search.query.telling import RefusedError
from search.query.values import shown

# So many hits of a page; more where they stand together.
PER_PAGE, GROUPED = 15, 50
# So many are taken along as a table.
TAKEN = 500
SHOWN_VALUES = 10


def _label(facet: str, counts: Mapping[str, int], value: str) -> str:
    group = {"typ": "type", "status": "found"}.get(facet)
    name = word(group, value) if group else value
    if facet == "amne" and current() == "en":
        name = shown(facet, value).en
    return f"{plain.label(plain.short(name, 40))} · {counts.get(value, 0)}"


def _facets(results: Results, chosen: dict[str, list[str]]) -> None:
    for name in FACETS:
        counts = results.facets.get(name, {})
        values = list(counts)[:SHOWN_VALUES]
        if name == "ar":
            values.sort(reverse=True)
        values += [value for value in chosen[name] if value not in values]
        if values:
            controls.toggles(
                t(f"search.{name}"),
                search_address.facet(name),
                values,
                partial(_label, name, counts),
            )


def _found(results: Results, per_page: int) -> None:
    st.html(search_query.heading(results))
    told = (
        search_query.understood(results),
        search_help.meant(results),
        search_help.missing(results),
        topic_words.near(state.workspace().related.offers(results.query)),
        search_query.ways() if results.total > 1 else "",
    )
    st.html(plain.block(*told))
    if not results.total:
        asked = {search_address.QUERY: controls.parameter(search_address.QUERY)}
        nothing.show(links.SEARCH, t("search.none"), kept=asked)
        search_query.show_help()
    for group in results.groups:
        search_hit.show_group(group)
    for hit in () if results.groups else results.hits:
        search_hit.show(hit)
    controls.pager(results.total - results.folded, per_page)


def _like(passage: str) -> None:
    """Show the passages about the same as one."""
    search = state.workspace().search
    itself = search.passage(passage)
    if itself is None:
        st.warning(t("search.like_gone"))
        return
    st.html(
        plain.block(
            plain.paragraph(t("search.like_what", title=itself.title)),
            plain.quote(plain.short(itself.text, 320)),
        )
    )
    found = search.similar(passage)
    count = t("search.like_count", count=len(found))
    st.html(f'<div class="sagt" role="status">{plain.paragraph(count)}</div>')
    for hit in found:
        search_hit.show(hit)


def _refused(error: QueryError) -> str:
    if isinstance(error, RefusedError):
        return search_query.said(error.told)
    return own(str(error))


def sok_page() -> None:
    """Show the search box and what it finds."""
    st.html(plain.block(plain.heading(1, t("app.search"))))
    # First, so that they are heard however long the rest takes.
    with st.container(key="skript"):
        copying.listen()
        suggestions.offer(t("search.label"))
    query = search_query.box()
    passage = controls.parameter(search_address.LIKE)
    if passage and not query:
        _like(passage)
    else:
        _answer(query)


def _answer(query: str) -> None:
    """Show what a query finds, or why it cannot be read."""
    chosen = search_address.chosen()
    if query:
        view_title.name(f"{t('app.search')}: {query}")
    by = search_address.by()
    per_page = GROUPED if by else PER_PAGE
    page = max(controls.number(controls.PAGE, 1), 1)
    try:
        results = searching.results(
            state.workspace(),
            query,
            limit=per_page,
            offset=(page - 1) * per_page,
            filters=chosen,
            order=search_address.order(),
            by=by,
        )
    except QueryError as error:
        st.warning(plain.label(_refused(error)))
        search_query.show_help()
        return
    if any(results.facets.values()):
        with st.sidebar:
            st.html(plain.block(plain.heading(2, t("search.filter"))))
            _facets(results, chosen)
    if query or any(chosen.values()):
        filters = tuple((name, tuple(v)) for name, v in chosen.items() if v)
        watch_button.show("sokning", query, filters)
    else:
        search_query.show_help()
    _found(results, per_page)
    if results.total and (query or any(chosen.values())):
        downloads.show(
            query or t("app.search"),
            lambda: [search_sheet.show(_first(query, chosen))],
        )


def _first(query: str, chosen: dict[str, list[str]]) -> Sequence[Hit]:
    """Return as many passages as are taken along, the best first."""
    order = search_address.order()
    found = searching.results(
        state.workspace(), query, limit=TAKEN, filters=chosen, order=order
    )
    return found.hits


sok_page()
