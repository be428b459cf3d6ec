"""OpenDocument text, zipped and flat, as LibreOffice shows it."""

import io
import zipfile

import pytest

from ingest.errors import ReadError
from ingest.model import RawDocument
from ingest.readers import odt, sniffing

NAMES = ("office", "text", "style", "table", "meta", "manifest")
SPACES = " ".join(
    [
        *(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for name in NAMES
        ),
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    ]
)
STYLES = (
    '<style:style style:name="P1" style:family="paragraph" '
    'style:parent-style-name="Rubrik_20_2"/>'
    '<style:style style:name="Rubrik_20_2" style:display-name="Rubrik 2" '
    'style:family="paragraph" style:parent-style-name="P1"/>'
    '<style:style style:name="B" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="D" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="S" style:family="paragraph">'
    '<style:paragraph-properties fo:break-before="page"/></style:style>'
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number '
    'text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
)


def content(body: str) -> str:
    return (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )


def packed(**files: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, data in files.items():
            folder = "META-INF/" if name == "manifest" else ""
            archive.writestr(f"{folder}{name}.xml", data)
    return file.getvalue()


def read(body: str, **files: str) -> RawDocument:
    return odt.read(packed(content=content(body), **files))


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def item(*inner: str, more: str = "") -> str:
    return f"<text:list-item{more}>{''.join(inner)}</text:list-item>"


def listed(*items: str, more: str = ' text:style-name="L"') -> str:
    return f"<text:list{more}>{''.join(items)}</text:list>"


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell{more}>{p(text)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def table(columns: int, *rows: str) -> str:
    inner = "".join(f"<table:table-row>{one}</table:table-row>" for one in rows)
    return (
        f'<table:table><table:table-column table:number-columns-repeated="{columns}"/>'
        f"{inner}</table:table>"
    )


def test_headings_by_level_and_by_style() -> None:
    raw = read(
        '<text:h text:outline-level="3">Ett</text:h>'
        + p("Två", "P1")
        + p('<text:span text:style-name="B">Tre</text:span>')
        + p("Nämnden har under året arbetat med frågan och lämnar nu ett förslag.")
    )
    found = [(raw.text[m.start : m.end], m.level) for m in raw.marks]
    assert found == [("Ett", 3), ("Två", 2), ("Tre", 4)]


def test_lists_are_numbered_as_shown() -> None:
    inner = listed(item(p("under")), item(p("igen")), more="")
    raw = read(
        listed(item(p("ett"), inner), item(p("två"), p("Mer om två.")))
        + listed(item(p("tre")), more=' text:style-name="L" '
                 'text:continue-numbering="true"')
        + listed(item(p("nio"), more=' text:start-value="9"'))
        + listed(item(p("punkt")), more="")
    )  # fmt: skip
    assert [line for line in raw.text.split("\n") if line] == [
        *("1. ett", "a) under", "b) igen", "2. två", "Mer om två.", "3. tre"),
        *("9. nio", "• punkt"),
    ]


def test_tables_keep_their_columns() -> None:
    span = ' table:number-columns-spanned="2"'
    raw = read(
        table(
            3,
            f"<table:table-header-rows/>{cell('Namn')}{cell('Parti')}{cell('Ja')}",
            cell("Bo") + cell("") + cell("x"),
            cell("Två", span) + COVERED + cell("sist"),
            COVERED + cell("a") + cell("b"),
            '<table:table-cell table:number-columns-repeated="99999999"/>',
        )
    )
    assert raw.text == "Namn\tParti\tJa\nBo\t\tx\nTvå\t\tsist\n\ta\tb"


def test_changes_comments_and_hidden_text_are_left_out() -> None:
    raw = read(
        "<text:tracked-changes><text:changed-region><text:deletion>"
        + p("struket")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + p(
            'Nämnden<text:change text:change-id="a"/> <text:change-start '
            'text:change-id="b"/>antar<text:change-end text:change-id="b"/> planen'
            "<office:annotation><text:p>Nej!</text:p></office:annotation>"
            '<text:span text:style-name="D"> dolt</text:span>.'
        )
        + "<text:table-of-content><text:table-of-content-source>Mall"
        "</text:table-of-content-source><text:index-body>"
        + p("Bakgrund<text:tab/>3")
        + "</text:index-body></text:table-of-content>"
    )
    assert raw.text == "Nämnden antar planen.\n\nBakgrund\t3"


def test_notes_boxes_breaks_and_spaces() -> None:
    note = (
        "<text:note><text:note-citation>{0}</text:note-citation><text:note-body>"
        "<text:p>Not {0}.</text:p></text:note-body></text:note>"
    )
    raw = read(
        p(f"Planen{note.format(1)} från\n  2024{note.format(2)}<text:line-break/>rad "
          'två<text:s text:c="3"/>slut<draw:frame><svg:title>bild</svg:title>'
          f"<draw:text-box>{p('I rutan')}</draw:text-box></draw:frame>")
    )  # fmt: skip
    assert raw.text.split("\n\n") == [
        *("Planen1 från 2024[2]", "rad två slut", "I rutan", "1 Not 1.", "2 Not 2."),
    ]


def test_pages_and_page_heads() -> None:
    styles = (
        f"<office:document-styles {SPACES}><office:master-styles><style:master-page>"
        "<style:header>" + p("Almby kommun<text:tab/>Sida <text:page-number>3"
        "</text:page-number> (<text:page-count>9</text:page-count>)")
        + p("Dnr KS 2024/118") + "</style:header><style:header-first>"
        + p("Dnr KS 2024/118") + "</style:header-first><style:footer>"
        + p("www.almby.example") + "</style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )  # fmt: skip
    body = p("Ett.") + p("Två <text:soft-page-break/>tre.") + p("Fyra.", "S")
    raw = read(body, styles=styles)
    assert raw.text == "Ett.\n\nTvå tre.\n\nFyra."
    assert [raw.text[at:][:4] for at in raw.page_starts] == ["Ett.", "tre.", "Fyra"]
    assert [(f.kind, f.text) for f in raw.furniture] == [
        ("sidhuvud", "Almby kommun"),
        ("sidhuvud", "Dnr KS 2024/118"),
        ("sidfot", "www.almby.example"),
    ]


def test_flat_files_and_properties() -> None:
    meta = (
        "<office:meta><dc:title>Plan för Almby</dc:title><dc:date>2024-03-05T10:11:12"
        '</dc:date><meta:user-defined meta:name="Diarienummer">KS 2024/118'
        "</meta:user-defined></office:meta>"
    )
    flat = content(p("Hej.")).replace("document-content", "document").replace(
        "<office:automatic", f"{meta}<office:automatic", 1
    )  # fmt: skip
    data = flat.replace(
        SPACES, f'{SPACES} office:mimetype="application/vnd.oasis.opendocument.text"'
    ).encode()
    assert sniffing.sniff(data, "a.fodt") == "odt"
    raw = odt.read(data)
    assert raw.text == "Hej."
    assert dict(raw.metadata) == {
        "title": "Plan för Almby",
        "modified": "2024-03-05",
        "dnr": "KS 2024/118",
    }


def test_locked_broken_and_bottomless_files_are_refused() -> None:
    locked = (
        f"<manifest:manifest {SPACES}><manifest:file-entry>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    )
    with pytest.raises(ReadError, match="lösenord"):
        odt.read(packed(content="brus", manifest=locked))
    with pytest.raises(ReadError, match="skadad"):
        odt.read(packed(content="<office:text"))
    deep = "<text:section>" * 4000
    with pytest.raises(ReadError, match="nästlat"):
        odt.read(packed(content=content(deep)))
