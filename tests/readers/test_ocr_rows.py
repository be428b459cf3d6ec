"""The order of what was read, from boxes alone."""

from dataclasses import replace

import pytest

from ingest.readers.ocr_engine import Found
from ingest.readers.ocr_rows import in_rows
from ingest.readers.ocr_words import best_of, without_noise

TALL, LEAD = 30, 45


def line(block: int, row: int, left: float, text: str) -> list[Found]:
    """Return the words of a line, as the engine places them."""
    words, top = [], 100.0 + LEAD * row
    for word in text.split():
        right = left + 16 * len(word)
        key = (block, 1, row)
        words.append(Found(word, left, top, right, top + TALL, 0.95, key))
        left = right + 12
    return words


def read(words: list[Found]) -> list[str]:
    rows: dict[tuple[int, int, int], list[str]] = {}
    for word in in_rows(words):
        rows.setdefault(word.line, []).append(word.text)
    return [" ".join(row) for row in rows.values()]


def test_cells_that_were_taken_for_columns_become_rows() -> None:
    names = ["Siv Ek", "Bo Lind", "Eva Ås"]
    words = [w for n, name in enumerate(names) for w in line(1, n, 100, name)]
    words += [w for n in range(3) for w in line(2, n, 900, "Ja")]
    assert read(words) == ["Siv Ek Ja", "Bo Lind Ja", "Eva Ås Ja"]


def test_columns_of_running_text_are_read_one_by_one() -> None:
    text = "detta är en rad med ord"
    left = [w for n in range(6) for w in line(1, n, 100, f"{text} {n}")]
    right = [w for n in range(6) for w in line(2, n, 900, f"och {text} {n}")]
    assert read(left + right) == [f"{text} {n}" for n in range(6)] + [
        f"och {text} {n}" for n in range(6)
    ]


def test_columns_in_several_blocks_keep_the_order_of_the_engine() -> None:
    text = "detta är en rad med ord"
    words = []
    for block, (first, left) in enumerate([(0, 100), (6, 100), (0, 900), (5, 900)]):
        for number in range(5):
            words += line(block, first + number, left, f"{text} {block}{number}")
    assert read(words) == [f"{text} {b}{n}" for b in range(4) for n in range(5)]


def test_nothing_is_read_in_no_order() -> None:
    assert in_rows([]) == []


def one(text: str, confidence: float, left: float = 100, right: float = 160) -> Found:
    return Found(text, left, 100, right, 130, confidence, (1, 1, 1))


@pytest.mark.parametrize(
    ("swedish", "english", "believed"),
    [
        (("8", 0.8), ("§", 0.9), "§"),
        (("&", 0.9), ("§", 0.8), "§"),
        (("26.", 0.6), ("%.", 0.7), "%."),
        (("26", 0.9), ("%", 0.8), "26"),
        (("19997?", 0.5), ("1999?", 0.9), "1999?"),
        (("2023-118", 0.9), ("2023-113", 0.6), "2023-118"),
        (("på", 0.8), ("pa", 0.95), "på"),
        (("får", 0.5), ("far", 0.99), "får"),
        (("Vv", 0.6), ("V", 0.9), "V"),
        (("12", 0.8), ("IZ", 0.9), "12"),
        (("|", 0.6), ("I", 0.9), "I"),
        (("å", 0.8), ("%", 0.2), "å"),
    ],
)
def test_the_reading_that_knows_the_sign_is_believed(
    swedish: tuple[str, float], english: tuple[str, float], believed: str
) -> None:
    (word,) = best_of([one(*swedish)], [one(*english)])
    assert word.text == believed


def test_a_narrow_sign_is_found_in_the_figures_it_was_taken_for() -> None:
    (word,) = best_of([one("26", 0.7)], [one("%", 0.9, 104, 124)])
    assert word.text == "%"


def test_a_figure_is_parted_where_the_other_reading_parts_it() -> None:
    groups = [one("1", 0.9, 100, 110), one("426", 0.9, 125, 160)]
    assert [w.text for w in best_of([one("1426", 0.9)], groups)] == ["1", "426"]
    assert [w.text for w in best_of([one("1427", 0.9)], groups)] == ["1427"]


@pytest.mark.parametrize(
    ("swedish", "english", "believed"),
    [
        ("841", [("§", 100, 113), ("41", 124, 160)], ["§", "41"]),
        ("$41", [("§", 100, 113), ("41", 124, 160)], ["§", "41"]),
        ("638", [("63", 100, 136), ("§", 147, 160)], ["63", "§"]),
        ("8812-14", [("§§", 100, 112), ("12-14", 120, 160)], ["§§", "12-14"]),
        ("841", [("§", 100, 113)], ["§", "41"]),
        ("638", [("§", 147, 160)], ["63", "§"]),
        ("88", [("§", 100, 130)], ["§"]),
        ("8:an", [("§", 100, 113), ("an", 124, 160)], ["8:an"]),
    ],
)
def test_the_number_beside_a_sign_stays(
    swedish: str, english: list[tuple[str, float, float]], believed: list[str]
) -> None:
    groups = [one(text, 0.9, left, right) for text, left, right in english]
    assert [word.text for word in best_of([one(swedish, 0.6)], groups)] == believed


def test_a_faint_number_that_both_readings_have_is_no_blot() -> None:
    (word,) = without_noise(best_of([one("$41", 0.0)], [one("§41", 0.05)]))
    assert word.text == "§41"


def test_specks_and_rules_are_no_words() -> None:
    words = [one("Nämnden", 0.9), one("beslutar", 0.9)]
    specks = [one("'", 0.2), one("|", 0.3), replace(one("I", 0.9), bottom=900)]
    assert without_noise([*words, *specks]) == words


def test_words_the_engine_is_unsure_of_stay() -> None:
    words = [one("Nämnden", 0.9), one("beslutar", 0.2), one("-", 0.8)]
    assert without_noise(words) == words


def test_the_long_dash_of_other_languages_is_the_swedish_one() -> None:
    assert without_noise([one("7—9", 0.9)])[0].text == "7–9"
