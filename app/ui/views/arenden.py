"""Ärenden: a matter's way through nämnd, styrelse and fullmäktige, act by act."""

import html

import streamlit as st

from app.ui import state
from app.ui.components import act_links, controls, decision_walk, links, plain
from app.ui.language import address, day, t, word
from graph.queries import matters as asked
from graph.queries.matters import Given, Matter, Point, Step, Summary
from graph.terms import NamedNode

PER_PAGE = 25


def _about(summary: Summary) -> str:
    days = " – ".join(dict.fromkeys((day(summary.first), day(summary.last))))
    dnr = t("document.dnr", dnr=", ".join(summary.dnr)) if summary.dnr else ""
    count = t("matter.acts", count=summary.acts)
    return " · ".join(filter(None, (*summary.bodies, days, dnr, count)))


def _list() -> None:
    st.html(
        plain.block(
            plain.heading(1, t("app.matters")),
            plain.paragraph(t("matter.intro"), "liten"),
        )
    )
    text = controls.text(t("matter.text"), "text")
    organ = controls.text(t("decisions.organ"), "organ")
    page = max(controls.number(controls.PAGE, 1), 1)
    # One more than is shown tells whether there is another page.
    found = asked.matters(
        state.workspace().graph,
        text=text or None,
        organ=organ or None,
        limit=PER_PAGE + 1,
        offset=(page - 1) * PER_PAGE,
    )
    if not found:
        st.info(t("matter.none"))
    rows = "".join(
        f'<li><a href="{html.escape(links.href("arenden", id=_path(one)))}">'
        f"{html.escape(plain.short(one.title, 140))}</a><br>"
        f'<span class="liten">{html.escape(_about(one))}</span></li>'
        for one in found[:PER_PAGE]
    )
    st.html(plain.block(f"<ul>{rows}</ul>"))
    controls.pager((page + (len(found) > PER_PAGE)) * PER_PAGE, PER_PAGE)


def _path(summary: Summary) -> str:
    return summary.iri.value.removeprefix(state.workspace().settings.base)


def _point(point: Point) -> str:
    known = point.outcome not in decision_walk.OTHER
    outcome = word("outcome", point.outcome) if known else ""
    if point.status == "proposal" and outcome:
        outcome = t("decisions.proposed", outcome=outcome)
    ja, nej, avstar = point.vote or (0, 0, 0)
    vote = t("decisions.vote", ja=ja, nej=nej, avstar=avstar) if point.vote else ""
    target = html.escape(links.href("beslut", id=point.id))
    return (
        plain.badge(t(f"kind.{point.status}"), point.status)
        + (plain.badge(outcome, "svag") if outcome else "")
        + plain.quote(plain.short(point.text, 500), kind=point.status)
        + (plain.paragraph(vote, "liten") if vote else "")
        + f'<p class="liten"><a href="{target}">{html.escape(t("matter.walk"))}</a> · '
        f"{act_links.source(point.source)}</p>"
    )


def _given(given: Given) -> str:
    due = given.due_text or (day(given.due) if given.due else "")
    who = f"{given.by or t('promises.someone')}{f', {due}' if due else ''}"
    target = html.escape(links.href("loften", id=given.id))
    return (
        f"<p>{plain.badge(word('strength', given.strength), 'svag')}"
        f'<b>{html.escape(who)}</b>: <a href="{target}">'
        f"{html.escape(plain.short(given.text))}</a></p>"
    )


def _step(step: Step) -> str:
    act = step.act
    section = f"§ {act.section}" if act.section else ""
    where = " ".join(filter(None, (act.organ, section))) or t("matter.document")
    absent = "" if act.held else plain.paragraph(t("matter.absent"), "liten")
    people = t("matter.people", names=", ".join(step.people)) if step.people else ""
    return (
        f"<li><p><b>{html.escape(day(act.date))}</b> {html.escape(where)}<br>"
        f"{html.escape(plain.short(act.text))}</p>{absent}"
        + "".join(map(_point, step.points))
        + "".join(map(_given, step.promises))
        + (plain.paragraph(people, "liten") if people else "")
        + act_links.rows(step.links)
        + f"<p>{act_links.source(act.source)}</p></li>"
    )


def _one(found: Matter) -> None:
    steps = "".join(map(_step, found.steps))
    st.html(
        plain.block(
            plain.heading(1, found.summary.title),
            plain.paragraph(_about(found.summary)),
            f'<ol class="sagt-tidslinje">{steps}</ol>',
        )
    )
    st.page_link(
        links.MATTERS,
        label=t("matter.all"),
        icon=":material/arrow_back:",
        query_params=address(),
    )


def arenden_page() -> None:
    """Show the matter that the address names, or all of them."""
    identity = controls.parameter("id")
    if identity:
        base = state.workspace().settings.base
        path = identity if identity.startswith("arende/") else f"arende/{identity}"
        try:
            iri = NamedNode(base + path)
        except ValueError:
            found = None
        else:
            found = asked.matter(state.workspace().graph, iri, base)
        if found is not None:
            _one(found)
            return
        st.warning(t("matter.missing"))
    _list()


arenden_page()
