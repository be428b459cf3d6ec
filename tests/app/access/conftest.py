"""What tests of the public view share: a collection, whole and with one hidden."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.access.viewing import Views
from app.settings import Settings
from app.workspace import Workspace, create_workspace
from tests.app.access.hidden import FILE, HEAD, HIDDEN, OPEN, TODAY


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a collection where all is still public."""
    folder = tmp_path_factory.mktemp("offentligt")
    for name, text in {**OPEN, FILE: HIDDEN}.items():
        (folder / name).write_text(HEAD + text, encoding="utf-8")
    opened = create_workspace(Settings(folder / "samling", workers=1, day=TODAY))
    files = [folder / name for name in (*OPEN, FILE)]
    opened.ingest(files, False, lambda *_: None)
    opened.close()
    return folder / "samling"


@pytest.fixture(scope="module")
def restricted(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a copy in which one document is not public."""
    folder = tmp_path_factory.mktemp("begransat") / "samling"
    shutil.copytree(built, folder)
    opened = create_workspace(Settings(folder, workers=1, day=TODAY))
    opened.decide("restrict", [FILE], "sekretess")
    opened.close()
    return folder


@pytest.fixture
def whole(built: Path, tmp_path: Path) -> Iterator[Workspace]:
    """Return a collection of one's own, where all is still public."""
    shutil.copytree(built, tmp_path / "samling")
    opened = create_workspace(Settings(tmp_path / "samling", workers=1, day=TODAY))
    yield opened
    opened.close()


@pytest.fixture
def views(restricted: Path) -> Views:
    return Views(Settings(restricted, workers=1, day=TODAY))
