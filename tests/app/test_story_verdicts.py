"""Every story of the corpus is followed up, the held-out ones too."""

import json
from collections.abc import Iterator

import pytest

from app import settings
from app.workspace import Workspace, create_workspace
from benchmarks import stories

# Given verdicts that are right, abstentions, and evidence among the first five.
FLOORS = {"tuning": (0.95, 0.34, 0.75), "held-out": (0.7, 0.5, 0.6)}
TOLD = [
    story["id"]
    for name in stories.HALVES.values()
    for story in json.loads((stories.CORPUS / name).read_text("utf-8"))["stories"]
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("berättelser") / "samling"
    opened = create_workspace(settings.load(folder))
    opened.ingest(stories.FOLDERS, False, lambda *_: None)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def outcomes(workspace: Workspace) -> dict[str, list[stories.Outcome]]:
    return {half: list(stories.outcomes(workspace, half)) for half in stories.HALVES}


def test_every_story_is_followed(outcomes: dict[str, list[stories.Outcome]]) -> None:
    assert [one.story for told in outcomes.values() for one in told] == TOLD


@pytest.mark.parametrize("half", stories.HALVES)
def test_the_stories_come_out(
    outcomes: dict[str, list[stories.Outcome]], half: str
) -> None:
    told = outcomes[half]
    given = [one for one in told if not one.abstains]
    places = [place for one in told for place in one.places]
    right, abstained, first = FLOORS[half]
    assert sum(one.is_right for one in given) >= right * len(given)
    assert len(told) - len(given) <= abstained * len(told)
    found = sum(place is not None and place <= stories.FIRST for place in places)
    assert found >= first * len(places)


@pytest.mark.parametrize("half", stories.HALVES)
def test_nothing_is_kept_or_dropped_without_a_passage_nor_silent_without_coverage(
    outcomes: dict[str, list[stories.Outcome]], half: str
) -> None:
    assert [one.story for one in outcomes[half] if one.bare] == []
