"""Letters about what is new, through a real mail server on this machine."""

import email
import json
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email import policy
from email.message import EmailMessage
from pathlib import Path
from types import SimpleNamespace

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from starlette.requests import Request
from starlette.responses import Response

from app import settings, web
from app.atom import ATOM
from app.cli import main
from app.settings import Settings, Smtp
from app.watches import mailing, post, seeking
from app.watches.book import Book
from app.watches.letters import Letter, message
from app.watches.model import Fresh, News, Sought, Watch
from app.workspace import Workspace, create_workspace
from ingest.errors import LockedError, QueryError, SagtError

BO, EVA = "bo@exempel.se", "eva@exempel.se"
LOGIN = {"user": "bo", "password": "hemligt"}
SENDER = "bevakning@norrlid.example"
HIT = Fresh(
    "traff",
    "n1",
    "Protokoll <b>1</b>",
    'Badhuset öppnar. <script>alert("x")</script>',
    document="d1",
    end=16,
)


@dataclass
class Box:
    """What a mail server has taken, and which addresses it refuses."""

    letters: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the server's own name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        del server, session, options
        if address in self.refused:
            return "550 Ingen sådan här"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - the server's own name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        del server
        self.encrypted.append(session.ssl is not None)
        content = envelope.content
        assert isinstance(content, bytes)
        found = email.message_from_bytes(content, policy=policy.default)
        assert isinstance(found, EmailMessage)
        self.letters.append((envelope.rcpt_tos, found))
        return "250 OK"

    def login(self, *given: object) -> AuthResult:
        data = given[-1]
        assert isinstance(data, LoginPassword)
        self.logins.append((data.login, data.password))
        return AuthResult(success=data.password == b"hemligt", handled=False)


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def plain_server(box: Box) -> Iterator[Smtp]:
    server = Controller(box, "127.0.0.1", free_port())
    server.start()
    yield Smtp("127.0.0.1", server.port, SENDER, tls="nej")
    server.stop()


@pytest.fixture
def safe_server(
    box: Box, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Smtp]:
    """Return a server that asks for encryption and a login."""
    authority = trustme.CA()
    trusted = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(trusted))
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    server = Controller(
        box,
        "127.0.0.1",
        free_port(),
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=box.login,
    )
    server.start()
    yield Smtp("localhost", server.port, SENDER, "bo", "hemligt", "starttls")
    server.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Workspace]:
    """Return an empty collection: what is new of it is laid there by the test."""
    found = create_workspace(Settings(tmp_path / "samling", workers=1))
    yield found
    found.close()


def configured(opened: Workspace, smtp: Smtp) -> Workspace:
    opened.settings = replace(opened.settings, smtp=smtp, app="http://app.example")
    return opened


def waiting(opened: Workspace, to: str, name: str, *passages: str) -> str:
    """Make a watch of which something is new; return its id."""
    shelf = seeking.book(opened)
    made = seeking.make(opened, Watch("", "sokning", name, name, email=to)).watch
    fresh = (
        replace(HIT, key=f"{n} {text}", passage=text)
        for n, text in enumerate(passages or (HIT.passage,))
    )
    shelf.keep(made, made, Sought(tuple(fresh)))
    return made.id


def test_each_gets_one_letter_about_all_that_is_new_once(
    opened: Workspace, plain_server: Smtp, box: Box
) -> None:
    configured(opened, plain_server)
    first = waiting(opened, BO, "badhus")
    waiting(opened, BO.upper(), "simhall", "Första stället.", "Andra stället.")
    waiting(opened, EVA, "skola")
    waiting(opened, "", "ingen adress")
    done = mailing.mail(opened)
    assert (len(done.sent), done.failed) == (2, ())
    assert [to for to, _ in box.letters] == [[BO], [EVA]]
    _, letter = box.letters[0]
    assert letter["Subject"] == "Nytt i 2 bevakningar (3)"
    assert letter["From"] == f"Sagt och gjort <{SENDER}>"
    assert letter["Auto-Submitted"] == "auto-generated"
    text = part(letter, "plain")
    assert "Första stället." in text
    assert "http://app.example/handling?id=d1&start=0&end=16" in text
    assert f"sagt watch remove {first[:8]}" in text
    assert "http://app.example/bevakningar" in text
    page = part(letter, "html")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "src=" not in page
    # What the server has taken is not sent again.
    assert mailing.mail(opened) == mailing.Mailed()
    assert len(box.letters) == 2


def part(letter: EmailMessage, kind: str) -> str:
    found = letter.get_body((kind,))
    assert found is not None
    return str(found.get_content())


def test_what_is_read_or_muted_is_not_sent(
    opened: Workspace, plain_server: Smtp, box: Box
) -> None:
    configured(opened, plain_server)
    shelf = seeking.book(opened)
    shelf.read(waiting(opened, BO, "läst"))
    muted = waiting(opened, BO, "tyst")
    shelf.change(muted, muted=True)
    gone = waiting(opened, BO, "borta")
    shelf.remove(gone)
    assert mailing.mail(opened) == mailing.Mailed()
    assert box.letters == []


def test_one_who_is_refused_keeps_nobody_else_from_a_letter(
    opened: Workspace, plain_server: Smtp, box: Box
) -> None:
    configured(opened, plain_server)
    waiting(opened, BO, "badhus")
    waiting(opened, EVA, "skola")
    box.refused = {BO}
    done = mailing.mail(opened)
    assert [letter.to for letter in done.sent] == [EVA]
    assert [(letter.to, why) for letter, why in done.failed] == [
        (BO, "550 Ingen sådan här")
    ]
    box.refused.clear()
    assert [letter.to for letter in mailing.mail(opened).sent] == [BO]
    assert len(box.letters) == 2


def test_a_letter_is_encrypted_and_the_sender_logs_in(
    opened: Workspace, safe_server: Smtp, box: Box
) -> None:
    configured(opened, safe_server)
    waiting(opened, BO, "badhus")
    assert mailing.mail(opened).failed == ()
    assert box.logins == [(b"bo", b"hemligt")]
    assert box.encrypted == [True]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"password": "fel"}, "godtar inte användare"),
        ({"tls": "tls"}, "svarar inte"),
    ],
)
def test_a_server_that_refuses_gets_nothing(
    opened: Workspace,
    safe_server: Smtp,
    box: Box,
    changed: dict[str, str],
    reason: str,
) -> None:
    configured(opened, replace(safe_server, **changed))  # type: ignore[arg-type]
    identity = waiting(opened, BO, "badhus")
    done = mailing.mail(opened)
    assert [why for _, why in done.failed if reason in why]
    assert "hemligt" not in str(done)
    assert box.letters == []
    assert len(seeking.book(opened).news(identity, unsent=True)) == 1


def test_a_certificate_that_nobody_vouches_for_is_refused(
    opened: Workspace,
    safe_server: Smtp,
    box: Box,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    waiting(configured(opened, safe_server), BO, "badhus")
    assert "certifikatet godtas inte" in mailing.mail(opened).failed[0][1]
    assert (box.logins, box.letters) == ([], [])


def test_what_was_to_be_encrypted_is_never_sent_in_the_open(
    opened: Workspace, plain_server: Smtp, box: Box
) -> None:
    smtp = replace(plain_server, tls="starttls", **LOGIN)
    waiting(configured(opened, smtp), BO, "badhus")
    assert "ingen kryptering" in mailing.mail(opened).failed[0][1]
    assert (box.logins, box.letters) == ([], [])


def test_a_server_that_is_not_there_is_said_and_tried_again(
    opened: Workspace, plain_server: Smtp, box: Box
) -> None:
    waiting(configured(opened, replace(plain_server, port=1)), BO, "badhus")
    assert "svarar inte" in mailing.mail(opened).failed[0][1]
    assert len(mailing.mail(configured(opened, plain_server)).sent) == 1
    assert len(box.letters) == 1


def test_a_server_that_leaves_in_the_middle_is_taken_up_where_it_left(
    opened: Workspace,
    plain_server: Smtp,
    box: Box,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    configured(opened, plain_server)
    waiting(opened, BO, "badhus")
    waiting(opened, EVA, "skola")
    send = post.Post.send

    def leave(way: post.Post, letter: EmailMessage, sender: str, to: str) -> None:
        if to == EVA:
            way._server.close()
        send(way, letter, sender, to)

    with monkeypatch.context() as patched:
        patched.setattr(post.Post, "send", leave)
        done = mailing.mail(opened)
    assert [letter.to for letter in done.sent] == [BO]
    assert "bröts" in done.failed[0][1]
    assert [letter.to for letter in mailing.mail(opened).sent] == [EVA]
    assert [to for to, _ in box.letters] == [[BO], [EVA]]


def test_two_never_send_at_once(opened: Workspace, plain_server: Smtp) -> None:
    configured(opened, plain_server)
    with (
        mailing.alone(opened.archive.folder),
        pytest.raises(LockedError, match="skickar brev"),
    ):
        mailing.mail(opened)


def test_nothing_is_sent_where_no_server_is_set(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting(opened, BO, "badhus")
    monkeypatch.delattr(post, "opened")
    with pytest.raises(QueryError, match="SAGT_SMTP"):
        mailing.mail(opened)
    # To show the letters needs no server.
    assert [letter.to for letter in mailing.letters(opened).letters] == [BO]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"SAGT_SMTP": "smtp.exempel.se"}, ("smtp.exempel.se", 587, "starttls")),
        ({"SAGT_SMTP": "127.0.0.1:2525"}, ("127.0.0.1", 2525, "nej")),
        ({"SAGT_SMTP": "[::1]"}, ("::1", 25, "nej")),
        (
            {"SAGT_SMTP": "smtp.exempel.se", "SAGT_SMTP_TLS": "TLS"},
            ("smtp.exempel.se", 465, "tls"),
        ),
    ],
)
def test_settings_of_the_server(
    monkeypatch: pytest.MonkeyPatch,
    given: dict[str, str],
    expected: tuple[str, int, str],
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    found = settings.load().smtp
    assert found is not None
    assert (found.host, found.port, found.tls) == expected


@pytest.mark.parametrize(
    "given",
    [
        {"SAGT_SMTP": "smtp.exempel.se:många"},
        {"SAGT_SMTP": "bo:hemligt@smtp.exempel.se"},
        {"SAGT_SMTP": "smtp.exempel.se/x"},
        {"SAGT_SMTP": "smtp.exempel.se", "SAGT_SMTP_TLS": "kanske"},
        {
            "SAGT_SMTP": "smtp.exempel.se",
            "SAGT_SMTP_TLS": "nej",
            "SAGT_SMTP_USER": "bo",
        },
    ],
)
def test_settings_that_cannot_be_meant_are_refused(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str]
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SagtError, match="SAGT_SMTP") as refused:
        settings.load()
    assert "hemligt" not in str(refused.value)


def test_a_password_is_not_shown_with_the_settings() -> None:
    assert "hemligt" not in repr(Smtp("x", 1, SENDER, "bo", "hemligt"))


ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200)


@given(ANY, ANY)
def test_no_text_becomes_a_header(name: str, text: str) -> None:
    hostile = f"{name}\r\nBcc: {EVA}\r\n\r\n{text}"
    watch = Watch("0" * 32, "sokning", hostile, hostile, email=BO)
    one = replace(HIT, title=hostile, passage=hostile)
    letter = Letter(BO, ((watch, (News(1, watch.id, "2024-01-01", one),)),))
    data = message(letter, SENDER, f"http://app.example/{hostile}").as_bytes()
    head, _, _ = data.partition(b"\r\n\r\n")
    read = email.message_from_bytes(data, policy=policy.default)
    assert isinstance(read, EmailMessage)
    assert len(read.keys()) == len(set(read.keys())) == 9
    assert read["Bcc"] is None
    assert head.isascii()
    assert all(len(line) <= 998 for line in data.split(b"\r\n"))
    assert "<script" not in part(read, "html")


def test_a_watch_that_cannot_be_looked_for_keeps_no_letter_back(
    opened: Workspace, plain_server: Smtp
) -> None:
    configured(opened, plain_server)
    shelf = seeking.book(opened)
    asked = Watch("", "lofte", "a0", "Planen", email=BO, made="", mark="0")
    shelf.add(asked, Sought())
    waiting(opened, EVA, "skola")
    done = mailing.mail(opened)
    assert [letter.to for letter in done.sent] == [EVA]
    [(watch, why)] = done.troubled
    assert (watch.name, "finns inte längre" in why) == ("Planen", True)


def answer(query: str, host: str = "127.0.0.1:1") -> Response:
    """Ask for a feed as a reader of feeds does."""
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": "/flode",
        "server": ("127.0.0.1", 1),
        "query_string": query.encode(),
        "headers": [(b"host", host.encode())],
    }
    route = next(one for one in web.ROUTES if one.path == "/flode")
    found = route.endpoint(Request(scope))
    assert isinstance(found, Response)
    return found


def test_a_watch_has_a_feed_that_only_its_id_leads_to(
    opened: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = SimpleNamespace(seen_by=lambda _person: opened)
    monkeypatch.setattr(web._HELD, "views", held)
    identity = waiting(opened, "", "bad & sim", "Första <b>.", "Andra.")
    seeking.book(opened).read(identity)
    found = answer(f"bevakning={identity}&sprak=sv")
    assert found.media_type == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(bytes(found.body))
    assert root.findtext(f"{{{ATOM}}}title") == "Nytt i bevakningen bad & sim"
    entries = root.findall(f"{{{ATOM}}}entry")
    # What has been read in the app is still new to whoever reads the feed.
    assert [e.findtext(f"{{{ATOM}}}summary") for e in entries] == [
        "”Andra.”",
        "”Första <b>.”",
    ]
    link = entries[0].find(f"{{{ATOM}}}link")
    assert link is not None
    assert link.get("href") == "http://127.0.0.1:1/handling?id=d1&start=0&end=16"
    assert answer(f"bevakning={identity}&sprak=sv").body == found.body
    for asked, status in (
        (f"bevakning={identity[:31]}", 404),
        ("bevakning=" + "0" * 32, 404),
        ("", 400),
        (f"bevakning={identity}&x=1", 400),
        (f"bevakning={identity}&sprak=fi", 400),
    ):
        refused = answer(asked)
        assert refused.status_code == status, asked
        assert bytes(refused.body).count(b"\n") == 1
    assert answer(f"bevakning={identity}", "elak.example").status_code == 400


def sagt(folder: Path, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, [*words, "--collection", str(folder)])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def test_the_command_sends_and_says_so(
    opened: Workspace,
    plain_server: Smtp,
    box: Box,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = opened.archive.folder
    identity = waiting(opened, BO, "badhus")
    code, out, err = sagt(folder, "watch", "mail", "--dry-run")
    assert (code, err) == (0, "")
    assert f"Till: {BO}" in out
    assert "Badhuset öppnar." in out
    code, _, err = sagt(folder, "watch", "mail")
    assert code == 2
    assert "SAGT_SMTP" in err
    monkeypatch.setenv("SAGT_SMTP", f"127.0.0.1:{plain_server.port}")
    monkeypatch.setenv("SAGT_SMTP_FROM", SENDER)
    box.refused = {BO}
    code, out, err = sagt(folder, "watch", "mail")
    assert (code, out) == (1, "")
    assert f"Inte skickat till {BO}: 550" in err
    box.refused.clear()
    code, out, err = sagt(folder, "watch", "mail", "--json")
    assert (code, err) == (0, "")
    [sent] = json.loads(out)["sent"]
    assert sent["parts"][0]["watch"]["id"] == identity
    assert sagt(folder, "watch", "mail")[1] == "Inget nytt att skicka.\n"
    assert len(box.letters) == 1
    assert Book(folder).news(identity, unsent=True) == []


def test_the_commands_of_watches(opened: Workspace) -> None:
    folder = opened.archive.folder
    code, out, _ = sagt(
        folder, "watch", "add", "--search", "badhus", "--filter", "typ=protokoll"
    )
    assert code == 0
    assert "räknas som sett: 0" in out
    [made] = json.loads(sagt(folder, "watch", "list", "--json")[1])["watches"]
    identity = made["watch"]["id"]
    assert made["watch"]["filters"] == [["typ", ["protokoll"]]]
    assert made["watch"]["address"] == "sok?q=badhus&f_typ=protokoll"
    shelf = seeking.book(opened)
    kept = shelf.watch(identity)
    shelf.keep(kept, kept, Sought((HIT,)))
    assert "Badhuset öppnar." in sagt(folder, "watch", "new")[1]
    assert "1 nya" in sagt(folder, "watch", "list")[1]
    assert sagt(folder, "watch", "read", identity[:6])[1] == "Märkt som läst: 1.\n"
    assert sagt(folder, "watch", "new")[1] == "Inget nytt.\n"
    assert "Badhuset öppnar." in sagt(folder, "watch", "show", identity)[1]
    assert "tyst" in sagt(folder, "watch", "mute", identity)[1]
    assert "Borttagen" in sagt(folder, "watch", "remove", identity)[1]
    assert "Inga bevakningar" in sagt(folder, "watch", "list")[1]
    assert sagt(folder, "watch", "remove", "--undo", identity)[0] == 0
    for wrong in (["add"], ["add", "--search", "a", "--promise", "b"], ["show", "x"]):
        code, out, err = sagt(folder, "watch", *wrong)
        assert (code, out, err.count("\n")) == (2, "", 1)
