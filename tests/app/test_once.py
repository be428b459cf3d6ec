"""What is the same all through a drawing of a page is asked for once."""

from itertools import count
from threading import Thread

import pytest

from app.ui.once import drawing, once


def test_a_drawing_asks_once_and_the_next_asks_anew() -> None:
    numbers = count()
    asked = once(lambda: next(numbers))
    with drawing():
        assert [asked(), asked()] == [0, 0]
    with drawing():
        assert [asked(), asked()] == [1, 1]
    # Outside a drawing nothing is kept: a button's work, or a part drawn by itself.
    assert [asked(), asked()] == [2, 3]


def test_a_drawing_that_is_stopped_leaves_nothing_behind() -> None:
    numbers = count()
    asked = once(lambda: next(numbers))

    def stopped() -> None:
        with drawing():
            asked()
            raise KeyError

    with pytest.raises(KeyError):
        stopped()
    assert asked() == 1


def test_readers_that_are_drawn_for_at_once_have_answers_of_their_own() -> None:
    numbers = count()
    asked = once(lambda: next(numbers))
    found: list[int] = []

    def draw() -> None:
        with drawing():
            found.append(asked())

    with drawing():
        mine = asked()
        other = Thread(target=draw)
        other.start()
        other.join()
        assert asked() == mine
    assert found == [1]
