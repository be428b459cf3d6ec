"""What comes out of ZIP archives, mails and PDFs, and what is kept from coming out."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import containers
from ingest.containers import Allowance, Found, Kind, Part, Refused, Skipped, parts
from ingest.errors import ReadError

Build = Callable[[zipfile.ZipFile], None]


def archive(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as out:
        for name, data in files:
            out.writestr(name, data)
    return made.getvalue()


def opened(data: bytes, kind: Kind, allowance: Allowance | None = None) -> list[Found]:
    return list(parts(data, kind, allowance or Allowance()))


def names(found: list[Found], kind: type = Part) -> list[str]:
    return [one.name for one in found if isinstance(one, kind)]


def letter(subject: str = "Yttrande") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Registrator <registrator@norrlid.example>"
    made["Subject"] = subject
    made.set_content("Hej! Här kommer handlingarna.\n")
    return made


def test_an_archive_gives_its_documents_and_leaves_the_rest() -> None:
    data = archive(
        ("handlingar/protokoll.pdf", b"%PDF"),
        ("handlingar\\bilagor\\avtal.docx", b"PK"),
        ("läs mig.txt", b"text"),
        ("stil.css", b"p{}"),
        ("__MACOSX/._läs mig.txt", b"x"),
        ("handlingar/.dold.txt", b"x"),
        ("sida.html", b"<p>"),
        ("sida_files/knapp.png", b"\x89PNG"),
        ("sida_files/inre/ram.html", b"<p>"),
    )
    found = opened(data, "zip")
    assert names(found) == [
        "handlingar/protokoll.pdf",
        "handlingar/bilagor/avtal.docx",
        "läs mig.txt",
        "sida.html",
    ]
    assert len(names(found, Skipped)) == 5


@pytest.mark.parametrize(
    "name",
    [
        *("../ut.txt", "a/../../ut.txt", "/etc/ut.txt", "C:\\ut.txt", "..\\ut.txt"),
        "x" * 500 + ".txt",
    ],
)
def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(name: str) -> None:
    found = opened(archive((name, b"x"), ("kvar.txt", b"y")), "zip")
    assert names(found) == ["kvar.txt"]
    refused = [one for one in found if isinstance(one, Refused)]
    assert len(refused) == 1
    assert refused[0].advice


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_a_cleaned_name_never_leads_anywhere(written: str) -> None:
    name = containers.clean_name(written)
    if name is not None:
        steps = name.split("/")
        assert ".." not in steps
        assert "" not in steps
        assert all(ord(char) >= 32 for char in name)


def raw_name(data: bytes, written: str, raw: bytes) -> bytes:
    """Return an archive whose one entry has a name in another encoding."""
    assert len(written) == len(raw)
    return data.replace(written.encode(), raw)


@pytest.mark.parametrize("encoding", ["cp437", "cp850", "cp1252", "utf-8"])
def test_swedish_names_are_read_in_whatever_encoding(encoding: str) -> None:
    raw = "Årsplan för äldre.txt".encode(encoding)
    stand_in = "x" * (len(raw) - 4) + ".txt"
    data = raw_name(archive((stand_in, b"y")), stand_in, raw)
    assert names(opened(data, "zip")) == ["Årsplan för äldre.txt"]


def test_a_name_given_in_utf8_beside_the_other_is_taken() -> None:
    stated = "Översikt – mål.txt".encode()
    field = b"\x01" + struct.pack("<I", zlib.crc32(b"oversikt.txt")) + stated
    entry = zipfile.ZipInfo("oversikt.txt")
    entry.extra = struct.pack("<HH", 0x7075, len(field)) + field
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr(entry, b"y")
    assert names(opened(made.getvalue(), "zip")) == ["Översikt – mål.txt"]


def test_two_files_of_one_name_are_both_kept() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = archive(("a.txt", b"1"), ("a.txt", b"2"))
    assert names(opened(data, "zip")) == ["a.txt", "a~2.txt"]


def test_a_locked_and_a_damaged_entry_cost_nothing_else() -> None:
    data = bytearray(
        archive(
            ("låst.txt", b"hemlig"), ("trasig.txt", b"abcdef" * 50), ("hel.txt", b"y")
        )
    )
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as read:
        locked, broken, _ = read.infolist()
    data[broken.header_offset + 30 + len(b"trasig.txt") + 2] ^= 0xFF
    where = data.index(b"PK\x01\x02", broken.header_offset)
    assert data[locked.header_offset : locked.header_offset + 4] == b"PK\x03\x04"
    data[where + 8] |= 1
    found = opened(bytes(data), "zip")
    assert names(found) == ["hel.txt"]
    assert names(found, Refused) == ["låst.txt", "trasig.txt"]


def test_a_link_in_an_archive_is_not_followed() -> None:
    link = zipfile.ZipInfo("genväg.txt")
    link.external_attr = 0o120777 << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr(link, "/etc/passwd")
        out.writestr("fil.txt", "y")
    found = opened(made.getvalue(), "zip")
    assert (names(found), names(found, Skipped)) == (["fil.txt"], ["genväg.txt"])


def test_an_office_document_by_another_name_is_no_folder() -> None:
    data = archive(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    with pytest.raises(containers.NotAContainerError):
        opened(data, "zip")


def test_bombs_are_refused() -> None:
    zeros = archive(("nollor.txt", b"\x00" * 60_000_000), ("liten.txt", b"y"))
    found = opened(zeros, "zip")
    assert names(found) == ["liten.txt"]
    assert [one.stage for one in found if isinstance(one, Refused)] == ["gräns"]
    with pytest.raises(ReadError, match="orimligt"):
        opened(archive(("a.txt", b"x" * 600)), "zip", Allowance(size=500))
    with pytest.raises(ReadError, match="filer"):
        opened(archive(("a.txt", b"x"), ("b.txt", b"x")), "zip", Allowance(parts=1))


@given(st.binary(max_size=300), st.integers(0, 400), st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_a_mangled_archive_gives_parts_or_a_refusal(
    noise: bytes, where: int, byte: int
) -> None:
    data = bytearray(archive(("a.txt", b"abc" * 30), ("b/c.pdf", noise)))
    data[where % len(data)] ^= byte
    try:
        found = opened(bytes(data), "zip")
    except (ReadError, containers.NotAContainerError):
        return
    assert all(isinstance(one, Part | Refused | Skipped) for one in found)


def test_a_mail_gives_what_is_attached() -> None:
    made = letter()
    made.add_attachment(
        b"%PDF-1.4", maintype="application", subtype="pdf", filename="Bilaga åäö.pdf"
    )
    made.add_attachment(
        b"<p>x</p>", maintype="text", subtype="html", filename="sida.html"
    )
    made.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="kallelse.ics")
    made.add_attachment(
        b"\x89PNG" + b"x" * 90_000,
        maintype="image",
        subtype="png",
        filename="skannad.png",
    )
    found = opened(made.as_bytes(policy=SMTP), "mail")
    assert names(found) == ["Bilaga åäö.pdf", "sida.html", "skannad.png"]
    assert names(found, Skipped) == ["kallelse.ics"]


def test_a_logo_in_the_text_is_no_document() -> None:
    made = letter()
    made.add_alternative('<p>Hej <img src="cid:logga"></p>', subtype="html")
    page = made.get_payload()[1]  # type: ignore[index]
    page.add_related(b"\x89PNG", "image", "png", cid="<logga>", filename="logga.png")  # type: ignore[union-attr]
    found = opened(made.as_bytes(), "mail")
    assert names(found) == []


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            'filename="=?iso-8859-1?Q?N=E4mndplan_f=F6r_=E5ret.pdf?="',
            "Nämndplan för året.pdf",
        ),
        ("filename*=utf-8''%C3%84rende.pdf", "Ärende.pdf"),
        ("filename*0*=iso-8859-1''%C4r; filename*1=ende.pdf", "Ärende.pdf"),
        ('filename="../../ute.pdf"', None),
        ('filename="plan"', "plan.pdf"),
        ("x=y", "bilaga.pdf"),
    ],
)
def test_names_of_attachments_in_all_their_forms(head: str, name: str | None) -> None:
    data = (
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=gr\n\n--gr\n"
        f"Content-Type: application/pdf\nContent-Disposition: attachment; {head}\n\n"
        "%PDF\n--gr--\n"
    )
    found = opened(data.encode(), "mail")
    assert len(found) == 1
    if name is None:
        assert isinstance(found[0], Refused)
    else:
        assert found[0].name == name


def test_a_raw_swedish_attachment_name_is_read() -> None:
    data = (
        b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=gr\n\n--gr\n"
        b'Content-Type: application/pdf; name="n\xe4mnd.pdf"\n\n%PDF\n--gr--\n'
    )
    assert names(opened(data, "mail")) == ["nämnd.pdf"]


def test_a_mail_within_a_mail_is_a_part_with_its_subject_as_name() -> None:
    outer = letter("Vidare")
    outer.add_attachment(letter("Svar på remiss: taxor 2024"))
    found = opened(outer.as_bytes(), "mail")
    assert names(found) == ["Svar på remiss taxor 2024.eml"]
    assert isinstance(found[0], Part)
    assert b"handlingarna" in found[0].data or b"SGVq" in found[0].data


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("application/ms-tnef", "winmail.dat", "Outlook"),
        ("application/octet-stream", "winmail.dat", "Outlook"),
        ("application/pkcs7-mime; smime-type=signed-data", "smime.p7m", "signerat"),
    ],
)
def test_what_outlook_and_seals_hide_is_said(kind: str, name: str, said: str) -> None:
    data = (
        "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=gr\n\n--gr\n"
        f"Content-Type: {kind}\nContent-Disposition: attachment; filename={name}\n\n"
        "x\n--gr--\n"
    )
    found = opened(data.encode(), "mail")
    assert isinstance(found[0], Refused)
    assert said in found[0].reason


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_noise_in_a_mail_is_no_crash(noise: bytes) -> None:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=gr\n\n--gr\n"
    try:
        opened(head + noise + b"\n--gr--\n", "mail")
    except ReadError:
        return


def test_a_pdf_gives_the_documents_attached_to_it() -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.add_attachment("Bilaga 1.txt", b"text")
    writer.add_attachment("faktura.xml", b"<x/>")
    made = io.BytesIO()
    writer.write(made)
    found = opened(made.getvalue(), "pdf")
    assert names(found) == ["Bilaga 1.txt"]
    assert [one.data for one in found if isinstance(one, Part)] == [b"text"]
    assert names(found, Skipped) == ["faktura.xml"]
