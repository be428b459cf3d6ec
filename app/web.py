"""Addresses beside the app's pages: feeds, calendars and reports, only for reading."""

import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import wraps
from threading import Lock
from typing import TypeVar
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app import promises, settings
from app.access import acting, config, keys
from app.access.model import ForbiddenError
from app.access.public import NotReadyError
from app.access.viewing import Views
from app.due_calendar import MEDIA_TYPE as CALENDAR
from app.due_calendar import calendar
from app.feed import MEDIA_TYPE as FEED
from app.feed import Head, changes, feed, reached
from app.operations import mending
from app.promise_filters import is_path
from app.promise_views import Listing
from app.report.gathering import Places
from app.report.words import Words
from app.report.writing import FORMS, report
from app.suggestions import suggestions, typed
from app.watches import feeding, seeking
from app.web_asked import PARTS, Asked, WatchAsked, asked, watch_asked
from app.workspace import Workspace
from ingest import codec
from ingest.errors import NoCollectionError, QueryError, SagtError

# Names of this machine. A page elsewhere that lets its own name lead here gets nothing.
HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-cache"}
BAD, CLOSED, MISSING, UNAVAILABLE = 400, 401, 404, 503
# So much of whom a report is about stands in the name of its file.
NAMED = 80
UNREADABLE = "Samlingen går inte att läsa just nu. Försök igen om en stund."
NOT_HERE = "Den här adressen svarar bara på den dator där appen körs."
CLOSED_TO = "Logga in i appen, eller ha med en nyckel i adressen (nyckel=…)."

Wanted = TypeVar("Wanted")
Answer = Callable[[Workspace, Wanted, Request], Response]


@dataclass(slots=True)
class _Held:
    """The collection that the server was started for, opened by the first asker."""

    lock: Lock
    views: Views | None = None

    def opened(self) -> Workspace:
        """Return the collection as it is now, as whoever asks may see it."""
        if self.views is None:
            self.views = Views(settings.load(), in_step=mending.bring_in_step)
        return self.views.seen_by(acting.person())


_HELD = _Held(Lock())


def _answered(
    answer: Answer[Wanted], read: Callable[[Iterable[tuple[str, str]]], Wanted]
) -> Callable[[Request], Response]:
    """Give an answer what was asked for; what cannot be answered is said plainly."""

    @wraps(answer)
    def answering(request: Request) -> Response:
        if not _is_ours(request.headers.get("host", "")):
            return _refused(NOT_HERE, BAD)
        given = request.query_params.multi_items()
        try:
            wanted = read((name, v) for name, v in given if name != keys.PART)
        except QueryError as error:
            return _refused(str(error), BAD)
        try:
            with _HELD.lock:
                return answer(_HELD.opened(), wanted, request)
        except ForbiddenError:
            return _refused(CLOSED_TO, CLOSED)
        except (NoCollectionError, NotReadyError) as error:
            return _refused(str(error), UNAVAILABLE)
        except QueryError as error:
            return _refused(str(error), MISSING)
        except (SagtError, OSError, sqlite3.Error):
            return _refused(UNREADABLE, UNAVAILABLE)

    return answering


def _is_ours(host: str) -> bool:
    """Tell whether a request was made to a name that the app is reached by."""
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    access = config.of(settings.load())
    return name in HOSTS or bool(access and name == access.sign_in.host)


def _base(request: Request) -> str:
    """Return where the app is, as whoever asks reaches it."""
    access = config.of(settings.load())
    here = f"{request.url.scheme}://{request.url.netloc}"
    return access.sign_in.address if access else here


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
        page=f"{_base(request)}/loften",
        here=str(request.url),
        language=wanted.language,
    )
    return _file(feed(changes(found.promises, log), head), FEED)


def _calendar(opened: Workspace, wanted: Asked, _request: Request) -> Response:
    found = _found(opened, wanted)
    name = wanted.filters.named(Words(wanted.language)("file.calendar"))
    data = calendar(found.promises, name, wanted.language)
    return _file(data, CALENDAR, "loften.ics")


def _report(opened: Workspace, wanted: Asked, request: Request) -> Response:
    _found(opened, wanted)
    day = wanted.as_of or opened.settings.today
    made = report(
        opened,
        wanted.filters,
        day,
        wanted.form,
        wanted.language,
        places=Places(_base(request), f"{_base(request)}/loften{_same(request)}"),
    )
    # A page is read where it is; the other forms are kept.
    if wanted.form == "html":
        return _file(made.data, FORMS[wanted.form])
    about = _plain(made.subject or "")[:NAMED].strip("-")
    name = "-".join(filter(None, ("uppfoljning", about, str(day))))
    return _file(made.data, FORMS[wanted.form], f"{name}.{wanted.form}")


def _same(request: Request) -> str:
    """Return what asks the app's own page for the promises that a file is asked for."""
    given = request.query_params.multi_items()
    asked = [(name, value) for name, value in given if name in PARTS and value]
    kept = [(_on_page(n, v), v) for n, v in asked if n != "format"]
    return f"?{urlencode(kept)}" if kept else ""


def _on_page(name: str, value: str) -> str:
    """Return what the page calls a part of the address."""
    if name == "person" and is_path(value):
        return "aktor"
    return "lang" if name == "sprak" else name


def _plain(name: str) -> str:
    """Return a name with the letters and signs that every file system takes.

    >>> _plain("Vård- och omsorgsnämnden, Stenlunda kommun")
    'vard-och-omsorgsnamnden-stenlunda-kommun'
    """
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "-".join(re.findall("[a-z0-9]+", apart.encode("ascii", "ignore").decode()))


def _file(data: bytes, media_type: str, name: str | None = None) -> Response:
    headers: Mapping[str, str] = HEADERS
    if name:
        headers = HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=media_type, headers=headers)


def _watch(opened: Workspace, wanted: WatchAsked, request: Request) -> Response:
    """Give what has been new of a watch; only its whole id leads to it."""
    watch = seeking.whole(opened, wanted.watch)
    seeking.look(opened, watch)
    head = Head(
        name=Words(wanted.language)("watch.feed", name=watch.name),
        about=watch.id,
        page=_base(request),
        here=str(request.url),
        language=wanted.language,
    )
    return _file(feeding.feed(seeking.book(opened).news(watch.id), head), FEED)


def _suggestions(opened: Workspace, text: str, _request: Request) -> Response:
    return _file(codec.encode(suggestions(opened, text)), "application/json")


ROUTES = (
    Route("/forslag", _answered(_suggestions, typed)),
    Route("/flode", _answered(_watch, watch_asked)),
    Route("/flode/loften.atom", _answered(_feed, asked)),
    Route("/kalender/loften.ics", _answered(_calendar, asked)),
    Route("/rapport", _answered(_report, asked)),
)
