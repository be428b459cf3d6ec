"""One analysis for index and query: what is written differently is found alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import analysis, compounds, keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vårdplatserna", "vårdplats"),
        ("åtgärder", "åtgärderna"),
        ("Lillforsfärjan", "lillforsfärja"),
        ("Granlunds", "Granlund"),
        ("kommunfullmäktiges", "kommunfullmäktige"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert analysis.stem(one) == analysis.stem(other)


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("civilsamhällesorganisationer", "civilsamhälle"),
        ("vårdplatser", "plats"),
        ("kommunfullmäktige", "fullmäktige"),
        ("arbetsmarknad", "marknad"),
        ("stadsledningskontor", "kontor"),
        ("Lillforsslussen", "sluss"),
    ],
)
def test_a_compound_is_found_by_its_parts(word: str, part: str) -> None:
    assert analysis.stem(part) in analysis.parts(word)
    assert analysis.stem(part) in analysis.wide(word)


@pytest.mark.parametrize("word", ["transport", "sammanträde", "utbildning", "beslut"])
def test_a_word_that_only_looks_like_a_compound_is_whole(word: str) -> None:
    assert analysis.parts(word) == ()


def test_words_are_found_without_dots_rings_and_accents() -> None:
    assert f"{analysis.FOLDED}skolgard" in analysis.wide("skolgård")
    assert f"{analysis.FOLDED}rosen" in analysis.wide("Rosén")
    assert not any(w.startswith(analysis.FOLDED) for w in analysis.wide("skola"))


@pytest.mark.parametrize(
    ("key", "writings"),
    [
        ("#ks2024/118", ["KS 2024/118", "ks2024-00118", "KS 118/2024", "KS/2024:118"]),
        ("#ks2024/118", ["2024.118 KS", "118/2024 KS"]),
        ("#2024/118", ["2024/118", "dnr 2024:118", "2024.118 KS"]),
        ("§13", ["§ 13", "§§ 12–14", "paragraf 13"]),
        ("@2021-06-24", ["24 juni 2021", "24/6 2021", "2021-06-24"]),
        ("@2021-06", ["juni 2021", "den 3 juni 2021"]),
        ("2500", ["2 500 kronor", "2.500"]),
        ("2,5", ["2,5 procent"]),
    ],
)
def test_what_is_written_in_many_ways_has_one_key(
    key: str, writings: list[str]
) -> None:
    assert all(key in keys.keys(writing) for writing in writings)


def test_a_span_of_years_is_no_dnr() -> None:
    assert not [k for k in keys.keys("plan 2024–2028") if k.startswith("#")]


@pytest.mark.parametrize(
    "forms",
    [
        ("dagcenter", "dagcentret", "dagcentrum"),
        ("hemlös", "hemlösa"),
        ("sparkcykel", "sparkcyklar", "sparkcyklarna"),
    ],
)
def test_forms_of_a_word_no_lexicon_knows_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({analysis.stem(form) for form in forms}) == 1


@given(st.text(alphabet="abåäö KS2024/-:§ .,", max_size=80))
def test_tokens_stand_where_they_say(text: str) -> None:
    found = analysis.tokens(text)
    assert [t.stem for t in found] == analysis.stems(text)
    assert all(analysis.stem(text[t.start : t.end]) == t.stem for t in found)
    assert all(0 <= k.start < k.end <= len(text) for k in keys.found(text))


@given(st.text(alphabet="abdeginorstuäö", min_size=1, max_size=30))
def test_parts_never_are_the_word_itself(word: str) -> None:
    assert word not in compounds.parts(word)
    assert analysis.stem(word) not in analysis.parts(word)


def test_a_word_without_end_is_soon_read() -> None:
    assert analysis.parts("a" * 50_000) == ()


def test_an_adjective_is_one_word_however_it_is_bent() -> None:
    for forms in ("statlig statligt statliga", "gammal gammalt gamla", "hög högre"):
        assert len({analysis.stem(form) for form in forms.split()}) == 1
