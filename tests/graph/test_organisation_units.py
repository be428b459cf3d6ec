"""Names of units and companies taken apart: what is one, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.organisation_forms import branch, form
from graph.identity.organisation_units import unit
from graph.identity.organisation_words import fold, nearly, one_slip, slips

LETTERS = st.text("abåäö -12", max_size=8)
HEADS = (
    "nämnden",
    "styrelsen",
    "förvaltningen",
    "utskottet",
    "kontoret",
    "beredningen",
)


@pytest.mark.parametrize(
    "names",
    [
        ("Nämnden för park och natur", "park- och naturnämnden", "Park & naturnämnden"),
        ("Skogsnämnden", "skogsnämndens", "Skogsnämnd", "Nämnden för skog"),
        ("Skogsnämnden Norr", "Skogsnämnd Norr", "skogsnämnden Norrs"),
        ("skogsnämndens arbetsutskott", "Skogsnämndens arbetsutskottet"),
        ("Hälso- och sjukvårdsnämnden", "hälso-och sjukvårdsnämnden"),
        ("Hälso \u2013 och sjukvårdsnämnden", "Hälso- och sjukvårds\u00adnämnden"),
    ],
)
def test_spelling_article_case_and_order_do_not_matter(names: tuple[str, ...]) -> None:
    assert len({unit(name) for name in names}) == 1
    assert unit(names[0]) is not None


@given(
    st.permutations(HEADS), st.sampled_from(["skogs", "park- och natur", "tekniska "])
)
def test_units_of_different_kinds_are_never_one(heads: list[str], words: str) -> None:
    units = {unit(words + head) for head in heads}
    assert len(units) == len(heads)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Skogsnämnden", "Park- och skogsnämnden"),
        ("Skogsnämnden", "Skogsnämnderna"),
        ("Skogsnämnden Norr", "Skogsnämnden Söder"),
        ("Skogsnämnd 1", "Skogsnämnd 2"),
        ("Skogsnämnden", "Skogsnämndens arbetsutskott"),
        ("Skogsnämndens arbetsutskott", "Parknämndens arbetsutskott"),
        ("Kommunstyrelsen i Lövhult", "Kommunstyrelsen i Granvik"),
    ],
)
def test_other_words_numbers_places_and_owners_make_another_unit(
    one: str, other: str
) -> None:
    assert unit(one) != unit(other)


@pytest.mark.parametrize("name", ["Lövhults Energi AB", "KS", "", "Trafikverket"])
def test_other_names_are_no_units(name: str) -> None:
    assert unit(name) is None


def test_a_companys_form_stands_apart_from_its_name() -> None:
    written = (
        "AB Lövhults Energi",
        "Lövhults energi aktiebolag",
        "Lövhults Energi AB (publ)",
    )
    assert len({(form(name).key, form(name).legal) for name in written}) == 1
    union = form("Lövhults Energi ekonomisk förening")
    assert (union.key, union.legal) == (form(written[0]).key, "ekforening")


def test_a_branch_is_told_by_its_place() -> None:
    assert branch("Ängsvännerna Kronoberg") == ("ängsvännerna", "07")
    assert branch("Ängsvännerna i Kronobergs län") == ("ängsvännerna", "07")
    assert branch("Ängsvännerna") is None
    assert branch("Kronoberg") is None


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(LETTERS, LETTERS)
def test_a_slip_is_the_same_both_ways_and_never_a_number(one: str, other: str) -> None:
    assert one_slip(one, other) == one_slip(other, one)
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        assert not one_slip(one, other)


@given(st.sets(LETTERS, max_size=12), LETTERS)
def test_the_index_finds_just_the_slips(words: set[str], word: str) -> None:
    assert nearly(word, slips(words, 0)) == tuple(
        sorted(other for other in words if one_slip(word, other))
    )
