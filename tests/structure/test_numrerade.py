"""Numbered headings are known by their series, whatever their words."""

import pytest

from ingest.model import Mark
from ingest.structure.layout import Layout
from ingest.structure.sections import find_sections

BODY = "Vi möter alla som kommer till hamnen och svarar gärna på frågor."


def headings(text: str, **more: object) -> list[str]:
    found = find_sections(Layout(text, **more))  # type: ignore[arg-type]
    return [s.heading or "" for s in found if s.kind == "rubrik"]


@pytest.mark.parametrize("form", ["{n}. {word}", "{n} {word}"])
def test_a_series_with_text_under_each_is_headings(form: str) -> None:
    words = ("Värdegrund", "Bryggor", "Hävning", "Sekretess")
    numbered = [form.format(n=n, word=word) for n, word in enumerate(words, 1)]
    assert headings("\n".join(f"{line}\n{BODY}" for line in numbered)) == numbered


def test_a_list_within_the_series_does_not_end_it() -> None:
    text = (
        f"1. Värdegrund\n{BODY}\n2. Bryggor\n{BODY}\n1. Rak brygga\n2. Sned brygga\n"
        f"3. Hävning\n{BODY}\n4. Sekretess\n{BODY}"
    )
    assert headings(text) == [
        "1. Värdegrund",
        "2. Bryggor",
        "3. Hävning",
        "4. Sekretess",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Handlingar som skickas:\n1. Karta\n2. Ritning\n3. Taxa\n4. Foto",
        f"1. Hamnen ska lagas\n{BODY}\n2. Taxan är ny\n{BODY}\n3. Kön är lång\n{BODY}",
        f"1. Vad kostar det?\n{BODY}\n2. Varför då?\n{BODY}\n3. Vem gör det?\n{BODY}",
        f"7. Värdegrund\n{BODY}",
    ],
)
def test_items_points_and_questions_are_no_headings(text: str) -> None:
    assert headings(text) in ([], ["Handlingar som skickas"])


@pytest.mark.parametrize("words", ["2024", "e-tjänster", "Hösten 2025", "2025-2027"])
def test_what_the_file_marks_is_a_heading(words: str) -> None:
    text = f"{words}\nKontoret inför en lots."
    assert headings(text, marks=(Mark(0, len(words), "heading", 2),)) == [words]


def test_large_figures_on_a_page_are_none() -> None:
    marks = (Mark(0, 3, "heading", 2),)
    text = "12%\nav bryggorna är nya."
    assert headings(text, marks=marks, media_type="application/pdf") == []


def test_a_sentence_broken_off_is_no_heading() -> None:
    text = (
        f"{BODY}\n\nDen här handlingen har skrivits i två exemplar, och de båda två\n"
        "parterna i hamnen har tagit var sitt av dem när bryggan invigdes med musik."
    )
    assert headings(text) == []
