"""The address of a search: what is asked for, in which order, and how grouped."""

from collections.abc import Mapping

import streamlit as st

from app.ui.components import controls, links
from search.grouping import By
from search.model import FACETS
from search.paging import Order

PAGE = "sok"
QUERY, ORDER, BY, LIKE = "q", "ordning", "grupp", "lik"
Parts = Mapping[str, str | list[str]]
# The orders and groupings there are, the usual ones first.
ORDERS: tuple[Order, ...] = ("", "newest", "oldest")
GROUPINGS: tuple[By, ...] = ("", "document", "matter")


def facet(name: str) -> str:
    """Return by which name the address holds the chosen values of a facet."""
    return f"f_{name}"


def chosen() -> dict[str, list[str]]:
    """Return facet → the values that the address names."""
    return {name: st.query_params.get_all(facet(name)) for name in FACETS}


def order() -> Order:
    """Return the order that the address names; best first if it names none."""
    asked = controls.parameter(ORDER)
    return next((one for one in ORDERS if one == asked), "")


def by() -> By:
    """Return what the hits are grouped by."""
    asked = controls.parameter(BY)
    return next((one for one in GROUPINGS if one == asked), "")


def href(**changed: str | list[str]) -> str:
    """Return the address of this search with some parts changed; "" takes one away."""
    parts: dict[str, str | list[str]] = {
        name: st.query_params.get_all(name) for name in st.query_params
    }
    for gone in ("lang", controls.PAGE, LIKE):
        parts.pop(gone, None)
    parts |= changed
    return links.href_of(PAGE, {name: value for name, value in parts.items() if value})
