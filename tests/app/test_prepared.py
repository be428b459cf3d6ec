"""Answers that take long are put together once for each state of a collection."""

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

from app import answer_states, answers
from app.answer_states import States
from app.answers import DecisionView
from app.followed import Followed
from app.prepared import judged, prepared
from app.promise_filters import Mark
from app.workspace import Workspace
from graph import queries
from graph.network import Shelf
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
    actors = {one.iri.value: one for one in queries.actors(followed.columns)}
    assert decisions
    assert actors
    for _ in range(2):
        got = prepared(
            followed, "prov-beslut", tuple[DecisionView, ...], lambda: decisions
        )
        assert got == decisions
        named = prepared(followed, "prov-aktorer", dict[str, Actor], lambda: actors)
        assert named == actors


def test_what_is_noted_of_a_copy_says_which_answers_go_by_an_earlier_one(
    followed: Workspace,
) -> None:
    made: list[str] = []
    folder, copy = followed.archive.folder, followed.graph_mark()
    answer_states.note(folder, copy, States("ett", "ett"))
    try:
        for kind in (prepared, judged):
            kind(followed, "prov", str, _counting(made, kind.__name__))
        # Somebody has said something of a promise: the documents are the same.
        answer_states.note(folder, copy, States("ett", "två"))
        for kind in (prepared, judged):
            kind(followed, "prov", str, _counting(made, f"åter {kind.__name__}"))
    finally:
        answer_states.forget(folder)
    assert made == ["prepared", "judged", "åter judged"]


def test_answers_of_the_state_before_stay_until_there_is_yet_another(
    tmp_path: Path,
) -> None:
    for state in ("ett", "två", "tre"):
        Shelf(tmp_path, state).get("prov", str, lambda state=state: state)
        time.sleep(0.01)
    made: list[str] = []
    assert Shelf(tmp_path, "två").get("prov", str, _counting(made, "två")) == "två"
    assert not made
    assert len(list(tmp_path.glob("*-prov.msgpack"))) == 2


def test_another_reader_finds_the_same_promises(followed: Workspace) -> None:
    day = dt.date(2023, 1, 31)
    one, other = Followed(followed), Followed(followed)
    assert one.told == other.told
    assert one.marks(day) == other.marks(day)
    assert all(isinstance(mark, Mark) for mark in other.marks(day).values())
