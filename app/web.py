"""Addresses beside the app's pages: feeds, calendars and reports, only for reading."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from threading import Lock

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app import promises, settings
from app.due_calendar import MEDIA_TYPE as CALENDAR
from app.due_calendar import calendar
from app.feed import MEDIA_TYPE as FEED
from app.feed import Head, changes, feed, reached
from app.promise_views import Listing
from app.report.words import Words
from app.report.writing import FORMS, report
from app.web_asked import Asked, asked
from app.workspace import Workspace, open_workspace
from ingest.errors import NoCollectionError, QueryError, SagtError

# Names of this machine. A page elsewhere that lets its own name lead here gets nothing.
HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}
BAD, MISSING, UNAVAILABLE = 400, 404, 503
UNREADABLE = "Samlingen går inte att läsa just nu. Försök igen om en stund."
NOT_HERE = "Den här adressen svarar bara på den dator där appen körs."

Answer = Callable[[Workspace, Asked, Request], Response]


@dataclass(slots=True)
class _Held:
    """The collection that the server was started for, opened by the first asker."""

    lock: Lock
    workspace: Workspace | None = None

    def opened(self) -> Workspace:
        """Return the collection as it is now."""
        if self.workspace is None:
            self.workspace = open_workspace(settings.load())
        return self.workspace


_HELD = _Held(Lock())


def _answered(answer: Answer) -> Callable[[Request], Response]:
    """Give an answer what was asked for; what cannot be answered is said plainly."""

    @wraps(answer)
    def answering(request: Request) -> Response:
        host = request.headers.get("host", "")
        if (
            host if host.endswith("]") else host.rpartition(":")[0] or host
        ) not in HOSTS:
            return _refused(NOT_HERE, BAD)
        try:
            wanted = asked(request.query_params.multi_items())
        except QueryError as error:
            return _refused(str(error), BAD)
        try:
            with _HELD.lock:
                return answer(_HELD.opened(), wanted, request)
        except NoCollectionError as error:
            return _refused(str(error), UNAVAILABLE)
        except QueryError as error:
            return _refused(str(error), MISSING)
        except (SagtError, OSError, sqlite3.Error):
            return _refused(UNREADABLE, UNAVAILABLE)

    return answering


def _refused(reason: str, status: int) -> Response:
    return PlainTextResponse(f"{reason}\n", status, HEADERS)


def _found(opened: Workspace, wanted: Asked) -> Listing:
    """Return the promises asked for.

    Raises:
        QueryError: a promise was asked for that there is not.
    """
    day = wanted.as_of or opened.settings.today
    found = promises.listed(opened, day, wanted.filters)
    if wanted.filters.ids and not found.promises:
        raise QueryError(f"Det finns inget löfte {', '.join(wanted.filters.ids)}.")
    return found


def _feed(opened: Workspace, wanted: Asked, request: Request) -> Response:
    found = _found(opened, wanted)
    log = reached(opened.archive.ledger.verdicts, found.promises)
    head = Head(
        name=wanted.filters.named(Words(wanted.language)("file.feed")),
        about=wanted.key,
        page=f"{request.url.scheme}://{request.url.netloc}/loften",
        here=str(request.url),
        language=wanted.language,
    )
    return _file(feed(changes(found.promises, log), head), FEED)


def _calendar(opened: Workspace, wanted: Asked, _request: Request) -> Response:
    found = _found(opened, wanted)
    name = wanted.filters.named(Words(wanted.language)("file.calendar"))
    data = calendar(found.promises, name, wanted.language)
    return _file(data, CALENDAR, "loften.ics")


def _report(opened: Workspace, wanted: Asked, _request: Request) -> Response:
    _found(opened, wanted)
    day = wanted.as_of or opened.settings.today
    data = report(opened, wanted.filters, day, wanted.form, wanted.language)
    # A page is read where it is; the other forms are kept.
    name = None if wanted.form == "html" else f"uppfoljning-{day}.{wanted.form}"
    return _file(data, FORMS[wanted.form], name)


def _file(data: bytes, media_type: str, name: str | None = None) -> Response:
    headers: Mapping[str, str] = HEADERS
    if name:
        headers = HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=media_type, headers=headers)


ROUTES = (
    Route("/flode/loften.atom", _answered(_feed)),
    Route("/kalender/loften.ics", _answered(_calendar)),
    Route("/rapport", _answered(_report)),
)
