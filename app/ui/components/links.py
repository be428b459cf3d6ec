"""Links between pages that keep the language and lead to the very line."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from app.ui.components import plain
from app.ui.language import address, current, t
from app.ui.texts import LANGUAGES

OVERVIEW = "views/oversikt.py"
SEARCH = "views/sok.py"
PROMISES = "views/loften.py"
DECISIONS = "views/beslut.py"
ACTORS = "views/aktorer.py"
DOCUMENT = "views/handling.py"
ASK = "views/fraga.py"
MATTERS = "views/arenden.py"
REVIEW = "views/granskning.py"
INTERPELLATIONS = "views/interpellationer.py"
WATCHES = "views/bevakningar.py"
NETWORK = "views/natverk.py"
COLLECTION = "views/samlingen.py"
AGREEMENTS = "views/avtal.py"


def source(document: str, start: int, end: int, label: str | None = None) -> None:
    """Show a link to a passage in its document."""
    st.page_link(
        DOCUMENT,
        label=label or t("app.source"),
        icon=":material/format_quote:",
        query_params=address(id=document, start=start, end=end),
    )


def document(identity: str, title: str) -> None:
    """Show a link to a document."""
    st.page_link(DOCUMENT, label=plain.label(title), query_params=address(id=identity))


def actor(identity: str, name: str) -> None:
    """Show a link to a person or organisation."""
    st.page_link(ACTORS, label=plain.label(name), query_params=address(id=identity))


def promise(identity: str, as_of: str | None = None) -> None:
    """Show a link to the page of a promise, as it stood on a day if one is given."""
    st.page_link(
        PROMISES,
        label=t("promises.one"),
        icon=":material/timeline:",
        query_params=address(id=identity, dag=as_of),
    )


def decision(identity: str) -> None:
    """Show a link to a decision with all around it."""
    st.page_link(
        DECISIONS,
        label=t("decisions.walk"),
        icon=":material/account_tree:",
        query_params=address(id=identity),
    )


def matter(path: str, label: str) -> None:
    """Show a link to a matter, by its path."""
    st.page_link(
        MATTERS,
        label=label,
        icon=":material/timeline:",
        query_params=address(id=path),
    )


def query(sparql: str, label: str) -> None:
    """Show a link to a query of the graph, in the field for one's own."""
    st.page_link(
        ASK,
        label=label,
        icon=":material/edit:",
        query_params=address(sparql=sparql),
    )


def address_of(parts: Mapping[str, str | list[str]]) -> dict[str, str | list[str]]:
    """Return the parts of an address, several of a name too, in the same language."""
    kept = {} if current() == LANGUAGES[0] else {"lang": current()}
    return {**kept, **parts}


def href(page: str, **values: object) -> str:
    """Return the address of a page, for a link within HTML."""
    parts = urlencode(address(**values))
    return f"{page}?{parts}" if parts else page


def href_of(page: str, parts: Mapping[str, str | list[str]]) -> str:
    """Return the address of a page whose parts may stand several times."""
    asked = urlencode(address_of(parts), doseq=True)
    return f"{page}?{asked}" if asked else page


def plain_href(page: str, parts: Mapping[str, str | list[str]]) -> str:
    """Return the address of a file, which is the same whatever the page's language."""
    asked = urlencode(parts, doseq=True)
    return f"{page}?{asked}" if asked else page


# Page by the first part of a thing's path, and the parts of the path that name it.
OF_PATH = {
    "handling": "handling",
    "person": "aktorer",
    "org": "aktorer",
    "aktor": "aktorer",
    "beslut": "beslut",
    "atagande": "loften",
    "arende": "arenden",
    "avtal": "avtal",
}


def of_thing(path: str) -> str | None:
    """Return the address of the page that shows a thing, by its path, or None."""
    kind, _, rest = path.partition("/")
    # A § or a called item (`graph.matters.keys`); a whole meeting has no page.
    if kind == "sammantrade" and path.rpartition("/")[2].startswith(("p", "k")):
        return href("beslut", paragraf=path)
    page = OF_PATH.get(kind)
    if page is None or not rest:
        return None
    return href(page, id=path if page in {"aktorer", "arenden"} else rest)
