"""The search box, how the query was understood, and in which order it is answered."""

import html
from collections.abc import Sequence

import streamlit as st

from app.ui.components import controls, links, plain, search_address
from app.ui.language import current, t
from search.model import Results, Told


def box() -> str:
    """Show the search box; return what is sought."""
    return controls.text(
        t("search.label"),
        search_address.QUERY,
        placeholder=t("search.placeholder"),
        help=t("search.help"),
    )


def said(told: Told) -> str:
    """Return something told in the reader's language."""
    return told.en if current() == "en" else told.sv


def understood(results: Results) -> str:
    """Return how the query was read, each part with a way to take it away, as HTML."""
    # Without its only part the query would ask for everything.
    if len(results.parts) <= 1:
        return ""
    items = "".join(
        f"<li><span>{html.escape(said(part.told))}</span> "
        f'<a data-sagt-har href="{html.escape(search_address.href(q=part.rest))}" '
        f'aria-label="{html.escape(t("search.without", part=said(part.told)))}">'
        '<span aria-hidden="true">✕</span></a></li>'
        for part in results.parts
    )
    return (
        f'<p class="liten" id="sagt-tolkat">{html.escape(t("search.read_as"))}</p>'
        f'<ul class="sagt-delar" aria-labelledby="sagt-tolkat">{items}</ul>'
    )


def ways() -> str:
    """Return the orders and groupings to choose from, as HTML."""
    orders = [(one, t(f"order.{one or 'best'}")) for one in search_address.ORDERS]
    groupings = [(one, t(f"by.{one or 'passage'}")) for one in search_address.GROUPINGS]
    by_order = _choice(
        t("search.order"), search_address.ORDER, orders, search_address.order()
    )
    by_group = _choice(
        t("search.by"), search_address.BY, groupings, search_address.by()
    )
    return f'<div class="sagt-val">{by_order}{by_group}</div>'


def _choice(title: str, name: str, called: Sequence[tuple[str, str]], now: str) -> str:
    return links.choice(
        title,
        (
            (search_address.href(**{name: code}), words, code == now)
            for code, words in called
        ),
    )


def heading(results: Results) -> str:
    """Return how many passages there are of what, and what to know of them, as HTML."""
    words = results.english if current() == "en" else results.understood
    number = t(
        "search.hits", total=results.total, understood=words or t("search.everything")
    )
    notes = [said(told) for told in results.said] or list(results.notes)
    if results.folded:
        notes.append(t("search.folded", count=results.folded))
    lines = "".join(plain.paragraph(note) for note in notes)
    return f'<div class="sagt" role="status">{plain.paragraph(number)}{lines}</div>'


def show_help() -> None:
    """Show how to search."""
    rows = "".join(
        f"<li>{html.escape(line)}</li>"
        for line in t("search.advice").strip().split("\n")
    )
    st.html(plain.block(plain.heading(2, t("search.how")), f"<ul>{rows}</ul>"))
