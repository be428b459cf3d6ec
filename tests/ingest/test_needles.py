"""Fixed parts of patterns: where none of them stands, the pattern cannot match."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.needles import needles_of
from ingest.stretches import around

LETTERS = st.text("abc", min_size=1, max_size=5)
PARTS = st.one_of(
    LETTERS,
    LETTERS.map(lambda word: f"(?:{word}|c)"),
    LETTERS.map(lambda word: f"(?:{word})?"),
    LETTERS.map(lambda word: f"{word}?"),
    LETTERS.map(lambda word: f"{word}+"),
    st.sampled_from((r"\b", "[ab]", "[^a]{0,2}", r"\w*", "(?=a)", "(?<!b)", "^", ".")),
)
PATTERNS = st.lists(st.lists(PARTS, max_size=4).map("".join), min_size=1, max_size=3)


@given(PATTERNS.map("|".join), st.text("abc ", max_size=12))
def test_every_match_holds_a_needle(pattern: str, text: str) -> None:
    needles = needles_of(pattern)
    for found in re.finditer(pattern, text):
        assert not needles or any(needle in found.group() for needle in needles)


@pytest.mark.parametrize(
    ("pattern", "needles"),
    [
        (r"^(?:sammanträdes)?protokoll\b", ("protokoll",)),
        (r"\bkallelse\b|\bdagordning(?:en)?\b", ("kallelse", "dagordning")),
        (r"\bsvar på (?:\w+ )?motion", ("svar på ",)),
        (r"[a-z]+\d", ()),
        (r"kallelse|\d+", ()),
        (r"taxa?n", ("tax",)),
    ],
)
def test_needles_are_what_must_be_there(pattern: str, needles: tuple[str, ...]) -> None:
    assert needles_of(pattern) == needles


@given(st.text("@a ", max_size=40), st.integers(0, 5), st.integers(1, 5))
def test_stretches_around_a_sign_are_apart_and_hold_it(
    text: str, before: int, after: int
) -> None:
    found = around(text, "@", before, after)
    assert all(a[1] < b[0] for a, b in pairwise(found))
    for at, sign in enumerate(text):
        inside = [low for low, high in found if low <= at < high]
        assert sign != "@" or len(inside) == 1
