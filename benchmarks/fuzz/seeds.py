"""What the fuzzer begins from: small sound inputs, and words that mean something.

Nothing is kept in the repository; the seeds are made anew for each run.
"""

import io
import zipfile
from collections.abc import Callable
from functools import cache

from benchmarks import mutations_random, reading_files
from benchmarks.fuzz.packing import PART
from ingest import codec, pipeline

_QUERIES = (
    'organ:(vård OCH "en plan") NÄRA/3 skola -beslut datum:hösten 2023..2024',
    "vård* ELLER v?rd ~2 § 12-14 dnr:KS 2021/118 typ:motion frist:<2024-06 ämne:skola",
)
_SPARQL = (
    'PREFIX a: <http://a.example/> SELECT ?s WHERE { ?s a:b "c\\""@sv . # x\n'
    "FILTER(?s != '''x''') } LIMIT 3",
)
_ADDRESSES = ("organ=a&lage=kept&ar=2024&fran=2024-01-01&sena=1&format=csv&sprak=en",)
_RICH_RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\stylesheet{\s1 heading 1;}}"
    rb"{\*\listtable{\list\listid1}}\s1 \u229?\'e5{\footnote not}\trowd\cellx100 a\cell"
    rb"\row{\field{\*\fldinst HYPERLINK}{\fldrslt b}}\bin3 abc\par}"
)
_RICH_MAIL = (
    b"From: a@norrlid.example\r\nSubject: =?utf-8?q?=C3=A5?=\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=g\r\n\r\n--g\r\nContent-Type: text/html; "
    b"charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C3=A5\r\n"
    b"--g\r\nContent-Type: message/rfc822\r\n\r\nSubject: b\r\n\r\nc\r\n--g--\r\n"
)
_RICH_HTML = (
    b"<!doctype html><html lang=sv><head><meta charset=utf-8><title>a</title><script "
    b'type="application/ld+json">{"@type":"Article","datePublished":"2024-01-02"}'
    b"</script></head><body><main><h1>b</h1><ul><li>c<ol><li>d</ol></ul><table><tr><td "
    b"rowspan=2 colspan=3>e<td>f<tr><th>g</table><dl><dt>h<dd>i</dl><pre>j</pre><a "
    b'href="#fn1">1</a><p id=fn1>k</main>'
)
_RICH_MARKDOWN = (
    b"---\ntitel: a\n---\n# b\n\n| c | d |\n|---|---|\n| e | f |\n\n- g\n  1. h\n\n> i"
    b"\n\n```\nj\n```\n[k](l) **m** [^1]\n\n[^1]: n\n"
)
_STYLES = (
    b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>'
    b'<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    b"</w:styles>"
)
# Words that mean something to a reader and that chance would be long in finding.
WORDS: dict[str, tuple[str, ...]] = {
    "html": ("<table>", "<td", "<li>", "colspan=", "<svg>", "<![CDATA[", "-->", "&#0;"),
    "rtf": (r"\bin9999999 ", r"\u-1 ", r"\'", r"{\*\ ", r"\trowd", r"\cell ", r"\row"),
    "mail": ("multipart/", "boundary=", "=?", "?=", "base64", "message/rfc822"),
    "docx": ("<w:tbl>", "<w:tc>", "<w:p>", "<w:numPr>", "<w:fldChar", "<w:gridSpan"),
    "odt": ("<table:table>", "<text:list>", "<text:s", "text:c=", "<text:note>"),
    "query": ("OCH", "ELLER", "INTE", "NÄRA/", "§", "..", "datum:", "organ:(", "dnr:"),
    "sparql": ("SELECT", "{", "<a>", "'''", "PREFIX", "a:b", "#", "@sv", "SERVICE"),
    "facts": (
        "§",
        "ska",
        "senast",
        "beslutar",
        "yrkar",
        "2024-05-14",
        "Dnr",
        "nämnden",
    ),
}


@cache
def artifact() -> bytes:
    """Return an artifact as it lies on disk."""
    text = reading_files.plain(2)
    return codec.encode(pipeline.build_artifact(text, "handling.txt"))


def _members(made: bytes, *names: str) -> bytes:
    """Return files of an archive with the mark of a part between them."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        there = set(archive.namelist())
        return PART.join(archive.read(name) for name in names if name in there)


def _word() -> bytes:
    made = reading_files.word(2)
    parts = (_members(made, f"word/{part}.xml") for part in ("document", "numbering"))
    # The styles that come with the library are larger than what the fuzzer changes.
    return _STYLES.join((next(parts) + PART, PART + next(parts)))


def _of_kind(*endings: str) -> list[bytes]:
    found = mutations_random.seeds()
    return [data for name, data in found if name.endswith(endings)]


def _containers() -> list[bytes]:
    archive = reading_files.pack({"a.txt": b"Protokoll", "b/c.txt": b"Beslut"})
    return [b"\x00" + archive, b"\x01" + _RICH_MAIL, b"\x02" + reading_files.pdf(1)]


def _encoded(texts: tuple[str, ...]) -> list[bytes]:
    return [text.encode() for text in texts]


def _steps() -> list[bytes]:
    # Two paragraphs, and a table of one cell.
    return [bytes((0, 0, 0, 1, 6, 0, 4, 0, 4, 0, 0, 3, 8, 4, 16, 5, 6, 3))]


SEEDS: dict[str, Callable[[], list[bytes]]] = {
    "text": lambda: [reading_files.plain(2), "å\x0cä".encode("utf-16")],
    "markdown": lambda: [reading_files.markdown(2), _RICH_MARKDOWN],
    "html": lambda: [reading_files.html(2), _RICH_HTML],
    "rtf": lambda: [reading_files.rtf(1), _RICH_RTF],
    "mail": lambda: [reading_files.eml(1), _RICH_MAIL],
    "tei": lambda: [reading_files.tei(2)],
    "riksdag": lambda: [reading_files.riksdag(2)],
    "docx": lambda: [_word()],
    "odt": lambda: [_members(reading_files.odt(2), "content.xml")],
    "docx-grown": _steps,
    "odt-grown": _steps,
    "tei-grown": _steps,
    "pdf": lambda: _of_kind(".pdf"),
    "image": lambda: _of_kind(".png", ".tif", ".jpg"),
    "container": _containers,
    "structure": lambda: [reading_files.html(3), _RICH_HTML],
    "facts": lambda: [reading_files.plain(1), reading_files.plain(3)],
    "contract": lambda: [artifact()],
    "contract-altered": lambda: [bytes((0, 0, 0)), bytes((0, 9, 4, 1, 7, 12))],
    "query": lambda: _encoded(_QUERIES),
    "sparql": lambda: _encoded(_SPARQL),
    "address": lambda: _encoded(_ADDRESSES),
}
