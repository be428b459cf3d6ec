"""What a pattern needs stands in every text it fits, so that none is passed over."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.followup.documents.telling_literals import literals
from graph.followup.documents.telling_needles import Needles
from graph.followup.documents.telling_traits import _patterns

PATTERNS = [pattern for _, pattern in _patterns()]
NEEDLES = Needles([literals(one.pattern) for one in PATTERNS])


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bbro(?:n|ar)?\b", ("^bro",)),
        (r"bron\b", ("bron",)),
        (r"\b(?:bro\w*|tunnel) klar", ("klar",)),
        (r"(?:\w+ )?\d+", ()),
        (r"\bbro\b|\d", ()),
        (r"(?:väg)*en", ("en",)),
    ],
)
def test_what_a_pattern_needs(pattern: str, needed: tuple[str, ...]) -> None:
    assert literals(pattern) == needed


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_row_of_the_table_is_passed_over(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    lower = data.draw(st.from_regex(pattern)).lower()
    may_fit = NEEDLES.rows(re.findall(r"[^\W\d_]+", lower), lower)
    fitting = {n for n, one in enumerate(PATTERNS) if one.search(lower)}
    assert fitting <= set(may_fit)


def test_a_needle_within_a_word_and_one_that_begins_it() -> None:
    needles = Needles([("bro",), ("^bro",), ("gång bro",), ()])
    assert needles.rows(["gångbro"], "gångbro") == [0, 3]
    assert needles.rows(["broar"], "broar") == [0, 1, 3]
    assert needles.rows(["gång", "bro"], "gång bro") == [0, 1, 2, 3]
