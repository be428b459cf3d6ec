"""Many who ask at once wait for a place, and are told when there is none."""

import threading
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from graph import sandbox
from ingest.errors import QueryError

ANSWER = b'{"results": {"boolean": true}, "triples": [], "cut": false}'


def test_so_many_queries_run_at_once_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    running, peak, lock = 0, 0, threading.Lock()
    begun, go_on = threading.Semaphore(0), threading.Event()

    def run(*_: object, **__: object) -> CompletedProcess[bytes]:
        nonlocal running, peak
        with lock:
            running += 1
            peak = max(peak, running)
        begun.release()
        assert go_on.wait(60)
        with lock:
            running -= 1
        return CompletedProcess([], 0, ANSWER)

    monkeypatch.setattr("graph.sandbox.subprocess.run", run)
    patient = sandbox.Limits(seconds=60)
    askers = [
        threading.Thread(target=sandbox.ask, args=(Path(), "ASK {}", patient))
        for _ in range(sandbox.AT_ONCE + 2)
    ]
    for asker in askers:
        asker.start()
    for _ in range(sandbox.AT_ONCE):
        assert begun.acquire(timeout=60)
    with pytest.raises(QueryError, match="Många frågor"):
        sandbox.ask(Path(), "ASK {}", sandbox.Limits(seconds=0.05))
    go_on.set()
    for asker in askers:
        asker.join(60)
    assert peak == sandbox.AT_ONCE
    assert sandbox.ask(Path(), "ASK {}", patient).results == {"boolean": True}
