"""Plain text and Markdown: what is drawn with signs is read as what it stands for."""

import pytest

from ingest.model import RawDocument
from ingest.readers.text import read_markdown, read_plain


def md(text: str) -> RawDocument:
    return read_markdown(text.encode())


def kinds(raw: RawDocument) -> list[tuple[str, int, str]]:
    return [(m.kind, m.level, raw.text[m.start : m.end]) for m in raw.marks]


def test_front_matter_of_several_kinds() -> None:
    raw = md(
        "---\n# från systemet\ntitle: 'Svar: om vägar'\ndate: 2024-05-02T10:00:00Z\n"
        "dnr:\n  - KS 2024/118\n  - KS 2024/119\nsource: Almby kommun\n"
        "url: https://almby.example/a\nsammanfattning: |\n  Flera\n  rader\n---\nText."
    )
    assert dict(raw.metadata) == {
        "title": "Svar: om vägar",
        "published": "2024-05-02",
        "dnr": "KS 2024/118, KS 2024/119",
        "url": "https://almby.example/a",
    }
    assert raw.text == "Text."
    assert dict(md('+++\ntitle = "Plan"\n+++\nText.').metadata) == {"title": "Plan"}
    spoken = md("---\ndatum: den 3 maj 2024\nuppdaterad: i våras\n---\nText.")
    assert dict(spoken.metadata) == {"published": "2024-05-03"}
    assert read_plain(b"---\ntitle: Plan\n---\nText.").text == "Text."


def test_headings_underlined_and_with_signs() -> None:
    raw = md(
        "Plan för\nAlmby\n====\n\nMål\n---\n\nText.\n\n### Delmål ###\n\n---\nSlut."
    )
    assert kinds(raw) == [
        ("heading", 1, "Plan för Almby"),
        ("heading", 2, "Mål"),
        ("heading", 3, "Delmål"),
    ]
    assert raw.text.endswith("Delmål\n\nSlut.")


def test_items_go_on_over_their_lines() -> None:
    raw = md(
        "- nämnden ska\n  redovisa\n- och\nfölja upp\nNytt stycke.\n\n1) ett\n2) två"
    )
    assert raw.text == (
        "• nämnden ska redovisa\n• och följa upp\n\nNytt stycke.\n\n1) ett\n2) två"
    )


def test_tables_with_and_without_outer_bars() -> None:
    raw = md("Namn | Parti\n-----|:----:\nBo | S\\|M\n\n| a | |\n|---|---|\n| | b |\n")
    assert raw.text == "Namn\tParti\nBo\tS|M\na\n\tb"
    assert {m.kind for m in raw.marks} == {"table_row"}


def test_notes_stand_last_and_are_called_by_number() -> None:
    raw = md("Planen[^1] från 2024[^namn].\n\n[^1]: Se *rapporten*.\n    Sidan 3.\n"
             "[^namn]: Två.\n\nSlut.")  # fmt: skip
    assert raw.text == (
        "Planen1 från 2024[2].\n\nSlut.\n\n1 Se rapporten. Sidan 3.\n\n2 Två."
    )
    assert [m.kind for m in raw.marks] == ["footnote", "footnote"]


def test_comments_code_tags_and_link_targets() -> None:
    raw = md(
        "Före<!-- dolt\n\nigen --> efter <b>fet</b><br>rad &amp; rad\n\n```\n# ingen "
        "rubrik\n```\n\n> citat\n\n[a]: http://x.example\n[här][a] ~~struket~~kvar"
    )
    assert raw.text.split("\n\n") == [
        *("Före efter fet", "rad & rad", "# ingen rubrik", "citat", "här kvar"),
    ]


def test_drawn_tables_become_rows() -> None:
    drawn = "┌────┬────┐\n│ Bo │ S  │\n├────┼────┤\n│    │ M  │\n└────┴────┘\nSlut."
    raw = read_plain(drawn.encode())
    assert raw.text == "Bo\tS\n\tM\nSlut."
    assert kinds(raw) == [("table_row", 0, "Bo\tS"), ("table_row", 0, "\tM")]
    plain = read_plain(
        b"+----+----+\n| Bo | S  |\n+====+====+\n| Cia| M  |\n+----+----+"
    )
    assert plain.text == "Bo\tS\nCia\tM"


def test_underlined_headings_and_struck_letters() -> None:
    raw = read_plain(b"B\bBESLUT\n======\n\nN_\b\xc3\xa4mnden.\n----\nkvar\n\x1a")
    assert raw.text == "BESLUT\n\n\nNämnden.\n----\nkvar\n"
    assert kinds(raw) == [("heading", 1, "BESLUT")]


def test_pages_are_counted_in_the_text_that_is_left() -> None:
    raw = read_plain("│ a │ b │\n\fsida två\n".encode())
    assert raw.text[raw.page_starts[1] :] == "sida två\n"


@pytest.mark.parametrize(
    "piece",
    [
        "|",
        "| a ",
        "+-",
        "│",
        "<p ",
        "<!--",
        "[^1]",
        "~~a",
        "- a\n",
        "[^a]: x\n",
        "```\n",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    data = (piece * 10_000 + "x").encode()
    read_markdown(data)
    read_plain(data)
