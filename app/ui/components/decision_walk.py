"""One decision and all around it: who proposed, voted and reserved, and what came."""

import html
from collections.abc import Iterable

import streamlit as st

from app.ui import state
from app.ui.components import (
    act_links,
    decision_around,
    decision_card,
    explanation,
    links,
    plain,
)
from app.ui.language import day, t, word
from graph.queries.promises import Found
from graph.queries.walk import Assignment, Voice, Walk


def show(walk: Walk) -> None:
    """Show the decision with its words, then each question with its answer."""
    decision = walk.decision
    place = decision.source
    near = place.document_id if place else ""
    where = decision_card.whose(decision.organ, near, decision.section, decision.date)
    told_of = decision_around.of(walk)
    told = walk.outcome in decision_card.OTHER
    outcome = "" if told else word("outcome", walk.outcome)
    if walk.status == "proposal" and outcome:
        outcome = t("decisions.proposed", outcome=outcome)
    st.html(
        plain.block(
            plain.heading(1, walk.heading or t("app.decisions"), bool(walk.heading)),
            plain.badge(t(f"kind.{walk.status}"), walk.status),
            plain.badge(outcome, "svag") if outcome else "",
            f"<span>{html.escape(where)}</span>",
            plain.quote(decision.text, kind=walk.status),
            decision_around.receivers(walk, told_of),
            decision_around.numbers(walk, told_of),
        )
    )
    ways = []
    if place is not None:
        ways.append(links.source(place.document_id, place.start, place.end))
    if walk.matters:
        base = state.workspace().settings.base
        ways.append(links.matter(walk.matters[0].removeprefix(base), t("walk.matter")))
    links.show(*ways)
    if place is not None:
        explanation.show(place.document_id, decision.id.rpartition("/")[2])
    parts = (
        _section(t("walk.proposed"), act_links.rows(walk.proposed, near)),
        _voices(t("walk.yrkanden"), walk.yrkanden, near),
        decision_around.put(told_of),
        decision_around.vote(walk, told_of),
        _voices(t("walk.reservations"), walk.reservations, near),
        _section(t("walk.builds_on"), act_links.rows(walk.builds_on, near)),
        decision_around.papers(walk, told_of),
        _assignments(walk.assignments, near),
        _section(t("walk.later"), act_links.rows(walk.later, near)),
        _beside(walk),
    )
    st.html(plain.block(*parts))


def _section(title: str, content: str) -> str:
    return f"{plain.heading(2, title)}{content}" if content else ""


def _list(items: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""


def _voices(title: str, voices: tuple[Voice, ...], near: str) -> str:
    return _section(title, _list([_voice(one, near) for one in voices]))


def _voice(voice: Voice, near: str) -> str:
    who = html.escape(", ".join(voice.by) or t("walk.unknown"))
    fate = plain.badge(word("fate", voice.fate), "svag") if voice.fate else ""
    return (
        f"<b>{who}</b>: {plain.theirs(plain.short(voice.text, 400))} "
        f'{fate}<span class="liten">{act_links.source(voice.source, near)}</span>'
    )


def _assignments(found: tuple[Assignment, ...], near: str) -> str:
    items = []
    for given in found:
        due = given.due_text or day(given.due) if given.due_text or given.due else ""
        who = html.escape(given.to or t("walk.unknown"))
        promise = links.href("loften", id=given.id.rpartition("/")[2])
        ways = (
            f'<a href="{html.escape(promise)}">{html.escape(t("walk.promise"))}</a>',
            act_links.source(given.source, near),
        )
        came = act_links.rows(given.reports, near)
        came += _list([_came(one) for one in _apart(given.evidence)])
        items.append(
            f"<b>{who}</b>{html.escape(f', {due}' if due else '')}: "
            f"{html.escape(given.text)} "
            f'<span class="liten">{" · ".join(filter(None, ways))}</span>'
            + (came or plain.paragraph(t("walk.silence"), "liten"))
        )
    return _section(t("walk.assignments"), _list(items))


def _apart(found: Iterable[Found]) -> Iterable[Found]:
    """Return what is said in the same words once: excerpts repeat their minutes."""
    first: dict[tuple[str, str], Found] = {}
    for one in found:
        first.setdefault((one.stance, " ".join(one.text.split())), one)
    return first.values()


def _came(found: Found) -> str:
    """Return a later passage about an assignment, leading to its line."""
    when = f" ({day(found.date_to)})" if found.date_to else ""
    label = plain.short(found.text)
    place = act_links.place(found.document_id, found.start, found.end, label)
    said = t("walk.came", stance=word("stance", found.stance))
    return f"{html.escape(said + when)}: {place}"


def _beside(walk: Walk) -> str:
    return _section(
        t("walk.beside"), _list([act_links.end(one, brief=True) for one in walk.beside])
    )
