"""The corpus: the shown collection is sound, and its stories are followed up.

Every fourth story is tried, its documents added to a copy of the shown collection;
`make stories` tries them all.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import settings
from app.workspace import Workspace, create_workspace
from benchmarks import stories
from benchmarks.matters import stories as story_matters
from graph import matters, project, validate, vocabulary
from tools import queries_page

# One collection after the other.
pytestmark = pytest.mark.long

# Given verdicts that are right, abstentions, and evidence among the first five.
FLOORS = {"tuning": (0.85, 0.38, 0.74), "held-out": (0.75, 0.5, 0.75)}
CHOSEN = {half: stories.told(half)[::4] for half in stories.HALVES}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("berättelser") / "samling"
    opened = create_workspace(settings.load(folder))
    report = opened.ingest([stories.CORPUS / "documents"], False, lambda *_: None)
    assert (report.read, report.failed) == (77, 1)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def everything(
    workspace: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("alla berättelser") / "samling"
    shutil.copytree(workspace.archive.folder, folder)
    opened = create_workspace(settings.load(folder))
    new = {
        name
        for told in CHOSEN.values()
        for story in told
        for name in story["documents"]
        if name.startswith("story_documents/")
    }
    source = folder.parent / "story_documents"
    source.mkdir()
    for name in new:
        shutil.copy(stories.CORPUS / name, source)
    report = opened.ingest([source], False, lambda *_: None)
    assert (report.read, report.failed) == (len(new), 0)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def outcomes(everything: Workspace) -> dict[str, list[stories.Outcome]]:
    return {half: list(stories.outcomes(everything, CHOSEN[half])) for half in CHOSEN}


def test_every_story_is_one_matter(workspace: Workspace) -> None:
    records = [matters.of(artifact) for artifact in workspace.archive.artifacts()]
    identity = workspace.resolution.identity(workspace.settings.base)
    told = list(story_matters(records, matters.derive(records, identity)))
    assert len(told) == 12
    assert [one for one in told if one.outside] == []


def test_the_guide_to_the_queries_has_the_answers_of_today(
    workspace: Workspace,
) -> None:
    text = queries_page.GUIDE.read_text(encoding="utf-8")
    assert queries_page.page(workspace.graph, text) == text


def test_the_graph_of_the_whole_corpus_is_sound(workspace: Workspace) -> None:
    report = validate.check_store(workspace.graph, workspace.settings.base)
    broken = [p for p in report.problems if p.severity == "violation"]
    assert broken == []


def test_every_term_is_known_and_every_quote_reads_back(workspace: Workspace) -> None:
    for artifact in workspace.archive.artifacts():
        quads = project.quads(artifact)
        assert vocabulary.unknown_terms(quads) == []
        problems = validate.check_artifact(quads, artifact)
        assert [p for p in problems if p.severity == "violation"] == []


def test_contact_details_stay_in_the_originals(workspace: Workspace) -> None:
    folder: Path = workspace.archive.folder
    texts = [a.document.text for a in workspace.archive.artifacts()]
    assert not [t for t in texts if "070-174" in t or "@" in t]
    kept = [p for p in folder.rglob("*") if p.is_file() and "originals" not in p.parts]
    assert not [p for p in kept if b"070-174" in p.read_bytes()]


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
