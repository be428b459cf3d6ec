"""Granskning: pairs that may be one actor, to decide on, and what was decided."""

import html
from collections.abc import Callable

import streamlit as st

from app import identity
from app.identity import Pair, Reason
from app.ui import state
from app.ui.components import controls, links, plain
from app.ui.language import t, word
from ingest.errors import LockedError
from ingest.ledger_identity import IdentityEvent

PER_PAGE = 10
WHO = "granskare"
SAID = {
    "merge": "review.merge",
    "split": "review.split",
    "reject": "review.reject",
    "undo": "review.undo",
}


def _decide(decision: Callable[[], object]) -> None:
    """Keep a decision; say so where another process is writing."""
    try:
        decision()
    except LockedError:
        st.session_state["upptagen"] = True


def _side(path: str, name: str) -> str:
    target = html.escape(links.href("aktorer", id=path))
    return f'<a href="{target}">{html.escape(name)}</a>'


def _reasons(title: str, reasons: list[Reason]) -> str:
    items = "".join(
        f"<li>{html.escape(r.text)} <span class='liten'>"
        f"{', '.join(_document(name) for name in r.documents[:3])}</span></li>"
        for r in reasons
    )
    return f"<h3>{html.escape(title)}</h3><ul lang='sv'>{items}</ul>" if items else ""


def _document(name: str) -> str:
    """Return a link to a document by its name in the collection."""
    for one in state.documents():
        if one.name == name:
            target = html.escape(links.href("handling", id=one.id))
            title = plain.short(one.title or one.name, 60)
            return f'<a href="{target}">{html.escape(title)}</a>'
    return html.escape(name)


def _pair(pair: Pair, who: str) -> None:
    key = f"{pair.left}|{pair.right}"
    with st.container(border=True, gap="small"):
        left, right = (
            _side(pair.left, pair.left_name),
            _side(pair.right, pair.right_name),
        )
        kind = word("explain", pair.kind)
        st.html(
            plain.block(
                f"<h2>{left} = {right}?</h2>",
                plain.paragraph(f"{kind}, {pair.score:.2f}", "liten"),
                _reasons(t("review.for"), [r for r in pair.reasons if r.weight > 0]),
                _reasons(
                    t("review.against"), [r for r in pair.reasons if r.weight < 0]
                ),
            )
        )
        why = st.text_input(t("review.why"), key=f"varfor-{key}")
        with st.container(horizontal=True, gap="small"):
            for label, action in (
                (t("review.same"), identity.merge),
                (t("review.apart"), identity.reject),
            ):
                st.button(
                    label,
                    key=f"{label}-{key}",
                    on_click=_decide,
                    args=(
                        lambda a=action: a(
                            state.workspace(), pair.left, pair.right, why, who
                        ),
                    ),
                )


def _said(event: IdentityEvent) -> str:
    names = state.actors()

    def name(paths: tuple[str, ...]) -> str:
        known = next((names[p].name for p in paths if p in names), None)
        return known or ", ".join(paths[:1])

    return t(
        SAID[event.kind],
        left=name(event.left),
        right=name(event.right),
        count=len(event.documents),
        number=event.undoes or 0,
    )


def _history(who: str) -> None:
    events = identity.history(state.workspace())
    if not events:
        return
    st.html(plain.block(plain.heading(2, t("review.done"))))
    undone = {event.undoes for event in events}
    for event in events[:PER_PAGE]:
        with st.container(horizontal=True, gap="small"):
            about = " · ".join(filter(None, (event.at[:10], event.who, event.why)))
            st.html(
                plain.block(
                    plain.paragraph(f"{event.seq}. {_said(event)}"),
                    plain.paragraph(about, "liten"),
                )
            )
            if event.seq not in undone:
                st.button(
                    t("review.take_back"),
                    key=f"angra-{event.seq}",
                    on_click=_decide,
                    args=(
                        lambda n=event.seq: identity.undo(
                            state.workspace(), n, "", who
                        ),
                    ),
                )


def granskning_page() -> None:
    """Show the pairs to decide on, the likeliest first, and what was decided."""
    st.html(
        plain.block(
            plain.heading(1, t("review.identity")),
            plain.paragraph(t("review.intro"), "liten"),
        )
    )
    if st.session_state.pop("upptagen", False):
        st.warning(t("review.locked"))
    who = st.text_input(t("review.who"), key=WHO)
    kinds = controls.toggles(
        t("actors.kind"),
        "slag",
        ("person", "organisation"),
        lambda code: word("explain", code),
    )
    queue = [
        pair
        for pair in identity.review_queue(state.workspace())
        if not kinds or pair.kind in kinds
    ]
    count = t("review.count", count=len(queue)) if queue else t("review.none")
    st.html(f'<div class="sagt" role="status">{plain.paragraph(count)}</div>')
    page = min(controls.number(controls.PAGE, 1), max(-(-len(queue) // PER_PAGE), 1))
    for pair in controls.part(queue, PER_PAGE, max(page, 1)):
        _pair(pair, who)
    controls.pager(len(queue), PER_PAGE)
    _history(who)


granskning_page()
