"""§§ in the layouts of different bodies, told from mentions and contents lists."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Mark, Section
from ingest.structure.layout import Layout
from ingest.structure.sections import find_sections


def paragrafer(text: str) -> list[Section]:
    return [s for s in find_sections(Layout(text)) if s.kind == "paragraf"]


@pytest.mark.parametrize(
    ("line", "number", "heading", "dnr"),
    [
        ("§ 11\n\nTaxa för bad", "11", "Taxa för bad", ()),
        ("§11\nTaxa för bad", "11", "Taxa för bad", ()),
        ("§ 63/24\nTaxa för bad", "63/24", "Taxa för bad", ()),
        ("§ 12 b\nTaxa för bad", "12 b", "Taxa för bad", ()),
        (
            "KS § 144 Dnr KS 2024/118\nTaxa för bad",
            "144",
            "Taxa för bad",
            "KS 2024/118",
        ),
        ("§ 7 Taxa för bad\nDnr: 2024/612", "7", "Taxa för bad", "2024/612"),
        ("§ 5 2024.031 KS\nTaxa för bad", "5", "Taxa för bad", "2024.031 KS"),
        ("§ 10 0398/24\n\nTaxa för bad", "10", "Taxa för bad", "0398/24"),
        (
            "§ 1 Ärendenummer STK-2024-00318\n\nTaxa för bad",
            "1",
            "Taxa för bad",
            "STK-2024-00318",
        ),
        ("Paragraf 5 – Taxa för bad", "5", "Taxa för bad", ()),
        ("§ 3 Ärendenummer\n\nTaxa för bad", "3", "Taxa för bad", ()),
    ],
)
def test_layouts(line, number, heading, dnr):
    text = f"Protokoll\n\n{line}\n\nBeslut\nNämnden antar taxan.\n"
    (found,) = paragrafer(text)
    expected = (dnr,) if isinstance(dnr, str) else dnr
    assert (found.number, found.heading, found.dnr) == (number, heading, expected)
    assert text[found.start :].startswith(line[:3])
    assert text[found.body_start :].startswith("Beslut")


def test_contents_list_gives_way_to_the_real_paragraphs():
    front = "Protokoll\n§ 1 Upprop\n§ 2 Taxa\n§ 3 Val\n"
    real = "".join(
        f"§ {n}\n{heading}\nBeslut\nNämnden fattade beslut i ärende {n}.\n"
        for n, heading in ((1, "Upprop"), (2, "Taxa"), (3, "Val"))
    )
    found = paragrafer(front + real)
    assert [s.number for s in found] == ["1", "2", "3"]
    assert found[0].start == len(front)


@pytest.mark.parametrize(
    "mention",
    [
        "§ 21 i nämndens reglemente gäller också.",
        "§ 99 KF 2024-05-06",
        "• § 12 Taxa för bad",
        "§ 9, den 3 maj 2024.",
        "§ 2 och § 3 utgår.",
    ],
)
def test_a_mention_at_the_start_of_a_line_is_no_section(mention):
    text = (
        "§ 7\nTaxa för bad\nBeslut\nNämnden antar taxan.\n"
        f"{mention}\n"
        "§ 8\nVal\nBeslut\nNämnden väljer Mona Dahl.\n"
    )
    assert [s.number for s in paragrafer(text)] == ["7", "8"]


def test_the_front_page_says_which_paragraphs_there_are():
    text = (
        "Protokoll\nParagrafer §§ 30-31\n"
        "§ 30\nTaxa\nBeslut\nNämnden antar taxan.\n"
        "§ 31\nMeddelanden\n§ 63 2024.354 KS Rutin mot hot\nBeslut\nNoteras.\n"
    )
    assert [s.number for s in paragrafer(text)] == ["30", "31"]


def test_bare_numbers_count_only_in_an_unbroken_protocol():
    items = "".join(f"{n}\nÄrende {n}\nBeslut\nBifalls.\n\n" for n in (12, 13, 14))
    assert [s.number for s in paragrafer("Sammanträdesprotokoll\n\n" + items)] == [
        "12",
        "13",
        "14",
    ]
    assert paragrafer("En rapport\n\n" + items) == []


def test_headings_nest_in_their_paragraph():
    text = (
        "§ 1\nTaxa\nÄrendet\nTaxan är gammal.\nKulturnämndens beslut\nTaxan antas.\n"
        "§ 2\nVal\nBeslut\nMona Dahl väljs.\n"
    )
    sections = find_sections(Layout(text))
    first, second = (s for s in sections if s.kind == "paragraf")
    inner = [s for s in sections if s.kind == "rubrik" and s.end <= first.end]
    assert [s.heading for s in inner] == ["Ärendet", "Kulturnämndens beslut"]
    assert inner[1].end == first.end == second.start
    assert text[inner[1].body_start : inner[1].end].strip() == "Taxan antas."


def test_an_inline_heading_begins_its_text_after_the_colon():
    text = "§ 1\nTaxa\nBeslut: Taxan antas.\nExpedieras till: Kommunstyrelsen\n"
    sections = find_sections(Layout(text))
    rubriker = [s for s in sections if s.kind == "rubrik"]
    assert [s.heading for s in rubriker] == ["Beslut", "Expedieras till"]
    assert text[rubriker[0].body_start : rubriker[0].end].strip() == "Taxan antas."


def test_front_page_and_appendix():
    body = "Beslut\nNämnden antar taxan.\n\n"
    appendix = "Bilaga 1\n" + "En rad i bilagan om taxan.\n" * 20
    text = "Protokoll\nPlats och tid: Ekträsk\n\n§ 1\nTaxa\n" + body + appendix
    sections = find_sections(Layout(text))
    kinds = [s.kind for s in sections if s.kind != "rubrik"]
    assert kinds == ["forsattsblad", "paragraf", "bilaga"]
    assert sections[0].end == text.index("§ 1")


def test_marked_headings_end_at_the_next_of_their_level():
    text = "Stort\nText.\nLitet\nMer text.\nStort igen\nSlut.\n"
    marks = tuple(
        Mark(text.index(h), text.index(h) + len(h), "heading", level)
        for h, level in (("Stort", 1), ("Litet", 2), ("Stort igen", 1))
    )
    big, small, again = find_sections(Layout(text, marks))
    assert big.end == small.end == again.start


LINES = st.lists(
    st.sampled_from(
        ["§ 1", "§ 2 Taxa", "§ 3", "Beslut", "Bilaga 1", "", "Text som är lite längre."]
    ),
    max_size=30,
)


@given(LINES)
def test_sections_lie_within_the_text_and_nest(lines):
    text = "\n".join(lines)
    sections = find_sections(Layout(text))
    for section in sections:
        assert 0 <= section.start <= section.body_start <= section.end <= len(text)
    outer = [s for s in sections if s.kind != "rubrik"]
    for before, after in pairwise(outer):
        assert before.end <= after.start
    assert len({s.id for s in sections}) == len(sections)


def test_pages_follow_the_page_starts():
    text = "§ 1\nTaxa\nBeslut\nAntas.\n§ 2\nVal\nBeslut\nVäljs.\n"
    layout = replace(Layout(text), page_starts=(0, text.index("§ 2")))
    pages = [s.page for s in find_sections(layout) if s.kind == "paragraf"]
    assert pages == [1, 2]


def test_numbers_begin_anew_only_in_another_protocol() -> None:
    case = "Beslut\n\nNämnden antar förslaget.\n\n"
    first = f"Protokoll\n\n§ 8 Taxa\n\n{case}§ 9 Avgift\n\n{case}"
    second = (
        f"Protokoll\n\nNärvarande\n\nAda Ek\n\n§ 2 Avtal\n\n{case}§ 3 Val\n\n{case}"
    )
    assert [p.number for p in paragrafer(first + second)] == ["8", "9", "2", "3"]
    mentioned = first + f"§ 2 Avtal\n\n{case}§ 3 Val\n\n{case}"
    assert [p.number for p in paragrafer(mentioned)] in (["8", "9"], ["2", "3"])


def test_an_attachment_named_in_a_case_does_not_end_it() -> None:
    text = (
        "Protokoll\n\n§ 4 Ny taxa\n\nBeslut\n\nTaxan antas.\n\nBilaga: Taxa för hamnen"
        "\n\nBeslutet skickas till\n\n" + "Hamnen får beslutet med post. " * 12
    )
    found = find_sections(Layout(text))
    assert [s.kind for s in found if s.kind == "bilaga"] == []


def test_a_dnr_at_the_end_of_a_heading_is_no_part_of_it() -> None:
    text = "§ 4 Ny taxa för hamnen, dnr TN 2023/14\n\nBeslut\n\nTaxan antas."
    paragraf = next(s for s in find_sections(Layout(text)) if s.kind == "paragraf")
    assert (paragraf.heading, paragraf.dnr) == ("Ny taxa för hamnen", ("TN 2023/14",))


def test_a_label_under_the_number_is_no_part_of_the_heading():
    text = (
        "§ 100\n\nSvar på remiss: Ett hållbart system för fiske i våra mindre sjöar och"
        " vattendrag (SOU 2024:48)\nDiarienummer: RS-ovanligt-77\n\nBeslut\nJa."
    )
    (section,) = paragrafer(text)
    assert section.heading is not None
    assert section.heading.endswith("(SOU 2024:48)")


@pytest.mark.parametrize("heading", ["Innehåll\n\n", ""])
def test_entries_with_a_tab_and_a_page_are_contents(heading):
    names = ("Taxa för bad", "Ny lekplats", "Plan 2025–2030", "Anmälningar")
    entries = [f"§ {n} {name}\t{n}" for n, name in enumerate(names, start=3)]
    cases = [
        f"§ {n}\t{name}\n\tDnr KS 2024/{n}00\n\nBeslut\n\nFörslaget antas."
        for n, name in enumerate(names, start=3)
    ]
    text = heading + "\n\n".join([*entries, *cases])
    marks, at = [], 0
    for line in text.split("\n"):
        if "\t" in line and not line[-2:].startswith("\t"):
            marks.append(Mark(at, at + len(line), "table_row"))
        at += len(line) + 1
    layout = Layout(text, marks=tuple(marks))
    sections = find_sections(layout)
    found = [s for s in sections if s.kind == "paragraf"]
    assert [(s.number, s.heading) for s in found] == [
        (str(n), name) for n, name in enumerate(names, start=3)
    ]
    assert [s.dnr for s in found] == [(f"KS 2024/{n}00",) for n in range(3, 7)]
    assert sum(s.kind == "innehall" for s in sections) == 1
