"""Fetching one page from a real server of our own, and all that must not be fetched."""

import datetime as dt
import gzip
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest import fetch, fetch_address
from ingest.fetch_answer import Limits
from tests.ingest.web_server import PAGE, Handler, Server, got, refused


def test_a_page_is_kept_byte_by_byte(server: Server, tmp_path: Path) -> None:
    url = server.put("/politik/protokoll.html", PAGE.encode(), Content_Type="text/html")
    page, data = got(url + "#beslut", tmp_path)
    assert data == PAGE.encode()
    assert page.url == url
    assert page.name == f"127.0.0.1:{server.port}/politik/protokoll.html"
    _, heads = server.asked[0]
    assert "sagt-och-gjort" in heads["User-Agent"]
    assert not {"Cookie", "Authorization", "Referer"} & set(heads)


@pytest.mark.parametrize(
    ("path", "heads", "name"),
    [
        ("/", {"Content_Type": "text/html"}, "index.html"),
        ("/nyheter/", {"Content_Type": "text/html; charset=utf-8"}, "nyheter.html"),
        ("/h.aspx?id=3", {"Content_Type": "text/html"}, "h.aspx?id=3.html"),
        ("/hamta/12", {"Content_Type": "application/pdf"}, "hamta/12.pdf"),
        (
            "/hamta/13",
            {"Content_Disposition": "attachment; filename*=utf-8''Plan%20%C3%A5r.pdf"},
            "hamta/13/Plan år.pdf",
        ),
        (
            "/hamta/14",
            {"Content_Disposition": 'inline; filename="../../ut.pdf"'},
            "hamta/14/ut.pdf",
        ),
        ("/n%C3%A4mnd/plan.pdf", {"Content_Type": "text/html"}, "nämnd/plan.pdf"),
        ("/okand", {"Content_Type": "application/octet-stream"}, "okand"),
    ],
)
def test_what_a_page_is_called(
    server: Server, tmp_path: Path, path: str, heads: dict[str, str], name: str
) -> None:
    url = server.put(path, PAGE.encode(), **heads)
    page, _ = got(url, tmp_path)
    assert page.name == f"127.0.0.1:{server.port}/{name}"
    assert got(url, tmp_path)[0] == page


def test_swedish_letters_in_an_address_are_asked_for_as_they_must_be(
    server: Server, tmp_path: Path
) -> None:
    server.put("/n%C3%A4mnd?s%C3%B6k=%C3%A5r", b"text", Content_Type="text/plain")
    page, _ = got(f"{server.base}/nämnd?sök=år", tmp_path)
    assert page.name.endswith("/nämnd?sök=år.txt")


def test_redirects_are_followed_within_measure(server: Server, tmp_path: Path) -> None:
    server.put("/fram.txt", b"text")
    url = server.send_on("/a", "/b")
    server.send_on("/b", server.base + "/fram.txt")
    page, data = got(url, tmp_path)
    assert (page.url, data) == (url, b"text")
    server.send_on("/runt", "/runt")
    error = refused(server.base + "/runt", tmp_path / "tom")
    assert "skickar vidare" in error.reason
    assert [path for path, _ in server.asked].count("/runt") == 6


@pytest.mark.parametrize(
    "place",
    ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://a:b@127.0.0.1/", "http://[::1"],
)
def test_each_redirect_is_judged_like_the_address_itself(
    server: Server, tmp_path: Path, place: str
) -> None:
    refused(server.send_on("/a", place), tmp_path)


def test_a_redirect_into_a_closed_net_is_refused(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = server.send_on("/a", "http://10.0.0.1/hemligt")
    monkeypatch.setattr(
        fetch_address, "is_public", lambda machine: machine == "127.0.0.1"
    )
    error = refused(url, tmp_path, Limits(connect=2))
    assert "slutet nät" in error.reason


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://0/",
        "http://localhost/",
        "http://localhost./",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[ff02::1]/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://224.0.0.1/",
        "http://255.255.255.255/",
        "http://０１２７.0.0.1/",
        "http://user:hemligt@www.example.se/",
        "https://user@www.example.se/",
        "ftp://www.example.se/fil.pdf",
        "file:///etc/passwd",
        "http://",
        "http://www.example.se:99999/",
        "http://[::1/",
        "https://" + "a" * 3000,
    ],
)
def test_closed_nets_and_odd_addresses_are_refused(url: str, tmp_path: Path) -> None:
    started = time.monotonic()
    refused(url, tmp_path, Limits(connect=0.5, total=2))
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "machine", ["8.8.8.8", "2001:4860:4860::8888", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_open_addresses_are_open(machine: str) -> None:
    assert fetch_address.is_public(machine)


def test_a_password_in_an_address_is_never_listed() -> None:
    listed = fetch.listed_name("https://anna:hemligt@www.example.se/fil.pdf")
    assert listed == "https://www.example.se/fil.pdf"


def test_a_name_is_looked_up_once_and_the_line_goes_to_what_was_checked(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put("/a.txt", b"text")
    real, looked_up = socket.getaddrinfo, []

    def resolve(host: str, port: Any, *rest: Any, **more: Any) -> Any:
        if host == "handlingar.example":
            looked_up.append(host)
            # The second time the name would lead elsewhere.
            host = "127.0.0.1" if len(looked_up) == 1 else "192.0.2.1"
        return real(host, port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    _, data = got(f"http://handlingar.example:{server.port}/a.txt", tmp_path)
    assert data == b"text"
    assert looked_up == ["handlingar.example"]
    assert server.asked[0][1]["Host"] == f"handlingar.example:{server.port}"


def test_a_name_with_one_private_address_among_others_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [(2, 1, 6, "", (ip, 80)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert "slutet" in refused("http://delad.example/", tmp_path, Limits()).reason


def test_a_proxy_of_the_environment_is_not_used(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert got(server.put("/a.txt", b"text"), tmp_path)[1] == b"text"


@pytest.mark.parametrize(
    ("status", "said"),
    [(404, "finns inte"), (410, "finns inte"), (403, "inloggning"), (500, "felet 500")],
)
def test_what_the_server_says_no_to(
    server: Server, tmp_path: Path, status: int, said: str
) -> None:
    server.answers["/x"] = lambda handler: handler.reply(b"nej", status)
    assert said in refused(server.base + "/x", tmp_path).reason


def test_nobody_home(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert "svarar inte" in refused(f"http://127.0.0.1:{port}/", tmp_path).reason
    assert "finns inte" in refused("http://finns-inte.invalid/", tmp_path).reason


def test_what_is_too_large_is_given_up_whether_it_says_so_or_not(
    server: Server, tmp_path: Path
) -> None:
    small = Limits(size=100_000, private=True)
    said = server.put("/sagt", b"x", Content_Length="100001")
    assert "större" in refused(said, tmp_path, small).reason

    def endless(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b"x" * 10_000)
        handler.close_connection = True

    server.answers["/osagt"] = endless
    assert "större" in refused(server.base + "/osagt", tmp_path, small).reason


def test_what_is_packed_is_unpacked_within_measure(
    server: Server, tmp_path: Path
) -> None:
    packed = server.put("/a.txt", gzip.compress(b"text" * 99), Content_Encoding="gzip")
    assert got(packed, tmp_path)[1] == b"text" * 99
    empty = tmp_path / "tom"
    bomb = gzip.compress(b"\0" * 50_000_000)
    large = server.put("/bomb", bomb, Content_Encoding="gzip")
    assert "större" in refused(large, empty).reason
    torn = server.put(
        "/bruten", gzip.compress(b"abc" * 99)[:-9], Content_Encoding="gzip"
    )
    assert "hel" in refused(torn, empty).reason
    odd = server.put("/udda", b"x", Content_Encoding="br")
    assert "okänt sätt" in refused(odd, empty).reason


def test_a_page_that_breaks_off_is_no_page(server: Server, tmp_path: Path) -> None:
    url = server.put("/halv", b"halva", Content_Length="100")
    assert "bröts" in refused(url, tmp_path).reason


@pytest.mark.parametrize("part", ["head", "body"])
def test_a_server_that_drips_is_cut_off(
    server: Server, tmp_path: Path, part: str
) -> None:
    def drip(handler: Handler) -> None:
        start = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n"
        handler.wfile.write(start + b"\r\n" * (part == "body"))
        for _ in range(100):
            time.sleep(0.05)
            handler.wfile.write(b"X: y\r\n" if part == "head" else b"x")
            handler.wfile.flush()

    server.answers["/dropp"] = drip
    started = time.monotonic()
    limits = Limits(connect=1, read=1, total=0.6, private=True)
    assert "för lång tid" in refused(server.base + "/dropp", tmp_path, limits).reason
    assert time.monotonic() - started < 4


def test_an_encoding_only_the_server_tells_is_handed_on(
    server: Server, tmp_path: Path
) -> None:
    odd = PAGE.encode("mac-roman")
    url = server.put("/a.html", odd, Content_Type="text/html; charset=macintosh")
    assert "Nämnden" in got(url, tmp_path)[1].decode("utf-8-sig")
    latin = PAGE.encode("iso-8859-1")
    same = server.put("/b.html", latin, Content_Type="text/html; charset=ISO-8859-1")
    assert got(same, tmp_path)[1] == latin


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    if shutil.which("openssl") is None:
        pytest.skip("openssl saknas")
    folder = tmp_path_factory.mktemp("tls")
    key, cert = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"),
            *("-pkeyopt", "ec_paramgen_curve:prime256v1"),
            *("-subj", "/CN=handlingar.example"),
            *("-addext", "subjectAltName=DNS:handlingar.example"),
            *("-keyout", str(key), "-out", str(cert)),
        ],
        check=True,
        capture_output=True,
    )
    return key, cert


@pytest.fixture
def secure(certificate: tuple[Path, Path]) -> Iterator[Server]:
    key, cert = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    made = Server("https", context)
    yield made
    made.close()


def test_certificates_are_checked_against_the_name_asked_for(
    secure: Server,
    certificate: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **more: real(
            "127.0.0.1" if host.endswith(".example") else host, *rest, **more
        ),
    )
    secure.put("/a.txt", b"text")
    good = f"https://handlingar.example:{secure.port}/a.txt"
    other = f"https://annan.example:{secure.port}/a.txt"
    empty = tmp_path / "tom"
    assert "säger sig vara" in refused(good, empty).reason
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))
    assert got(good, tmp_path)[1] == b"text"
    assert "säger sig vara" in refused(other, empty).reason
    down = secure.send_on("/ner", "http://handlingar.example/").replace(
        "127.0.0.1", "handlingar.example"
    )
    assert "osäker" in refused(down, empty).reason


def test_the_day_is_given_by_the_caller() -> None:
    page = fetch.WebPage("https://www.example.se/", dt.date(2024, 5, 3))
    assert page.today == dt.date(2024, 5, 3)
    assert page.limits.private is False
