"""One decision and all around it: who proposed, voted and reserved, and what came."""

import html

import streamlit as st

from app.ui.components import act_links, explanation, links, plain
from app.ui.language import day, t, word
from graph.queries.connections import Link
from graph.queries.walk import Assignment, Voice, Walk

OTHER = frozenset({"", "ovrigt"})


def show(walk: Walk) -> None:
    """Show the decision with its words, then each question with its answer."""
    decision = walk.decision
    section = f"§ {decision.section}" if decision.section else ""
    where = " ".join(filter(None, (decision.organ, section, day(decision.date))))
    numbers = t("document.dnr", dnr=", ".join(walk.dnr)) if walk.dnr else ""
    # "Other" says nothing more than the words themselves.
    outcome = word("outcome", walk.outcome) if walk.outcome not in OTHER else ""
    if walk.status == "proposal" and outcome:
        outcome = t("decisions.proposed", outcome=outcome)
    st.html(
        plain.block(
            plain.heading(1, walk.heading or t("app.decisions")),
            plain.badge(t(f"kind.{walk.status}"), walk.status),
            plain.badge(outcome, "svag") if outcome else "",
            f"<span>{html.escape(where)}</span>",
            plain.quote(decision.text, kind=walk.status),
            plain.paragraph(numbers, "liten") if numbers else "",
            _matters(walk),
        )
    )
    place = decision.source
    if place is not None:
        links.source(place.document_id, place.start, place.end)
        explanation.show(place.document_id, decision.id)
    parts = (
        _linked(t("walk.proposed"), walk.proposed),
        _voices(t("walk.yrkanden"), walk.yrkanden),
        _vote(walk),
        _voices(t("walk.reservations"), walk.reservations),
        _linked(t("walk.builds_on"), walk.builds_on),
        _assignments(walk.assignments),
        _linked(t("walk.later"), walk.later),
        _beside(walk),
    )
    st.html(plain.block(*parts))


def _matters(walk: Walk) -> str:
    ways = (
        f'<a href="{html.escape(links.href("arenden", id=path))}">'
        f"{html.escape(t('walk.matter'))}</a>"
        for path in walk.matters[:1]
    )
    return "".join(f'<p class="liten">{way}</p>' for way in ways)


def _section(title: str, content: str) -> str:
    return f"{plain.heading(2, title)}{content}" if content else ""


def _linked(title: str, found: tuple[Link, ...]) -> str:
    return _section(title, act_links.rows(found))


def _voices(title: str, voices: tuple[Voice, ...]) -> str:
    items = []
    for voice in voices:
        fate = f" ({word('outcome', voice.fate)})" if voice.fate else ""
        who = ", ".join(voice.by) or t("walk.unknown")
        items.append(
            f"<li><b>{html.escape(who)}</b>{html.escape(fate)}: "
            f"{html.escape(plain.short(voice.text, 400))}<br>"
            f"{act_links.source(voice.source)}</li>"
        )
    return _section(title, f"<ul>{''.join(items)}</ul>" if items else "")


def _vote(walk: Walk) -> str:
    vote = walk.vote
    if vote is None:
        return ""
    counted = t("decisions.vote", ja=vote.ja, nej=vote.nej, avstar=vote.avstar)
    lists = (
        f"<li>{html.escape(how)}: {html.escape(', '.join(names))}</li>"
        for how, names in vote.by
    )
    listed = f"<ul>{''.join(lists)}</ul>" if vote.by else ""
    return _section(t("walk.vote"), plain.paragraph(counted) + listed)


def _assignments(found: tuple[Assignment, ...]) -> str:
    items = []
    for given in found:
        due = given.due_text or day(given.due) if given.due_text or given.due else ""
        who = given.to or t("walk.unknown")
        came = act_links.rows(given.reports) + "".join(
            f"<p class='liten'>{html.escape(word('stance', one.stance))}, "
            f"{html.escape(day(one.date_to))}: {html.escape(plain.short(one.text))}</p>"
            for one in given.evidence
        )
        silence = plain.paragraph(t("walk.silence"), "liten")
        items.append(
            f"<li><b>{html.escape(who)}</b>{html.escape(f', {due}' if due else '')}: "
            f"{html.escape(given.text)}<br>{act_links.source(given.source)}"
            f"{came or silence}</li>"
        )
    return _section(
        t("walk.assignments"), f"<ul>{''.join(items)}</ul>" if items else ""
    )


def _beside(walk: Walk) -> str:
    items = "".join(f"<li>{act_links.end(one)}</li>" for one in walk.beside)
    return _section(t("walk.beside"), f"<ul>{items}</ul>" if items else "")
