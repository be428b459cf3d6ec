"""The app's server as anybody on the machine, or any page in its browser, meets it."""

import socket
from collections.abc import Iterator

import pytest
import urllib3
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from app.settings import Settings
from app.workspace import create_workspace
from tools.serving import serving

ELSEWHERE = "elak.example"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("dorr") / "samling"
    create_workspace(Settings(folder)).close()
    with serving(folder) as found:
        yield found.port


def ask(
    port: int, path: str = "/", method: str = "GET", **headers: str
) -> urllib3.BaseHTTPResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with urllib3.PoolManager() as pool:
        address = f"http://127.0.0.1:{port}{path}"
        return pool.request(
            method, address, headers=named, timeout=30, retries=False, redirect=False
        )


def raw(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        try:
            line.sendall(request)
            return line.recv(65_536)
        except ConnectionError:
            return b""


@pytest.mark.parametrize("path", ["/", "/loften", "/rapport", "/flode", "/media/x"])
def test_a_name_that_leads_here_from_elsewhere_gets_nothing(
    port: int, path: str
) -> None:
    for host in (ELSEWHERE, f"{ELSEWHERE}:{port}", "127.0.0.1@elak.example", "", "[::"):
        answer = ask(port, path, Host=host)
        assert answer.status == 400
        assert b'id="root"' not in answer.data


def test_whoever_watches_over_the_server_asks_by_any_name(port: int) -> None:
    assert ask(port, "/_stcore/health", Host="sagt:8501").status == 200


@pytest.mark.parametrize(
    "origin", [f"https://{ELSEWHERE}", "null", "https://127.0.0.1.elak.example"]
)
def test_a_page_elsewhere_opens_no_session(port: int, origin: str) -> None:
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with (
        pytest.raises(InvalidStatus) as refused,
        connect(address, origin=Origin(origin), open_timeout=30),
    ):
        pass
    assert refused.value.response.status_code == 403


def test_a_page_of_the_apps_own_opens_one(port: int) -> None:
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    origin = Origin(f"http://localhost:{port}")
    with connect(address, origin=origin, open_timeout=30) as session:
        assert session.response is not None
        assert session.response.status_code == 101


def test_a_page_elsewhere_hands_over_no_file_and_reads_no_answer(port: int) -> None:
    path = "/_stcore/upload_file/session/file"
    for method in ("PUT", "POST", "DELETE"):
        answer = ask(port, path, method, Origin=f"https://{ELSEWHERE}")
        assert answer.status in {400, 403, 404, 405}
    read = ask(port, "/_stcore/health", Origin=f"https://{ELSEWHERE}")
    assert read.headers.get("Access-Control-Allow-Origin") is None


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE"])
@pytest.mark.parametrize("path", ["/rapport", "/kalender/loften.ics"])
def test_addresses_are_only_read(port: int, path: str, method: str) -> None:
    assert ask(port, path, method).status == 405


def test_no_page_elsewhere_frames_the_app(port: int) -> None:
    headers = ask(port, "/", Accept="text/html").headers
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/app/static/..%2f..%2f..%2fsagt.json",
        "/static/../../../../etc/passwd",
        "/media/../../sagt.json",
        "/del/..%2f..%2fapp.py",
    ],
)
def test_no_path_leads_out_of_what_is_served(port: int, path: str) -> None:
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    answer = raw(port, head.encode())
    assert b"root:" not in answer
    assert b'"format"' not in answer


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n",
        b"GET /?" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"X: a\r\n" * 100_000 + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"\x00\xff" * 1000,
    ],
    ids=["header", "address", "headers", "length", "noise"],
)
def test_a_request_beyond_measure_is_refused_and_costs_nothing(
    port: int, request_: bytes
) -> None:
    first = raw(port, request_).partition(b"\r\n")[0]
    assert not first or first.split()[1].startswith(b"4")
    assert ask(port, "/_stcore/health").status == 200


def test_a_file_beyond_the_limit_is_refused_before_it_comes(port: int) -> None:
    token = ask(port, "/_stcore/health")
    cookie = token.headers.get("Set-Cookie", "").partition(";")[0]
    head = (
        "PUT /_stcore/upload_file/s/f HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Cookie: {cookie}\r\nX-Xsrftoken: {cookie.partition('=')[2]}\r\n"
        "Content-Type: multipart/form-data; boundary=g\r\n"
        "Content-Length: 5000000000\r\n\r\n"
    )
    status = raw(port, head.encode()).split()[1]
    assert status in {b"400", b"403", b"413"}


@pytest.mark.parametrize(
    "part",
    [
        "organ=a%0d%0aSet-Cookie:%20x=1",
        "id=%0d%0a%0d%0a<script>alert(1)</script>",
        "format=html%0d%0aX:y",
        "nyckel=%0d%0aX:y",
        "<script>alert(1)</script>=1",
    ],
)
def test_nothing_asked_for_becomes_a_header_or_a_page(port: int, part: str) -> None:
    head = f"GET /rapport?{part} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    answer = raw(port, head.encode() + b"\r\n")
    top, _, body = answer.partition(b"\r\n\r\n")
    assert b"x=1" not in top
    assert b"X: y" not in top.title()
    assert b"text/plain" in top or b"<script>" not in body
    assert b"Traceback" not in body
