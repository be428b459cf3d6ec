"""Entities, document types and inclusions in any XML that is read lead nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.fuzz.packing import open_document, word_file
from ingest import readers
from ingest.errors import ReadError
from tests.hostile.reached import SECRET, Listener

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
INCLUDED = (
    '<x:include xmlns:x="http://www.w3.org/2001/XInclude" parse="text" href="{}"/>'
)
LEVELS = 12


def tei(head: str, inner: str) -> tuple[str, bytes]:
    body = f"<text><body><p>Protokoll {inner}</p></body></text>"
    return "a.xml", f"{head}<TEI>{body}</TEI>".encode()


def riksdag(head: str, inner: str) -> tuple[str, bytes]:
    about = f"<titel>Fråga {inner}</titel><html>Protokoll {inner}</html>"
    whole = f"<dokumentstatus><dokument>{about}</dokument></dokumentstatus>"
    return "a.xml", f"{head}{whole}".encode()


def word(head: str, inner: str) -> tuple[str, bytes]:
    body = f"<w:body><w:p><w:r><w:t>Protokoll {inner}</w:t></w:r></w:p></w:body>"
    whole = f'{head}<w:document xmlns:w="{W}">{body}</w:document>'
    return "a.docx", word_file(whole.encode())


def word_styles(head: str, inner: str) -> tuple[str, bytes]:
    plain = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>Protokoll</w:t>'
    styles = f'{head}<w:styles xmlns:w="{W}"><w:x>{inner}</w:x></w:styles>'
    whole = f"{plain}</w:r></w:p></w:body></w:document>%%DEL%%{styles}"
    return "a.docx", word_file(whole.encode())


def _open(head: str, inner: str, kind: str) -> bytes:
    names = f'xmlns:office="{OFFICE}" xmlns:text="{TEXT}"'
    flat = ' office:mimetype="application/vnd.oasis.opendocument.text"'
    body = f"<office:text><text:p>Protokoll {inner}</text:p></office:text>"
    root = f"<office:{kind} {names}{flat if kind == 'document' else ''}>"
    return f"{head}{root}<office:body>{body}</office:body></office:{kind}>".encode()


def odt(head: str, inner: str) -> tuple[str, bytes]:
    return "a.odt", open_document(_open(head, inner, "document-content"))


def flat_odt(head: str, inner: str) -> tuple[str, bytes]:
    return "a.fodt", _open(head, inner, "document")


Make = Callable[[str, str], tuple[str, bytes]]
MAKERS = (tei, riksdag, word, word_styles, odt, flat_odt)
every_xml = pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)


def doctype(declared: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE r [{declared}]>'


def read(make: Make, head: str, inner: str) -> str:
    """Return all that is read of a file, or why it is not."""
    name, data = make(head, inner)
    try:
        raw = readers.read(data, name)
    except ReadError as error:
        return f"{error.reason} {error.advice}"
    return f"{raw.text} {raw.metadata}"


@every_xml
def test_a_file_is_not_brought_in_by_an_entity(make: Make, secret_file: Path) -> None:
    declared = f'<!ENTITY e SYSTEM "{secret_file.as_uri()}">'
    assert SECRET not in read(make, doctype(declared), "&e;")


@every_xml
def test_a_file_is_not_brought_in_by_an_inclusion(
    make: Make, secret_file: Path
) -> None:
    head = '<?xml version="1.0"?>'
    assert SECRET not in read(make, head, INCLUDED.format(secret_file.as_uri()))


@every_xml
def test_no_document_type_is_fetched(make: Make, listener: Listener) -> None:
    address = f"{listener.address}/a.dtd"
    read(make, f'<?xml version="1.0"?><!DOCTYPE r SYSTEM "{address}">', "hej")
    read(make, doctype(f'<!ENTITY % p SYSTEM "{address}"> %p;'), "hej")
    read(make, doctype(f'<!ENTITY e SYSTEM "{address}">'), "&e;")
    assert listener.called == []


@every_xml
def test_a_billion_laughs_are_not_laughed(make: Make) -> None:
    declared = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, LEVELS)
    )
    assert len(read(make, doctype(declared), f"&a{LEVELS - 1};")) < 1000


@every_xml
def test_what_is_nested_beyond_sense_is_refused_or_read(make: Make) -> None:
    deep = 3000
    said = read(make, '<?xml version="1.0"?>', "<b>" * deep + "hej" + "</b>" * deep)
    assert said
