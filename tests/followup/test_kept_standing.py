"""How each promise stands is kept beside it, so that lists need not judge."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.followup.kept.keeping import Kept
from graph.followup.kept.ties_between import Ties
from tests.followup.recorded import minutes, promise

DUE = dt.date(2022, 12, 31)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    made = promise(
        "p1",
        "Nämnden ska måla om hamnmagasinet.",
        description="måla om hamnmagasinet",
        section="4",
        promisor="Tekniska nämnden",
        own=("hamnmagasin",),
        keys=("hamnmagasin",),
        names=("tekniska nämnden",),
        latest=DUE,
    )
    record = minutes("d1", dt.date(2022, 3, 1), promises=(made,))
    opened = Kept(tmp_path / "followup.sqlite", "ett")
    opened.add(record, Ties())
    yield opened
    opened.close()


def standing(kept: Kept) -> tuple[str | None, dt.date | None, bool]:
    found = kept.promise("p1")
    assert found is not None
    return found.status, found.limit, found.overdue


def test_a_promise_not_yet_judged_has_no_limit_and_is_not_overdue(kept: Kept) -> None:
    assert standing(kept) == (None, None, False)


def test_the_latest_judgement_stands(kept: Kept) -> None:
    kept.judged("p1", "ej-forfallen", DUE)
    assert standing(kept) == ("ej-forfallen", DUE, False)
    kept.judged("p1", "frist-passerad-utan-belagg", DUE, overdue=True)
    assert standing(kept) == ("frist-passerad-utan-belagg", DUE, True)


def test_a_judgement_that_gives_no_limit_takes_the_former_away(kept: Kept) -> None:
    kept.judged("p1", "frist-passerad-utan-belagg", DUE, overdue=True)
    kept.judged("p1", "okant")
    assert standing(kept) == ("okant", None, False)
