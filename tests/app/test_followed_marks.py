"""Lists take how promises stand from what is kept, and it is what judging gives."""

import datetime as dt

from app.followed import Followed
from app.judging import said_by
from app.promise_parts import mark_of
from app.workspace import Workspace


def test_a_list_of_the_day_that_was_judged_is_as_if_judged_anew(
    followed: Workspace,
) -> None:
    lists = Followed(followed)
    with lists.judging() as judging:
        assert judging is not None
        day = judging.view.noted("judged", dt.date)
        assert day is not None
        anew = {
            kept.promise.id: mark_of(judging.case(kept).standing(day))
            for kept in judging.view.promises()
            if said_by(kept, day)
        }
    assert anew
    assert any(mark.limit for mark in anew.values())
    assert lists.marks(day) == anew
