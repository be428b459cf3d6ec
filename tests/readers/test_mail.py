"""A letter's own text, whatever form and encoding it was sent in."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import ReadError
from ingest.readers import mail
from ingest.readers.mail_parts import take_apart

PLAIN = """From: =?utf-8?Q?=C3=85sa_Ek?= <asa.ek@example.se>
To: registrator@example.se, Bo Lind <bo@example.se>
Date: Fri, 3 May 2024 10:15:00 +0200
Subject: =?iso-8859-1?Q?Yttrande_=F6ver_planen?=
MIME-Version: 1.0
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

N=E4mnden svarar f=F6re juni.
"""


def test_the_text_stands_under_the_lines_of_its_head() -> None:
    raw = mail.read(PLAIN.encode())
    lines = [line for line in raw.text.split("\n") if line]
    assert lines == [
        "Från: Åsa Ek",
        "Till: registrator@example.se, Bo Lind",
        "Skickat: 2024-05-03",
        "Ämne: Yttrande över planen",
        "Nämnden svarar före juni.",
    ]
    assert dict(raw.metadata) == {
        "title": "Yttrande över planen",
        "author": "Åsa Ek",
        "published": "2024-05-03",
    }


def test_the_title_is_the_subject_without_marks_of_passing_on() -> None:
    for mark in ("SV: ", "Re: VB: ", "Fwd:"):
        data = f"From: a\nTo: b\nSubject: {mark}Revisionsplan\n\nHej\n".encode()
        assert dict(mail.read(data).metadata)["title"] == "Revisionsplan"


def test_no_address_becomes_metadata() -> None:
    raw = mail.read(PLAIN.replace("=?utf-8?Q?=C3=85sa_Ek?= ", "").encode())
    assert "@" not in "".join(value for _, value in raw.metadata)


def both(plain: str, page: str) -> bytes:
    made = EmailMessage()
    made["From"] = "Norrlids kommun <info@norrlid.example>"
    made["Subject"] = "Svar"
    made.set_content(plain)
    made.add_alternative(page, subtype="html")
    return made.as_bytes(policy=SMTP)


def test_the_page_is_taken_where_it_says_as_much() -> None:
    page = "<h2>Beslut</h2><ul><li>att anta planen</li><li>att följa upp den</li></ul>"
    raw = mail.read(both("Beslut\n- att anta planen\n- att följa upp den", page))
    assert [mark.kind for mark in raw.marks] == ["heading", "list_item", "list_item"]
    for mark in raw.marks:
        assert raw.text[mark.start : mark.end].strip("•- ").split()[0] in {
            "Beslut",
            "att",
        }


def test_the_plain_text_is_taken_where_the_page_has_lost_it() -> None:
    plain = "Nämnden beslutar att anta planen och att följa upp den varje år."
    raw = mail.read(both(plain, "<p>Visa i webbläsaren</p>"))
    assert plain in raw.text
    assert "webbläsaren" not in raw.text


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "us-ascii", "x-okänd", ""])
def test_a_wrong_or_missing_charset_does_not_spoil_the_letters(charset: str) -> None:
    said = f"; charset={charset}" if charset else ""
    head = f"From: a\nTo: b\nContent-Type: text/plain{said}\n\n".encode()
    for body in ("Nämnden får svara.".encode("cp1252"), "Nämnden får svara.".encode()):
        assert "Nämnden får svara." in mail.read(head + body).text


def test_flowed_lines_are_one_paragraph() -> None:
    data = (
        "From: a\nTo: b\nContent-Type: text/plain; format=flowed\n\n"
        "Nämnden kommer att \nredovisa planen.\n\n Hälsningar\n"
    )
    text = mail.read(data.encode()).text
    assert "Nämnden kommer att redovisa planen." in text
    assert "\nHälsningar" in text


@pytest.mark.parametrize(
    "body",
    [
        "Content-Type: text/plain\n\n-----BEGIN PGP MESSAGE-----\nabc\n",
        "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nabc\n",
        "Content-Type: multipart/encrypted; boundary=g\n\n--g\n\nVersion: 1\n--g--\n",
    ],
)
def test_an_enciphered_letter_says_so(body: str) -> None:
    with pytest.raises(ReadError, match="krypterat"):
        mail.read(("From: a\nTo: b\nMIME-Version: 1.0\n" + body).encode())


def test_a_signed_letter_is_read() -> None:
    data = (
        "From: a\nTo: b\nMIME-Version: 1.0\n"
        "Content-Type: multipart/signed; boundary=g\n\n--g\n"
        "Content-Type: text/plain\n\nHej nämnden.\n--g\n"
        "Content-Type: application/pkcs7-signature; name=smime.p7s\n\nabc\n--g--\n"
    )
    assert "Hej nämnden." in mail.read(data.encode()).text


SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://www.norrlid.example/politik/beslut
Subject: =?utf-8?Q?Beslut_om_v=C3=A4gen?=
Date: Fri, 3 May 2024 10:15:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="g"

--g
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://www.norrlid.example/politik/beslut

<html><head><meta charset=3D"utf-8"><title>Beslut om v=C3=A4gen</title></head>
<body><main><h1>Beslut om v=C3=A4gen</h1><p>N=C3=A4mnden antar planen.</p></main>
</body></html>
--g
Content-Type: text/css
Content-Location: https://www.norrlid.example/stil.css

p {}
--g--
"""


def test_a_saved_page_is_read_as_the_page_it_is() -> None:
    raw = mail.read(SAVED.encode())
    assert raw.media_type == "text/html"
    assert "Nämnden antar planen." in raw.text
    assert "Från:" not in raw.text
    assert dict(raw.metadata)["url"] == "https://www.norrlid.example/politik/beslut"
    assert take_apart(SAVED.encode()).attached == []


def test_mails_are_told_from_other_text() -> None:
    assert mail.is_mail(PLAIN.encode(), "brev.eml")
    assert mail.is_mail(SAVED.encode(), "sida.mht")
    received = b"Received: from a\r\n by b\r\nMessage-ID: <1>\r\nFrom: c\r\n\r\nHej"
    assert mail.is_mail(received, "brev")
    assert not mail.is_mail(PLAIN.encode(), "protokoll.txt")
    assert not mail.is_mail("Protokoll\n\nNärvarande: Åsa Ek".encode(), "brev.eml")
    assert not mail.is_mail(b"Subject: ett ord\n\nReceived: nej", "a.txt")


def test_parts_within_parts_have_an_end() -> None:
    data = "From: a\nTo: b\n"
    for number in range(60):
        data += f"Content-Type: multipart/mixed; boundary=g{number}\n\n--g{number}\n"
    with pytest.raises(ReadError):
        mail.read((data + "Content-Type: text/plain\n\nHej\n").encode())


@given(st.binary(max_size=300), st.binary(max_size=100))
@settings(max_examples=200, deadline=None)
def test_noise_gives_a_text_or_a_refusal(head: bytes, body: bytes) -> None:
    for data in (head + b"\n\n" + body, b"Subject: " + head + b"\nFrom: " + body):
        try:
            mail.read(data)
        except ReadError:
            continue
