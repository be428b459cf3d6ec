"""One decision, proposal or told decision; which of them is always plain to see."""

import datetime as dt
import html
from collections.abc import Sequence

import streamlit as st

from app.answers import DecisionView
from app.plain_text import capital
from app.ui import state
from app.ui.components import links, plain
from app.ui.language import day, t, word

# Outcomes that say nothing more than the words themselves.
OTHER = frozenset({"", "ovrigt"})


def _outcome(view: DecisionView) -> str:
    """Return how it was decided, or how it is proposed to be; "" where only told."""
    if view.outcome in OTHER:
        return ""
    outcome = word("outcome", view.outcome)
    proposed = view.status == "proposal"
    return t("decisions.proposed", outcome=outcome) if proposed else outcome


def whose(
    organ: str | None, document: str, section: str | None, date: dt.date | None
) -> str:
    """Return which organ it is of, in which paragraph, and when."""
    # Every municipality has a Kommunstyrelsen.
    body = state.body(document)
    within = body if body != organ else ""
    named = ", ".join(filter(None, (capital(organ or ""), within)))
    paragraph = f" § {section}" if section else ""
    return f"{named or '–'}{paragraph}, {day(date)}"


def show(view: DecisionView, vote: str | None = None, told: Sequence[str] = ()) -> None:
    """Show the decision.

    Args:
        view: The decision.
        vote: How the person whose page it is voted.
        told: What else is told of it, as paragraphs of HTML.
    """
    where = whose(view.organ, view.document_id, view.section, view.date)
    dnr = t("document.dnr", dnr=", ".join(view.dnr)) if view.dnr else ""
    to = ", ".join(view.addressees)
    counted = view.vote
    lines = [dnr, t("decisions.to", names=to) if to else ""]
    if counted:
        lines.append(
            t("decisions.vote", ja=counted.ja, nej=counted.nej, avstar=counted.avstar)
        )
    if vote:
        lines.append(t("decisions.voted", vote=word("vote", vote)))
    outcome = _outcome(view)
    with st.container(border=True):
        st.html(
            plain.block(
                plain.badge(t(f"kind.{view.status}"), view.status),
                plain.badge(outcome, "svag") if outcome else "",
                f"<span>{html.escape(where)}</span>",
                plain.quote(view.text, kind=view.status),
                *(plain.paragraph(line, "liten") for line in lines if line),
                *told,
                links.row(
                    links.source(view.document_id, view.start, view.end),
                    links.decision(view.id, view.status),
                ),
            )
        )
