"""What tests of the whole product share: a small collection, built once."""

import multiprocessing
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from app.settings import Settings
from app.workspace import create_workspace
from ingest import workers

# How long an example takes depends on the machine; growth has tests of its own.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
DOCUMENTS = Path(__file__).parents[1] / "corpus" / "documents"
CHOSEN = (
    "tjarnvik-iop-vinterlyktan-2020.docx",
    "tjarnvik-tjansteskrivelse-vinterlyktan-2023.docx",
    "tjarnvik-kfn-protokollsutdrag-2024-04-23.pdf",
    "norrlid-interpellationssvar-civilsamhalle-2021.txt",
    "norrlid-delarsrapport-trasig-2022.pdf",
)
HOSTILE = """Påhittad handling

Region Norrlid, regionstyrelsen
Protokoll
Sammanträdesdatum: 2022-05-10

§ 12 <img src=x onerror="alert(1)"> **Fet** [länk](javascript:alert(1)) :red[röd]

Regionstyrelsens beslut

Regionstyrelsen beslutar att godkänna <script>alert('x')</script> planen.

Regionstyrelsen kommer att redovisa <b onclick="x()">en plan</b> för **vägen** till
Östmåla senast den 1 juni 2023.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first, so that all who share the work end together."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def forked_workers() -> Iterator[None]:
    """Fork workers from a process that has loaded all, instead of starting each anew.

    They are processes of their own as always; `spawned_workers` has them as users do.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        yield
        return
    forking = multiprocessing.get_context("forkserver")
    forking.set_forkserver_preload(["tests.warmed"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "CONTEXT", forking)
        yield


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """Give the program its own `__main__` again: a page run by AppTest takes its place.

    A new process runs the file of `__main__` again, and would fail with a test's page.
    """
    kept = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = kept


@pytest.fixture
def spawned_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start workers as users have them: anew, with the environment of the test."""
    monkeypatch.setattr(workers, "CONTEXT", multiprocessing.get_context("spawn"))


@pytest.fixture(scope="session")
def demo_collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a collection of a few fictional documents, one of them hostile."""
    source = tmp_path_factory.mktemp("handlingar")
    for name in CHOSEN:
        shutil.copy(DOCUMENTS / name, source)
    (source / "elak.txt").write_text(HOSTILE, encoding="utf-8")
    target = tmp_path_factory.mktemp("samling") / "demo"
    workspace = create_workspace(Settings(target, workers=1))
    report = workspace.ingest([source], False, lambda *_: None)
    workspace.close()
    assert (report.read, report.failed) == (5, 1)
    return target
