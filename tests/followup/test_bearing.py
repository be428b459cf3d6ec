"""What only mentions a matter faintly changes no verdict, and is not judged for."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.followup.kept.keeping import Kept
from graph.followup.kept.ties_between import Ties
from graph.followup.kept.updating import Updating
from graph.followup.verdicts.bearing import FAINT, bears
from graph.followup.verdicts.verdict import judge
from graph.followup_model import Evidence, Stance
from tests.followup.made import NONE, due, found
from tests.followup.meeting import MEETING, Shelf, document, passage, promise

DAY = dt.date(2023, 5, 1)
DAYS = ("2021-09-01", "2022-02-01", "2022-11-15")
TEXTS = (
    "Planen antas.",
    "I årsredovisningen stod att planen var klar. Det stämmer inte.",
    "Planen togs upp.",
)
PIECES = st.builds(
    lambda stance, day, text, score, rule: found(stance, day, text, score, rule=rule),
    st.sampled_from(get_args(Stance)),
    st.sampled_from(DAYS),
    st.sampled_from(TEXTS),
    st.floats(0.01, 1.0),
    st.sampled_from(("belagg.uppfoljning.done", "belagg.uppfoljning.not_done")),
)
MENTIONS = st.builds(
    lambda piece, score: replace(piece, stance="mentions", score=score),
    PIECES,
    st.floats(0.0, 1.0),
)


@given(st.lists(PIECES, min_size=1, max_size=4), st.lists(MENTIONS, max_size=3))
def test_what_does_not_bear_on_a_verdict_leaves_it_as_it_is(
    there: list[Evidence], more: list[Evidence]
) -> None:
    if not bears(more, lambda: True):
        before = judge("a1", due(), there, DAY, NONE)
        assert judge("a1", due(), [*there, *more], DAY, NONE) == before


@pytest.mark.parametrize(
    ("stance", "score", "heard", "told"),
    [
        ("fulfils", 0.0, True, True),
        ("mentions", FAINT, True, True),
        ("mentions", 0.1, False, True),
        ("mentions", 0.1, True, False),
        ("mentions", 0.0, False, False),
    ],
)
def test_what_bears_takes_a_stance_is_clear_or_is_the_first_heard(
    stance: Stance, score: float, heard: bool, told: bool
) -> None:
    assert bears([found(stance, DAYS[0], score=score)], lambda: heard) is told


def test_a_promise_that_is_faintly_mentioned_again_is_shown_so_and_not_judged(
    tmp_path: Path,
) -> None:
    def faintly(*given: object) -> list[Evidence]:
        pieces: Sequence[Evidence] = MEETING.pair(*given)  # type: ignore[arg-type]
        return [replace(piece, score=0.1) for piece in pieces]

    kept = Kept(tmp_path / "followup.sqlite", "ett")
    comparison = replace(MEETING, pair=faintly)
    shelf = Shelf(
        [
            document("d1", 0, [promise("p", ["isbana"])]),
            document("d2", 5, [], [passage(["isbana"])]),
            document("d3", 6, [], [passage(["isbana"])]),
        ]
    )
    by = Updating(kept, shelf.load, shelf, Ties(), comparison)
    assert by.update(["d1"], []).judged == ("p",)
    assert not kept.is_heard("p", "")
    assert by.update(["d2"], []).judged == ("p",)
    assert kept.is_heard("p", "d3")
    assert not kept.is_heard("p", "d2")
    touched = by.update(["d3"], [])
    assert (touched.promises, touched.judged) == (("p",), ())
    assert len(kept.evidence_of("p")) == 2
    assert by.update([], ["d3"]).judged == ("p",)
    kept.close()
