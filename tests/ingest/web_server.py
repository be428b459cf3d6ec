"""A server on this machine, and what asking it gives."""

import http.server
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest import durable, fetch
from ingest.errors import ReadError
from ingest.fetch_answer import Limits

PAGE = "<html><body><main><p>Nämnden antar planen.</p></main></body></html>"
Answer = Callable[["Handler"], None]
# This machine is a private address.
HERE = Limits(connect=5, read=5, total=10, private=True)


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by path; keeps what was asked."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, dict[str, str]]]
    answers: dict[str, Answer]

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        answer = self.answers.get(self.path)
        if answer is None:
            self.reply(b"saknas", status=404)
        else:
            answer(self)

    def reply(self, body: bytes, status: int = 200, **heads: str) -> None:
        self.send_response(status)
        for name, value in heads.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in heads:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        return


class Server:
    """A server on this machine and what it has been asked."""

    def __init__(self, scheme: str = "http", context: Any = None) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.answers: dict[str, Answer] = {}
        handler = type(
            "Bound", (Handler,), {"asked": self.asked, "answers": self.answers}
        )
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.http.daemon_threads = True
        self.http.handle_error = lambda *_: None  # type: ignore[method-assign]
        if context is not None:
            self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.port = self.http.server_address[1]
        self.base = f"{scheme}://127.0.0.1:{self.port}"
        self.thread = threading.Thread(
            target=self.http.serve_forever, args=(0.01,), daemon=True
        )
        self.thread.start()

    def put(self, path: str, body: bytes, **heads: str) -> str:
        self.answers[path] = lambda handler: handler.reply(body, **heads)
        return self.base + path

    def send_on(self, path: str, place: str) -> str:
        self.answers[path] = lambda handler: handler.reply(b"", 302, Location=place)
        return self.base + path

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()


def got(url: str, folder: Path, limits: Limits = HERE) -> tuple[fetch.Fetched, bytes]:
    page = fetch.fetch(url, folder, limits)
    return page, durable.by_hash(folder, page.sha256).read_bytes()


def refused(url: str, folder: Path, limits: Limits = HERE) -> ReadError:
    with pytest.raises(ReadError) as caught:
        fetch.fetch(url, folder, limits)
    assert caught.value.stage == "hämtning"
    assert caught.value.advice
    assert not [path for path in folder.rglob("*") if path.is_file()]
    return caught.value
