"""What a passage is met by is the same stored as worked out."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analysis, query, wording
from search.engines import ENGINES, open_engine
from search.engines.prepared import prepare
from search.engines.stored import unpack
from search.model import END, MARK, Entry, Exactly
from search.snippets import Marker
from tests.search.made import entry

# Stems that their word does not begin with, compounds, keys and odd letters.
WORDS = (
    *(
        "böckerna",
        "bättre",
        "vårdplatserna",
        "Cykelplanen",
        "KS",
        "2024/118",
        "İstanbul",
    ),
    *(
        "ΑΣ",
        "§",
        "12",
        "och",
        "2 500",
        "\n",
        "–",
        "åtgärdslistan",
        "e-post",
        "skolgården",
    ),
)


def headed(text: str) -> Entry:
    said = {"organ": "Kulturnämnden", "section": "4", "heading": "Vårdplatser"}
    return entry("d", text, dnr=("KN 2021/11",), **said)


@given(
    st.lists(st.sampled_from(WORDS)).map(" ".join)
    | st.text()
    | st.text(alphabet=f"aåBİΣ {MARK}{END}")
)
def test_a_stored_passage_is_met_by_what_its_text_is(text: str) -> None:
    made = headed(text)
    back = unpack(prepare(made).stored)
    assert replace(back, wording=None) == made
    known = wording.of_passage(back)
    assert wording.stems(known.text) == analysis.stems(text)
    assert wording.wide(known.text) == analysis.wide(text)
    assert known.heading == wording.made(made).heading
    for stem in analysis.stems(text):
        assert known.text.has(stem)
    for form in analysis.wide(text):
        assert known.text.has(form, wide=True)
    for word in analysis.WORD.findall(text):
        lower = word.lower()
        assert known.text.has(lower) == (lower in analysis.stems(text))


@given(st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join))
def test_the_same_words_are_marked_by_what_is_stored(text: str) -> None:
    known = unpack(prepare(headed(text)).stored).wording
    for asked in ("böcker", '"vårdplatserna åtgärdslistan"~5', "skolgard~", "bättre*"):
        marker = Marker(query.parse(asked).tree)
        assert marker.marks(text, known) == marker.marks(text)


@pytest.mark.parametrize("name", sorted(ENGINES))
def test_a_text_that_already_has_marks_comes_back_as_it_was(
    name: str, tmp_path: Path
) -> None:
    engine = open_engine(tmp_path, name)
    text = f"Badhuset{MARK} stängs.{END} Badhuset öppnas."
    engine.apply([], [headed(text)], 1)
    (found,), _ = engine.find(Exactly("passage", "d-s0"), 1)
    engine.release()
    assert found.entry.text == text
