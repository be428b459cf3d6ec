"""Ends long work cleanly when the user, or the system, asks for it.

The first signal is raised as an error where the work is: what is half-written is rolled
back or swept, workers are stopped and locks given up on the way out. Signals that
come meanwhile are not heard, so that nothing breaks off the clearing up.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)
# What a process that was stopped ends with.
CODE = 7
STOPPED = (
    "Avbrutet. Det som hann bli klart finns kvar; kör samma kommando igen så "
    "fortsätter det."
)


class Stopped(BaseException):
    """The user, or the system, has asked the work to end."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise Stopped


@contextmanager
def stoppable() -> Iterator[None]:
    """Let a signal raise `Stopped` within, for whoever is outside to catch."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _stop) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
