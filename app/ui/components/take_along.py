"""What a reader can take away: a table, a report to print, a calendar, a feed."""

import html
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from app.promise_views import PromiseView
from app.report import rows
from app.report.words import Words
from app.sheets import Sheet
from app.ui.components import downloads, links, plain, promise_filters
from app.ui.language import current, t

Address = Mapping[str, str | list[str]]
FORMATS = ("html", "docx", "csv")


def show(
    asked: Address,
    promises: Callable[[], Sequence[PromiseView]],
    others: Callable[[], Sequence[Sheet]] = tuple,
) -> None:
    """Show what can be taken along of what the address asks for.

    Args:
        asked: The parts of the address that say which promises are meant.
        promises: Gives all of them; called only when the table is asked for.
        others: Gives other tables for the workbook.
    """
    with st.expander(t("take.title"), icon=":material/download:"):
        helped = plain.paragraph(t("take.table_help"), "liten")
        st.html(plain.block(plain.heading(2, t("take.table")), helped))
        downloads.show(
            t("take.file"), lambda: [table(promises()), *others()], key="loften"
        )
        st.html(plain.block(_report(asked), _files(asked)))


def _report(asked: Address) -> str:
    language: Address = {"sprak": current()}
    ways = " · ".join(
        f'<a href="{_address("rapport", {**asked, **language, "format": one})}" '
        f"{'' if one == 'html' else 'download'}>"
        f"{html.escape(t(f'forms.{one}'))}</a>"
        for one in FORMATS
    )
    return (
        f"{plain.heading(2, t('take.report'))}"
        f"{plain.paragraph(t('take.report_help'), 'liten')}<p>{ways}</p>"
    )


def _files(asked: Address) -> str:
    # They have an order of their own.
    which = {k: v for k, v in asked.items() if k != promise_filters.ORDER}
    calendar = _address("kalender/loften.ics", which)
    feed = _address("flode/loften.atom", which)
    return (
        f"{plain.heading(2, t('take.follow'))}"
        f"{plain.paragraph(t('take.follow_help'), 'liten')}"
        f'<p><a href="{calendar}" download>{html.escape(t("take.calendar"))}</a> · '
        f'<a href="{feed}">{html.escape(t("take.feed"))}</a></p>'
    )


def _address(page: str, asked: Address) -> str:
    """Return the address of a file; there an actor is asked for as a person is."""
    actor = asked.get(promise_filters.ACTOR)
    parts = {k: v for k, v in asked.items() if k != promise_filters.ACTOR}
    if actor:
        parts[promise_filters.PERSON] = actor
    return html.escape(links.plain_href(page, parts))


def table(promises: Sequence[PromiseView]) -> Sheet:
    """Return a row for each promise."""
    say = Words(current())
    lines = [rows.cells(view, say) for view in promises]
    cells = [[line[name] for name in rows.COLUMNS] for line in lines]
    return Sheet(t("app.promises"), rows.heads(say), cells)
