"""Long work in a process of its own, so that the app goes on meanwhile.

The process writes a line of JSON for each step, and last what came of it or
`{"error"}`. The app takes the lines down as they come, and can end the process.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from app.operations import stopping
from app.settings import Settings
from ingest import codec
from ingest.errors import SagtError

# Seconds that a process has to end by itself when it is stopped.
PATIENCE = 10.0
Line = TypeVar("Line")
Made = TypeVar("Made")


def environment(settings: Settings) -> dict[str, str]:
    """Return what tells a process which collection it works in: the whole of it."""
    return {
        "SAGT_COLLECTION": str(settings.collection.resolve()),
        "SAGT_BASE": settings.base,
        "SAGT_PUBLIC": "",
    }


def begin(
    module: str, arguments: list[str], settings: Settings
) -> "subprocess.Popen[bytes]":
    """Start the process of a module.

    Raises:
        OSError: it cannot be started.
    """
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment(settings),
    )


def lines(process: "subprocess.Popen[bytes]", kind: type[Line]) -> Iterator[Line]:
    """Yield what a process tells, as it tells it, until it has ended."""
    assert process.stdout is not None
    with process.stdout as told:
        for line in told:
            yield msgspec.json.decode(line, type=kind)
    process.wait()


def end(process: "subprocess.Popen[bytes]") -> None:
    """Stop a process, by force if it does not end in time."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


def tell(**said: object) -> None:
    """Tell the app something, from within the process."""
    sys.stdout.write(f"{codec.encode(said).decode()}\n")
    sys.stdout.flush()


def carry_out(work: Callable[[], Made]) -> Made:
    """Do the work within the process; an error is told, and ends it."""
    try:
        with stopping.stoppable():
            return work()
    except stopping.Stopped:
        sys.exit(stopping.CODE)
    except (SagtError, OSError) as error:
        tell(error=str(error))
        sys.exit(1)
