"""Word files: what Word shows is what is read, with all changes accepted."""

import io

import docx
import pytest

from ingest.errors import ReadError
from ingest.model import RawDocument
from ingest.readers import docx as reader
from ingest.readers import sniffing
from tests.readers.word_files import (
    W,
    cell,
    field,
    item,
    level,
    numbering,
    packed,
    para,
    part,
    relations,
    row,
    run,
    style,
    styled,
    table,
    word,
)


def marked(raw: RawDocument, kind: str) -> list[str]:
    return [raw.text[m.start : m.end] for m in raw.marks if m.kind == kind]


def lines(body: str, **parts: str) -> list[str]:
    return [line for line in reader.read(word(body, **parts)).text.split("\n") if line]


def test_headings_by_name_by_level_and_by_what_a_style_is_based_on() -> None:
    styles = (
        style("Rubrik 1", "Rubrik1")
        + style("Nämndrubrik", "N", based="Rubrik1")
        + style("Eget", "E", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("Brödtext", "B", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "Rubrik1")
        + style("Runt", "R1", based="R2")
        + style("Runt igen", "R2", based="R1")
        + style("Tabellrubrik", "T")
    )
    body = (
        styled("Ett", "Rubrik1")
        + styled("Två", "N")
        + styled("Tre", "E")
        + styled("Brödtext", "B")
        + styled("Cirkel", "R1")
        + styled("Tabell 1", "T")
        + para("Fyra", properties='<w:outlineLvl w:val="3"/>')
    )
    raw = reader.read(word(body, styles=styles))
    found = [(raw.text[m.start : m.end], m.level) for m in raw.marks]
    assert found == [("Ett", 1), ("Två", 2), ("Tre", 3), ("Fyra", 4)]


def test_a_bold_line_over_running_text_is_a_heading_and_a_signature_is_not() -> None:
    bold = "<w:b/>"
    body = (
        para(run("Bakgrund", bold))
        + para("Nämnden fick uppdraget i maj och har sedan dess arbetat med frågan.")
        + para(run("Datum: 3 maj", bold))
        + para("Nämnden samlas då igen för att fatta beslut i frågan om lokaler.")
        + para(run("Bea Brink", bold))
        + para("Kommundirektör")
        + para(run("Slutsats", bold), run(" som inte är fet"))
        + para("Nämnden avslutar arbetet i juni, och lämnar då en rapport om det.")
    )
    assert marked(reader.read(word(body)), "heading") == ["Bakgrund"]


def test_multi_level_numbers_restarts_letters_and_bullets() -> None:
    numbers = numbering(
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "%2)"),
        level(2, "upperRoman", "%1.%3"),
        more='<w:abstractNum w:abstractNumId="7">'
        + level(0, "bullet", "\uf0b7")
        + "</w:abstractNum>"
        + '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>',
    )
    body = (
        item("ett") + item("under", level=1) + item("under", level=1)
        + item("två") + item("på nytt", level=1) + item("djupt", level=2)
        + item("fem", number=2) + item("punkt", number=3) + item("sex")
    )  # fmt: skip
    assert lines(body, numbering=numbers) == [
        *("1. ett", "a) under", "b) under", "2. två", "a) på nytt", "2.I djupt"),
        *("5. fem", "• punkt", "6. sex"),
    ]


def test_numbered_headings_and_paragraph_signs() -> None:
    numbers = numbering(level(0, "decimal", "§ %1", '<w:pStyle w:val="P"/>'))
    styles = style("Paragraf", "P", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
                   "</w:pPr>") + style("heading 1", "H", based="P")  # fmt: skip
    body = styled("Val av justerare", "P") + styled("Budget", "H") + para("Slut.")
    raw = reader.read(word(body, styles=styles, numbering=numbers))
    assert raw.text == "§ 1 Val av justerare\n\n§ 2 Budget\n\nSlut."
    assert [m.kind for m in raw.marks] == ["heading"]


def test_rows_keep_their_columns() -> None:
    span, follows = '<w:gridSpan w:val="2"/>', "<w:vMerge/>"
    body = table(
        3,
        row("Namn", "Parti", "Närvaro"),
        row("Bo Brink", "", "ja"),
        row(cell("Över två", properties=span), "sist"),
        row(cell("Grupp", properties='<w:vMerge w:val="restart"/>'), "a", "b"),
        row(cell("Grupp", properties=follows), "c", "d"),
        row("borta", "x", "y", properties="<w:del/>"),
    )
    raw = reader.read(word(body))
    assert raw.text.split("\n") == [
        *("Namn\tParti\tNärvaro", "Bo Brink\t\tja", "Över två\t\tsist"),
        *("Grupp\ta\tb", "\tc\td"),
    ]
    assert len(marked(raw, "table_row")) == 5


def test_lists_side_by_side_are_read_line_by_line() -> None:
    left = cell("Bo Brink (S), ordförande", "Cia Dal (M)")
    body = table(3, row("Beslutande", left, cell("Eva Falk (V)")))
    assert reader.read(word(body)).text.split("\n") == [
        "Beslutande\tBo Brink (S), ordförande\tEva Falk (V)",
        "\tCia Dal (M)",
    ]


def test_a_label_broken_over_lines_is_one_label() -> None:
    names = cell("Bo Brink (S)", "Cia Dal (M)")
    body = table(2, row(cell("Tjänstgörande", "ersättare"), names))
    assert reader.read(word(body)).text.split("\n") == [
        "Tjänstgörande ersättare\tBo Brink (S)",
        "\tCia Dal (M)",
    ]


def test_layout_tables_are_blocks() -> None:
    inner = table(2, row("a", "b"))
    body = table(2, row(cell(para("Text"), inner), "Ruta")) + table(1, row("Ensam"))
    raw = reader.read(word(body))
    assert raw.text == "Text\n\na\tb\n\nRuta\n\nEnsam"
    assert marked(raw, "table_row") == ["a\tb"]


def test_tracked_changes_are_accepted() -> None:
    def changed(tag: str, text: str) -> str:
        kind = "delText" if tag in {"del", "moveFrom"} else "t"
        return f"<w:{tag}><w:r><w:{kind}>{text}</w:{kind}></w:r></w:{tag}>"

    body = (
        para("Nämnden ", changed("del", "avslår"), changed("ins", "bifaller"), " det.")
        + para("Delat ", properties="<w:rPr><w:del/></w:rPr>")
        + para("stycke.")
        + para(changed("moveFrom", "Flyttat."), properties="<w:rPr><w:del/></w:rPr>")
        + para(changed("moveTo", "Flyttat."))
    )
    assert lines(body) == ["Nämnden bifaller det.", "Delat stycke.", "Flyttat."]


def test_notes_stand_last_and_are_called_by_number() -> None:
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="7">{para("Se rapporten.")}</w:footnote>'
        f'<w:footnote w:id="3">{para("Enligt budget.")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="1">{para("Slutnot.")}</w:endnote>'
    body = para(
        "Planen", call.format(3), " gäller 2024", call.format(7), ".",
        '<w:r><w:endnoteReference w:id="1"/></w:r>',
    )  # fmt: skip
    raw = reader.read(word(body, footnotes=notes, endnotes=ends))
    assert raw.text.split("\n\n") == [
        *("Planen1 gäller 2024[2].[3]", "1 Enligt budget.", "2 Se rapporten."),
        "3 Slutnot.",
    ]
    assert [m.level for m in raw.marks if m.kind == "footnote"] == [1, 2, 3]


def test_page_heads_are_furniture_and_lose_their_page_numbers() -> None:
    head = para("Almby kommun\tSida ", field("PAGE", "3"), " (", field("NUMPAGES", "9"),
                ")") + para("Dnr KS 2024/118")  # fmt: skip
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="a"/>'
        '<w:headerReference w:type="first" r:id="b"/>'
        '<w:footerReference w:type="default" r:id="c"/></w:sectPr>'
    )
    data = word(
        para("Ett.", properties=section) + para("Två.") + section,
        links={
            "a": "header:header1.xml",
            "b": "header:header2.xml",
            "c": "footer:footer1.xml",
        },
        header1=head,
        header2=para("Gammal mall"),
        footer1=para(field("PAGE", "3")) + para("www.almby.example"),
    )
    raw = reader.read(data)
    assert raw.text == "Ett.\n\nTvå."
    assert [(f.kind, f.text) for f in raw.furniture] == [
        ("sidhuvud", "Almby kommun"),
        ("sidhuvud", "Dnr KS 2024/118"),
        ("sidfot", "www.almby.example"),
    ]


def test_text_boxes_once_content_controls_and_prompts() -> None:
    box = f"<w:txbxContent>{para('I en ruta')}</w:txbxContent>"
    drawn = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}'
        f"</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        para("Vid rutan.", drawn)
        + control.format("", para("I en kontroll."))
        + control.format("<w:showingPlcHdr/>", para("Klicka här."))
        + para("Datum ", control.format("", run("3 maj")))
    )
    assert lines(body) == ["Vid rutan.", "I en ruta", "I en kontroll.", "Datum 3 maj"]


def test_fields_symbols_hyphens_breaks_and_hidden_text() -> None:
    hidden = "<w:vanish/>"
    body = (
        para("Se ", field("REF _a", "avsnitt 2"), " på sidan ", field("PAGE", "7"), ".")
        + para("KS", "<w:r><w:noBreakHyphen/></w:r>", "märkt")
        + para("bara ", run("dolt", hidden), "synligt")
        + para('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', " Ja")
        + para("Rad ett", "<w:r><w:br/></w:r>", "rad två")
        + para("Kolumn", "<w:r><w:tab/></w:r>", "två")
        + para("-", "<w:r><w:tab/></w:r>", "en punkt")
    )
    assert lines(body) == [
        *("Se avsnitt 2 på sidan .", "KS-märkt", "bara synligt", "☒ Ja"),
        *("Rad ett", "rad två", "Kolumn\ttvå", "- en punkt"),
    ]


def test_an_open_field_swallows_no_more_than_its_paragraph() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert lines(para("Ett ", begun, "borta") + para("Två.")) == ["Ett", "Två."]


def test_pages_begin_where_word_last_began_them() -> None:
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    by_hand = '<w:r><w:br w:type="page"/></w:r>'
    raw = reader.read(word(para("Ett.") + para(by_hand) + para("Två.")))
    assert [raw.text[at:][:3] for at in raw.page_starts] == ["Ett", "Två"]
    raw = reader.read(
        word(para("Ett ", rendered, "två.") + para(by_hand) + para(rendered, "Tre."))
    )
    assert raw.text == "Ett två.\n\nTre."
    assert [raw.text[at:] for at in raw.page_starts[1:]] == ["två.\n\nTre.", "Tre."]


def test_properties_of_the_registry_but_not_of_the_template() -> None:
    document = docx.Document()
    document.add_paragraph("Text.")
    document.core_properties.title = "Mall tjänsteskrivelse"
    document.core_properties.author = "Bo Brink"
    file = io.BytesIO()
    document.save(file)
    found = dict(reader.read(file.getvalue()).metadata)
    assert found["author"] == "Bo Brink"
    assert "title" not in found
    assert found["created"] == "2013-12-23"


def test_macro_templates_strict_and_oddly_named_files() -> None:
    strict = packed(
        {
            "_rels/.rels": relations(a="officeDocument:word/document2.xml"),
            "word\\document2.xml": part("document", f"<w:body>{para('Hej.')}</w:body>")
            .replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        }
    )  # fmt: skip
    assert sniffing.sniff(strict, "a.docm") == "docx"
    assert reader.read(strict).text == "Hej."


def test_a_chunk_of_html_is_part_of_the_text() -> None:
    files = {
        "word/document.xml": part(
            "document", f'<w:body>{para("Före.")}<w:altChunk r:id="h"/>'
            f"{para('Efter.')}</w:body>"
        ),
        "word/_rels/document.xml.rels": relations(h="aFChunk:a.html"),
        "word/a.html": "<html><body><p>Inuti.</p></body></html>",
    }  # fmt: skip
    assert reader.read(packed({**files})).text == "Före.\n\nInuti.\n\nEfter."


@pytest.mark.parametrize(
    "body",
    [
        "<w:p>" * 3000,
        table(2, *(["<w:tr><w:tc><w:tbl>"] * 500)),
        para("x") + "<w:p><w:r>&lol;</w:r></w:p>",
    ],
)
def test_broken_or_bottomless_files_are_refused(body: str) -> None:
    with pytest.raises(ReadError) as refused:
        reader.read(word(body))
    assert refused.value.advice.endswith(".")


def test_a_document_without_its_other_parts_is_read() -> None:
    data = packed(
        {"word/document.xml": part("document", f"<w:body>{item('a')}</w:body>")}
    )
    assert reader.read(data).text == "• a"
    data = word(para("Hej."), styles="<w:style", numbering="<w:num", footnotes="<")
    assert reader.read(data).text == "Hej."


def test_a_long_table_is_read_row_by_row() -> None:
    rows = "".join(row(f"Namn {n}", "ja") for n in range(5000))
    raw = reader.read(word(table(2, rows) + para("Slut.")))
    assert raw.text.startswith("Namn 0\tja\nNamn 1\tja\n")
    assert raw.text.endswith("Namn 4999\tja\n\nSlut.")
