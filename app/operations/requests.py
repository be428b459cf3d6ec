"""Stands outermost before the app: each request's id, how it went and how long it took.

Only the first part of an address is told, and only if it is one of the app's own: what
people search for and read stands in the rest.
"""

import logging
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from app.operations import audit, logs, metrics

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

LOGGER = logging.getLogger("sagt.request")
HEADER = b"x-request-id"
# Seconds from which an answer is slow.
SLOW = 2.0
# Parts of Streamlit's own; told of only if somebody looks closely.
PARTS = frozenset({"_stcore", "static", "media", "component", "vendor"})
# Where people sign in and out, and what it is called where it succeeds.
SIGNING = {"/oauth2callback": "signed_in", "/auth/logout": "signed_out"}
OTHER = "annat"


class Requests:
    """Passes all through, and tells of it."""

    def __init__(self, app: App, places: Iterable[str]) -> None:
        """Stand before `app`; `places` are the first parts of its own addresses."""
        self._app = app
        self._places = frozenset(places) | PARTS

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            # By now the server's libraries have set up logs of their own.
            logs.take_over()
            await self._app(scope, receive, send)
            return
        headers = [pair for pair in scope["headers"] if pair[0] != HEADER]
        given = dict(scope["headers"]).get(HEADER, b"").decode("latin-1")
        asked = logs.new_id(given)
        logs.of_request(asked)
        inside = {**scope, "headers": [*headers, (HEADER, asked.encode())]}
        if scope["type"] == "websocket":
            with metrics.SESSIONS.track_inprogress():
                await self._app(inside, receive, send)
            return
        await self._answered(inside, receive, _Answer(send, asked))

    async def _answered(
        self, scope: Message, receive: Receive, answer: "_Answer"
    ) -> None:
        begun = time.perf_counter()
        try:
            await self._app(scope, receive, answer.send)
        finally:
            seconds = time.perf_counter() - begun
            place = self._place(scope["path"])
            metrics.REQUESTS.labels(place, str(answer.status)).inc()
            metrics.REQUEST_SECONDS.labels(place).observe(seconds)
            told = {
                "method": scope["method"],
                "place": place,
                "status": answer.status,
                "ms": round(1000 * seconds),
            }
            LOGGER.log(_level(place, seconds), "request", extra=told)
            if scope["path"] in SIGNING:
                went = "" if answer.status < 400 else "not_"
                audit.note(went + SIGNING[scope["path"]], status=answer.status)

    def _place(self, path: str) -> str:
        first = path.strip("/").partition("/")[0]
        return first if first in self._places or not first else OTHER


class _Answer:
    """Sends an answer on with the request's id, and remembers its status."""

    def __init__(self, send: Send, asked: str) -> None:
        self._send = send
        self._asked = asked.encode()
        # What is said of an answer that never came.
        self.status = 500

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = [*message.get("headers", ()), (HEADER, self._asked)]
            message = {**message, "headers": headers}
        await self._send(message)


def _level(place: str, seconds: float) -> int:
    if seconds >= SLOW:
        return logging.WARNING
    return logging.DEBUG if place in PARTS else logging.INFO
