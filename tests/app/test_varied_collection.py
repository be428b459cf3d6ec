"""The collection that the app is measured on is whole, as one that has been read is."""

from pathlib import Path

from app import promises
from app.checking import ledger
from app.settings import Settings
from app.workspace import Workspace, create_workspace
from benchmarks import small_documents
from benchmarks.app_collection import build
from ingest.archive import Archive

DAY = small_documents.DAY
DOCUMENTS, TIMES = 4, 3


def read(folder: Path) -> Path:
    """Return a collection of a few documents, read from a folder in `folder`."""
    for number in range(DOCUMENTS):
        small_documents.write(folder / "documents", number)
    opened = create_workspace(Settings(folder / "samling", workers=1, day=DAY))
    opened.ingest([folder / "documents"], False, lambda *_: None)
    opened.close()
    return folder / "samling"


def counted(folder: Path) -> tuple[int, int]:
    """Return how many documents and promises a collection says that it has."""
    opened = Workspace(Archive(folder), Settings(folder, workers=1, day=DAY))
    assert not opened.behind()
    documents = len(opened.archive.ledger.entries())
    listed = promises.listed(opened, DAY)
    opened.close()
    return documents, listed.total


def test_a_varied_collection_is_taken_as_one_that_has_been_read(tmp_path: Path) -> None:
    sample, folder = read(tmp_path), tmp_path / "varierad"
    documents, kept = counted(sample)
    assert documents == DOCUMENTS
    assert kept
    assert build(sample, folder, TIMES * documents) == TIMES * documents
    assert counted(folder) == (TIMES * documents, TIMES * kept)
    assert not ledger.check(folder).damages
