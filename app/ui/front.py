"""Tells the app's page where its server is, and which language it is written in.

Streamlit's page otherwise looks for its server below the address it was opened at,
so that every page but the first would begin with two failures in the console.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

# Streamlit's own fields for days and numbers ask the browser for its language.
HERE = b"""<head><script>
Object.defineProperty(navigator, "language", {
  get: () => document.documentElement.lang === "en" ? "en-GB" : "sv-SE"});
window.__streamlit = {BACKEND_BASE_URL: location.origin};
</script>"""
# What is said of Streamlit's own file is not true of the page made of it.
OF_THE_FILE = frozenset({b"content-length", b"etag", b"last-modified"})


class Front:
    """Passes all through, but for the one page that holds the app."""

    def __init__(self, app: App) -> None:
        """Stand before `app`."""
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = scope["headers"]
        if any(name == b"accept" and b"text/html" in value for name, value in headers):
            # What is packed cannot be written in.
            headers = [pair for pair in headers if pair[0] != b"accept-encoding"]
        page = _Page(send, b"lang=en" in scope["query_string"])
        await self._app({**scope, "headers": headers}, receive, page.send)


class _Page:
    """Holds an answer back until it is whole, if it is a page of HTML."""

    def __init__(self, send: Send, english: bool) -> None:
        self._send = send
        self._language = b"en" if english else b"sv"
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Take a part of the answer."""
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif self._start is None or message["type"] != "http.response.body":
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._whole(self._start)

    async def _whole(self, start: Message) -> None:
        body, headers = self._body, start["headers"]
        if b'id="root"' in body:
            body = body.replace(b"<head>", HERE, 1).replace(
                b'<html lang="en">', b'<html lang="%s">' % self._language, 1
            )
            headers = [pair for pair in headers if pair[0] not in OF_THE_FILE]
            headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def _is_html(start: Message) -> bool:
    headers = dict(start["headers"])
    plain = b"content-encoding" not in headers
    return plain and headers.get(b"content-type", b"").startswith(b"text/html")
