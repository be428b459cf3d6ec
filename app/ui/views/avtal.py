"""Avtal: agreements between bodies, who the parties are, and how long they hold."""

import html
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import get_args

import streamlit as st

from app.agreements import AgreementView, Clause, Standing
from app.plain_text import capital
from app.promise_filters import Filters
from app.sheets import Sheet, Value
from app.ui import state
from app.ui.components import (
    controls,
    downloads,
    links,
    nothing,
    plain,
    promise_card,
    terms,
    view_title,
    way_back,
)
from app.ui.language import day, t, word

PER_PAGE = 25
STANDINGS: tuple[str, ...] = get_args(Standing)
COLUMNS = ("title", "parties", "status", "starts", "ends", "renewal", "notice", "id")
CLAUSE_COLUMNS = ("kind", "text", "start", "end", "document")
FIRST_YEAR, LAST_YEAR = 1900, 2150


def _parties(view: AgreementView) -> str:
    ways = ((html.escape(links.href("aktorer", id=p)), n) for p, n in view.parties)
    found = (f'<a href="{target}">{html.escape(name)}</a>' for target, name in ways)
    return ", ".join(found) or html.escape(t("agreements.no_parties"))


def _standing(view: AgreementView) -> str:
    """Return badges of where it stands and whether its term holds today."""
    badges = [plain.badge(word("standing", view.status), "svag")]
    in_force = view.is_in_force(state.today())
    if in_force is not None:
        badges.append(
            plain.badge(t("agreements.in_force"), "used")
            if in_force
            else plain.badge(t("agreements.not_in_force"), "svag")
        )
    return "".join(badges)


def _row(view: AgreementView, years: tuple[int, int]) -> str:
    target = html.escape(links.href("avtal", id=view.id))
    return (
        f'<li><a href="{target}">{plain.theirs(plain.short(view.title, 140))}</a> '
        f"{_standing(view)}<br>"
        f'<span class="liten">{_parties(view)} · {html.escape(terms.told(view))}</span>'
        f"{terms.bar(view, years)}</li>"
    )


def _list() -> None:
    """Show all agreements, found by party, standing and year."""
    st.html(
        plain.block(
            plain.heading(1, t("app.agreements")),
            plain.paragraph(t("agreements.intro"), "liten"),
        )
    )
    left, right = st.columns(2)
    with left:
        party = controls.text(t("agreements.party"), "part")
    with right:
        year = controls.whole(t("agreements.year"), "ar", FIRST_YEAR, LAST_YEAR)
    every = state.agreements(party, year)
    chosen = _standings(Counter(one.status for one in every))
    found = [one for one in every if not chosen or one.status in chosen]
    count = t("agreements.count", count=len(found))
    st.html(f'<div class="sagt" role="status">{plain.paragraph(count)}</div>')
    if not found:
        bare = not (party or year or chosen)
        none = t("agreements.empty" if bare else "agreements.none")
        nothing.show(links.AGREEMENTS, none, whole=bare)
        return
    pages = -(-len(found) // PER_PAGE)
    page = min(max(controls.number(controls.PAGE, 1), 1), pages)
    shown = controls.part(found, PER_PAGE, page)
    years = terms.years(found)
    rows = "".join(_row(view, years) for view in shown)
    st.html(plain.block(terms.axis(years), f'<ul class="sagt-rader">{rows}</ul>'))
    controls.pager(len(found), PER_PAGE)
    downloads.show(t("app.agreements"), lambda: [_sheet(found)])


def _standings(counts: Mapping[str, int]) -> Sequence[str]:
    """Show where agreements stand, to choose among where there is a choice."""
    given = st.query_params.get_all("lage")
    asked = [code for code in STANDINGS if code in given]
    there = [code for code in STANDINGS if counts.get(code) or code in asked]
    if len(there) < 2 and not asked:
        return ()
    return controls.toggles(
        t("agreements.standing"),
        "lage",
        there,
        lambda code: f"{word('standing', code)} · {counts.get(code, 0)}",
    )


def _sheet(found: Sequence[AgreementView]) -> Sheet:
    rows: list[Sequence[Value]] = [
        (
            view.title,
            "; ".join(name for _, name in view.parties),
            word("standing", view.status),
            *(view.starts, view.ends, view.renewal, view.notice, view.id),
        )
        for view in found
    ]
    heads = [t(f"agreecolumn.{name}") for name in COLUMNS]
    return Sheet(t("app.agreements"), heads, rows)


def _clauses(view: AgreementView, clauses: Sequence[Clause]) -> Sheet:
    rows = [
        (word("clause", one.kind), one.text, one.start, one.end, view.document_id)
        for one in clauses
    ]
    heads = [t(f"head.{name}") for name in CLAUSE_COLUMNS]
    return Sheet(t("agreements.clauses"), heads, rows)


def _one(view: AgreementView) -> None:
    """Show an agreement: its parties, its clauses with their words, its promises."""
    view_title.name(view.title)
    st.html(
        plain.block(
            plain.heading(1, view.title, True),
            f"<p>{_standing(view)}</p>",
            f"<p>{html.escape(t('agreements.between'))} {_parties(view)}</p>",
            plain.paragraph(terms.told(view), "liten"),
        )
    )
    clauses = state.clauses(view.document_id)
    if clauses:
        st.html(plain.block(plain.heading(2, t("agreements.clauses"))))
    by_words: dict[str, list[Clause]] = {}
    for clause in clauses:
        by_words.setdefault(clause.text, []).append(clause)
    for text, same in by_words.items():
        kinds = ", ".join(dict.fromkeys(word("clause", one.kind) for one in same))
        heading = plain.heading(3, capital(kinds.lower()))
        st.html(plain.block(heading, plain.quote(text)))
        start, end = same[0].start, same[0].end
        if start is not None and end is not None:
            links.show(links.source(view.document_id, start, end))
    _promises(view)
    downloads.show(view.title, lambda: [_clauses(view, clauses), _sheet([view])])
    said = t("agreements.document", day=day(view.date))
    links.show(links.to(links.DOCUMENT, said, id=view.document_id))
    way_back.show(links.AGREEMENTS, t("agreements.all"))


def _promises(view: AgreementView) -> None:
    asked = Filters(document=view.document_id, versions=True)
    promises = state.listing(state.today(), asked).promises
    if not promises:
        return
    title = t("agreements.promises", count=len(promises))
    st.html(plain.block(plain.heading(2, title)))
    for promise in promises:
        promise_card.brief(promise)


def avtal_page() -> None:
    """Show the agreement that the address names, or all of them."""
    identity = controls.parameter("id")
    found = {one.id: one for one in state.agreements("", None)} if identity else {}
    if identity in found:
        _one(found[identity])
        return
    if identity:
        st.warning(t("agreements.missing"))
    _list()


avtal_page()
