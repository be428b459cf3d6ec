"""Links between pages that keep the language and lead to the very line.

They are HTML, so that a card with its links is one element of the page: each element
costs the server a message. `static/focus.js` follows them without a reload.
"""

import html
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import streamlit as st

from app.ui.components import icons, plain
from app.ui.language import address, current, t
from app.ui.texts import LANGUAGES

# The address of each page, from any of them.
FIRST = "./"
SEARCH = "sok"
PROMISES = "loften"
DECISIONS = "beslut"
MATTERS = "arenden"
ACTORS = "aktorer"
NETWORK = "natverk"
AGREEMENTS = "avtal"
INTERPELLATIONS = "interpellationer"
DOCUMENT = "handling"
ASK = "fraga"
REVIEW = "granskning"
WATCHES = "bevakningar"
COLLECTION = "samlingen"
ABOUT = "om"


def way(target: str, label: str, icon: str = "") -> str:
    """Return a link to an address as HTML, with a sign before its words."""
    said = html.escape(" ".join(label.split()))
    return f'<a href="{html.escape(target)}">{icons.sign(icon)}{said}</a>'


def to(page: str, label: str, icon: str = "", **parts: object) -> str:
    """Return a link to a page of the app, one of the constants above."""
    return way(href(page, **parts), label, icon)


def row(*ways: str) -> str:
    """Return links beside each other; nothing where there are none."""
    found = "".join(f"<li>{one}</li>" for one in ways if one)
    return f'<ul class="sagt-vagar">{found}</ul>' if found else ""


def show(*ways: str) -> None:
    """Show links beside each other."""
    if found := row(*ways):
        st.html(plain.block(found))


def part(target: str, label: str, here: bool) -> str:
    """Return a row of a menu: where it leads, its words, and if that is shown now."""
    mark = ' aria-current="page"' if here else ""
    said = html.escape(label)
    return f'<li><a href="{html.escape(target)}"{mark}>{said}</a></li>'


def tabs(ways: Iterable[tuple[str, str, bool]]) -> None:
    """Show the parts of a page: the address and words of each, and which is shown."""
    found = "".join(part(*one) for one in ways)
    said = html.escape(t("frame.parts"))
    st.html(f'<nav class="sagt-flikar" aria-label="{said}"><ul>{found}</ul></nav>')


def choice(title: str, ways: Iterable[tuple[str, str, bool]]) -> str:
    """Return ways to show a page, one of which is shown now, as HTML on one line."""
    items = []
    for target, label, here in ways:
        # What is shown is a link too: focus stays on it when it has been chosen.
        mark = ' aria-current="true"' if here else ""
        said = html.escape(label)
        items.append(f'<a data-sagt-har href="{html.escape(target)}"{mark}>{said}</a>')
    named = html.escape(title)
    return f'<nav aria-label="{named}"><span>{named}:</span> {" ".join(items)}</nav>'


def source(document: str, start: int, end: int, label: str | None = None) -> str:
    """Return a link to a passage in its document."""
    place = {"id": document, "start": start, "end": end}
    return to(DOCUMENT, label or t("app.source"), "format_quote", **place)


def document(identity: str, title: str) -> str:
    """Return a link to a document."""
    return f"<span{plain.in_swedish()}>{to(DOCUMENT, title, id=identity)}</span>"


def actor(identity: str, name: str) -> str:
    """Return a link to a person or organisation."""
    return f"<span{plain.in_swedish()}>{to(ACTORS, name, id=identity)}</span>"


def promise(identity: str, as_of: str | None = None) -> str:
    """Return a link to the page of a promise, as it stood on a day if one is given."""
    return to(PROMISES, t("promises.one"), "timeline", id=identity, dag=as_of)


def decision(identity: str, status: str) -> str:
    """Return a link to a decision, or a proposal, with all around it."""
    return to(DECISIONS, follow(status), "account_tree", id=identity)


def follow(status: str) -> str:
    """Return the words of a link to a decision; a proposal is never called one."""
    return t("decisions.walk_proposal" if status == "proposal" else "decisions.walk")


def matter(path: str, label: str) -> str:
    """Return a link to a matter, by its path."""
    return to(MATTERS, label, "timeline", id=path)


def query(sparql: str, label: str) -> str:
    """Return a link to a query of the graph, in the field for one's own."""
    return to(ASK, label, "edit", sparql=sparql)


def href(page: str, **values: object) -> str:
    """Return the address of a page, for a link within HTML."""
    parts = urlencode(address(**values))
    return f"{page}?{parts}" if parts else page


def href_of(page: str, parts: Mapping[str, str | list[str]]) -> str:
    """Return the address of a page whose parts may stand several times."""
    kept = {} if current() == LANGUAGES[0] else {"lang": current()}
    asked = urlencode({**kept, **parts}, doseq=True)
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
