"""Dates of a query mean the days that a Swede, or an Englishman, would say."""

import datetime as dt

import pytest

from search import query
from search.model import Dated
from search.query import dates

TODAY = dt.date(2024, 5, 3)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("datum:2021", "2021-01-01", "2021-12-31"),
        ("datum:2021-02", "2021-02-01", "2021-02-28"),
        ("datum:2021-06-24", "2021-06-24", "2021-06-24"),
        ("datum:24 juni 2021", "2021-06-24", "2021-06-24"),
        ("datum:24/6 2021", "2021-06-24", "2021-06-24"),
        ("datum:mars 2022", "2022-03-01", "2022-03-31"),
        ('datum:"hösten 2021"', "2021-09-01", "2021-11-30"),
        ("datum:hösten 2021", "2021-09-01", "2021-11-30"),
        ("date:autumn 2021", "2021-09-01", "2021-11-30"),
        ("datum:före 2023", None, "2022-12-31"),
        ("date:before 2023", None, "2022-12-31"),
        ("datum:sedan mars 2022", "2022-03-01", None),
        ("date:since March 2022", "2022-03-01", None),
        ("datum:efter 2021", "2022-01-01", None),
        ("datum:2021-01..2021-06", "2021-01-01", "2021-06-30"),
        ("datum:2021..", "2021-01-01", None),
        ("datum:..2021", None, "2021-12-31"),
        ("datum:våren 2021..hösten 2021", "2021-03-01", "2021-11-30"),
        ("datum:[2021 TILL 2022]", "2021-01-01", "2022-12-31"),
        ("datum:[2021 TO 2022}", "2021-01-01", "2021-12-31"),
        ("datum:{2021 TILL]", "2022-01-01", None),
        ("datum:<2021", None, "2020-12-31"),
        ("datum:<= 2021", None, "2021-12-31"),
        ("datum:>2021", "2022-01-01", None),
        ("datum:>=2021-06", "2021-06-01", None),
        ("år:2021", "2021-01-01", "2021-12-31"),
        ("ar:2021..2023", "2021-01-01", "2023-12-31"),
        ("year:2021", "2021-01-01", "2021-12-31"),
        ("datum:förra året", "2023-01-01", "2023-12-31"),
        ("datum:last year", "2023-01-01", "2023-12-31"),
        ("datum:i fjol", "2023-01-01", "2023-12-31"),
    ],
)
def test_a_date_means_these_days(
    typed: str, first: str | None, last: str | None
) -> None:
    found = query.parse(typed, TODAY)
    day = dt.date.fromisoformat
    assert found.tree == Dated(first and day(first), last and day(last))
    assert not found.said


@pytest.mark.parametrize(
    "typed", ["frist:före 2023", "deadline:före 2023", "frist:före 2023 "]
)
def test_a_deadline_is_a_date_of_its_own(typed: str) -> None:
    found = query.parse(typed).tree
    assert found == Dated(None, dt.date(2022, 12, 31), field="frist")


def test_next_year_counts_from_the_day_handed_in() -> None:
    for year in (2020, 2031):
        found = query.parse("frist:nästa år", dt.date(year, 6, 1))
        assert found.words == f"med frist {year + 1}"


def test_without_a_day_to_count_from_it_is_said_that_the_year_is_needed() -> None:
    found = query.parse("cykelplan frist:nästa år")
    assert [note.code for note in found.said] == ["date_relative"]
    assert found.words == "cykelplan"


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("datum:hösten 2021 skolskjuts", "skolskjuts"),
        ("datum:2021 10 platser", "10 platser"),
        ("datum:före 2023 planen", "planen"),
        ("date:spring 2021 plan for 2022", "plan for 2022"),
        ("datum:2021..2022 2023", "2023"),
    ],
)
def test_a_date_takes_only_the_words_that_are_it(typed: str, rest: str) -> None:
    assert query.parse(typed, TODAY).parts[0].rest == rest


def test_the_first_and_last_days_there_are_break_nothing() -> None:
    ends = dates.Interval(dt.date.min, dt.date.max)
    assert dates._beside(">", ends).first == dt.date.max
    assert dates._beside("<", ends).last == dt.date.min
