"""An empty collection, reading into it without the workers, and a server to ask."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ingest import codec, pipeline, workers
from ingest.archive import Archive
from ingest.errors import ReadError
from ingest.model import Failure
from tests.ingest.web_server import Server


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    made = Archive.create(tmp_path / "samling")
    yield made
    made.close()


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process, where it is not the workers that are tried."""

    def read(
        tasks: Sequence[workers.Task], _crew: int, **_: object
    ) -> Iterator[bytes | Failure]:
        for task in tasks:
            try:
                data = task.path.read_bytes()
                made = pipeline.build_artifact(data, task.name, origin=task.origin)
                yield codec.encode(made)
            except ReadError as error:
                yield Failure(task.name, error.stage, error.reason, error.advice)

    monkeypatch.setattr(workers, "read_all", read)


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()
