"""Starts the app on this machine's loopback address and says where it is."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import click

from app.settings import Settings
from ingest.archive import Archive
from ingest.errors import SagtError

ADDRESS = "127.0.0.1"
MAIN = Path(__file__).parent / "main.py"


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def run(settings: Settings, port: int) -> None:
    """Serve the collection until the user stops it.

    Raises:
        NoCollectionError: there is no collection to show.
        SagtError: the port is taken.
    """
    Archive(settings.collection).close()
    if not _is_free(port):
        message = f"Porten {port} är upptagen. Välj en annan med --port."
        raise SagtError(message)
    click.echo(f"Appen finns på http://{ADDRESS}:{port} (avsluta med Ctrl+C)")
    options = {
        "server.address": ADDRESS,
        "server.port": str(port),
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
    }
    command = [sys.executable, "-m", "streamlit", "run", str(MAIN)]
    command += [f"--{name}={value}" for name, value in options.items()]
    environment = os.environ | {
        "SAGT_COLLECTION": str(settings.collection.resolve()),
        "SAGT_BASE": settings.base,
    }
    try:
        subprocess.run(command, env=environment, check=False)  # noqa: S603
    except KeyboardInterrupt:
        click.echo("Avslutad.")
