"""Översikt: what the collection holds, what is due, what is silent, what failed."""

import html

import streamlit as st

from app.promises import PromiseView
from app.ui import state
from app.ui.components import coverage_table, links, plain, promise_card
from app.ui.language import address, t

SHOWN = 4


def _thousands(value: int) -> str:
    return f"{value:,}".replace(",", "\u00a0")


def _figures() -> None:
    found = state.status()
    figures = {
        "documents": found.documents,
        "passages": found.passages,
        "decisions": found.decisions,
        "promises": found.commitments,
        "persons": found.persons,
        "organisations": found.organisations,
    }
    rows = "".join(
        f"<div><dt>{html.escape(t(f'overview.{name}'))}</dt>"
        f"<dd>{_thousands(value)}</dd></div>"
        for name, value in figures.items()
    )
    st.html(plain.block(f'<dl class="sagt-tal">{rows}</dl>'))


def _promises() -> None:
    today = state.today()
    known = state.promises(today)
    silent = [p for p in known if p.status == "frist-passerad-utan-belagg"]
    coming = [p for p in known if p.status == "ej-forfallen" and p.deadline]
    first, second = st.columns(2, gap="medium")
    with first:
        _heading(t("overview.due"), len(coming), t("overview.due_help"))
        for view in coming[:SHOWN]:
            promise_card.brief(view)
        _all(len(coming), lage="ej-forfallen")
    with second:
        _heading(t("overview.silent"), len(silent), t("overview.silent_help"))
        for view in sorted(silent, key=_latest_first)[:SHOWN]:
            promise_card.brief(view)
        _all(len(silent), lage="frist-passerad-utan-belagg")


def _latest_first(view: PromiseView) -> int:
    """Sort by the end of the deadline, the latest first, those without one last."""
    deadline = view.deadline
    limit = (deadline.latest_wide or deadline.latest) if deadline else None
    return -limit.toordinal() if limit and not view.recurrence else 0


def _heading(text: str, count: int, explained: str) -> None:
    st.html(
        plain.block(
            plain.heading(2, f"{text} ({count})"), plain.paragraph(explained, "liten")
        )
    )


def _all(count: int, **filters: str) -> None:
    """Show a link to all of a list, or that it is empty."""
    if not count:
        st.html(plain.block(plain.paragraph(t("app.nothing"))))
        return
    if count <= SHOWN:
        return
    st.page_link(
        links.PROMISES,
        label=t("overview.all", count=count),
        icon=":material/arrow_forward:",
        query_params=address(**filters),
    )


def _coverage() -> None:
    table = coverage_table.show(state.documents())
    st.html(
        plain.block(
            plain.heading(2, t("overview.coverage")),
            plain.paragraph(t("overview.coverage_help"), "liten"),
        )
        + (table or plain.block(plain.paragraph(t("app.nothing"))))
    )
    st.page_link(
        links.DOCUMENT,
        label=t("overview.all_documents"),
        icon=":material/arrow_forward:",
        query_params=address(),
    )


def _failures() -> None:
    failed = [f.failure for f in state.workspace().archive.failures()]
    rows = "".join(
        f"<li><b>{html.escape(f.source.rsplit('/', 1)[-1])}</b><br>"
        f"{html.escape(f.reason)} <i>{html.escape(f.advice)}</i></li>"
        for f in failed
    )
    body = f"<ul>{rows}</ul>" if failed else plain.paragraph(t("overview.all_read"))
    title = f"{t('overview.failures')} ({len(failed)})"
    st.html(plain.block(plain.heading(2, title), body))


def oversikt_page() -> None:
    """Show the overview."""
    st.html(
        plain.block(
            plain.heading(1, t("app.title")), plain.paragraph(t("overview.intro"))
        )
    )
    if not state.workspace().archive.ledger.entries():
        st.info(t("overview.empty"))
        if state.workspace().archive.failures():
            _failures()
        return
    if state.fictional():
        st.info(t("app.fiction"), icon=":material/theater_comedy:")
    _figures()
    _promises()
    _coverage()
    _failures()


oversikt_page()
