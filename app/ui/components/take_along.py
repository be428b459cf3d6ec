"""What a reader can take away: a table, a report to print, a calendar, a feed."""

import csv
import datetime as dt
import html
import io
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from app.promise_views import PromiseView
from app.ui.components import links, plain, promise_filters, promise_words
from app.ui.language import current, t, word
from graph.export.csv_files import harmless

Address = Mapping[str, str | list[str]]
FORMATS = ("html", "docx", "csv")
COLUMNS = (
    *("id", "status", "promise", "promisor", "speaker", "body", "organ", "said"),
    *("due", "limit", "moved", "late", "why", "coverage", "missing", "reviewed"),
    *("document", "start", "end"),
)


def show(asked: Address, promises: Callable[[], Sequence[PromiseView]]) -> None:
    """Show what can be taken along of what the address asks for.

    Args:
        asked: The parts of the address that say which promises are meant.
        promises: Gives all of them; called only when the table is asked for.
    """
    with st.expander(t("take.title"), icon=":material/download:"):
        st.download_button(
            t("take.csv"),
            data=lambda: table(promises()),
            file_name=f"{t('take.file')}.csv",
            mime="text/csv",
            icon=":material/table:",
            on_click="ignore",
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
    calendar = _address("kalender/loften.ics", asked)
    feed = _address("flode/loften.atom", asked)
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


def table(promises: Sequence[PromiseView]) -> bytes:
    """Return promises as CSV (RFC 4180, UTF-8 with a mark that spreadsheets need)."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([t(f"column.{name}") for name in COLUMNS])
    for view in promises:
        writer.writerow([harmless(cell) for cell in _cells(view)])
    return written.getvalue().encode("utf-8-sig")


def _cells(view: PromiseView) -> tuple[str, ...]:
    covered = view.covered.sentence or view.coverage or ""
    return (
        view.id,
        word("status", view.status),
        view.text,
        view.promisor,
        view.speaker or "",
        view.body or "",
        view.organ or "",
        _day(view.date),
        promise_words.due(view),
        _day(view.limit),
        str(view.slippage) if view.slippage else "",
        t("column.yes") if view.overdue else "",
        view.explanation,
        covered if promise_words.rests_on_silence(view) else "",
        "; ".join(view.missing),
        promise_words.reviewed(view),
        view.document,
        str(view.start),
        str(view.end),
    )


def _day(value: dt.date | None) -> str:
    return value.isoformat() if value else ""
