"""Highlighting never changes the text, and never lets it act as markup."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from app.ui.components import fact_text, plain
from app.ui.components.fact_text import Shown

KINDS = ("commitment", "decision", "person", "time")
HOSTILE = "<script>alert(1)</script> & \"x\" onload='y' </div><b>"


def unmarked(marked: str) -> str:
    """Return the HTML without its tags; what the text itself holds is escaped."""
    return re.sub(r"<[^>]*>", "", marked)


@st.composite
def highlighted(
    draw: st.DrawFn,
) -> tuple[str, list[Shown], tuple[int, int], tuple[int, int]]:
    text = draw(st.text(alphabet="ab<>&\"' \n\tåö😀", max_size=60))
    place = st.integers(0, len(text))
    facts = []
    for _ in range(draw(st.integers(0, 6))):
        start, end = sorted((draw(place), draw(place)))
        label = draw(st.text(alphabet="<>\"'&a", max_size=5))
        facts.append(Shown(start, end, draw(st.sampled_from(KINDS)), label))
    first, last = sorted((draw(place), draw(place)))
    focus = sorted((draw(place), draw(place)))
    facts.sort(key=lambda s: (s.start, -s.end, s.kind))
    return text, facts, (first, last), (focus[0], focus[1])


@given(highlighted())
def test_without_its_tags_the_html_is_the_escaped_text(
    drawn: tuple[str, list[Shown], tuple[int, int], tuple[int, int]],
) -> None:
    text, facts, window, focus = drawn
    pages = [(n, f'<"{n}>') for n in range(0, len(text), 7)]
    marked = fact_text.marked(text, facts, window, focus, pages)
    assert unmarked(marked) == html.escape(text[window[0] : window[1]])


@given(highlighted())
def test_the_focus_is_marked_once_and_holds_its_words(
    drawn: tuple[str, list[Shown], tuple[int, int], tuple[int, int]],
) -> None:
    text, facts, _, focus = drawn
    marked = fact_text.marked(text, facts, (0, len(text)), focus)
    assert marked.count('id="fokus"') == (focus[0] < focus[1])
    if focus[0] < focus[1]:
        inside = marked.split('id="fokus"', 1)[1].split("<mark>", 1)[1]
        inside = inside.split("</mark>", 1)[0]
        assert unmarked(inside) == html.escape(text[focus[0] : focus[1]])
    assert marked.count("<span") == marked.count("</span>")


def test_a_hostile_text_is_shown_as_text() -> None:
    facts = [Shown(0, len(HOSTILE), "commitment", '"><img src=x>')]
    marked = fact_text.marked(HOSTILE, facts, (0, len(HOSTILE)), (0, 8))
    assert "<script" not in marked
    assert "<img" not in marked
    assert marked.count("<b") == 0


def test_facts_that_overlap_each_keep_their_kind() -> None:
    text = "Ett löfte om vägen"
    facts = [Shown(0, 9, "commitment"), Shown(4, 18, "decision")]
    marked = fact_text.marked(text, facts, (0, len(text)))
    assert '<span id="f-0" class="sagt-commitment">Ett </span>' in marked
    assert 'class="sagt-commitment sagt-decision">löfte</span>' in marked
    assert 'class="sagt-decision"> om vägen</span>' in marked


def test_a_page_number_stands_where_the_page_begins() -> None:
    marked = fact_text.marked("ett\ntvå", [], (0, 7), pages=[(4, "sida 2")])
    assert 'ett\n<span class="sagt-sida" data-sida="sida 2"></span>två' in marked


@given(st.text(alphabet="a\n ", max_size=200), st.integers(1, 40))
def test_the_parts_of_a_text_are_all_of_it(text: str, size: int) -> None:
    windows = fact_text.parts(text, size)
    assert "".join(text[a:b] for a, b in windows) == text
    assert all(b - a <= size for a, b in windows)


def test_a_quote_marks_words_and_escapes_the_rest() -> None:
    found = plain.quote("a <b> c", [(2, 5)])
    assert found == (
        '<blockquote class="sagt-citat">a <mark>&lt;b&gt;</mark> c</blockquote>'
    )


@given(st.text(max_size=40))
def test_a_label_has_no_markdown_left(text: str) -> None:
    label = plain.label(text)
    assert "\n" not in label
    assert not re.search(r"(?<!\\)[*_`\[\]<>$:#]", label.replace("\\\\", ""))
    assert "://" not in label


def test_the_cells_of_a_row_stand_apart() -> None:
    row = "Kostnad\t169\t188"
    marked = fact_text.marked(row, [], (0, len(row)), (0, 0), [])
    assert marked.count(fact_text.CELL) == 2


def test_a_snippet_reads_as_running_text_with_its_words_marked() -> None:
    text = "Beslut \n\n  om vägen\noch\n\n\nbron & ån\nKajen, \nTorget."
    start = text.index("vägen")
    found = plain.running(text, [(start, start + len("vägen"))])
    assert "\n" not in found
    assert "<mark>vägen</mark> och" in found
    assert found.count('<i class="sagt-stycke"></i>') == len(("Beslut", "och", "ån"))
    assert html.unescape(unmarked(found)).split() == text.split()
