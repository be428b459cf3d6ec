"""The last answers are held, each made once, and no more than so many."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from graph.network.recent import Recent


def test_what_many_ask_at_once_is_made_once() -> None:
    made: list[int] = []
    held: Recent[str] = Recent(2)
    together = Barrier(4)

    def make() -> str:
        made.append(1)
        return "svar"

    def ask(_reader: int) -> str:
        together.wait()
        return held.get("fråga", make)

    with ThreadPoolExecutor(4) as readers:
        assert list(readers.map(ask, range(4))) == ["svar"] * 4
    assert made == [1]


def test_what_was_asked_for_longest_ago_is_forgotten_first() -> None:
    made: list[str] = []
    held: Recent[str] = Recent(2)

    def ask(what: str) -> str:
        def make() -> str:
            made.append(what)
            return what

        return held.get(what, make)

    for what in ("a", "b", "a", "c", "a", "b"):
        assert ask(what) == what
    assert made == ["a", "b", "c", "b"]


def test_what_fails_is_tried_again() -> None:
    held: Recent[int] = Recent(2)
    found = []
    for value in (0, 7):
        try:
            found.append(held.get("x", lambda value=value: 1 // value))
        except ZeroDivisionError:
            found.append(-1)
    assert found == [-1, 0]
