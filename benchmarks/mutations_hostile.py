"""Files made to make a reader fail: too deep, too large, circular, locked, empty.

Each is one file with a name; all are small on disk but for what is said of `zeros`.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator

import pypdf
from PIL import Image

from benchmarks import reading_files as files
from benchmarks.hard_pages.written import pdf, stream

Named = tuple[str, bytes]
CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 11 Tf 70 700 Td (Protokoll den 14 maj 2024) Tj ET"


def _pdf_with(
    page: bytes = b"/MediaBox [0 0 595 842]",
    pages: bytes = b"/Kids [3 0 R] /Count 1",
    content: bytes = TEXT,
    extra: tuple[bytes, ...] = (),
) -> bytes:
    return pdf(
        [
            CATALOGUE,
            b"<< /Type /Pages " + pages + b" >>",
            b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 "
            b"5 0 R >> /XObject << /X 6 0 R >> >> " + page + b" >>",
            stream(content),
            FONT,
            *extra,
        ]
    )


def circular_pdf() -> Iterator[Named]:
    """Yield page trees, references and forms that lead back to themselves."""
    yield "sidtrad-cykel.pdf", _pdf_with(pages=b"/Kids [2 0 R 3 0 R] /Count 2")
    yield "sidtrad-sig-sjalvt.pdf", pdf([CATALOGUE, b"<< /Kids [2 0 R] /Count 1 >>"])
    yield "objekt-sig-sjalvt.pdf", pdf([b"1 0 R", b"2 0 R"])
    yield (
        "langd-sig-sjalv.pdf",
        _pdf_with().replace(b"/Length %d" % len(TEXT), b"/Length 4 0 R"),
    )
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << "
    again = stream(b"/X Do /X Do", form + b"/X 6 0 R >> >>")
    yield "formular-sig-sjalvt.pdf", _pdf_with(content=b"/X Do", extra=(again,))
    outline = b"<< /Type /Outlines /First 6 0 R /Last 6 0 R >>"
    entry = b"<< /Title (Punkt) /Next 6 0 R /First 6 0 R /Parent 6 0 R >>"
    looped = _pdf_with(extra=(entry, outline))
    catalogue = b"<< /Type /Catalog /Pages 2 0 R /Outlines 7 0 R >>"
    yield "bokmarken-cykel.pdf", looped.replace(CATALOGUE, catalogue)
    whole = _pdf_with()
    yield "xref-till-sig-sjalv.pdf", whole.replace(b"/Root", b"/Prev 0 /Root")
    parent = _pdf_with().replace(b"/Parent 2 0 R", b"/Parent 3 0 R")
    yield "foralder-sig-sjalv.pdf", parent


def huge_numbers_pdf() -> Iterator[Named]:
    """Yield numbers that no page has."""
    for n in (b"1000000000", b"-1", b"99999999999999999999"):
        yield f"antal{n.decode()}.pdf", _pdf_with(pages=b"/Kids [3 0 R] /Count " + n)
    for box in (b"0 0 1e9 1e9", b"0 0 0 0", b"-1e30 -1e30 1e30 1e30", b"0 0 1e-9 1e9"):
        yield f"ruta{box.decode()}.pdf", _pdf_with(page=b"/MediaBox [" + box + b"]")
    yield "enhet.pdf", _pdf_with(page=b"/MediaBox [0 0 595 842] /UserUnit 1e12")
    yield "vridning.pdf", _pdf_with(page=b"/MediaBox [0 0 9 9] /Rotate 99999999999")
    image = stream(
        b"\x00",
        b"/Type /XObject /Subtype /Image /Width 900000 /Height 900000 "
        b"/ColorSpace /DeviceRGB /BitsPerComponent 8",
    )
    drawn = b"q 595 0 0 842 0 0 cm /X Do Q"
    yield "bild.pdf", _pdf_with(content=drawn, extra=(image,))
    far = b"BT /F1 1e12 Tf 1e30 -1e30 Td (Protokoll) Tj ET"
    yield "lagen.pdf", _pdf_with(content=far)
    yield "grader.pdf", _pdf_with(content=b"BT /F1 0 Tf 70 700 Td (Protokoll) Tj ET")
    kids = b" ".join([b"3 0 R"] * 20_000)
    many = _pdf_with(pages=b"/Kids [" + kids + b"] /Count 20000")
    yield "tjugotusen-sidor.pdf", many


def packed_pdf() -> Iterator[Named]:
    """Yield streams that unpack to far more than they are."""
    zeros = zlib.compress(b" " * 200_000_000, 9)
    bomb = zlib.compress(zeros, 9)
    entries = b"/Filter [/FlateDecode /FlateDecode]"
    whole = _pdf_with().replace(stream(TEXT), stream(bomb, entries))
    yield "strom-bomb.pdf", whole
    spaces = zlib.compress(b"BT /F1 9 Tf " + b"(a) Tj 1 0 Td " * 3_000_000 + b"ET", 9)
    many = _pdf_with().replace(stream(TEXT), stream(spaces, b"/Filter /FlateDecode"))
    yield "tre-miljoner-ord.pdf", many
    nested = b"q " * 200_000 + TEXT + b" Q" * 200_000
    yield "djupa-tillstand.pdf", _pdf_with(content=nested)
    arrays = _pdf_with(content=b"[" * 300_000 + b"]" * 300_000 + TEXT)
    yield "djupa-faltlistor.pdf", arrays
    yield "djup-katalog.pdf", pdf([b"<< /A " * 50_000 + b">>" * 50_000])


def locked() -> Iterator[Named]:
    """Yield files that a password keeps shut."""
    for algorithm in ("RC4-40", "RC4-128"):
        for password in ("hemligt", ""):
            writer = pypdf.PdfWriter(clone_from=io.BytesIO(files.pdf(1)))
            writer.encrypt(password, "agare", algorithm=algorithm)
            out = io.BytesIO()
            writer.write(out)
            kind = "last" if password else "tomt-losen"
            yield f"{kind}-{algorithm}.pdf", out.getvalue()
    # The bit that says that an entry is encrypted, in both of its headers.
    for name, data in (("last.zip", files.archive(2)), ("last.docx", files.word(2))):
        shut = bytearray(data)
        for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = shut.find(sign)
            while at != -1:
                shut[at + place] |= 1
                at = shut.find(sign, at + 4)
        yield name, bytes(shut)
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"E\0n\0c\0r\0y\0p\0t\0" * 400
    yield "last-av-word.docx", compound


def archives() -> Iterator[Named]:
    """Yield archives in archives, bombs, and names that lead out of the folder."""
    inner = files.pack({"protokoll.txt": files.plain(4)})
    for depth in range(1, 40):
        inner = files.pack({f"niva{depth}.zip": inner})
        if depth in {1, 2, 5, 20, 39}:
            yield f"zip-i-zip-{depth}.zip", inner
    yield "bomb.zip", files.pack({"stor.txt": b"a" * 150_000_000})
    layer = files.pack({f"{n}.txt": b"0" * 4_000_000 for n in range(10)})
    wide = files.pack({f"{n}.zip": layer for n in range(10)})
    yield "bomb-i-lager.zip", files.pack({f"{n}.zip": wide for n in range(10)})
    many = {f"{n}.txt": b"Protokoll den 14 maj 2024." for n in range(20_000)}
    yield "tjugotusen-filer.zip", files.pack(many)
    names = (
        "../../utanfor.txt",
        "/tmp/utanfor.txt",  # noqa: S108 - a name in an archive, never opened
        "C:\\utanfor.txt",
        "a\x00b.txt",
        "rad\nbrytning.txt",
        "\x1b[31mröd.txt",
        "x" * 5_000 + ".txt",
        "con.txt",
        "a/" * 500 + "djup.txt",
        "",
    )
    yield "namn.zip", files.pack(dict.fromkeys(names, files.plain(1)))
    same = io.BytesIO()
    with zipfile.ZipFile(same, "w") as archive:
        for name in ("a.txt", "A.txt", "å.txt", "a\u030a.txt"):
            archive.writestr(zipfile.ZipInfo(name), files.plain(1))
    yield "lika-namn.zip", same.getvalue()
    link = zipfile.ZipInfo("lank.txt")
    link.external_attr = 0o120777 << 16
    linked = io.BytesIO()
    with zipfile.ZipFile(linked, "w") as archive:
        archive.writestr(link, "/etc/hostname")
    yield "lank.zip", linked.getvalue()
    big = "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 2_000_000
    yield "bomb.docx", files.pack({"word/document.xml": _WORD.format(big).encode()})
    deep = "<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000
    yield "djup.docx", files.pack({"word/document.xml": _WORD.format(deep).encode()})
    yield "tom.docx", files.pack({"word/document.xml": b""})
    yield "tom.odt", files.pack({"mimetype": b"x", "content.xml": b""})
    laughs = files.pack({"word/document.xml": entities(10)})
    yield "skratt.docx", laughs


_WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    "><w:body>{}</w:body></w:document>"
)


def entities(depth: int) -> bytes:
    """Return XML whose one word stands for ten to the power of `depth`."""
    first = '<!ENTITY a0 "skratt">'
    rest = "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, depth + 1)
    )
    return (
        f'<?xml version="1.0"?><!DOCTYPE TEI [{first}{rest}]><TEI><text><body><p>'
        f"&a{depth};</p></body></text></TEI>"
    ).encode()


def markup() -> Iterator[Named]:
    """Yield XML, HTML, RTF and Markdown nested beyond all measure."""
    yield "skratt.xml", entities(9)
    long = "x" * 100_000
    blow = f'<!DOCTYPE TEI [<!ENTITY a "{long}">]><TEI><p>{"&a;" * 5_000}</p></TEI>'
    yield "uppblast.xml", blow.encode()
    outside = (
        b'<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        b"<TEI><text><body><p>Protokoll &a;</p></body></text></TEI>"
    )
    yield "utanfor.xml", outside
    for tag in ("p", "div", "table", "b", "li"):
        opened, shut = f"<{tag}>" * 60_000, f"</{tag}>" * 60_000
        body = f"{opened}Protokoll{shut}"
        page = f"<!doctype html><html><body>{body}</body></html>"
        yield f"djup-{tag}.html", page.encode()
        tree = f"<TEI><text><body>{body}</body></text></TEI>"
        yield f"djup-{tag}.tei", tree.encode()
    yield "bara-mindre-an.html", b"<html><body>" + b"<" * 3_000_000
    attributes = " ".join(f'a{n}="{n}"' for n in range(200_000))
    yield "attribut.html", f"<html><body {attributes}>Protokoll</body>".encode()
    spans = "<td colspan=1000000 rowspan=1000000>a</td>" * 1_000
    yield "spann.html", f"<html><body><table><tr>{spans}</table>".encode()
    yield "osluten.html", b"<html><body><!--" + b"a" * 2_000_000
    script = '<script type="application/ld+json">' + "[" * 200_000 + "</script>"
    yield "djup-json.html", f"<html><head>{script}</head><body>Protokoll".encode()
    groups = rb"{\rtf1 " + b"{" * 200_000 + b"Protokoll" + b"}" * 200_000 + b"}"
    yield "djup.rtf", groups
    yield "oppen.rtf", rb"{\rtf1 " + b"{\\b " * 200_000
    yield "binar.rtf", rb"{\rtf1 \bin2000000000 Protokoll}"
    yield "tal.rtf", rb"{\rtf1 \u99999999999999999999 \'zz \uc-1 Protokoll}"
    yield "citat.md", b"> " * 200_000 + b"Protokoll"
    yield "stjarnor.md", b"*" * 500_000 + b"Protokoll" + b"_" * 500_000
    yield "lankar.md", b"[" * 300_000 + b"](" * 300_000
    yield "rader.md", (b"|" * 2_000 + b"\n") * 500


def letters() -> Iterator[Named]:
    """Yield letters in letters, with boundaries that never end."""
    inner = files.eml(1)
    for depth in range(60):
        head = (
            b"From: a@lindasa.example\r\nSubject: Vidare %d\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: message/rfc822\r\n\r\n" % depth
        )
        inner = head + inner
    yield "brev-i-brev.eml", inner
    top = b"From: a@lindasa.example\r\nSubject: Svar\r\nMIME-Version: 1.0\r\n"
    many = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n"
    yield "utan-slut.eml", top + many + b"--x\r\n" * 100_000
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=g%d\r\n\r\n--g%d\r\n" % (n, n)
        for n in range(3_000)
    )
    yield "djupa-delar.eml", top + deep
    named = (
        top + many + b"--x\r\nContent-Type: text/plain\r\nContent-Disposition: "
        b'attachment; filename="../../\x01\x1b[2J.txt"\r\n\r\nProtokoll\r\n--x--\r\n'
    )
    yield "namn.eml", named
    broken = (
        b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    yield "base64.eml", top + broken + b"=" * 10_000 + b"!!!!" * 10_000
    yield "ratt-ord.eml", b"Subject: " + b"=?utf-8?b?" * 50_000 + b"\r\n\r\nHej"


def pictures() -> Iterator[Named]:
    """Yield pictures that say they are enormous, or are not there."""
    plain = io.BytesIO()
    Image.new("L", (40, 40), 255).save(plain, "PNG")
    yield "vit.png", plain.getvalue()
    header = b"IHDR" + struct.pack(">IIBBBBB", 200_000, 200_000, 8, 2, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(header))
    sign = b"\x89PNG\r\n\x1a\n"
    yield "enorm.png", sign + struct.pack(">I", 13) + header + crc
    bomb = io.BytesIO()
    Image.new("1", (19_000, 19_000), 1).save(bomb, "PNG")
    yield "stor.png", bomb.getvalue()
    tiff = io.BytesIO()
    Image.new("1", (100, 100), 1).save(tiff, "TIFF")
    yield "vit.tif", tiff.getvalue()
    # A directory of pictures whose next picture is itself.
    looped = struct.pack("<2sHI", b"II", 42, 8) + struct.pack(
        "<HHHIII", 1, 256, 3, 1, 9, 8
    )
    yield "cykel.tif", looped
    yield "halv.jpg", b"\xff\xd8\xff\xe0" + b"\x00\x10JFIF" * 20


def texts() -> Iterator[Named]:
    """Yield text without words, lines, end or sense."""
    yield "tom.pdf", b""
    for ending in ("txt", "html", "docx", "md", "xml", "eml", "zip", "rtf"):
        yield f"tom.{ending}", b""
        yield f"nollor.{ending}", bytes(100_000)
    yield "blanka.txt", b" \t\r\n" * 50_000
    yield "ett-ord.txt", b"a" * 3_000_000
    yield "bara-rader.txt", b"\n" * 3_000_000
    yield "bara-tabbar.txt", b"\t" * 3_000_000
    yield "sidbrytningar.txt", b"\x0c" * 300_000 + b"Protokoll"
    yield "paragraftecken.txt", "§ ".encode() * 500_000
    yield "siffror.txt", b"20240514" * 200_000
    yield "bindestreck.txt", b"a-\n" * 400_000
    yield "att.txt", b"att att att\n" * 100_000
    yield "parenteser.txt", b"(" * 500_000 + b"S" + b")" * 500_000
    yield "punkter.txt", b"1." * 500_000 + b" ." * 500_000
    yield "styrtecken.txt", bytes(range(1, 32)) * 20_000
    yield "trasig-utf8.txt", b"\xc3\xe5\xff\xfe\x80" * 100_000
    yield "utf16.txt", b"\xff\xfe" + "Protokoll § 1 ".encode("utf-16-le") * 10_000
    yield "udda-utf16.txt", b"\xff\xfe" + b"a\x00" * 10_001 + b"\xd8"
    yield "utf32.txt", b"\xff\xfe\x00\x00" + "Protokoll".encode("utf-32-le") * 1_000
    yield "kombinerade.txt", ("a" + "\u030a" * 200_000).encode()
    yield "ratt-till-vanster.txt", ("\u202e\u200f\u2066" * 200_000 + "a").encode()


GROUPS: dict[str, Callable[[], Iterator[Named]]] = {
    "PDF: cykler": circular_pdf,
    "PDF: orimliga tal": huge_numbers_pdf,
    "PDF: packat och djupt": packed_pdf,
    "låsta filer": locked,
    "arkiv": archives,
    "djup märkning": markup,
    "brev": letters,
    "bilder": pictures,
    "text utan mening": texts,
}
