"""On which days a promise came to stand otherwise."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from graph.followup.verdicts.due import Due, Version
from graph.followup.verdicts.history import history
from graph.followup.verdicts.verdict import Coverage, judge
from graph.followup_model import Evidence, Stance

NONE = Coverage(0, None)
SAID, LIMIT = dt.date(2021, 6, 24), dt.date(2021, 12, 31)


def found(stance: Stance, day: dt.date, deadline: dt.date | None = None) -> Evidence:
    return Evidence(
        "a1", f"d{day}", None, 0, 5, "Ordet", stance, 0.8, day, day, "r",
        deadline=deadline,
    )  # fmt: skip


def turns(due: Due, pieces: list[Evidence], until: str) -> list[tuple[str, str]]:
    told = history("a1", due, pieces, dt.date.fromisoformat(until), NONE)
    return [(turn.day.isoformat(), turn.judged.verdict.status) for turn in told]


def test_a_promise_that_is_moved_and_kept_late() -> None:
    pieces = [
        found("mentions", dt.date(2021, 9, 1)),
        found("under-way", dt.date(2021, 10, 5)),
        found("new-date", dt.date(2022, 2, 1), dt.date(2022, 6, 30)),
        found("fulfils", dt.date(2022, 6, 14)),
    ]
    due = Due(SAID, LIMIT, LIMIT)
    assert turns(due, pieces, "2024-01-01") == [
        ("2021-06-24", "ej-forfallen"),
        ("2021-10-05", "pagar"),
        ("2022-01-01", "frist-passerad-utan-belagg"),
        ("2022-02-01", "omplanerad"),
        ("2022-06-14", "infriad-sent"),
    ]
    assert turns(due, pieces, "2021-12-31")[-1] == ("2021-10-05", "pagar")


def test_silence_turns_the_day_after_the_deadline() -> None:
    assert turns(Due(SAID, LIMIT, LIMIT), [], "2024-01-01") == [
        ("2021-06-24", "ej-forfallen"),
        ("2022-01-01", "frist-passerad-utan-belagg"),
    ]


def test_a_later_version_and_a_recurring_duty_turn_too() -> None:
    moved = Version("revises", "b2", dt.date(2021, 11, 1), dt.date(2022, 12, 31))
    due = Due(SAID, LIMIT, LIMIT, versions=(moved,))
    assert turns(due, [], "2024-01-01")[1] == ("2021-11-01", "omplanerad")
    yearly = Due(SAID, None, None, "P1Y")
    met = [found("fulfils", dt.date(2022, 5, 1))]
    assert turns(yearly, met, "2024-06-01") == [
        ("2021-06-24", "ej-forfallen"),
        ("2022-05-01", "pagar"),
    ]


days = st.dates(dt.date(2021, 1, 1), dt.date(2025, 1, 1))
stances = st.sampled_from(
    ["fulfils", "partly", "under-way", "new-date", "dropped", "contradicts", "mentions"]
)


@given(
    st.lists(st.builds(found, stances, days, st.none() | days), max_size=5),
    st.none() | st.sampled_from(["P1Y", "P6M"]),
    days.filter(lambda day: day >= SAID),
)
def test_no_day_between_two_turns_stands_otherwise(
    pieces: list[Evidence], recurrence: str | None, day: dt.date
) -> None:
    due = Due(SAID, LIMIT, LIMIT, recurrence)
    told = history("a1", due, pieces, dt.date(2025, 1, 1), NONE)
    standing = [turn for turn in told if turn.day <= day]
    alone = judge("a1", due, pieces, day, NONE)
    assert standing[-1].judged.verdict.status == alone.verdict.status
