"""Answers that take long are put together once for each state of a collection."""

import datetime as dt
from collections.abc import Callable

from app import answers
from app.answers import DecisionView
from app.followed import Followed
from app.prepared import JUDGED, judged, prepared
from app.promise_filters import Mark
from app.workspace import Workspace
from graph import queries
from graph.queries import Actor


def _counting(made: list[str], name: str) -> Callable[[], str]:
    def make() -> str:
        made.append(name)
        return name

    return make


def test_an_answer_is_made_once_and_then_read(followed: Workspace) -> None:
    made: list[str] = []
    for _ in range(2):
        assert prepared(followed, "prov-a", str, _counting(made, "a")) == "a"
    assert prepared(followed, "prov-b", str, _counting(made, "b")) == "b"
    assert made == ["a", "b"]


def test_lists_come_back_as_they_were(followed: Workspace) -> None:
    decisions = tuple(answers.decisions(followed))
    actors = {one.iri.value: one for one in queries.actors(followed.graph)}
    assert decisions
    assert actors
    for _ in range(2):
        got = prepared(
            followed, "prov-beslut", tuple[DecisionView, ...], lambda: decisions
        )
        assert got == decisions
        named = prepared(followed, "prov-aktorer", dict[str, Actor], lambda: actors)
        assert named == actors


def test_what_people_say_makes_judged_answers_anew(followed: Workspace) -> None:
    made: list[str] = []
    folder = followed.archive.folder / JUDGED
    judged(followed, "prov", str, _counting(made, "först"))
    latest = followed.archive.ledger.reviews.latest
    reviews = followed.archive.ledger.reviews
    try:
        reviews.latest = lambda: latest() + 1  # type: ignore[method-assign]
        judged(followed, "prov", str, _counting(made, "sedan"))
    finally:
        del reviews.latest
    assert made == ["först", "sedan"]
    # What is no longer asked for is forgotten.
    assert len(list(folder.glob("*-prov.msgpack"))) == 1


def test_another_reader_finds_the_same_promises(followed: Workspace) -> None:
    day = dt.date(2023, 1, 31)
    one, other = Followed(followed), Followed(followed)
    assert one.told == other.told
    assert one.marks(day) == other.marks(day)
    assert all(isinstance(mark, Mark) for mark in other.marks(day).values())
