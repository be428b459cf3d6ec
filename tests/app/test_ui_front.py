"""What stands before the app's page: it knows its server, and nothing else changes."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from app.ui.front import Front, Message, Receive, Send

PAGE = b'<html lang="en"><head><title>x</title></head><div id="root"></div></html>'
Headers = Sequence[tuple[bytes, bytes]]


def asked(
    body: bytes, headers: Headers, query: bytes = b"", accept: bytes = b"text/html"
) -> tuple[dict[bytes, bytes], bytes, dict[bytes, bytes]]:
    """Return the answer's headers and body, and the headers the app was asked with."""
    sent: list[Message] = []
    seen: dict[bytes, bytes] = {}

    async def inner(scope: Message, _receive: Receive, send: Send) -> None:
        seen.update(scope["headers"])
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        half = len(body) // 2
        more = {"type": "http.response.body", "body": body[:half], "more_body": True}
        await send(more)
        await send({"type": "http.response.body", "body": body[half:]})

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    wanted = [(b"accept", accept), (b"accept-encoding", b"gzip")]
    scope: Message = {"type": "http", "headers": wanted, "query_string": query}
    # A browser test in the same process may have left a loop running.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(lambda: asyncio.run(Front(inner)(scope, receive, send))).result()
    whole = b"".join(part.get("body", b"") for part in sent[1:])
    return dict(sent[0]["headers"]), whole, seen


def test_the_page_knows_its_server_and_its_language() -> None:
    of_file = [
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-length", str(len(PAGE)).encode()),
        (b"etag", b'"x"'),
    ]
    headers, body, seen = asked(PAGE, of_file)
    assert b"BACKEND_BASE_URL: location.origin" in body
    assert b'<html lang="sv">' in body
    assert headers[b"content-length"] == str(len(body)).encode()
    assert b"etag" not in headers
    assert b"accept-encoding" not in seen
    assert b'<html lang="en">' in asked(PAGE, of_file, b"id=a1&lang=en")[1]


def test_what_is_not_the_app_passes_through() -> None:
    report = b'<html lang="en"><head></head><p>Rapport</p></html>'
    kind = (b"content-type", b"text/html")
    length = (b"content-length", str(len(report)).encode())
    headers, body, _ = asked(report, [kind, length])
    assert (body, headers[b"content-length"]) == (report, length[1])
    script = [(b"content-type", b"text/javascript"), (b"etag", b'"y"')]
    headers, body, seen = asked(PAGE, script, accept=b"*/*")
    assert (body, headers[b"etag"]) == (PAGE, b'"y"')
    assert seen[b"accept-encoding"] == b"gzip"
    packed = [kind, (b"content-encoding", b"gzip")]
    assert asked(PAGE, packed)[1] == PAGE
