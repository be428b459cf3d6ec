"""The promises most worth a person's look, and all that people have said."""

import datetime as dt
import html

import streamlit as st

from app import review, review_queue
from app.review_book import standing
from app.review_queue import Waiting
from app.review_views import of_event
from app.ui import language, state
from app.ui.components import (
    controls,
    deciding,
    links,
    plain,
    promise_review,
    promise_words,
    review_keys,
)
from app.ui.language import day, t, word
from ingest.ledger_reviews import ReviewEvent

PER_PAGE = 10
MOST = 200
SAID = "granskat"
# A longer promise is cut in the heading and quoted whole below.
SHORT = 110


@st.cache_resource(show_spinner=False, max_entries=4)
def _waiting(mark: str, as_of: dt.date, spoken: str) -> list[Waiting]:
    del mark
    return review_queue.queue(state.workspace(), as_of, MOST, spoken)


def show() -> None:
    """Show what to look at, the most worthwhile first, and what has been said."""
    deciding.outcome()
    st.html(plain.block(plain.paragraph(t("judge.queue_intro"), "liten")))
    log = state.workspace().archive.ledger.reviews
    mark = f"{state.mark()}:{log.latest()}"
    found = _waiting(mark, state.today(), language.current())
    if found:
        deciding.who()
    count = t("judge.queue", count=len(found)) if found else t("judge.queue_empty")
    st.html(f'<div class="sagt" role="status">{plain.paragraph(count)}</div>')
    if found:
        review_keys.show()
    page = min(controls.number(controls.PAGE, 1), -(-len(found) // PER_PAGE))
    for waiting in controls.part(found, PER_PAGE, max(page, 1)):
        _one(waiting)
    controls.pager(len(found), PER_PAGE)
    _history()


def _one(waiting: Waiting) -> None:
    piece, key = waiting.evidence, waiting.evidence_id
    why = word("waiting", waiting.reason)
    given = (piece.commitment_id, key)
    with st.container(border=True, gap="small", key=f"kort-{key}"):
        st.html(
            plain.block(
                plain.badge(word("status", waiting.status), waiting.status),
                plain.badge(why, "svag"),
                plain.heading(2, plain.short(waiting.text, SHORT), True),
                _said(waiting),
                plain.quote(waiting.text) if len(waiting.text) > SHORT else "",
                plain.paragraph(t("judge.is_it"), "liten"),
                plain.badge(word("stance", piece.stance), "svag"),
                _where(waiting),
                plain.quote(piece.text),
                "".join(plain.paragraph(one, "liten") for one in waiting.lessons),
            )
        )
        deciding.why(key)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(
                t("judge.confirm"),
                key=f"ko-ja-{key}",
                on_click=_confirm,
                args=given,
            )
            st.button(
                t("judge.reject"), key=f"ko-nej-{key}", on_click=_reject, args=given
            )
            links.show(
                links.source(piece.document_id, piece.start, piece.end),
                links.promise(waiting.promise),
            )


def _said(waiting: Waiting) -> str:
    bound = waiting.promisor
    who = plain.theirs(bound) if bound else t("promises.someone")
    said = promise_words.said_in(waiting.date, waiting.title or waiting.document)
    return f'<p class="liten">{who} · {said}</p>'


def _where(waiting: Waiting) -> str:
    title = plain.short(waiting.evidence_title or "", 110)
    when = html.escape(day(waiting.evidence.date_to))
    return f'<span class="liten">{plain.theirs(title)}, {when}</span>'


def _confirm(promise: str, evidence: str) -> None:
    promise_review.keep(
        lambda by: by.confirm(promise, evidence, deciding.written(evidence))
    )


def _reject(promise: str, evidence: str) -> None:
    promise_review.keep(
        lambda by: by.reject(promise, evidence, deciding.written(evidence))
    )


def _history() -> None:
    """Show all that has been said, the latest first, and what has lost its words."""
    events = review.history(state.workspace())
    if not events:
        return
    lost = {event.seq for event in standing(state.workspace()).homeless}
    by_number = {event.seq: event for event in events}
    undone = {event.undoes for event in events}
    st.html(plain.block(plain.heading(2, t("judge.done"))))
    if lost:
        count = t("judge.homeless", count=len(lost))
        st.html(plain.block(plain.paragraph(count, "liten")))
    page = min(controls.number(SAID, 1), -(-len(events) // PER_PAGE))
    for event in controls.part(events, PER_PAGE, max(page, 1)):
        _event(
            event,
            event.seq in lost,
            event.seq not in undone,
            by_number.get(event.undoes or 0),
        )
    controls.pager(len(events), PER_PAGE, SAID)


def _event(
    event: ReviewEvent, lost: bool, holds: bool, undone: ReviewEvent | None
) -> None:
    """Show what was said; of what takes something back, that too (`undone`)."""
    told = promise_review.told(of_event(event), of_event(undone) if undone else None)
    promise = event.promise or (undone.promise if undone else None)
    about = promise.text if promise else ""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.html(
            plain.block(
                plain.badge(t("judge.is_homeless"), "svag") if lost else "",
                "" if holds else deciding.taken_back(),
                plain.paragraph(f"{event.seq}. {told}"),
                plain.paragraph(plain.short(about, 140), "liten"),
            )
        )
        if holds:
            st.button(
                t("review.take_back"),
                key=f"{review_keys.undo(event.kind)}-{SAID}-{event.seq}",
                help=t("review.take_back_help", number=event.seq),
                on_click=promise_review.undo,
                args=(event.seq,),
            )
