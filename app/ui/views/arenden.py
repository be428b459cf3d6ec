"""Ärenden: a matter's way through nämnd, styrelse and fullmäktige, act by act."""

import html
from collections.abc import Mapping, Sequence

import streamlit as st

from app import sheets, topics
from app.promise_filters import Filters
from app.sheets import Sheet
from app.ui import state
from app.ui.components import (
    act_links,
    controls,
    decision_card,
    downloads,
    links,
    matter_picture,
    matter_promises,
    matter_sheet,
    nothing,
    plain,
    promise_filters,
    promise_words,
    statutory,
    take_along,
    topic_words,
    view_title,
    watch_button,
    way_back,
)
from app.ui.language import day, t, word
from graph.queries import matters as asked
from graph.queries.connections import End, Link
from graph.queries.matters import Given, Matter, Point, Step, Summary
from graph.terms import NamedNode

PER_PAGE = 25
# More of a sort than this in one step is listed behind a line to open.
OPEN = 3


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
    left, right = st.columns(2)
    with left:
        text = controls.text(t("matter.text"), "text")
    with right:
        organ = controls.text(t("decisions.organ"), "organ")
    page = max(controls.number(controls.PAGE, 1), 1)
    # One more than is shown tells whether there is another page.
    found = _found(text, organ, PER_PAGE + 1, (page - 1) * PER_PAGE)
    total = (page - 1) * PER_PAGE + len(found)
    if not organ:
        total = sum(asked.holds(one, text) for one in state.matters())
        count = plain.paragraph(t("matter.count", count=total))
        st.html(f'<div class="sagt" role="status">{count}</div>')
    if not found:
        bare = not (text or organ or page > 1)
        none = t("matter.empty" if bare else "matter.none")
        nothing.show(links.MATTERS, none, whole=bare)
    rows = "".join(
        f'<li><a href="{html.escape(links.href("arenden", id=_path(one)))}">'
        f"{plain.theirs(plain.short(one.title, 140))}</a><br>"
        f'<span class="liten">{html.escape(_about(one))}</span></li>'
        for one in found[:PER_PAGE]
    )
    st.html(plain.block(f'<ul class="sagt-rader">{rows}</ul>' if rows else ""))
    controls.pager(total, PER_PAGE)
    if found:
        downloads.show(t("app.matters"), lambda: [_sheet(text, organ)])


def _found(text: str, organ: str, limit: int, offset: int = 0) -> Sequence[Summary]:
    """Return some of the matters that are asked for, the latest first."""
    if organ:
        graph, base = state.workspace().graph, state.base()
        return asked.matters(
            graph,
            text=text or None,
            organ=organ,
            limit=limit,
            offset=offset,
            base=base,
        )
    found = [one for one in state.matters() if asked.holds(one, text)]
    return found[offset : offset + limit]


def _sheet(text: str, organ: str) -> Sheet:
    """Return all matters that the list is a page of."""
    return matter_sheet.listed(_found(text, organ, sheets.ROWS - 1))


def _path(summary: Summary) -> str:
    return summary.iri.value.removeprefix(state.base())


def _point(point: Point, near: str) -> str:
    known = point.outcome not in decision_card.OTHER
    outcome = word("outcome", point.outcome) if known else ""
    if point.status == "proposal" and outcome:
        outcome = t("decisions.proposed", outcome=outcome)
    ja, nej, avstar = point.vote or (0, 0, 0)
    vote = t("decisions.vote", ja=ja, nej=nej, avstar=avstar) if point.vote else ""
    ways = (
        links.way(links.href(links.DECISIONS, id=point.id), links.follow(point.status)),
        act_links.source(point.source, near),
    )
    return (
        plain.badge(t(f"kind.{point.status}"), point.status)
        + (plain.badge(outcome, "svag") if outcome else "")
        + plain.quote(plain.short(point.text, 500), kind=point.status)
        + (plain.paragraph(vote, "liten") if vote else "")
        + f'<p class="liten">{" · ".join(filter(None, ways))}</p>'
    )


def _given(given: Given, standings: Mapping[str, str]) -> str:
    due = given.due_text or (day(given.due) if given.due else "")
    who = f"{given.by or t('promises.someone')}{f', {due}' if due else ''}"
    target = html.escape(links.href("loften", id=given.id))
    strength = word("strength", given.strength)
    # What only a proposal would have someone do is nobody's promise yet.
    if given.proposed:
        strength = t("matter.proposed", strength=strength)
    badge = plain.badge(strength, "proposal" if given.proposed else "svag")
    status = standings.get(given.id)
    if status:
        badge = promise_words.badge(status) + badge
    return (
        f"<p>{badge}<b>{html.escape(who)}</b>: "
        f'<a href="{target}">{html.escape(plain.short(given.text))}</a></p>'
    )


def _some(shown: Sequence[str]) -> str:
    """Return the first few, and the rest behind a line to open."""
    if len(shown) <= OPEN + 1:
        return "".join(shown)
    more = html.escape(t("matter.more", count=len(shown) - OPEN))
    rest = f"<details><summary>{more}</summary>{''.join(shown[OPEN:])}</details>"
    return "".join(shown[:OPEN]) + rest


def _step(
    number: int, step: Step, shown: Sequence[Link], standings: Mapping[str, str]
) -> str:
    act = step.act
    section = f"§ {act.section}" if act.section else ""
    where = " ".join(filter(None, (act.organ, section))) or t("matter.document")
    absent = "" if act.held else plain.paragraph(t("matter.absent"), "liten")
    people = t("matter.people", names=", ".join(step.people)) if step.people else ""
    near = act.source.document_id if act.source else ""
    return (
        f'<li id="{matter_picture.anchor(number)}">'
        f"{plain.heading(3, f'{day(act.date)} {where}')}{absent}{_about_act(act)}"
        + _some([_point(point, near) for point in step.points])
        + _some([_given(given, standings) for given in step.promises])
        + (plain.paragraph(people, "liten") if people else "")
        + act_links.rows(shown, near, folded=True)
        + "</li>"
    )


def _about_act(act: End) -> str:
    """Return what the act is about, and the document it stands in."""
    about = plain.short(act.text)
    title = state.title(act.source.document_id) if act.source else ""
    # A document's act is often called what the document is called.
    same = title.casefold() == act.text.casefold()
    said = "" if same or not about else plain.paragraph(about)
    place = act_links.source(act.source)
    return f"{said}<p>{place}</p>" if place else said


def _places(steps: Sequence[Step]) -> Mapping[str, int]:
    """Return path → number of the step it stands in, of acts and what they hold."""
    found: dict[str, int] = {}
    for number, step in enumerate(steps):
        paths = [step.act.id]
        paths += [f"beslut/{point.id}" for point in step.points]
        paths += [f"atagande/{given.id}" for given in step.promises]
        for path in paths:
            found.setdefault(path, number)
    return found


def _asked(found: Matter) -> Filters:
    """Return what asks for the promises of all steps."""
    ids = {given.id for step in found.steps for given in step.promises}
    return Filters(ids=tuple(sorted(ids)), versions=True)


def _one(found: Matter) -> None:
    path = _path(found.summary)
    view_title.name(found.summary.title)
    documents = {name for step in found.steps for name in step.documents}
    ticking = statutory.show(state.clocks(documents))
    places = _places(found.steps)
    asked = _asked(found)
    promises = state.stood(asked) if asked.ids else []
    standings = {told.id: mark.status for told, mark in promises}
    # A link between two steps is told at the later of them, and not twice.
    steps = "".join(
        _step(
            number + 1,
            step,
            [n for n in step.links if places.get(n.other.id, -1) < number],
            standings,
        )
        for number, step in enumerate(found.steps)
    )
    st.html(
        plain.block(
            plain.heading(1, found.summary.title, True),
            plain.paragraph(_about(found.summary)),
            topic_words.keyphrases(topics.of_matter(state.workspace(), found)),
            matter_picture.show(found.steps),
            matter_promises.show(path, promises),
            ticking,
            plain.heading(2, t("matter.steps")),
            f'<ol class="sagt-tidslinje">{steps}</ol>',
        )
    )
    watch_button.show("arende", path)
    downloads.show(found.summary.title, lambda: [matter_sheet.steps(found)])
    if promises:
        every = {promise_filters.MATTER: path}
        take_along.show(every, lambda: state.listing(state.today(), asked).promises)
    way_back.show(links.MATTERS, t("matter.all"))


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
            # What is only likely is shown too, and said to be no more than that.
            found = asked.matter(state.workspace().graph, iri, base, candidates=True)
        if found is not None:
            _one(found)
            return
        st.warning(t("matter.missing"))
    _list()


arenden_page()
