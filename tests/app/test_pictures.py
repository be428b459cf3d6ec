"""What the pictures show: coverage by year, and a matter's acts in their lanes."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from app.coverage_years import NAMELESS, UNDATED, bodies, covered
from app.lanes import GAP, TICKS, Act, drawn
from graph.queries import Document

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2030, 12, 31))


def document(
    number: int, body: str | None, organ: str | None, day: dt.date | None
) -> Document:
    name = f"d{number}.txt"
    return Document(
        *(name, name, name, "protokoll", day, None, None, body, organ),
        dnr=(),
    )


def test_a_year_without_documents_is_a_gap_and_not_left_out() -> None:
    found = covered(
        [
            document(1, "Region Norrlid", "regionstyrelsen", dt.date(2019, 3, 1)),
            document(2, "Region Norrlid", "kulturnämnden", dt.date(2022, 3, 1)),
            document(3, "Region Norrlid", "kulturnämnden", dt.date(2022, 9, 1)),
            document(4, None, None, None),
        ]
    )
    assert found.years == (2019, 2020, 2021, 2022)
    assert found.undated
    assert found.most == 2
    first, last = found.rows
    assert (first.name, first.total) == ("Region Norrlid", 3)
    assert (last.name, last.years) == (NAMELESS, {UNDATED: 1})


def test_the_organs_of_one_body_are_counted_apart() -> None:
    documents = [
        document(1, "Region Norrlid", "regionstyrelsen", dt.date(2019, 3, 1)),
        document(2, "Stenlunda kommun", "kommunstyrelsen", dt.date(2020, 3, 1)),
    ]
    assert bodies(documents) == ("Region Norrlid", "Stenlunda kommun")
    [row] = covered(documents, "Stenlunda kommun").rows
    assert (row.name, row.total) == ("kommunstyrelsen", 1)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", None]),
            st.sampled_from(["x", "y", None]),
            st.none() | DAYS,
        )
    )
)
def test_every_document_is_counted_once(
    given_: list[tuple[str | None, str | None, dt.date | None]],
) -> None:
    documents = [document(n, *one) for n, one in enumerate(given_)]
    assert sum(row.total for row in covered(documents).rows) == len(documents)
    within = covered(documents, "a")
    inside = [one for one in documents if one.body == "a"]
    assert sum(row.total for row in within.rows) == len(inside)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.none() | DAYS), max_size=40))
def test_no_act_covers_another_and_time_passes_to_the_right(
    given_: list[tuple[str, dt.date | None]],
) -> None:
    acts = [Act(n, lane, day) for n, (lane, day) in enumerate(given_, 1)]
    picture = drawn(acts)
    assert {one.act for one in picture.acts} == {one for one in acts if one.day}
    assert picture.rows == sum(lane.rows for lane in picture.lanes)
    assert len(picture.ticks) <= TICKS
    for one in picture.acts:
        assert 0 <= one.x <= 1
        assert 0 <= one.row < picture.rows
        for other in picture.acts:
            if one.act != other.act and one.row == other.row:
                assert abs(one.x - other.x) >= GAP - 1e-9
                assert one.act.lane == other.act.lane
            if one.act.day and other.act.day and one.act.day < other.act.day:
                assert one.x <= other.x


def test_acts_of_one_day_stand_in_the_middle() -> None:
    day = dt.date(2022, 5, 10)
    picture = drawn([Act(1, "nämnden", day), Act(2, "styrelsen", day)])
    assert [one.x for one in picture.acts] == [0.5, 0.5]
    assert [lane.name for lane in picture.lanes] == ["nämnden", "styrelsen"]
