"""Interpellationer: question by question, whether it was answered, and with what."""

import html
from collections.abc import Sequence

import streamlit as st

from app.interpellation_views import Answered, InterpellationView
from app.ui import state_questions
from app.ui.components import (
    controls,
    downloads,
    interpellation,
    links,
    nothing,
    plain,
    question_sheet,
    view_title,
    way_back,
)
from app.ui.language import day, t, word

PER_PAGE = 25
# What is asked about stands last in a title, after who asked whom.
TITLE = 260
# How a question was answered, what most readers look for first.
STATUSES: tuple[Answered, ...] = (
    "not-found",
    "partly",
    "answered",
    "no-answer-in-document",
    "unmatched",
)


def _row(one: InterpellationView) -> str:
    target = html.escape(links.href("interpellationer", id=one.id))
    people = interpellation.between(one)
    dated = dict.fromkeys((one.asked, one.answered))
    days = " → ".join(day(when) for when in dated if when)
    about = " · ".join(filter(None, (one.body, people, days)))
    counts = "".join(
        plain.badge(f"{word('answer', status)} {one.count(status)}", "svag")
        for status in STATUSES
        if one.count(status)
    )
    none = "" if one.answers else plain.badge(t("questions.unanswered"), "svag")
    return (
        f'<li><a href="{target}">{plain.theirs(plain.short(one.title, TITLE))}</a><br>'
        f'<span class="liten">{html.escape(about)}</span><br>{counts}{none}</li>'
    )


def _with(
    every: Sequence[InterpellationView], *chosen: str
) -> list[InterpellationView]:
    """Return those with a question that was answered in one of the ways."""
    return [one for one in every if any(q.status in chosen for q in one.questions)]


def _list() -> None:
    st.html(
        plain.block(
            plain.heading(1, t("app.interpellations")),
            plain.paragraph(t("questions.intro"), "liten"),
        )
    )
    left, right = st.columns(2)
    with left:
        person = controls.text(t("promises.person"), "person")
    with right:
        organ = controls.text(t("questions.organ"), "organ")
    every = state_questions.interpellations(organ, person)
    chosen = controls.toggles(
        t("questions.status"),
        "svar",
        [code for code in STATUSES if _with(every, code)],
        lambda code: f"{word('answer', code)} · {len(_with(every, code))}",
    )
    found = _with(every, *chosen) if chosen else list(every)
    count = t("questions.count", count=len(found))
    st.html(f'<div class="sagt" role="status">{plain.paragraph(count)}</div>')
    if not found:
        bare = not (every or organ or person)
        none = t("questions.empty" if bare else "questions.none")
        nothing.show(links.INTERPELLATIONS, none, whole=bare)
    page = min(max(controls.number(controls.PAGE, 1), 1), -(-len(found) // PER_PAGE))
    rows = "".join(map(_row, controls.part(found, PER_PAGE, max(page, 1))))
    st.html(plain.block(f'<ul class="sagt-rader">{rows}</ul>' if rows else ""))
    controls.pager(len(found), PER_PAGE)
    if found:
        downloads.show(t("app.interpellations"), lambda: [question_sheet.show(found)])


def interpellationer_page() -> None:
    """Show the interpellation that the address names, or all of them."""
    identity = controls.parameter("id")
    found = state_questions.interpellation(identity) if identity else None
    if found is None:
        if identity:
            st.warning(t("questions.missing"))
        _list()
        return
    view_title.name(found.title)
    interpellation.show(found)
    downloads.show(found.title, lambda: [question_sheet.show([found])])
    way_back.show(links.INTERPELLATIONS, t("questions.all"))


interpellationer_page()
