"""What stands last on every page: how to cite what it shows."""

import datetime as dt
import html
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st

from app import settings
from app.ui.components import copying, plain, promise_filters, view_title
from app.ui.language import current, day, t
from app.ui.texts import LANGUAGES

# Pages that show how promises stood on the day that their address names.
JUDGED = frozenset({"loften"})


def show(title: str, page: str) -> None:
    """Show the citation of the view, folded, with a button to copy it.

    Args:
        title: The page's name, for a view that has none of its own.
        page: The page's part of the address.
    """
    asked = {name: st.query_params.get_all(name) for name in st.query_params}
    loaded = settings.load()
    words = t(
        "cite.view",
        title=view_title.taken(title),
        app=t("app.title"),
        collection=loaded.collection.resolve().name,
        day=day(loaded.today),
        address=address(page, asked, loaded.today),
    )
    with st.container(key="sidfot"):
        copying.listen()
    summary = html.escape(t("cite.of_view"))
    st.html(
        f'<footer class="sagt sagt-fot"><details><summary>{summary}</summary>'
        f"{plain.paragraph(t('cite.view_help'), 'liten')}{copying.text(words)}"
        "</details></footer>"
    )


def address(page: str, asked: Mapping[str, Sequence[str]], today: dt.date) -> str:
    """Return the address that shows the same another day, in full."""
    parts = {name: values for name, values in asked.items() if name != "lang"}
    if page in JUDGED:
        parts.setdefault(promise_filters.AS_OF, [today.isoformat()])
    if current() != LANGUAGES[0]:
        parts["lang"] = [current()]
    origin = "/".join((st.context.url or "").split("/")[:3])
    query = urlencode(parts, doseq=True)
    return f"{origin}/{page}{'?' if query else ''}{query}"
