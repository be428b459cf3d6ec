"""A clock that goes back changes the order of nothing: what came last counts."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest

from app import feed, following, promises, review
from app.checking import whole
from app.review import Reviewer
from app.settings import Settings
from app.workspace import Workspace, open_workspace

DAY = dt.date(2023, 1, 31)


@pytest.fixture
def opened(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """Return the collection, where the clock goes back a day each time it is read."""
    start = dt.datetime(2001, 1, 1, tzinfo=dt.UTC)
    hours = iter(range(0, 24_000, 24))

    class Backwards(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> "Backwards":  # type: ignore[override]
            then = start - dt.timedelta(hours=next(hours))
            return cls.fromtimestamp(then.timestamp(), tz)

    shown = SimpleNamespace(**{**vars(dt), "datetime": Backwards})
    for module in (review, following):
        monkeypatch.setattr(module, "dt", shown)
    found = open_workspace(settings)
    yield found
    found.close()


def test_the_last_word_holds_whatever_its_time(opened: Workspace) -> None:
    def stands() -> str:
        return promises.listed(opened, DAY).promises[0].status

    one = promises.listed(opened, DAY).promises[0]
    reviewer = Reviewer(opened, "Bo Lind")
    events = [reviewer.status(one.id, told, DAY) for told in ("struken", "pagar")]
    assert events[0].at > events[1].at
    assert stands() == "pagar"
    reviewer.undo(events[1].seq)
    assert stands() == "struken"
    reviewer.undo(events[0].seq)
    assert stands() == one.status


def test_the_latest_change_comes_first_in_the_feed(opened: Workspace) -> None:
    reviewer = Reviewer(opened, "Bo Lind")
    for one in promises.listed(opened, DAY).promises[:3]:
        reviewer.status(one.id, "struken", DAY)
    found = promises.listed(opened, DAY).promises
    log = opened.archive.ledger.verdicts.after(0)
    told = feed.changes(found, log)
    said = [one.said.number for one in told if one.said]
    assert len(said) == 3
    assert said == sorted(said, reverse=True)
    reached = [one.reached.seq for one in told if one.reached]
    assert reached == sorted(reached, reverse=True)


def test_a_day_before_the_last_is_judged_as_if_it_were_the_first(
    settings: Settings,
) -> None:
    def statuses(day: dt.date) -> dict[str, str]:
        found = open_workspace(replace(settings, day=day))
        views = promises.listed(found, day).promises
        found.close()
        return {view.id: view.status for view in views}

    later, before = DAY + dt.timedelta(days=400), DAY - dt.timedelta(days=400)
    here = statuses(DAY)
    assert statuses(later) != here
    assert statuses(before) != here
    assert statuses(DAY) == here
    assert whole.check(settings, lambda *_: None, deep=True).damages == ()
