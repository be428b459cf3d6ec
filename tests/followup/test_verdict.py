"""How a promise stands: careful before clever, and silence is never failure."""

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.followup.verdict import Coverage, Due, judge
from graph.followup_model import Stance

SAID = dt.date(2021, 6, 24)
LIMIT = dt.date(2021, 12, 31)
LATER = dt.date(2024, 1, 1)
NONE = Coverage(0, None, "Kulturnämnden")


@dataclass(frozen=True)
class Piece:
    stance: Stance
    score: float
    date_from: dt.date | None
    date_to: dt.date | None
    happened: dt.date | None = None


def said(stance: Stance, day: str, score: float = 0.8) -> Piece:
    when = dt.date.fromisoformat(day)
    return Piece(stance, score, when, when)


def due(recurrence: str | None = None, limit: dt.date | None = LIMIT) -> Due:
    return Due(SAID, limit, limit, recurrence)


@pytest.mark.parametrize(
    ("pieces", "as_of", "status", "overdue"),
    [
        ([], "2021-08-01", "ej-forfallen", False),
        ([], "2022-01-01", "frist-passerad-utan-belagg", True),
        (
            [said("mentions", "2022-02-01")],
            "2022-03-01",
            "frist-passerad-utan-belagg",
            True,
        ),
        ([said("fulfils", "2021-11-01")], "2022-03-01", "infriad", False),
        ([said("fulfils", "2022-02-01")], "2022-03-01", "infriad-sent", False),
        (
            [said("fulfils", "2022-02-01")],
            "2022-01-15",
            "frist-passerad-utan-belagg",
            True,
        ),
        ([said("dropped", "2021-10-01")], "2022-03-01", "struken", False),
        ([said("new-date", "2021-10-01")], "2022-03-01", "omplanerad", True),
        ([said("partly", "2021-10-01")], "2022-03-01", "delvis", True),
        ([said("under-way", "2021-10-01")], "2021-11-01", "pagar", False),
        ([said("under-way", "2021-10-01")], "2022-03-01", "pagar", True),
        ([said("contradicts", "2021-10-01")], "2022-03-01", "motsags", True),
    ],
)
def test_status(pieces: list[Piece], as_of: str, status: str, overdue: bool) -> None:
    judged = judge("a1", due(), pieces, dt.date.fromisoformat(as_of), NONE)
    assert (judged.verdict.status, judged.overdue) == (status, overdue)


def test_the_day_a_text_names_decides_over_the_day_it_was_written() -> None:
    told = Piece("fulfils", 0.8, LATER, LATER, happened=dt.date(2021, 11, 3))
    assert judge("a1", due(), [told], LATER, NONE).verdict.status == "infriad"


def test_an_undated_source_counts_from_the_last_day_it_can_be_from() -> None:
    page = Piece("fulfils", 0.8, dt.date(2021, 7, 1), dt.date(2022, 6, 30))
    early = judge("a1", due(), [page], dt.date(2022, 1, 15), NONE)
    assert early.verdict.status == "frist-passerad-utan-belagg"
    assert judge("a1", due(), [page], LATER, NONE).verdict.status == "infriad"


def test_a_later_denial_outweighs_a_claim_that_it_was_done() -> None:
    pieces = [said("fulfils", "2021-09-01"), said("dropped", "2021-10-01")]
    assert judge("a1", due(), pieces, LATER, NONE).verdict.status == "struken"
    weak = [said("fulfils", "2021-09-01"), said("dropped", "2021-10-01", 0.5)]
    assert judge("a1", due(), weak, LATER, NONE).verdict.status == "infriad"


def test_a_verdict_of_silence_says_what_the_collection_covers() -> None:
    nothing = judge("a1", due(), [], LATER, NONE).verdict
    assert nothing.coverage
    assert "inga senare handlingar från Kulturnämnden" in nothing.coverage
    some = Coverage(4, dt.date(2023, 5, 1), "Kulturnämnden")
    covered = judge("a1", due(), [], LATER, some).verdict.coverage
    assert covered
    assert "4 senare handlingar" in covered
    assert "2023-05-01" in covered


def test_without_a_deadline_silence_is_unknown() -> None:
    judged = judge("a1", due(limit=None), [], LATER, NONE)
    assert (judged.verdict.status, judged.overdue) == ("okant", False)


def test_a_yearly_duty_is_judged_year_by_year() -> None:
    pieces = [said("fulfils", "2022-03-01"), said("fulfils", "2024-03-01")]
    judged = judge("a1", due("P1Y", limit=None), pieces, dt.date(2025, 1, 1), NONE)
    assert judged.verdict.status == "delvis"
    assert [(r.label, r.evidence is not None) for r in judged.rounds] == [
        ("2022", True),
        ("2023", False),
        ("2024", True),
    ]
    assert judged.overdue


def test_a_yearly_duty_with_a_day_counts_once_the_day_has_passed() -> None:
    first = dt.date(2022, 3, 31)
    before = judge("a1", due("P1Y", first), [], dt.date(2022, 3, 31), NONE)
    assert before.rounds == ()
    after = judge("a1", due("P1Y", first), [], dt.date(2022, 4, 1), NONE)
    assert [r.label for r in after.rounds] == ["2022"]
    assert after.verdict.status == "frist-passerad-utan-belagg"


stances = st.sampled_from(
    ["fulfils", "partly", "under-way", "new-date", "dropped", "contradicts", "mentions"]
)
days = st.dates(dt.date(2021, 1, 1), dt.date(2026, 1, 1))


@given(
    st.lists(
        st.builds(lambda s, d, x: Piece(s, x, d, d), stances, days, st.floats(0, 1))
    ),
    days,
    st.none() | st.just("P1Y"),
)
def test_nothing_said_after_the_day_counts_and_the_explanation_is_never_empty(
    pieces: list[Piece], as_of: dt.date, recurrence: str | None
) -> None:
    judged = judge("a1", due(recurrence), pieces, as_of, NONE)
    assert judged.verdict.explanation.endswith(".")
    assert "bruten" not in judged.verdict.explanation.casefold()
    for number in judged.verdict.evidence:
        day = pieces[number].date_to
        assert day is not None
        assert day <= as_of
    known = [p for p in pieces if p.date_to and p.date_to <= as_of]
    alone = judge("a1", due(recurrence), known, as_of, NONE)
    assert alone.verdict.status == judged.verdict.status
