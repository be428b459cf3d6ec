"""Granskning: what people should look at, who is who and promises, and have decided."""

import html
from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app import identity
from app.identity import Pair, Reason
from app.ui import state
from app.ui.components import (
    choices,
    controls,
    deciding,
    links,
    plain,
    review_keys,
    review_waiting,
)
from app.ui.language import moment, t, word
from graph.identity import Candidate

PER_PAGE = 10
DECIDED = "bestamt"
# The parts of the page, as the address names them.
NAMES, PROMISES = "namn", "loften"


def _side(path: str, name: str) -> str:
    """Return one of the two with what it is known for, and the way to it."""
    target = html.escape(links.href("aktorer", id=path))
    return (
        f'<li><a href="{target}">{plain.theirs(name)}</a> '
        f'<span class="liten">{html.escape(choices.about_actor(path))}</span></li>'
    )


def _document(name: str) -> str:
    """Return a link to a document by its name in the collection."""
    entry = state.workspace().archive.ledger.entry(name)
    if entry is None:
        return html.escape(name)
    target = html.escape(links.href("handling", id=entry.id))
    title = plain.short(state.title(entry.id) or name, 60)
    return f'<a href="{target}">{plain.theirs(title)}</a>'


def _documents(names: Sequence[str]) -> str:
    return ", ".join(_document(name) for name in names[:3])


def _reasons(title: str, reasons: Sequence[Reason], *, placed: bool) -> str:
    """Return reasons as a list; `placed` tells where each of them is written."""
    items = "".join(
        f"<li>{plain.own(r.text)}"
        + (f" <span class='liten'>{_documents(r.documents)}</span>" if placed else "")
        + "</li>"
        for r in reasons
    )
    return f"{plain.heading(3, title)}<ul>{items}</ul>" if items else ""


def _told(pair: Pair) -> str:
    """Return the two, and what speaks for and against."""
    # Never wholly sure: then the program would have decided itself.
    percent = min(int(pair.score * 100), 99)
    sure = t("review.sure", kind=word("explain", pair.kind), percent=percent)
    places = dict.fromkeys(r.documents for r in pair.reasons if r.documents)
    same = len(places) == 1
    shared = f"{html.escape(t('review.where'))} {_documents(next(iter(places), ()))}"
    speaks_for = [r for r in pair.reasons if r.weight > 0]
    against = [r for r in pair.reasons if r.weight < 0]
    return plain.block(
        plain.heading(2, f"{pair.left_name} = {pair.right_name}?", True),
        plain.paragraph(sure, "liten"),
        f"<ul>{_side(pair.left, pair.left_name)}{_side(pair.right, pair.right_name)}",
        "</ul>",
        _reasons(t("review.for"), speaks_for, placed=not same),
        _reasons(t("review.against"), against, placed=not same),
        f'<p class="liten">{shared}</p>' if same else "",
    )


def _pair(pair: Pair) -> None:
    key = f"{pair.left}|{pair.right}"
    given = (pair.left, pair.right, key)
    with st.container(border=True, gap="small", key=f"kort-{key}"):
        st.html(_told(pair))
        deciding.why(key)
        with st.container(horizontal=True, gap="small"):
            st.button(
                t("review.same"),
                key=f"samma-{key}",
                on_click=deciding.merged,
                args=given,
            )
            st.button(
                t("review.apart"),
                key=f"olika-{key}",
                on_click=deciding.apart,
                args=given,
            )


def _history() -> None:
    events = identity.history(state.workspace())
    if not events:
        return
    st.html(plain.block(plain.heading(2, t("review.done"))))
    by_number = {event.seq: event for event in events}
    undone = {event.undoes for event in events}
    page = min(controls.number(DECIDED, 1), -(-len(events) // PER_PAGE))
    for event in controls.part(events, PER_PAGE, max(page, 1)):
        about = " · ".join(filter(None, (moment(event.at), event.who, event.why)))
        said = deciding.said(event, by_number.get(event.undoes or 0))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.html(
                plain.block(
                    deciding.taken_back() if event.seq in undone else "",
                    plain.paragraph(f"{event.seq}. {said}"),
                    plain.paragraph(about, "liten"),
                )
            )
            if event.seq not in undone:
                st.button(
                    t("review.take_back"),
                    key=f"{review_keys.undo(event.kind)}-{event.seq}",
                    help=t("review.take_back_help", number=event.seq),
                    on_click=deciding.undone,
                    args=(event.seq,),
                )
    controls.pager(len(events), PER_PAGE, DECIDED)


def _parts() -> None:
    """Show the way to the two parts of the page."""
    here = PROMISES if controls.parameter("visa") == PROMISES else NAMES
    links.tabs(
        (links.href(links.REVIEW, visa=name), t(label), name == here)
        for name, label in ((NAMES, "judge.names"), (PROMISES, "judge.promises"))
    )


def _kinds(waiting: Sequence[Candidate]) -> Sequence[str]:
    """Show who decides, and the kinds of pairs to choose among."""
    if not waiting:
        return ()
    deciding.who()
    counts: Counter[str] = Counter(one.kind for one in waiting)
    return controls.toggles(
        t("actors.kind"),
        "slag",
        ("person", "organisation"),
        lambda code: f"{word('explain', code)} · {counts[code]}",
    )


def _names() -> None:
    """Show the pairs to decide on, the likeliest first, and what was decided."""
    st.html(plain.block(plain.paragraph(t("review.intro"), "liten")))
    deciding.outcome()
    workspace = state.workspace()
    waiting = identity.waiting(workspace)
    kinds = _kinds(waiting)
    queue = [one for one in waiting if not kinds or one.kind in kinds]
    count = t("review.count", count=len(queue)) if queue else t("review.none")
    st.html(f'<div class="sagt" role="status">{plain.paragraph(count)}</div>')
    if queue:
        review_keys.show()
    page = min(controls.number(controls.PAGE, 1), -(-len(queue) // PER_PAGE))
    for one in controls.part(queue, PER_PAGE, max(page, 1)):
        _pair(identity.pair(workspace, one))
    controls.pager(len(queue), PER_PAGE)
    _history()


def granskning_page() -> None:
    """Show one of the two parts."""
    st.html(plain.block(plain.heading(1, t("app.review"))))
    _parts()
    if controls.parameter("visa") == PROMISES:
        review_waiting.show()
    else:
        _names()


granskning_page()
