"""`sagt serve` says where it is, keeps to this machine, and ends cleanly."""

import signal
import socket
import time
from pathlib import Path

import pytest

from app.settings import Settings
from app.ui import server
from app.workspace import create_workspace
from ingest.errors import NoCollectionError, SagtError
from tools.serving import free_port, serving


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("server") / "samling"
    create_workspace(Settings(folder)).close()
    return folder


def taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_taken_port_is_said_plainly(collection: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SagtError, match=f"Porten {port} är upptagen"):
            server.run(Settings(collection), port)


def test_without_a_collection_nothing_is_started(tmp_path: Path) -> None:
    with pytest.raises(NoCollectionError):
        server.run(Settings(tmp_path / "saknas"), free_port())


def test_nothing_is_sent_home_and_only_this_machine_is_served() -> None:
    assert server.ADDRESS == "127.0.0.1"
    assert server.OPTIONS["server.address"] == "127.0.0.1"
    assert server.OPTIONS["browser.gatherUsageStats"] == "false"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_server_ends_with_its_child(collection: Path, how: signal.Signals) -> None:
    with serving(collection) as found:
        assert found.address in found.said
        assert taken(found.port)
        found.process.send_signal(how)
        assert found.process.wait(20) == 0
    until = time.monotonic() + 5
    while taken(found.port) and time.monotonic() < until:
        time.sleep(0.1)
    assert not taken(found.port)
