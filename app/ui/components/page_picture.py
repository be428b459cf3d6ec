"""A page of the original as a picture, with the reader's passage framed on it."""

import base64
import html
from collections.abc import Iterable

import streamlit as st

from app.ui import state
from app.ui.components import controls, plain
from app.ui.language import t
from ingest import pageview_apart
from ingest.apart import AbortedError, FailedError
from ingest.model import Document
from ingest.pagecover import UncoveredError
from ingest.pageview import Rectangle

WIDTH = 1100
SWITCH, NUMBER = "bild", "bildsida"


def has_pictures(document: Document) -> bool:
    """Tell whether the original has pages that can be drawn."""
    return bool(document.lines) and any(page.width for page in document.pages)


def switched_on(document: Document) -> bool:
    """Show the switch, or that there are no pages to draw; return whether it is on."""
    if has_pictures(document):
        return controls.flag(t("document.picture"), SWITCH)
    st.html(plain.block(plain.paragraph(t("document.only_text"), "liten")))
    return False


@st.cache_data(show_spinner=False, max_entries=24)
def _picture(identity: str, sha256: str, page: int) -> bytes:
    document = state.artifact(identity).document
    path = state.workspace().archive.original(sha256)
    return pageview_apart.picture(path, document, page, WIDTH)


@st.cache_data(show_spinner=False, max_entries=64)
def _frames(identity: str, sha256: str, start: int, end: int) -> list[Rectangle]:
    document = state.artifact(identity).document
    path = state.workspace().archive.original(sha256)
    return pageview_apart.exact_places(path, document, start, end)


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
        drawn = _picture(identity, document.sha256, page)
        frames = _frames(identity, document.sha256, *focus)
    except UncoveredError:
        st.html(plain.block(plain.paragraph(t("document.covered"), "liten")))
        return
    except (AbortedError, FailedError, OSError):
        st.html(plain.block(plain.paragraph(t("document.no_picture"), "liten")))
        return
    boxes = "".join(map(_box, _joined(one for one in frames if one.page == page)))
    source = base64.b64encode(drawn).decode()
    name = html.escape(t("document.picture_of", page=page))
    st.html(
        f'<div class="sagt-blad"><img alt="{name}" '
        f'src="data:image/png;base64,{source}">{boxes}</div>'
    )


def _joined(places: Iterable[Rectangle]) -> list[Rectangle]:
    """Return rectangles with those of one line made one: a scan has one a word."""
    joined: list[Rectangle] = []
    for place in places:
        last = joined[-1] if joined else None
        middle = (place.top + place.bottom) / 2
        if last and last.top < middle < last.bottom and place.left > last.left:
            top, bottom = min(last.top, place.top), max(last.bottom, place.bottom)
            joined[-1] = last._replace(top=top, right=place.right, bottom=bottom)
        else:
            joined.append(place)
    return joined


def _box(place: Rectangle) -> str:
    wide, high = place.right - place.left, place.bottom - place.top
    return (
        f'<span style="left:{place.left:.2%};top:{place.top:.2%};'
        f'width:{wide:.2%};height:{high:.2%}"></span>'
    )
