"""A pattern run where its needles stand finds what it finds in the whole text."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ingest
from ingest.guided import Guided, text_of

DATA = Path(__file__).resolve().parents[1] / "extract" / "data"
WORDS = ("Maj", "maj", "år", "ÅR", "\n", " ", "İ", "ſedan", "sedan", "ı", "K", "2024")


def guided() -> Iterator[tuple[str, Guided]]:
    for module in pkgutil.walk_packages(ingest.__path__, "ingest."):
        if ".readers." in module.name:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Guided):
                yield f"{module.name}.{name}", value


GUIDED = dict(guided())
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.t*")))


@given(st.lists(st.sampled_from(WORDS), max_size=20).map("".join))
def test_small_letters_stand_where_the_text_has_them(text: str) -> None:
    small = text_of(text).small
    assert len(small) == len(text)
    pattern = r"maj|år|sedan|\d+|k"
    wanted = [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
    assert [m.span() for m in re.finditer(pattern, small)] == wanted


@given(st.lists(st.sampled_from(WORDS), max_size=20).map("".join))
def test_what_is_found_is_what_the_whole_text_holds(text: str) -> None:
    pattern = r"\b(?:maj|sedan)(?: \d+)?\b"
    whole = [m.span() for m in re.finditer(pattern, text, re.IGNORECASE)]
    assert [m.span() for m in Guided(pattern).finditer(text)] == whole


@pytest.mark.parametrize("name", GUIDED)
def test_no_needle_hides_a_match(name: str) -> None:
    one = GUIDED[name]
    whole = re.compile(one.pattern.pattern, 0 if one.cased else re.IGNORECASE)
    wanted = [match.span() for match in whole.finditer(TEXT)]
    assert [match.span() for match in one.finditer(TEXT)] == wanted


@pytest.mark.parametrize("name", GUIDED)
def test_patterns_and_needles_are_in_small_letters(name: str) -> None:
    one = GUIDED[name]
    bare = re.sub(r"\\[a-zA-Z]|\(\?P[<=]\w+", "", one.pattern.pattern)
    assert one.cased or bare == bare.lower()
    assert all(needle == needle.lower() for needle in one.needles)


@pytest.mark.parametrize("name", GUIDED)
def test_no_match_reaches_over_the_end_of_a_line(name: str) -> None:
    text = TEXT.replace(" ", "\n")
    assert all("\n" not in match[0] for match in GUIDED[name].pattern.finditer(text))
