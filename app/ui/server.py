"""Starts the app and says where it is: on this machine alone, unless one signs in."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import click

from app.access import config
from app.operations import stopping
from app.settings import Settings, is_loopback
from ingest.archive import Archive
from ingest.errors import SagtError
from ingest.readers.limits import MAX_BYTES

ADDRESS = "127.0.0.1"
# The pages, with the addresses beside them.
SERVED = Path(__file__).parent / "asgi.py"
# Seconds to wait for the server to answer, and for it to end.
START, END = 60.0, 5.0
HEALTH = "/_stcore/health"
# Windows knows only one way to end a process.
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
OPTIONS = {
    "server.address": ADDRESS,
    "server.headless": "true",
    "server.fileWatcherType": "none",
    # Looking through all that is held in memory takes longer than making a page, and
    # grows with the collection.
    "runner.postScriptGC": "false",
    "browser.gatherUsageStats": "false",
    "server.maxUploadSize": str(MAX_BYTES // 1_000_000),
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    # Links in an error would lead to search engines elsewhere.
    "client.showErrorLinks": "false",
    "theme.light.primaryColor": "#0072B2",
    "theme.dark.primaryColor": "#56B4E9",
}


NAMES = ("127.0.0.1", "localhost", "::1")
OPEN = (
    "{address} kan nås från andra datorer, och då ska var och en logga in. Ange hur "
    "med --access FIL (se docs/operations.md), eller utelämna --address."
)


def _socket(address: str) -> socket.socket:
    return socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)


def _is_free(address: str, port: int) -> bool:
    """Tell whether the port is free.

    Raises:
        SagtError: the machine has no such address.
    """
    with _socket(address) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            if error.errno in {errno.EADDRINUSE, errno.EACCES}:
                return False
            message = f"Det går inte att lyssna på {address}: {error.strerror}."
            raise SagtError(message) from error
    return True


def _answers(address: str, port: int) -> bool:
    """Tell whether the app answers; that something listens is too early."""
    asking = HTTPConnection(address, port, timeout=5)
    try:
        asking.request("GET", HEALTH)
        return asking.getresponse().status == HTTPStatus.OK
    except (OSError, HTTPException):
        return False
    finally:
        asking.close()


def _command(address: str, port: int, app: str) -> list[str]:
    options = OPTIONS | {"server.address": address, "server.port": str(port)}
    flags = [f"--{name}={value}" for name, value in options.items()]
    # A page elsewhere that lets its own name lead here gets nothing.
    hosts = dict.fromkeys((*NAMES, address, urlsplit(app).hostname or ADDRESS))
    flags += [f"--server.allowedHosts={name}" for name in hosts]
    return [sys.executable, "-m", "streamlit", "run", str(SERVED), *flags]


def run(settings: Settings, port: int, address: str = ADDRESS) -> None:
    """Serve the collection until the user stops it.

    Raises:
        NoCollectionError: there is no collection to show.
        SagtError: the port is taken, the server does not start, or others could reach
            it without signing in.
    """
    Archive(settings.collection).close()
    access = config.of(settings)
    if access is None and not is_loopback(address):
        raise SagtError(OPEN.format(address=address))
    if not _is_free(address, port):
        message = f"Porten {port} är upptagen. Välj en annan med --port."
        raise SagtError(message)
    app = os.environ.get("SAGT_APP") or (access.sign_in.address if access else "")
    command = _command(address, port, app)
    environment = _environment(settings, app)
    with (
        suppress(stopping.Stopped),
        stopping.stoppable(),
        _child(command, environment) as child,
    ):
        if _started(child, address, port):
            place = access.sign_in.address if access else f"http://{address}:{port}"
            click.echo(f"Appen finns på {place} (avsluta med Ctrl+C)")
            child.wait()
        if child.returncode:
            message = "Webbservern avslutades oväntat; se raderna ovanför."
            raise SagtError(message)
    click.echo("Avslutad.")


def _environment(settings: Settings, app: str) -> dict[str, str]:
    """Return what the server is told; secrets stay in the file or the environment."""
    told = {
        "SAGT_COLLECTION": str(settings.collection.resolve()),
        "SAGT_BASE": settings.base,
        "SAGT_PUBLIC": "1" if settings.public else "0",
    }
    if settings.access is not None:
        told["SAGT_ACCESS"] = str(settings.access.resolve())
    if app:
        told["SAGT_APP"] = app
    return os.environ | told


def _started(child: "subprocess.Popen[bytes]", address: str, port: int) -> bool:
    """Wait until the server answers; return whether it does."""
    until = time.monotonic() + START
    while child.poll() is None and time.monotonic() < until:
        if _answers(address, port):
            return True
        time.sleep(0.1)
    return False


@contextmanager
def _child(
    command: list[str], environment: dict[str, str]
) -> "Iterator[subprocess.Popen[bytes]]":
    """Run the server; neither it nor what it has started outlives this block."""
    # In a group of its own, so that Ctrl+C reaches it through us alone.
    child = subprocess.Popen(  # noqa: S603
        command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield child
    finally:
        _end(child)


def _end(child: "subprocess.Popen[bytes]") -> None:
    """End the server and what it has started: readings, copies, what mends."""
    _tell(child, signal.SIGTERM)
    until = time.monotonic() + END
    while _tell(child, 0) and time.monotonic() < until:
        time.sleep(0.05)
    _tell(child, KILL)
    child.wait()


def _tell(child: "subprocess.Popen[bytes]", what: int) -> bool:
    """Send a signal to the server and all of its group; return whether any is left."""
    is_there = child.poll() is None
    if os.name == "nt":
        if is_there:
            child.kill()
        return is_there
    try:
        os.killpg(child.pid, what)
    except (ProcessLookupError, PermissionError):
        return False
    return True
