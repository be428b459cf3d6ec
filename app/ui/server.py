"""Starts the app on this machine's loopback address and says where it is."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click

from app.settings import Settings
from ingest.archive import Archive
from ingest.errors import SagtError
from ingest.readers.limits import MAX_BYTES

ADDRESS = "127.0.0.1"
# The pages, with the addresses beside them.
SERVED = Path(__file__).parent / "asgi.py"
# Seconds to wait for the server to answer, and for it to end.
START, END = 60.0, 5.0
OPTIONS = {
    "server.address": ADDRESS,
    "server.headless": "true",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "server.maxUploadSize": str(MAX_BYTES // 1_000_000),
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "theme.light.primaryColor": "#0072B2",
    "theme.dark.primaryColor": "#56B4E9",
}


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((ADDRESS, port)) == 0


def _command(port: int) -> list[str]:
    options = OPTIONS | {"server.port": str(port)}
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(SERVED), *flags]


def run(settings: Settings, port: int) -> None:
    """Serve the collection until the user stops it.

    Raises:
        NoCollectionError: there is no collection to show.
        SagtError: the port is taken, or the server does not start.
    """
    Archive(settings.collection).close()
    if not _is_free(port):
        message = f"Porten {port} är upptagen. Välj en annan med --port."
        raise SagtError(message)
    environment = os.environ | {
        "SAGT_COLLECTION": str(settings.collection.resolve()),
        "SAGT_BASE": settings.base,
    }
    with _stoppable(), _child(_command(port), environment) as child:
        if _started(child, port):
            click.echo(f"Appen finns på http://{ADDRESS}:{port} (avsluta med Ctrl+C)")
            child.wait()
        if child.returncode:
            message = "Webbservern avslutades oväntat; se raderna ovanför."
            raise SagtError(message)
    click.echo("Avslutad.")


def _started(child: "subprocess.Popen[bytes]", port: int) -> bool:
    """Wait until the server answers; return whether it does."""
    until = time.monotonic() + START
    while child.poll() is None and time.monotonic() < until:
        if _answers(port):
            return True
        time.sleep(0.1)
    return False


class _Stopped(BaseException):
    """The user, or the system, has asked the server to end."""


@contextmanager
def _stoppable() -> Iterator[None]:
    """End quietly on Ctrl+C and when the system asks."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise _Stopped

    handled = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, stop) for number in handled}
    try:
        yield
    except _Stopped:
        pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _child(
    command: list[str], environment: dict[str, str]
) -> "Iterator[subprocess.Popen[bytes]]":
    """Run the server; it never outlives this block."""
    # In a group of its own, so that Ctrl+C reaches it through us alone.
    child = subprocess.Popen(  # noqa: S603
        command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield child
    finally:
        if child.poll() is None:
            child.terminate()
            try:
                child.wait(END)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
