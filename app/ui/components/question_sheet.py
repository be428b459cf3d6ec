"""Interpellations, and the questions of one, as tables to take along."""

from collections.abc import Iterable

from app.interpellation_views import InterpellationView
from app.sheets import Sheet, Value
from app.ui.language import own, t, word

COLUMNS = (
    *("title", "body", "organ", "asked_by", "asked_to", "asked", "answered"),
    *("number", "status", "question", "reason", "passages", "file", "start", "end"),
    "id",
)


def show(found: Iterable[InterpellationView]) -> Sheet:
    """Return a row for each question; one for an interpellation without any."""
    rows: list[tuple[Value, ...]] = []
    for one in found:
        head = (
            one.title,
            one.body,
            one.organ,
            one.asked_by,
            one.answered_by or one.asked_to,
            one.asked,
            one.answered,
        )
        if not one.questions:
            rows.append((*head, None, "", "", "", "", "", None, None, one.id))
        for question in one.questions:
            row = (
                question.number,
                word("answer", question.status),
                question.asked.text,
                own(question.reason),
                " […] ".join(passage.text for passage in question.passages),
                question.asked.document,
                question.asked.start,
                question.asked.end,
                one.id,
            )
            rows.append((*head, *row))
    heads = [t(f"head.{name}") for name in COLUMNS]
    return Sheet(t("app.interpellations"), heads, rows)
