"""What a hostile page does to the process that draws it costs nobody else anything."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import reading_files
from benchmarks.mutations_hostile import circular_pdf
from ingest import confined, pageview_apart, workers
from ingest.apart import AbortedError, Apart, FailedError
from ingest.model import Document

SECRETS = ("SAGT_SMTP_PASSWORD", "SAGT_SPARQL_PASSWORD", "SAGT_OIDC_SECRET")
JOBS = "tests.hostile.odd_jobs"


@pytest.fixture(scope="module", autouse=True)
def importable() -> Iterator[None]:
    """Let the processes find the tests, and know secrets."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
        for name in SECRETS:
            patch.setenv(name, "hemligt")
        yield


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    made = Apart(JOBS, seconds=20, memory=4 << 30)
    yield made
    made.close()


def test_a_process_that_dies_is_told_of_and_started_anew(apart: Apart) -> None:
    with pytest.raises(AbortedError):
        apart.ask(b"die")
    assert apart.ask(b"hej") == b"hej"


def test_memory_has_an_end_and_errors_come_back(apart: Apart) -> None:
    with pytest.raises(FailedError) as failed:
        apart.ask(b"swell")
    assert failed.value.kind == "MemoryError"
    assert apart.ask(b"print") == b"print"


def test_secrets_do_not_follow_to_where_files_are_opened(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert apart.ask(b"secrets") == b""
    # The workers and the unpacker forget theirs in the same way.
    with pytest.MonkeyPatch.context() as patch:
        for name in SECRETS:
            patch.setenv(name, "hemligt")
        confined.forget_secrets()
        assert not [name for name in SECRETS if name in os.environ]
    monkeypatch.undo()


def test_what_takes_too_long_is_killed() -> None:
    quick = Apart(JOBS, seconds=0.2, memory=4 << 30)
    with pytest.raises(AbortedError, match="för lång tid"):
        quick.ask(b"linger")
    quick.close()


def test_a_page_that_kills_the_engine_costs_one_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quick = Apart(pageview_apart.__name__, seconds=2, memory=2 << 30)
    monkeypatch.setattr(pageview_apart, "_APART", quick)
    deadly = tmp_path / "elak.pdf"
    deadly.write_bytes(dict(circular_pdf())["formular-sig-sjalvt.pdf"])
    sound = tmp_path / "sund.pdf"
    sound.write_bytes(reading_files.pdf(1))
    read = Document("elak.pdf", "0" * 64, "application/pdf", "")
    with pytest.raises((AbortedError, FailedError)):
        pageview_apart.picture(deadly, read, 1, 300)
    assert pageview_apart.picture(sound, read, 1, 300).startswith(b"\x89PNG")
    assert pageview_apart.exact_places(sound, read, 0, 0) == []
    with pytest.raises(FailedError):
        pageview_apart.picture(tmp_path / "saknas.pdf", read, 1, 300)
    quick.close()


def test_each_limit_of_a_reading_is_a_number() -> None:
    limits = workers.Limits()
    assert (limits.seconds, limits.memory, limits.total) == (300.0, 4 << 30, 7200.0)
