"""Which chart an answer has, and when it has none."""

import datetime as dt

from app.charts import BARS, LINES, chart


def test_numbers_by_year_are_bars_in_order_of_time() -> None:
    found = chart(["År", "Handlingar"], [(2021, 4), (2020, 7)])
    assert found
    assert (found.form, found.x, found.y) == ("years", "År", "Handlingar")
    assert [(one.x, one.y) for one in found.points] == [("2020", 7), ("2021", 4)]


def test_rows_of_one_year_are_told_apart_by_name() -> None:
    names = ["body", "year", "documents"]
    rows = [(f"kommun {n}", year, n) for n in range(1, 12) for year in (2020, 2021)]
    found = chart(names, rows)
    assert found
    assert found.form == "years"
    assert len({one.series for one in found.points}) == LINES
    assert found.left == 11 - LINES
    # Those with most are drawn.
    assert "kommun 11" in {one.series for one in found.points}
    assert "kommun 1" not in {one.series for one in found.points}


def test_numbers_by_name_are_bars_the_highest_first() -> None:
    rows = [(f"organ {n}", n) for n in range(1, BARS + 3)]
    found = chart(["organ", "antal"], rows)
    assert found
    assert (found.form, found.left) == ("names", 2)
    assert found.points[0].x == f"organ {BARS + 2}"


def test_days_without_numbers_are_counted_by_year_with_gaps() -> None:
    days = [dt.date(2019, 1, 1), dt.date(2021, 5, 5), dt.date(2021, 6, 6)]
    found = chart(["dag", "vad"], [(day, "beslut") for day in days])
    assert found
    assert (found.form, found.y) == ("years", "")
    assert [(one.x, one.y) for one in found.points] == [
        ("2019", 1),
        ("2020", 0),
        ("2021", 2),
    ]


def test_nothing_is_added_up() -> None:
    # Two rows of one name: what their sum would mean nobody knows.
    assert chart(["organ", "andel"], [("a", 0.5), ("a", 0.7)]) is None
    assert chart(["text"], [("a",), ("b",)]) is None
    assert chart(["organ", "antal"], [("a", 1)]) is None
    assert chart(["organ", "antal"], []) is None


def test_numbers_by_day_are_a_line() -> None:
    days = [(dt.date(2021, 5, 5), 3), (dt.date(2020, 1, 1), 2)]
    found = chart(["dag", "antal"], days)
    assert found
    assert found.form == "days"
    assert [one.x for one in found.points] == ["2020-01-01", "2021-05-05"]
