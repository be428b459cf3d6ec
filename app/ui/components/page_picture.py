"""A page of the original as a picture, with the reader's passage framed on it."""

import base64
import html
from collections.abc import Iterable

import streamlit as st

from app.ui import state
from app.ui.components import controls, plain
from app.ui.language import t
from ingest import pageview
from ingest.errors import ReadError
from ingest.model import Document

WIDTH = 1100
SWITCH, NUMBER = "bild", "bildsida"


def has_pictures(document: Document) -> bool:
    """Tell whether the original has pages that can be drawn."""
    return bool(document.lines) and any(page.width for page in document.pages)


def switched_on(document: Document) -> bool:
    """Show the switch where there are pages to draw; return whether it is on."""
    return has_pictures(document) and controls.flag(t("document.picture"), SWITCH)


@st.cache_data(show_spinner=False, max_entries=24)
def _picture(sha256: str, page: int) -> bytes:
    path = state.workspace().archive.original(sha256)
    return pageview.picture(path.read_bytes(), page, WIDTH)


@st.cache_data(show_spinner=False, max_entries=64)
def _frames(
    identity: str, sha256: str, start: int, end: int
) -> list[pageview.Rectangle]:
    document = state.artifact(identity).document
    data = state.workspace().archive.original(sha256).read_bytes()
    return pageview.exact_places(data, document, start, end)


def show(identity: str, document: Document, focus: tuple[int, int], at: int) -> None:
    """Show the page that holds the focus, or else the one that the text is at.

    Args:
        identity: The document's id.
        document: The document.
        focus: The stretch that the reader came for; empty if there is none.
        at: The offset that decides the page where there is no focus.
    """
    first = document.page_of(focus[0] if focus[0] < focus[1] else at)
    page = controls.pager(len(document.pages), 1, NUMBER, first)
    try:
        drawn = _picture(document.sha256, page)
        frames = _frames(identity, document.sha256, *focus)
    except (ReadError, OSError, IndexError):
        st.html(plain.block(plain.paragraph(t("document.no_picture"), "liten")))
        return
    boxes = "".join(map(_box, _joined(one for one in frames if one.page == page)))
    source = base64.b64encode(drawn).decode()
    name = html.escape(t("document.picture_of", page=page))
    st.html(
        f'<div class="sagt-blad"><img alt="{name}" '
        f'src="data:image/png;base64,{source}">{boxes}</div>'
    )


def _joined(places: Iterable[pageview.Rectangle]) -> list[pageview.Rectangle]:
    """Return rectangles with those of one line made one: a scan has one a word."""
    joined: list[pageview.Rectangle] = []
    for place in places:
        last = joined[-1] if joined else None
        middle = (place.top + place.bottom) / 2
        if last and last.top < middle < last.bottom and place.left > last.left:
            top, bottom = min(last.top, place.top), max(last.bottom, place.bottom)
            joined[-1] = last._replace(top=top, right=place.right, bottom=bottom)
        else:
            joined.append(place)
    return joined


def _box(place: pageview.Rectangle) -> str:
    wide, high = place.right - place.left, place.bottom - place.top
    return (
        f'<span style="left:{place.left:.2%};top:{place.top:.2%};'
        f'width:{wide:.2%};height:{high:.2%}"></span>'
    )
