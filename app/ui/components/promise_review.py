"""A person's judgement of a promise and of the evidence for it.

Everything is a button, a list or a field of the page, so that it is reached with the
keyboard. What is done is kept at once and can be taken back beside where it stands.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable

import streamlit as st

from app.access import acting
from app.access.model import Right
from app.promise_views import EvidenceView, PromiseView
from app.promises import promise as details
from app.review import STANCES, STATUSES, Reviewer
from app.review_views import Said
from app.ui import state
from app.ui.components import controls, deciding, plain, promise_words
from app.ui.language import day, moment, t, word
from graph.followup.reviews.reviewing import OF_EVIDENCE
from ingest.ledger_reviews import ReviewEvent

# An id of a promise, alone or in an address.
_PROMISE = re.compile(r"\ba[0-9a-f]{20}(?:-\d+)?\b")
OF_STANCE = frozenset({"confirm-evidence", "stance"})
OF_STATUS = frozenset({"confirm-status", "reject-status", "status"})
Act = Callable[[Reviewer], ReviewEvent]


def show(promise: str) -> None:
    """Show what people have said of a promise, and what more one can say."""
    found = details(state.workspace(), promise, state.today())
    if found is None:
        return
    deciding.outcome()
    view = found.view
    # What was said of a passage stands beside the passage.
    told_of = [one for one in view.said if one.kind not in OF_EVIDENCE]
    if not acting.may(Right.REVIEW):
        said(told_of, promise)
        return
    with st.expander(t("judge.title"), key=f"granska-{promise}"):
        st.html(plain.block(plain.paragraph(t("judge.intro"), "liten")))
        said(told_of, promise)
        deciding.who()
        deciding.why(promise)
        _status(view)
        _deadline(view)
        _promisor(view)
        _versions(view)
        _note(view)
        _whether(view)


def evidence(item: EvidenceView) -> None:
    """Show what one can say of a passage, behind a button."""
    # The same words may stand in two places of a document.
    key = f"{item.id}-{item.start}"
    if not acting.may(Right.REVIEW):
        said((item.said,) if item.said else (), key)
        return
    with st.popover(t("judge.evidence"), key=f"om-{key}"):
        said((item.said,) if item.said else (), key)
        deciding.why(key)
        given = (item.promise, item.id)
        with st.container(horizontal=True, gap="small"):
            _button("confirm", key, lambda by, why: by.confirm(*given, why))
            _button("reject", key, lambda by, why: by.reject(*given, why))
        st.selectbox(
            t("judge.says"),
            STANCES,
            index=STANCES.index(item.stance) if item.stance in STANCES else None,
            format_func=lambda code: word("stance", code),
            key=f"hallning-{key}",
        )
        _button(
            "correct",
            key,
            lambda by, why: by.stance(*given, _chosen(f"hallning-{key}"), why),
        )


def said(events: Iterable[Said], place: str) -> None:
    """Show what people have said, by whom, when and why, with a way to take it back.

    `place` keeps the buttons of one place on the page apart from those of another.
    """
    for event in events:
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.html(plain.block(plain.paragraph(told(event), "liten")))
            if acting.may(Right.REVIEW):
                st.button(
                    t("review.take_back"),
                    key=f"angra-{place}-{event.number}",
                    help=t("review.take_back_help", number=event.number),
                    on_click=undo,
                    args=(event.number,),
                )


def told(event: Said, undone: Said | None = None) -> str:
    """Return what a person has said, in one line; of what takes `undone` back, that."""
    moved = t("judge.moved") if event.moved else ""
    line = _line(event)
    if undone is not None:
        line = t("judge.undid", number=undone.number, what=_line(undone))
    parts = (event.who, moment(event.at), line, event.why, moved)
    return " · ".join(filter(None, parts))


def _line(event: Said) -> str:
    what, value = word("judged", event.kind), _value(event)
    return f"{what}: {value}" if value else what


def _value(event: Said) -> str:
    if event.kind in OF_STANCE:
        return word("stance", event.value)
    if event.kind in OF_STATUS:
        return word("status", event.value)
    if event.kind == "deadline":
        days = [day(one) for one in (event.earliest, event.latest) if one]
        return " – ".join(days) or t("judge.no_deadline")
    return event.value


def _heading(key: str) -> None:
    st.html(plain.block(plain.heading(3, t(f"judge.{key}"))))


def _button(name: str, key: str, act: Callable[[Reviewer, str], ReviewEvent]) -> None:
    """Show a button that keeps what `act` does, with what stands in the field why."""
    st.button(
        t(f"judge.{name}"),
        key=f"{name}-{key}",
        on_click=keep,
        args=(lambda by: act(by, deciding.written(key)),),
    )


def keep(act: Act) -> None:
    """Do something as the reader, and remember to say that it is kept."""

    def done() -> str:
        event = act(Reviewer(state.workspace(), deciding.name()))
        return t("judge.kept", what=word("judged", event.kind), number=event.seq)

    deciding.attempt(done)


def undo(number: int) -> None:
    """Take back what somebody has said."""
    keep(lambda by: by.undo(number))


def _chosen(key: str) -> str:
    return str(st.session_state.get(key) or "")


def _status(view: PromiseView) -> None:
    promise, day, now = view.id, state.today(), view.status
    _heading("status")
    st.html(plain.block(plain.paragraph(word("status", now))))
    with st.container(horizontal=True, gap="small"):
        _button(
            "confirm_status",
            promise,
            lambda by, why: by.confirm_status(promise, now, day, why),
        )
        _button(
            "reject_status",
            promise,
            lambda by, why: by.reject_status(promise, now, day, why),
        )
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        st.selectbox(
            t("judge.right_status"),
            STATUSES,
            index=None,
            format_func=lambda code: word("status", code),
            key=f"lage-{promise}",
            placeholder=t("app.choose"),
        )
        _button(
            "set_status",
            promise,
            lambda by, why: by.status(promise, _chosen(f"lage-{promise}"), day, why),
        )


def _deadline(view: PromiseView) -> None:
    promise, due = view.id, view.deadline
    _heading("deadline")
    first = _day("from", promise, due.earliest if due else None)
    # The day that the page tells, for who keeps it unchanged does not move it.
    last = _day("to", promise, promise_words.limit(due) if due else None)

    def days(key: str) -> dt.date | None:
        chosen = st.session_state.get(key)
        return chosen if isinstance(chosen, dt.date) else None

    with st.container(horizontal=True, gap="small"):
        _button(
            "set_deadline",
            promise,
            lambda by, why: by.deadline(promise, days(first), days(last), why),
        )
        _button(
            "drop_deadline",
            promise,
            lambda by, why: by.deadline(promise, None, None, why),
        )


def _day(name: str, promise: str, value: dt.date | None) -> str:
    """Show a day that may be left out; return the key it is kept under."""
    key = f"frist-{name}-{promise}"
    st.date_input(
        t(f"judge.{name}"),
        value=value,
        min_value=controls.EARLIEST,
        max_value=controls.LATEST,
        format="YYYY-MM-DD",
        key=key,
    )
    return key


def _promisor(view: PromiseView) -> None:
    promise = view.id
    key = f"givare-{promise}"
    _heading("promisor")
    st.text_input(t("judge.who_is_bound"), value=view.promisor, key=key, max_chars=120)
    _button(
        "set_promisor", promise, lambda by, why: by.promisor(promise, _chosen(key), why)
    )


def _versions(view: PromiseView) -> None:
    """Offer to say which promises are the same, and which are not."""
    promise = view.id
    key = f"annat-{promise}"
    _heading("same")
    for other in view.versions:
        if other.id == promise:
            continue
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            line = f"{plain.short(other.title, 60)}: {plain.short(other.text, 120)}"
            st.html(plain.block(plain.paragraph(line, "liten")))
            st.button(
                t("judge.not_same"),
                key=f"isar-{promise}-{other.id}",
                help=plain.label(plain.short(other.text, 80)),
                on_click=keep,
                args=(_apart(promise, other.id, promise),),
            )
    st.text_input(t("judge.other"), key=key, max_chars=300)
    _button(
        "set_same", promise, lambda by, why: by.same(promise, _other(_chosen(key)), why)
    )


def _apart(promise: str, other: str, key: str) -> Act:
    return lambda by: by.apart(promise, other, deciding.written(key))


def _other(text: str) -> str:
    """Return the id of a promise from what has been pasted, else the text itself."""
    met = _PROMISE.search(text)
    return met.group() if met else text.strip()


def _note(view: PromiseView) -> None:
    promise = view.id
    key = f"anteckning-{promise}"
    _heading("note")
    st.text_area(t("judge.note_text"), key=key, max_chars=2000, height=90)
    _button("set_note", promise, lambda by, why: by.note(promise, _chosen(key), why))


def _whether(view: PromiseView) -> None:
    promise = view.id
    _heading("whether")
    with st.container(horizontal=True, gap="small"):
        _button("is_promise", promise, lambda by, why: by.confirm_promise(promise, why))
        _button("no_promise", promise, lambda by, why: by.reject_promise(promise, why))
