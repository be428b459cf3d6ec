"""Lists hold what has been asked for, and say the same however it is asked."""

import datetime as dt
from dataclasses import replace

from app.followed import followed as followed_of
from app.promise_filters import Filters
from app.promise_lists import lists
from app.promises import listed, stood
from app.workspace import Workspace

DAY = dt.date(2023, 1, 31)
ASKED = (
    Filters(),
    Filters(silent=True),
    Filters(upcoming=90),
    Filters(overdue=True),
    Filters(topic="vägen"),
    Filters(versions=True),
)


def test_pages_make_up_the_whole_list(followed: Workspace) -> None:
    for asked in ASKED:
        whole = listed(followed, DAY, asked)
        pages = [
            view.id
            for at in range(0, whole.total, 2)
            for view in listed(followed, DAY, asked, at, 2).promises
        ]
        assert pages == [view.id for view in whole.promises]


def test_counts_are_of_what_the_other_filters_let_through(
    followed: Workspace,
) -> None:
    everything = listed(followed, DAY)
    silent = listed(followed, DAY, Filters(silent=True))
    assert sum(silent.counts.values()) == silent.total == everything.silent
    assert sum(everything.counts.values()) == everything.total == everything.every
    late = listed(followed, DAY, Filters(overdue=True, silent=True))
    assert late.every == listed(followed, DAY, Filters(overdue=True)).total
    one = replace(ASKED[1], statuses=("infriad",))
    assert listed(followed, DAY, one).counts == silent.counts


def test_how_promises_stand_in_few_words_is_how_they_are_listed(
    followed: Workspace,
) -> None:
    everything = listed(followed, DAY, Filters(versions=True)).promises
    paths = {path for view in everything for path in (view.promisor_path,) if path}
    some = tuple(view.id for view in everything[::2])
    persons = tuple(Filters(person=path) for path in sorted(paths))
    assert persons
    for asked in (*ASKED, *persons, Filters(ids=some), Filters(ids=some[:1] * 2)):
        views = listed(followed, DAY, asked).promises
        found = stood(followed, DAY, asked)
        assert [(told.id, told.date, mark.status) for told, mark in found] == [
            (view.id, view.date, view.status) for view in views
        ]
        assert [(mark.silent, mark.overdue, mark.limit) for _, mark in found] == [
            (view.silent, view.overdue, view.limit) for view in views
        ]


def test_each_order_gives_the_same_promises_in_another_row(
    followed: Workspace,
) -> None:
    in_time = listed(followed, DAY)
    for order in ("narmast", "senast"):
        found = listed(followed, DAY, Filters(order=order))
        assert {one.id for one in found.promises} == {
            one.id for one in in_time.promises
        }
        assert replace(found, promises=()) == replace(in_time, promises=())
    near = listed(followed, DAY, Filters(order="narmast")).promises
    away = [abs((one.limit - DAY).days) for one in near if one.limit]
    assert away == sorted(away)
    assert min(away) < away[-1]
    # What has no deadline comes last.
    assert all(one.limit for one in near[: len(away)])
    said = [one.date for one in listed(followed, DAY, Filters(order="senast")).promises]
    assert said == sorted(said, key=lambda day: day or dt.date.min, reverse=True)
    assert said[0] != said[-1]


def test_a_choice_is_called_the_same_in_any_order() -> None:
    assert Filters(topic="väg", order="senast").key == Filters(topic="väg").key
    assert Filters(topic="väg").key != Filters(topic="vägg").key


def test_lists_of_a_day_are_held(followed: Workspace) -> None:
    kept = followed_of(followed)
    assert lists(kept, DAY) is lists(kept, DAY)
    held = lists(kept, DAY)
    asked = Filters(topic="vägen")
    assert held.named(asked, lambda: None) is held.named(asked, lambda: None)
