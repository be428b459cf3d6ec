"""One interpellation: each question, whether it was answered, and what was promised."""

import html

import streamlit as st

from app.interpellation_views import (
    AnswerPromiseView,
    InterpellationView,
    PaperView,
    PassageView,
    QuestionView,
)
from app.ui.components import links, plain, promise_words
from app.ui.language import day, t, word

# The look of each answer; the word says the same.
LOOKS = {
    "answered": "infriad",
    "partly": "delvis",
    "not-found": "frist-passerad-utan-belagg",
    "no-answer-in-document": "okant",
    "unmatched": "okant",
}
SIGNS = {
    "answered": "✓",
    "partly": "◐",
    "not-found": "!",
    "no-answer-in-document": "?",
    "unmatched": "?",
}
WIDTH = 700


def show(found: InterpellationView) -> None:
    """Show the head, then the questions in their order."""
    st.html(_head(found))
    for question in found.questions:
        with st.container(border=True, gap="small"):
            st.html(_question(question))
    if not found.questions:
        st.info(t("questions.no_questions"))


def between(found: InterpellationView) -> str:
    """Return who asked whom, as far as it is known."""
    to = found.answered_by or found.asked_to
    if found.asked_by and to:
        return t("questions.from_to", asked=found.asked_by, to=to)
    if found.asked_by:
        return t("questions.from", asked=found.asked_by)
    return t("questions.to", to=to) if to else ""


def _head(found: InterpellationView) -> str:
    people = between(found)
    answers = _answers(found)
    link = _said(found.link)
    coverage = _said(found.coverage)
    where = ", ".join(filter(None, (found.organ, found.body)))
    return plain.block(
        plain.heading(1, found.title, True),
        plain.paragraph(" · ".join(filter(None, (where, people)))),
        f"<p>{html.escape(t('questions.asked'))} {_paper(found.question)}<br>"
        f"{html.escape(t('questions.answered'))} {answers}</p>",
        link,
        coverage,
        _counted(found),
    )


def _answers(found: InterpellationView) -> str:
    """Return where the answers stand, as HTML."""
    others = [
        one for one in found.answers if one.document_id != found.question.document_id
    ]
    if others:
        return "; ".join(map(_paper, others))
    key = "questions.same_paper" if found.answers else "questions.unanswered"
    return html.escape(t(key))


def _said(text: str | None) -> str:
    """Return what the program says, "" where it says nothing."""
    return f'<p class="liten">{plain.own(text)}</p>' if text else ""


def _source(one: PassageView) -> str:
    place = promise_words.place(one.document_id, one.start, one.end)
    return f'<p class="liten">{place}</p>'


def _counted(found: InterpellationView) -> str:
    if not found.questions:
        return ""
    return plain.paragraph(
        t(
            "questions.sum",
            count=len(found.questions),
            answered=found.count("answered"),
            partly=found.count("partly"),
            missing=found.count("not-found"),
        )
    )


def _paper(paper: PaperView) -> str:
    target = html.escape(links.href("handling", id=paper.document_id))
    title = plain.theirs(plain.short(paper.title or paper.document, 110))
    about = html.escape(f"{word('type', paper.type)}, {day(paper.date)}")
    return f'<a href="{target}">{title}</a> <span class="liten">{about}</span>'


def _question(question: QuestionView) -> str:
    sign = f'<span aria-hidden="true">{SIGNS[question.status]}</span>'
    status = html.escape(word("answer", question.status))
    badge = f'<span class="sagt-marke {LOOKS[question.status]}">{sign} {status}</span>'
    return plain.block(
        plain.heading(2, t("questions.number", number=question.number)),
        f"<p>{badge}</p>",
        plain.quote(question.asked.text, kind="question"),
        _source(question.asked),
        f"<p>{plain.own(question.reason)}</p>",
        _passages(question),
        _promises(question),
    )


def _passages(question: QuestionView) -> str:
    if not question.passages:
        return ""
    quotes = "".join(
        plain.quote(plain.short(one.text, WIDTH)) + _source(one)
        for one in question.passages
    )
    return f"{plain.heading(3, t('questions.passage'))}{quotes}"


def _promises(question: QuestionView) -> str:
    if not question.promises:
        return ""
    rows = "".join(map(_promise, question.promises))
    title = plain.heading(3, t("questions.promises"))
    return f'{title}<ul class="sagt-rader">{rows}</ul>'


def _promise(one: AnswerPromiseView) -> str:
    target = html.escape(links.href("loften", id=one.id))
    badge = promise_words.badge(one.status) if one.status else ""
    due = t("promises.due_day", day=one.due) if one.due else t("promises.no_due")
    about = " · ".join(filter(None, (one.promisor, due)))
    return (
        f'<li>{badge}<a href="{target}">'
        f"{html.escape(plain.short(one.text, 220))}</a><br>"
        f'<span class="liten">{html.escape(about)}</span></li>'
    )
