"""Names that tables know: one path each, whatever the spelling and however old."""

import datetime as dt

import pytest

from graph.identity import bodies
from graph.identity.history import SAME, changes, renamed
from graph.identity.naming import Identity
from graph.identity.organisations_graph import spoken
from graph.identity.tables import rows
from ingest import lexicon


def path(name: str) -> str | None:
    """Return the path of the organisation that `name` means, or None."""
    found = bodies.official(name)
    return None if found is None else found.path


@pytest.mark.parametrize("row", lexicon.table("regioner"), ids=lambda r: r["code"])
def test_every_region_is_known_by_its_forms_and_has_its_county_board(
    row: dict[str, str],
) -> None:
    code = row["code"]
    assert path(row["name"]) == path(row["name"] + "s") == f"org/r{code}"
    base = row["lan"].removesuffix(" län")
    offices = {
        path(f"Länsstyrelsen i {base} län"),
        path(f"länsstyrelsen {base.removesuffix('s')}"),
        path(f"Länsstyrelsen {row['lan']}"),
    }
    assert offices == {bodies.county_office(code).path}
    assert f"org/r{code}" not in offices


def test_every_region_but_the_oldest_became_one_on_a_known_day() -> None:
    became = {c.after[0]: c for c in changes() if c.kind == "ombildning"}
    merged = {c.after[0] for c in changes() if c.kind == "sammanslagning"}
    regions = {row["name"] for row in lexicon.table("regioner")}
    assert regions <= became.keys() | merged
    for name, change in became.items():
        day = dt.date.fromisoformat(change.date)
        assert dt.date(2011, 1, 1) <= day <= dt.date(2019, 1, 1)
        assert path(change.before[0]) == path(name)


@pytest.mark.parametrize("change", changes(), ids=spoken)
def test_a_change_of_name_keeps_the_actor_and_any_other_makes_new_ones(change) -> None:
    before = {path(name) or name for name in change.before}
    after = {path(name) or name for name in change.after}
    if change.kind in SAME:
        assert before == after
    else:
        assert before != after


def test_no_name_leads_to_another_that_leads_on() -> None:
    assert not renamed().keys() & set(renamed().values())
    for row in rows("official_names"):
        others = [path(other) for other in row["others"].split("|")]
        assert {other for other in others if other} <= {path(row["name"])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uppsala kommun", "Region Uppsala"),
        ("Kalmar kommun", "Länsstyrelsen i Kalmar län"),
        ("Vägverket", "Trafikverket"),
        ("Statens energimyndighet", "Energimarknadsinspektionen"),
        ("Moderaterna", "Sverigedemokraterna"),
        ("Västmanlands läns landsting", "Landstinget Västernorrland"),
    ],
)
def test_names_that_are_near_each_other_stay_two(one: str, other: str) -> None:
    assert path(one) is not None
    assert path(one) != path(other)


@pytest.mark.parametrize(
    "name",
    ["Länsstyrelsen", "Tingsrätten", "KI", "Alliansen", "Kvarnasa kommun", "KS", "Bo"],
)
def test_a_name_that_many_share_or_none_has_means_no_one(name: str) -> None:
    assert path(name) is None


def test_a_body_that_was_absorbed_is_not_the_one_that_took_over() -> None:
    for name in ("Malmöhus läns landsting", "Regionförbundet Östsam"):
        assert path(name) is None
        own = Identity().organisation(name, "region", None, "12")
        assert own == Identity().organisation(name, "region", None)
        assert own.startswith("org/o-")


def test_a_slip_of_the_pen_is_told_only_where_one_name_is_near() -> None:
    assert bodies.misspelt("Naturvårdverket") == bodies.official("Naturvårdsverket")
    assert bodies.misspelt("Naturvårdsverket") is None
    assert bodies.misspelt("Kvarnasa kommun") is None
    assert bodies.misspelt("Mora kommum") is None


def test_the_words_that_a_body_has_for_itself_mean_that_body() -> None:
    town, region = "org/k1489", "org/r22"
    assert Identity().other("kommunen", town) == town
    assert Identity().other("Regionen", region) == region
    assert Identity().other("regionen", town) not in {town, region}
    assert Identity().other("kommunen", None).startswith("aktor/")


def test_an_abbreviation_of_several_organs_is_not_read_as_one_of_them() -> None:
    town = "org/k1489"
    assert Identity().organisation("KS", "organ", town) == Identity().organisation(
        "Kommunstyrelsen", "organ", town
    )
    short = Identity().organisation("BUN", "organ", town)
    for name in ("Barn- och utbildningsnämnden", "Barn- och ungdomsnämnden"):
        assert short != Identity().organisation(name, "organ", town)
    assert Identity().organisation("FN", "ovrigt", town) != Identity().organisation(
        "Fastighetsnämnden", "organ", town
    )
