"""Letters about what is new, through a real mail server on this machine."""

import email
from dataclasses import replace
from email import policy
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings import Smtp
from app.watches import mailing, post, seeking
from app.watches.letters import Letter, message
from app.watches.model import News, Sought, Watch
from app.workspace import Workspace
from ingest.errors import LockedError, QueryError
from tests.app.watches.watched import BO, EVA, HIT, SENDER, Box, waiting

LOGIN = {"user": "bo", "password": "hemligt"}


def configured(opened: Workspace, smtp: Smtp) -> Workspace:
    opened.settings = replace(opened.settings, smtp=smtp, app="http://app.example")
    return opened


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
