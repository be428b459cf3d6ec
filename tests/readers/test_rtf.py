"""RTF as Word 97 and its successors, and the office programs of others, write it."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import ReadError
from ingest.model import RawDocument
from ingest.readers import rtf

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\uc1 \deff0\deflang1033"
    r"{\fonttbl{\f0\froman\fcharset0\fprq2{\*\panose 02020603050405020304}Times New "
    r"Roman;}{\f3\froman\fcharset2\fprq2 Symbol;}{\f9\fswiss\fcharset204 Arial Cyr;}}"
    r"{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\nowidctlpar \fs24 \snext0 Normal;}"
    r"{\s1\sb240\keepn\outlinelevel0 \b\fs28 \sbasedon0 \snext0 heading 1;}"
    r"{\s15\keepn \b \sbasedon1 \snext0 N\'e4mndrubrik;}"
    r"{\s16 \sbasedon17 A;}{\s17 \sbasedon16 B;}{\*\cs10 \additive Default;}}"
)


def read(body: str, head: str = HEAD) -> RawDocument:
    return rtf.read((head + body + "}").encode("latin-1"))


def text(body: str) -> str:
    return read(body).text


def test_minutes_as_word_97_saved_them() -> None:
    row = r"\trowd \trgaph70\trleft-70 \cellx2000\cellx6000 \pard \nowidctlpar\intbl "
    raw = read(
        r"{\info{\title Sammantr\'e4de i maj}{\author Bo Brink}{\creatim\yr2004\mo5"
        r"\dy17\hr9}{\revtim\yr2004\mo6\dy1}{\version3}{\*\company Almby}}"
        r"\sectd {\header \pard\plain \qr {\fs20 Almby kommun\tab Sida }"
        r"{\field{\*\fldinst PAGE }{\fldrslt 3}}{ (}"
        r"{\field{\*\fldinst { NUMPAGES }}{\fldrslt 9}}{)}\par }"
        r"{\footer \pard\plain Justerandes sign\par }"
        r"\pard\plain \s1\outlinelevel0 \b\fs28 \'a7 4 V\'e4gar\par "
        r"\pard\plain \fs24 N\'e4mnden beslutar\par \pard {\listtext\pard\plain\f3 "
        r"\'b7\tab}\ls1\ilvl0 att godk\'e4nna,\par {\listtext\pard\plain 2.\tab}\ls2 "
        r"att p\'e5minna\par \pard " + row + r"Namn\cell Parti\cell \pard\intbl \row "
        + row + r"Bo Brink\par Cia Dal\cell S\par M\cell \pard\intbl \row "
        r"\pard Slut.\par"
    )  # fmt: skip
    assert raw.text == (
        "§ 4 Vägar\n\nNämnden beslutar\n\n• att godkänna,\n2. att påminna\n\n"
        "Namn\tParti\nBo Brink\tS\nCia Dal\tM\n\nSlut."
    )
    assert [m.kind for m in raw.marks] == ["heading"] + ["list_item"] * 2 + [
        "table_row"
    ] * 3
    assert dict(raw.metadata) == {
        "title": "Sammanträde i maj",
        "author": "Bo Brink",
        "created": "2004-05-17",
        "modified": "2004-06-01",
    }
    assert [(f.kind, f.text) for f in raw.furniture] == [
        ("sidhuvud", "Almby kommun"),
        ("sidfot", "Justerandes sign"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (r"sm\'e5 \'84citat\'94", "små „citat”"),
        (r"{\f9 \'cf\'f0}", "Пр"),
        (r"\u229?\u8211 - \uc0\u229 x\uc2\u246\'94\'94y", "å– åxöy"),
        (r"\u-3913 ?\u-10179 ?\u-8704 ?", "•😀"),
        (r"a\~b\_c\-d\emdash e\ldblquote f\rdblquote", "a b-cd—e“f”"),
        (r"ett\line tv\'e5", "ett\n\ntvå"),
        (r"kvar{\v dolt}{\deleted bort}{\revised ny} text", "kvarny text"),
        (r"{\*\okant bort}{\pict\wmetafile8 0102ff}text", "text"),
        (r"{\object\objemb{\*\objdata 0105}{\result {\pict 00}}}text", "text"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt {\ul l\'e4nk}}}", "länk"),
        (r"{\field{\*\fldinst PAGE}{\fldrslt 4}}text", "text"),
        (r"{\upr{gammal}{\*\ud{ny}}}", "ny"),
        (r"{\*\bkmkstart a}x{\*\bkmkend a}{\*\annotation nej}y", "xy"),
        (r"ett{\deleted \par}tv\'e5\par", "etttvå"),
        ("a\\\nb", "a\n\nb"),
        (r"p\'e5 2004", "på 2004"),
    ],
)
def test_characters_and_what_is_not_text(body: str, expected: str) -> None:
    assert text(body) == expected


def test_mac_and_dos_files() -> None:
    assert read(r"f\'8cr", r"{\rtf1\mac ").text == "får"
    assert read(r"f\'86r", r"{\rtf1\pca ").text == "får"
    cocoa = r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0\fswiss\fcharset77 Helvetica;}\f0 "
    assert read(r"f\'8cr", cocoa).text == "får"


def test_headings_by_style_and_what_it_is_based_on() -> None:
    raw = read(r"\pard\s15 Ett\par\pard\s16 Tv\'e5\par\pard\outlinelevel2 Tre\par")
    assert [(raw.text[m.start : m.end], m.level) for m in raw.marks] == [
        ("Ett", 2),
        ("Tre", 3),
    ]


def test_notes_stand_last_and_are_called_by_number() -> None:
    note = r"{\super \chftn {\footnote \pard\plain {\super \chftn } %s\par}}"
    first, second = note % "Ett.", note % r"Tv\'e5."
    raw = read(rf"Planen{first} fr\'e5n 2004{second}.\par")
    assert raw.text == "Planen1 från 2004[2].\n\n1 Ett.\n\n2 Två."
    assert [(m.kind, m.level) for m in raw.marks] == [("footnote", 1), ("footnote", 2)]


def test_spans_nested_tables_and_text_boxes() -> None:
    raw = read(
        r"\trowd\cellx1000\cellx2000\cellx3000\pard\intbl a\cell b\cell c\cell\row"
        r"\trowd\cellx2000\cellx3000\pard\intbl d\cell e\cell\row\pard"
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt \pard I rutan\par}}{\shprslt "
        r"{\*\do igen}}}Text\par"
    )
    assert raw.text == "a\tb\tc\nd\t\te\n\nText\n\nI rutan"
    nested = read(
        r"\trowd\cellx1000\cellx2000\pard\intbl\itap1 utanf\'f6r\par\pard\intbl\itap2 x"
        r"\nestcell y\nestcell{\*\nesttableprops\trowd\cellx500\cellx900\nestrow}"
        r"{\nonesttables\par}\pard\intbl\itap1\cell b\cell\row\pard"
    )
    assert nested.text == "utanför\n\nx\ty\n\nb"


def test_pages() -> None:
    broken = r"Ett.\par\page Tv\'e5.\par\sect\sectd Tre.\par\sect\sectd\sbknone Fyra."
    raw = read(broken)
    assert [raw.text[at:][:3] for at in raw.page_starts] == ["Ett", "Två", "Tre"]


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 " + b"{" * 100_000 + b"x",
        b"{\\rtf1 " + b"{\\b " * 2_000 + b"x",
    ],
)
def test_bottomless_files_are_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        rtf.read(data)
    assert refused.value.stage == "gräns"


@pytest.mark.parametrize(
    "piece",
    [
        *(r"{\pict ", r"\u229", r"\'e5", r"{\footnote x}", r"\cell ", r"\row ", "{}"),
        *(r"\bin9999999 ", r"{\*\x", r"\trowd\cellx1\pard\intbl a\cell\row ", "}", "a"),
        *(r"{\shptxt x}", r"\par ", r"\itap9\nestcell ", r"{\listtext 1}", r"\page "),
    ],
)
def test_hostile_files_take_linear_time(piece: str) -> None:
    with contextlib.suppress(ReadError):
        rtf.read(b"{\\rtf1 " + piece.encode() * 5_000)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        raw = rtf.read(b"{\\rtf1 " + data)
    except ReadError:
        return
    assert all(0 <= m.start < m.end <= len(raw.text) for m in raw.marks)


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=60))
def test_any_text_comes_back(words: str) -> None:
    units = words.encode("utf-16-le")
    codes = (units[at] | units[at + 1] << 8 for at in range(0, len(units), 2))
    body = "".join(rf"\u{code - 65536 if code > 32767 else code}?" for code in codes)
    expected = " ".join(words.replace("\uf0b7", "•").split())
    assert " ".join(text(body).split()) == expected
