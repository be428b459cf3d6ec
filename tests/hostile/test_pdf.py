"""A PDF is looked at, never obeyed: scripts, programs, addresses and forms."""

from pathlib import Path

import pypdfium2
import pytest

from benchmarks.hard_pages.written import pdf, stream
from ingest import containers, pipeline, readers
from tests.hostile.reached import SECRET, Listener

TEXT = b"BT /F1 11 Tf 70 700 Td (Protokoll den 14 maj 2024) Tj ET"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def acting(action: bytes) -> bytes:
    """Return a PDF that acts when opened, on its page, and where one clicks."""
    fields = b"/AcroForm << /Fields [6 0 R] >> /Names << /JavaScript 7 0 R >>"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /OpenAction 8 0 R /AA << /WC 8 0 R >> "
            + fields
            + b" >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> /AA << /O 8 0 R >> "
            b"/Annots [6 0 R] >>",
            stream(TEXT),
            FONT,
            b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /V (v) /Rect [0 0 99 99] "
            b"/A 8 0 R /AA << /K 8 0 R /C 8 0 R /PO 8 0 R >> >>",
            b"<< /Names [(a) 8 0 R] >>",
            action,
        ]
    )


def actions(address: str, path: Path) -> dict[str, bytes]:
    uri, file = address.encode(), str(path).encode()
    fetch = b"app.launchURL('%s'); this.submitForm('%s');" % (uri, uri)
    return {
        "script": b"<< /S /JavaScript /JS (%s) >>" % fetch,
        "program": b"<< /S /Launch /F (%s) /Unix << /F (touch %s) >> >>" % (file, file),
        "address": b"<< /S /URI /URI (%s) >>" % uri,
        "form": b"<< /S /SubmitForm /F << /FS /URL /F (%s) >> >>" % uri,
        "data": b"<< /S /ImportData /F (%s) >>" % file,
        "other file": b"<< /S /GoToR /F (%s) /D [0 /Fit] >>" % file,
    }


@pytest.mark.parametrize("kind", actions("", Path()))
def test_nothing_in_a_pdf_is_run_fetched_or_brought_in(
    kind: str, listener: Listener, secret_file: Path, tmp_path: Path
) -> None:
    data = acting(actions(listener.address, secret_file)[kind])
    before = sorted(tmp_path.iterdir())
    raw = readers.read(data, "a.pdf")
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    document = pypdfium2.PdfDocument(data)
    document[0].render(scale=0.2)
    document.close()
    path.unlink()
    assert "Protokoll den 14 maj 2024" in raw.text
    assert SECRET not in raw.text
    assert listener.called == []
    assert sorted(tmp_path.iterdir()) == before


def test_the_engine_of_pdf_has_no_scripts_at_all() -> None:
    assert "V8" not in pypdfium2.PDFIUM_INFO.flags
    assert "XFA" not in pypdfium2.PDFIUM_INFO.flags


def test_a_file_in_a_pdf_is_named_within_it_and_never_run() -> None:
    embedded = stream(b"MZ program", b"/Type /EmbeddedFile")
    spec = b"<< /Type /Filespec /F (%s) /EF << /F 6 0 R >> >>"
    whole = pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names "
            b"[(a) 7 0 R (b) 8 0 R (c) 9 0 R] >> >> >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            stream(TEXT),
            FONT,
            embedded,
            spec % b"../../ut.pdf",
            spec % b"program.exe",
            spec % b"bilaga.txt",
        ]
    )
    found = list(containers.parts(whole, "pdf", containers.Allowance()))
    kinds = {type(one).__name__: one.name for one in found}
    assert kinds == {
        "Refused": "../../ut.pdf",
        "Skipped": "program.exe",
        "Part": "bilaga.txt",
    }


def test_what_a_pdf_says_of_itself_is_plain_text() -> None:
    about = b"<< /Title (Plan\x1b]0;x\x07 <b>) /Author (\xfe\xff\x20\x2e\x00A) >>"
    data = pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            stream(TEXT),
            FONT,
            about,
        ]
    ).replace(b"/Root", b"/Info 6 0 R /Root")
    document = pipeline.read_document(data, "a.pdf")
    said = "".join(value for _, value in document.metadata) + (document.title or "")
    assert "\x1b" not in said
    assert "\u202e" not in said
