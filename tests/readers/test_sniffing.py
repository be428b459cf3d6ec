"""A file is what its bytes say, whatever it is called."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import ReadError
from ingest.readers.sniffing import sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(*names: str, mimetype: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<a/>")
    return file.getvalue()


def ole(part: str) -> bytes:
    return OLE + part.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"%PDF-1.4\n", "a.docx", "pdf"),
        (b"\r\n\x00%PDF-1.4\n", "a.pdf", "pdf"),
        (b"<html><body>Om %PDF-1.4</body></html>", "a.pdf", "html"),
        (b"<html><body>Hej</body></html>", "a.doc", "html"),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>Hej", "a.pdf", "html"),
        (b"<h1>Rubrik</h1><p>Hej</p>", "a.txt", "html"),
        ("<html><body>å</body></html>".encode("utf-16"), "a.htm", "html"),
        (b"{\\rtf1\\ansi hej}", "a.doc", "rtf"),
        (b"\xef\xbb\xbf {\\rtf1 hej}", "a", "rtf"),
        (zipped("word/document.xml"), "a.txt", "docx"),
        (zipped("word\\document2.xml"), "a.docm", "docx"),
        (zipped("content.xml", mimetype="application/x"), "a.odt", "odt"),
        (zipped("content.xml", "META-INF/manifest.xml"), "a.zip", "odt"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "image"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "image"),
        (b"II*\x00", "a.tif", "image"),
        (b"<?xml version='1.0'?><TEI xmlns='x'>", "a.txt", "tei"),
        (b"<?xml version='1.0'?><?b?><!-- c --><t:teiCorpus>", "a.xml", "tei"),
        ("<?xml version='1.0'?><TEI/>".encode("utf-16"), "a.xml", "tei"),
        (b"# Rubrik", "a.md", "markdown"),
        (b"# Rubrik", "a.pdf", "text"),
        (b"MZ \xc3\xa4r en f\xc3\xb6rkortning", "a.txt", "text"),
        (b"BM och GIF8 i text", "a.txt", "text"),
        ("Ett protokoll".encode("utf-16-le"), "a.txt", "text"),
        (b"Message-ID: <a@b>\nMIME-Version: 1.0\nSubject: x\n\nHej", "a.txt", "mail"),
    ],
)
def test_content_goes_before_name(data: bytes, name: str, kind: str) -> None:
    assert sniff(data, name) == kind


@pytest.mark.parametrize(
    ("data", "words", "advice"),
    [
        (ole("WordDocument"), ".doc", ".docx"),
        (ole("Workbook"), ".xls", "PDF"),
        (ole("PowerPoint Document"), ".ppt", "PDF"),
        (ole("__substg1.0_0037001F"), ".msg", ".eml"),
        (ole("EncryptedPackage"), "lösenord", "kopia"),
        (OLE, "äldre Office", "Word"),
        (zipped("xl/workbook.xml"), "kalkylblad", "PDF"),
        (zipped("ppt/presentation.xml"), "presentation", "PDF"),
        (zipped("Index/Document.iwa"), "Pages", "Exportera"),
        (zipped("a.xhtml", mimetype="application/epub+zip"), "EPUB", "PDF"),
        (
            zipped(
                "content.xml",
                mimetype="application/vnd.oasis.opendocument.spreadsheet",
            ),
            "kalkylblad",
            "PDF",
        ),
        (zipped("a.txt"), "zip-arkiv", "sagt ingest"),
        (zipped(), "zip-arkiv", "sagt ingest"),
        (b"GIF89a\x01\x00\x01\x00", "bild", "PNG"),
        (b"\xffWPC\x10\x00\x00\x00", "WordPerfect", ".docx"),
        (b"%!PS-Adobe-3.0\n\x04", "PostScript", "PDF"),
        (b"7z\xbc\xaf\x27\x1c\x00", "komprimerad", "Packa upp"),
        (b"<?xml version='1.0'?><w:wordDocument>", "Word-dokument", ".docx"),
        (b"<?xml version='1.0'?><a>hej</a>", "XML", "PDF"),
        (bytes(range(256)) * 9, "känns inte igen", "PDF"),
    ],
)
def test_what_is_not_read_is_named_with_advice(
    data: bytes, words: str, advice: str
) -> None:
    with pytest.raises(ReadError) as refused:
        sniff(data, "a.bin")
    assert words in refused.value.reason
    assert advice in refused.value.advice


@given(st.binary(max_size=200), st.sampled_from(["a.pdf", "a.docx", "a.txt", "a"]))
def test_any_bytes_are_of_a_kind_or_refused(data: bytes, name: str) -> None:
    try:
        assert sniff(data, name)
    except ReadError as error:
        assert error.advice.endswith(".")  # noqa: PT017
