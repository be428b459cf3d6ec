"""One promise: its words, its way through time, the evidence, and what is unknown."""

import datetime as dt

import streamlit as st

from app.promise_views import MachineView, PromiseDetails, PromiseView
from app.ui import state
from app.ui.components import (
    contradictions,
    controls,
    explanation,
    links,
    plain,
    promise_card,
    promise_evidence,
    promise_filters,
    promise_history,
    promise_review,
    promise_rounds,
    promise_sheet,
    promise_ties,
    promise_timeline,
    promise_versions,
    promise_words,
    take_along,
    view_title,
    watch_button,
    way_back,
)
from app.ui.language import t, word


def show(found: PromiseDetails, as_of: dt.date) -> None:
    """Show everything that is known of the promise on a day."""
    view = found.view
    view_title.name(promise_words.named(view))
    _head(view, as_of)
    st.html(promise_timeline.show(found, as_of))
    for part in (
        promise_versions.show(view),
        promise_rounds.show(view),
        _contradictions(found),
    ):
        if part:
            st.html(part)
    promise_evidence.show(view)
    for part in (_covered(view), promise_ties.show(found.ties)):
        if part:
            st.html(part)
    promise_review.show(view.id)
    if past := promise_history.show(found):
        st.html(past)
    left, _ = st.columns((1, 2))
    with left:
        controls.day(t("promises.other_day"), promise_filters.AS_OF, state.today())
    take_along.show({"id": view.id}, lambda: [view], lambda: promise_sheet.show(found))


def _head(view: PromiseView, as_of: dt.date) -> None:
    condition = view.condition
    slipped = promise_words.slipped(view)
    reviewed = promise_words.reviewed(view)
    with st.container(border=True, gap="small"):
        st.html(
            plain.block(
                plain.heading(1, promise_words.named(view), True),
                promise_card.badges(view),
                plain.quote(view.text),
                promise_words.who(view),
                plain.paragraph(slipped) if slipped else "",
                promise_words.said(view),
                plain.paragraph(t("promises.condition", text=condition))
                if condition
                else "",
                f'<div class="sagt-utslag">{promise_words.why(view)}</div>',
                _sure(view),
                _machine(view.machine) if view.machine else "",
                plain.paragraph(reviewed, "liten") if reviewed else "",
                _news(view),
                _other_day(as_of),
            )
        )
        with st.container(horizontal=True, gap="medium"):
            links.show(
                links.source(view.document_id, view.start, view.end),
                *_actors(view),
                _today(view) if as_of != state.today() else "",
            )
            watch_button.show("lofte", view.id)
        explanation.show(view.document_id, view.id)


def _actors(view: PromiseView) -> list[str]:
    """Return the ways to who is bound and to who said so."""
    named = {
        view.promisor_path: view.promisor,
        view.speaker_path: view.speaker,
        view.organ_path: view.organ,
    }
    return [
        links.actor(path, name)
        for path, name in named.items()
        if path and name and path in state.actors()
    ]


def _sure(view: PromiseView) -> str:
    percent = min(round(view.confidence * 100), 99)
    return plain.paragraph(t("promises.sure", percent=percent), "liten")


def _machine(machine: MachineView) -> str:
    """Return what the program says where a person has said otherwise."""
    status = word("status", machine.status)
    return (
        f"{plain.paragraph(t('promises.machine', status=status), 'liten')}"
        f'<p class="liten">{plain.own(machine.explanation)}</p>'
    )


def _news(view: PromiseView) -> str:
    if not view.news:
        return ""
    return plain.paragraph(t("promises.news", count=len(view.news)))


def _today(view: PromiseView) -> str:
    """Return the way to how the promise stands today."""
    return links.to(links.PROMISES, t("promises.today"), "today", id=view.id)


def _other_day(as_of: dt.date) -> str:
    """Say that another day than today is shown, with the way to today."""
    if as_of == state.today():
        return ""
    return plain.paragraph(t("promises.as_of_help", day=as_of), "liten")


def _contradictions(found: PromiseDetails) -> str:
    if not found.conflicts:
        return ""
    return plain.block(
        plain.heading(2, t("clashes.title", count=len(found.conflicts))),
        contradictions.show(found.conflicts, near=found.view.id),
    )


def _covered(view: PromiseView) -> str:
    return plain.block(
        plain.heading(2, t("story.coverage")),
        promise_words.coverage(view),
        plain.paragraph(t("story.coverage_help"), "liten"),
    )


def missing() -> None:
    """Say that there is no such promise."""
    st.html(plain.block(plain.heading(1, t("app.promises"))))
    st.warning(t("promises.missing"))


def back() -> None:
    """Show the way to all promises."""
    way_back.show(links.PROMISES, t("promises.all"))
