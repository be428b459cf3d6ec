"""Addresses for whatever watches over the server: is it alive, is it ready, figures.

    /halsa, /health     200 as long as the collection can be read, else 503
    /halsa/redo         200 when also graph and index are whole, else 503
    /matt               figures for Prometheus

They need no sign-in, and tell nothing of what the collection holds; the figures, which
say how much that is, are for whoever has the key, or for this machine where nobody
signs in.
"""

import hmac
import sqlite3
from dataclasses import dataclass
from threading import Lock

import msgspec
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app import settings
from app.access import config
from app.operations import metrics, standing
from app.operations.standing import Standing
from app.settings import Settings, is_loopback
from app.workspace import Workspace
from ingest.archive import Archive
from ingest.errors import SagtError

HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
OK, MISSING, UNAVAILABLE = 200, 404, 503


@dataclass(slots=True)
class _Held:
    """The collection that the server was started for, apart from readers' own."""

    lock: Lock
    opened: Workspace | None = None

    def standing(self) -> Standing | None:
        """Return how it stands, None if it cannot be read."""
        with self.lock:
            try:
                if self.opened is None:
                    found = settings.load()
                    self.opened = Workspace(Archive(found.collection), found)
                if not self.opened.archive.folder.is_dir():
                    return None
                return standing.of(self.opened)
            except (SagtError, OSError, sqlite3.Error):
                self.opened = None
                return None


_HELD = _Held(Lock())


def health(found: Standing | None, *, ready: bool) -> tuple[int, dict[str, object]]:
    """Return status and words of a health address.

    Args:
        found: How the collection stands, None if it cannot be read.
        ready: Whether graph and index must be whole too.
    """
    if found is None:
        return UNAVAILABLE, {"state": "failing", "program": standing.program()}
    making = found.making
    whole = found.graph is not None and found.index is not None
    told: dict[str, object] = {
        "state": "degraded" if found.degraded else "ok",
        "program": found.program,
        "problems": found.problems,
        "making": {"part": making.part, "percent": making.percent} if making else None,
        "ready": whole,
    }
    return (OK if whole or not ready else UNAVAILABLE), told


def _health(_request: Request) -> Response:
    return _json(*health(_HELD.standing(), ready=False))


def _ready(_request: Request) -> Response:
    return _json(*health(_HELD.standing(), ready=True))


def _json(status: int, told: dict[str, object]) -> Response:
    data = msgspec.json.encode(told)
    return Response(data, status, HEADERS, "application/json")


def _metrics(request: Request) -> Response:
    if not _may_read(settings.load(), request):
        return PlainTextResponse("Not Found", MISSING, HEADERS)
    data = metrics.written(_HELD.standing())
    return Response(data, OK, HEADERS, metrics.MEDIA_TYPE)


def _may_read(found: Settings, request: Request) -> bool:
    if found.metrics_key:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), found.metrics_key.encode())
    asker = request.client.host if request.client else ""
    # Behind a server in front everybody comes from this machine.
    return config.of(found) is None and is_loopback(asker)


ROUTES = (
    Route("/halsa", _health),
    Route("/health", _health),
    Route("/halsa/redo", _ready),
    Route("/matt", _metrics),
)
