"""What is kept of each document gives the same lists as asking the whole graph."""

from collections.abc import Mapping
from functools import partial

import pytest

from app.settings import RECORDS
from app.workspace import Workspace
from graph import queries
from graph.columns import Columns, ColumnsRecord, KeptColumns, StoreColumns
from graph.columns import table as of
from graph.network.gathering import gather
from graph.records import read_each
from graph.store import Value
from graph.terms import NamedNode


@pytest.fixture
def kept(followed: Workspace) -> KeptColumns:
    path = followed.archive.folder / RECORDS
    records = partial(read_each, path, ColumnsRecord)
    return KeptColumns(records, followed.graph, followed.settings.base)


def _all(columns: Columns, group: str, name: str) -> Mapping[NamedNode, set[Value]]:
    found: dict[NamedNode, set[Value]] = {}
    for part in columns.parts(group):
        for thing, values in part[name].items():
            found.setdefault(thing, set()).update(values)
    return found


@pytest.mark.parametrize("group", of.groups())
def test_each_column_says_the_same(
    followed: Workspace, kept: KeptColumns, group: str
) -> None:
    asked = StoreColumns(followed.graph)
    for column in of.columns(group):
        if column.name == "common":
            continue
        said = _all(kept, group, column.name)
        told = _all(asked, group, column.name)
        # Things that only the vocabulary names are no document's.
        ours = {t: v for t, v in told.items() if "/id/" in t.value or t in said}
        assert said == ours, column


def test_lists_of_everything_are_the_same(
    followed: Workspace, kept: KeptColumns
) -> None:
    asked = StoreColumns(followed.graph)
    for question in (
        queries.documents,
        queries.decisions,
        queries.actors,
        queries.wholes,
    ):
        answer = question(kept)
        assert answer, question
        assert answer == question(asked)


def test_what_ties_actors_is_the_same(followed: Workspace, kept: KeptColumns) -> None:
    found = gather(kept, followed.graph)
    assert found.passages
    assert found == gather(StoreColumns(followed.graph), followed.graph)
