"""Looking only where a pattern can match finds all that looking everywhere does."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ingest.stretches import lines_with, near_digits
from ingest.structure.dnr import _forms, find_numbers

SIGNS = st.text("KSRn 2024/-:.01å\n§", max_size=80)


@given(SIGNS)
def test_every_digit_is_near(text: str) -> None:
    places = near_digits(text, 3, 0, len(text))
    assert places == sorted(places)
    for index, char in enumerate(text):
        around = any(low <= index < high for low, high in places)
        distance = [abs(index - m.start()) for m in re.finditer(r"\d", text)]
        assert around >= (char.isdigit())
        assert around or all(step > 2 for step in distance)


@given(SIGNS)
def test_no_number_is_lost_between_the_stretches(text: str) -> None:
    found = find_numbers(text, cued=True)
    for pattern, *_ in _forms():
        for match in pattern.finditer(text):
            assert any(n.start < match.end() and match.start() < n.end for n in found)


def test_lines_that_hold_a_word() -> None:
    text = "En plan.\nIngenting.\nEn strategi och en plan."
    assert [text[a:b] for a, b in lines_with(text, ("plan", "strategi"))] == [
        "En plan.\n",
        "En strategi och en plan.",
    ]
