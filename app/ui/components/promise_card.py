"""One promise: its words, who is bound, by when, how it stands and why."""

import streamlit as st

from app.answers import PromiseView
from app.ui.components import links, plain
from app.ui.language import day, t

COLOURS = {
    "ej-forfallen": "blue",
    "pagar": "blue",
    "delvis": "orange",
    "infriad": "green",
    "infriad-sent": "green",
    "omplanerad": "orange",
    "struken": "gray",
    "motsags": "red",
    "frist-passerad-utan-belagg": "violet",
    "okant": "gray",
}


def why(view: PromiseView) -> str:
    """Return in one sentence why the promise stands as it does."""
    if view.rounds:
        years = (
            t("why.year_met" if r.met else "why.year_missing", years=r.years)
            for r in view.rounds
        )
        return t("why.recurring", years=", ".join(years))
    deadline = view.deadline
    limit = (deadline.latest_wide or deadline.latest) if deadline else None
    basis = view.evidence[view.basis[0]].date if view.basis else None
    return t(f"why.{view.status}", limit=day(limit), day=day(basis))


def coverage(view: PromiseView) -> str:
    """Return what the collection holds since, for a promise judged by silence."""
    held = view.covered
    organ = held.organ or view.promisor
    if not held.documents:
        return t("why.no_coverage", organ=organ)
    return t("why.coverage", count=held.documents, organ=organ, day=day(held.last))


def due(view: PromiseView) -> str:
    """Return when the promise is due, in the words of the text."""
    deadline = view.deadline
    if deadline is None:
        return t("promises.recurs") if view.recurrence else t("promises.no_due")
    limit = deadline.latest_wide or deadline.latest
    if limit is None:
        return t("promises.due_text", text=deadline.text)
    return t("promises.due", text=deadline.text or limit, day=limit)


def show(view: PromiseView) -> None:
    """Show the card."""
    with st.container(border=True):
        status, colour = t(f"status.{view.status}"), COLOURS[view.status]
        strength = t(f"strength.{view.strength}")
        st.markdown(f":{colour}-badge[{status}] :gray-badge[{strength}]")
        st.html(plain.quoted(view.text))
        said = t("promises.said", day=day(view.date), title=view.title)
        speaker = t("promises.speaker", name=view.speaker) if view.speaker else ""
        who = f"**{plain.safe(view.promisor)}** {plain.safe(speaker)}".strip()
        st.markdown(f"{who} · {plain.safe(due(view))} · {plain.safe(said)}")
        if view.condition:
            text = t("promises.condition", text=view.condition)
            st.markdown(plain.safe(text))
        st.markdown(plain.safe(why(view)))
        if not view.basis or (view.rounds and not all(r.met for r in view.rounds)):
            st.caption(plain.safe(coverage(view)))
        links.source(view.document_id, view.start, view.end)
        _evidence(view)


def _evidence(view: PromiseView) -> None:
    if not view.evidence:
        return
    with st.expander(t("promises.evidence", count=len(view.evidence))):
        for number, item in enumerate(view.evidence):
            stance = t(f"stance.{item.stance}")
            mark = "blue" if number in view.basis else "gray"
            where = plain.safe(f"{item.document}, {day(item.date)}")
            st.markdown(f":{mark}-badge[{stance}] {where}")
            st.html(plain.quoted(item.text))
            links.source(item.document_id, item.start, item.end)
