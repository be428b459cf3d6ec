"""Stands before the app's server: who asks, what they may not reach, and where to.

Whoever signs in or out comes back to where they were, in the same language: the
browser says where it comes from, and that is kept in a cookie until it is back.
"""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from app.access import acting, keys
from app.access.config import CALLBACK, SignIn
from app.access.model import Person, Right

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

BACK = "sagt_vidare"
# Seconds that a person may take to sign in.
PATIENCE = 600
LEAVING = frozenset({"/auth/login", "/auth/logout"})
# What only some may reach: the beginning of a path, and the right to it.
CLOSED: Mapping[str, Right] = {
    "/_stcore/upload_file": Right.ADD,
    "/media/": Right.READ,
}
# No other site may frame the app, and none is told where in it one was.
SAFE = (
    (b"content-security-policy", b"frame-ancestors 'self'"),
    (b"referrer-policy", b"same-origin"),
)


class Guard:
    """Passes on what may be asked, with who asks."""

    def __init__(
        self, app: App, sign_in: SignIn, person: Callable[[Mapping[str, str]], Person]
    ) -> None:
        """Stand before `app`; `person` tells who asks by the request's cookies."""
        self._app = app
        self._sign_in = sign_in
        self._person = person

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        cookies = _cookies(scope["headers"])
        asking = self._asking(scope, cookies)
        path = scope["path"]
        right = next((r for part, r in CLOSED.items() if path.startswith(part)), None)
        if right is not None and not asking.may(right):
            await _refuse(send)
            return
        answer = _Answer(send, self._sign_in, scope, cookies)
        with acting.acting(asking):
            await self._app(scope, receive, answer.send)

    def _asking(self, scope: Message, cookies: Mapping[str, str]) -> Person:
        found = self._person(cookies)
        query = parse_qs(scope["query_string"].decode("latin-1"))
        if not found.session and keys.PART in query:
            return keys.holder(self._sign_in, query[keys.PART][-1])
        return found


class _Answer:
    """Sends an answer on, with what the browser is to remember and where it goes."""

    def __init__(
        self, send: Send, sign_in: SignIn, scope: Message, cookies: Mapping[str, str]
    ) -> None:
        self._send = send
        self._sign_in = sign_in
        self._scope = scope
        self._cookies = cookies

    async def send(self, message: Message) -> None:
        """Send a part of the answer."""
        if message["type"] == "http.response.start":
            headers = [self._secure(pair) for pair in message.get("headers", ())]
            message = {**message, "headers": [*self._led(headers), *SAFE]}
        await self._send(message)

    def _led(self, headers: Headers) -> Headers:
        """Return the headers with where one comes from, or is to come back to."""
        path = self._scope["path"]
        if path in LEAVING:
            place = _place(self._scope["headers"], self._sign_in.address)
            return [*headers, self._cookie(place, PATIENCE)]
        back = own_place(self._cookies.get(BACK, ""))
        if path != CALLBACK or not back:
            return headers
        kept = [pair for pair in headers if pair[0] != b"location"]
        if len(kept) == len(headers):
            return headers
        return [*kept, (b"location", back.encode("latin-1")), self._cookie("", 0)]

    def _cookie(self, value: str, seconds: int) -> tuple[bytes, bytes]:
        jar: SimpleCookie = SimpleCookie()
        jar[BACK] = value
        jar[BACK]["path"] = "/"
        jar[BACK]["httponly"] = True
        jar[BACK]["samesite"] = "Lax"
        jar[BACK]["max-age"] = seconds
        written = jar[BACK].OutputString().encode("latin-1")
        return self._secure((b"set-cookie", written))

    def _secure(self, pair: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
        """Return a header; no cookie is ever sent in the clear where that is not so."""
        name, value = pair
        is_cookie = name.lower() == b"set-cookie" and b"secure" not in value.lower()
        if is_cookie and self._sign_in.address.startswith("https://"):
            return name, value + b"; Secure"
        return pair


def own_place(written: str) -> str:
    """Return a place in the app itself, "" for anything that may lead elsewhere.

    >>> own_place("/loften?lang=en")
    '/loften?lang=en'
    >>> own_place("//annan.exempel.se/") or own_place("https://annan.exempel.se")
    ''
    """
    # Two strokes, however they lean, begin the name of another machine.
    is_ours = written.startswith("/") and not written.startswith("//")
    is_plain = written.isascii() and written.isprintable() and "\\" not in written
    if not (is_ours and is_plain):
        return ""
    path = written.partition("?")[0].partition("#")[0]
    return "" if path in LEAVING or path == CALLBACK else written


def _place(headers: Headers, address: str) -> str:
    """Return the place in the app that the browser comes from, "" from elsewhere."""
    came = dict(headers).get(b"referer", b"").decode("latin-1")
    if not came.startswith(f"{address}/"):
        return ""
    return own_place(came.removeprefix(address))


def _cookies(headers: Headers) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, value in headers:
        if name == b"cookie":
            for part in value.decode("latin-1").split(";"):
                key, _, content = part.strip().partition("=")
                found.setdefault(key, content.strip('"'))
    return found


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *SAFE]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": "Logga in först.\n".encode()})
