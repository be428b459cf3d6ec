"""A follow-up report in one of its forms."""

import datetime as dt
from dataclasses import dataclass

from app.promise_filters import Filters
from app.report.as_csv import as_csv
from app.report.as_docx import as_docx
from app.report.as_html import as_html
from app.report.composing import compose
from app.report.gathering import UNKNOWN, Places, gather
from app.workspace import Workspace

# Form → media type.
FORMS = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A report in one form; `subject` is whom it is about, None for everything."""

    data: bytes
    subject: str | None


def report(  # noqa: PLR0913, PLR0917 - what is asked for, and how it is to be given
    workspace: Workspace,
    filters: Filters,
    as_of: dt.date,
    form: str = "html",
    language: str = "sv",
    places: Places = UNKNOWN,
) -> Written:
    """Return a follow-up report on the promises asked for.

    Args:
        workspace: The open collection.
        filters: Which promises; usually those of a body, a person or a matter. Their
            order is that of a table.
        as_of: How things stood that day.
        form: One of `FORMS`.
        language: "sv" or "en".
        places: Where the app shows what the report is about.

    Raises:
        QueryError: there is no such matter.
    """
    if form == "csv":
        found = gather(workspace, filters, as_of, places)
        return Written(as_csv(found, language), found.subject)
    # What is read from end to end goes by the deadlines, and says so.
    found = gather(workspace, filters.in_time, as_of, places)
    composed = compose(found, language)
    data = as_docx(composed, as_of) if form == "docx" else as_html(composed)
    return Written(data, found.subject)
