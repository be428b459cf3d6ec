"""What a list says where it has nothing to show, and the ways on from there."""

from collections.abc import Mapping

import streamlit as st

from app.access import acting
from app.access.model import Right
from app.ui import state
from app.ui.components import links
from app.ui.language import t

# What an address holds beside what the reader has chosen among.
SHOWING = frozenset({"lang", "visa"})


def show(
    page: str, said: str, *, whole: bool = False, kept: Mapping[str, str] | None = None
) -> None:
    """Say that there is nothing to show.

    Args:
        page: The list's page, one of `links`.
        said: Why, and what to try.
        whole: Whether the collection has nothing of the kind, whatever is chosen.
        kept: Parts of the address that are no limits of the list, such as a query.
    """
    if not state.status().documents:
        st.info(t("overview.empty"))
        _to_add()
        return
    st.info(said)
    if whole:
        _to_add()
    elif set(st.query_params) - SHOWING - set(kept or ()):
        links.show(links.to(page, t("app.clear"), "close", **(kept or {})))


def _to_add() -> None:
    if acting.may(Right.ADD):
        links.show(links.to(links.COLLECTION, t("adding.title"), "upload_file"))
