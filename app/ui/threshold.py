"""The first that a request meets: was it meant for this server, by a page of its own?

A page elsewhere may let its own name lead to this machine, open a session from the
reader's browser, or show the app in a frame of its own and let the reader click there.
Streamlit looks at the name and the origin of sessions only, and asks the open net what
this machine is called there before it refuses one; here both are refused at once.
"""

from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

# Nothing is fetched from elsewhere, whatever a document has brought into a page.
POLICY = (
    "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; object-src 'none'; "
    "base-uri 'self'; frame-ancestors 'self'"
)
SAFE = {
    b"content-security-policy": POLICY.encode(),
    b"referrer-policy": b"same-origin",
    b"x-content-type-options": b"nosniff",
}
REFUSED = "Den här adressen svarar bara under appens eget namn.\n"
FOREIGN = 4403


class Threshold:
    """Passes on what is meant for the app, and marks what it answers as its own."""

    def __init__(
        self, app: App, hosts: Collection[str], watched: Collection[str]
    ) -> None:
        """Stand before `app`, which is reached by the names `hosts`.

        The paths `watched` tell how the app is and nothing of what it holds; whoever
        watches over the server asks for them by any of its names.
        """
        self._app = app
        self._watched = frozenset(watched)
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""
        kind = scope["type"]
        if kind not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif not self._is_meant(scope):
            await _refuse(kind, send)
        elif kind == "websocket":
            await self._app(scope, receive, send)
        else:
            await self._app(scope, receive, _Marked(send).send)

    def _is_meant(self, scope: Message) -> bool:
        if scope["path"] in self._watched:
            return True
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if _name(f"//{host}") not in self._hosts:
            return False
        # Only a browser tells where its page comes from, and always of a session.
        origin = headers.get(b"origin", b"").decode("latin-1")
        is_session = scope["type"] == "websocket"
        return not (is_session and origin) or _name(origin) in self._hosts


def _name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


class _Marked:
    """Sends an answer on with the headers that make browsers careful."""

    def __init__(self, send: Send) -> None:
        self._send = send

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            own = [pair for pair in message.get("headers", ()) if pair[0] not in SAFE]
            message = {**message, "headers": [*own, *SAFE.items()]}
        await self._send(message)


async def _refuse(kind: str, send: Send) -> None:
    if kind == "websocket":
        # Closed before it is accepted, which the browser is told as 403.
        await send({"type": "websocket.close", "code": FOREIGN})
        return
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *SAFE.items()]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    await send({"type": "http.response.body", "body": REFUSED.encode()})
