"""Översikt: what is due, what is silent, what has changed, and what there is."""

import html

import streamlit as st

from app.promise_changes import ChangedView
from app.promise_parties import unnamed
from app.ui import state
from app.ui.components import (
    coverage,
    downloads,
    failures,
    links,
    nothing,
    organ_table,
    overview_sheet,
    plain,
    promise_card,
    promise_words,
    who_field,
)
from app.ui.language import moment, t

# So many of the changes are there to take along.
CHANGES_TAKEN = 1000
# So many organs are listed here; the others are found by name.
ORGANS = 15


def _thousands(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")


def _figures() -> None:
    found = state.status()
    figures = {
        "documents": found.documents,
        "passages": found.passages,
        "decisions": found.decisions,
        # As Löften counts them: one said several times is one.
        "promises": state.first().coming.every,
        "persons": found.persons,
        "organisations": found.organisations,
    }
    if found.documents and not found.passages:
        # The index is being made anew: how many there are is not known just now.
        del figures["passages"]
    rows = "".join(
        f"<div><dt>{html.escape(t(f'overview.{name}'))}</dt>"
        f"<dd>{_thousands(value)}</dd></div>"
        for name, value in figures.items()
    )
    title = plain.heading(2, t("overview.holds"))
    st.html(plain.block(title, f'<dl class="sagt-tal">{rows}</dl>'))


def _promises() -> None:
    """Show what is coming, what is silent, and what has changed lately."""
    found = state.first()
    coming, silent = found.coming, found.silent
    first, second = st.columns(2, gap="medium")
    with first:
        _heading(t("overview.due"), coming.total, t("overview.due_help"))
        for view in coming.promises:
            promise_card.brief(view)
        _all(coming.total, t("promises.none_coming_yet"), kommande="90")
    with second:
        _heading(t("overview.silent"), silent.total, t("overview.silent_help"))
        for view in silent.promises:
            promise_card.brief(view)
        _all(silent.total, t("promises.none_silent_yet"), tysta="1")


def _changed() -> None:
    """Show the promises that have come to stand otherwise, the latest first."""
    rows = "".join(map(_change, state.first().changed))
    st.html(
        plain.block(
            plain.heading(2, t("overview.changed")),
            plain.paragraph(t("overview.changed_help"), "liten"),
            f'<ul class="sagt-rader">{rows}</ul>'
            if rows
            else plain.paragraph(t("overview.changed_none")),
        )
    )
    if rows:
        downloads.show(
            t("overview.changed"),
            lambda: [overview_sheet.changes(state.changed(CHANGES_TAKEN))],
            key="andrat",
        )


def _change(one: ChangedView) -> str:
    target = html.escape(links.href("loften", id=one.promise))
    before = one.before
    moved = f"{promise_words.badge(before)}→ " if before else ""
    who = t("promises.parties") if unnamed(one.promisor) else one.promisor
    return (
        f'<li><span class="sagt-dag">{html.escape(moment(one.reached))}</span> '
        f"{moved}{promise_words.badge(one.status)}<br>"
        f'<a href="{target}">{html.escape(plain.short(one.text, 180))}</a> '
        f'<span class="liten"><b>{html.escape(who)}</b></span></li>'
    )


def _organs() -> None:
    found = state.organs(state.today())
    st.html(
        plain.block(
            plain.heading(2, t("organs.title")),
            plain.paragraph(t("organs.help"), "liten"),
        )
        + (
            organ_table.show(found[:ORGANS])
            or plain.block(plain.paragraph(t("app.nothing")))
        )
    )
    if found:
        downloads.show(
            t("organs.title"), lambda: [overview_sheet.organs(found)], key="organ"
        )
    if len(found) > ORGANS:
        said = t("organs.more", count=len(found))
        links.show(links.to(links.ACTORS, said, "arrow_forward"))


def _heading(text: str, count: int, explained: str) -> None:
    st.html(
        plain.block(
            plain.heading(2, f"{text} ({count})"), plain.paragraph(explained, "liten")
        )
    )


def _all(count: int, empty: str, **filters: str) -> None:
    """Show a link to all of a list, or that it is empty."""
    if not count:
        st.html(plain.block(plain.paragraph(empty)))
        return
    said = t("overview.all", count=count)
    links.show(links.to(links.PROMISES, said, "arrow_forward", **filters))


def _failures() -> None:
    failed = [f.failure for f in state.workspace().archive.failures()]
    body = (
        failures.listed(failed) if failed else plain.paragraph(t("overview.all_read"))
    )
    title = f"{t('overview.failures')} ({len(failed)})"
    st.html(plain.block(plain.heading(2, title), body))


def oversikt_page() -> None:
    """Show the overview, what a reader has to follow first."""
    st.html(
        plain.block(
            plain.heading(1, t("app.title")), plain.paragraph(t("overview.intro"))
        )
    )
    if not state.status().documents:
        nothing.show(links.FIRST, t("overview.empty"), whole=True)
        if state.workspace().archive.failures():
            _failures()
        return
    if state.fictional():
        st.info(t("app.fiction"), icon=":material/theater_comedy:")
    who_field.show()
    _promises()
    _changed()
    _organs()
    _figures()
    coverage.show()
    _failures()


oversikt_page()
