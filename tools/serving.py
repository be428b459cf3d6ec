"""The app's server over a collection, as whoever types `sagt serve` starts it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Seconds that it has to end by itself.
PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers: where, and the first thing it said."""

    port: int
    process: "subprocess.Popen[bytes]"
    said: str

    @property
    def address(self) -> str:
        """Return its address on this machine."""
        return f"http://127.0.0.1:{self.port}"


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(
    collection: Path, *flags: str, port: int | None = None, **environment: str
) -> Iterator[Served]:
    """Serve a collection, with flags of `sagt serve`, until the block ends.

    Raises:
        RuntimeError: the server did not start, or did not end in good order.
    """
    port = port or free_port()
    code = "from app.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--port", str(port), *flags]
    process = subprocess.Popen(
        [*command, "--collection", str(collection)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONUNBUFFERED": "1"} | environment,
    )
    assert process.stdout is not None
    with process.stdout as told:
        said = told.readline().decode()
        if "Appen finns på" not in said:
            raise RuntimeError("The app did not start.")
        try:
            yield Served(port, process, said)
        finally:
            process.terminate()
            ended = process.wait(PATIENCE)
    if ended:
        message = f"The app's server ended with {ended}."
        raise RuntimeError(message)
