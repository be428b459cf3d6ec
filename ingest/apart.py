"""Work done in a process of its own, which can be killed and is then started anew.

For what opens strangers' files where a crash, a flood of memory or a fight between
threads would cost more than the one file: libraries that draw pages do all three. It
is started as a program of its own. What `multiprocessing` starts would first run what
Python takes for the main program, and in the app that is a page.
"""

import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from threading import Lock, Timer
from typing import IO, Any

from ingest import confined
from ingest.errors import SagtError

# A process that has not started after so many seconds never will.
STARTING = 120.0
# Before each message: whether it went well, and how many bytes follow.
_HEAD = struct.Struct(">?Q")


class AbortedError(SagtError):
    """The process died of its work, or did not end it in time."""


class FailedError(SagtError):
    """The work could not be done; `kind` is the name of the error that told so."""

    def __init__(self, kind: str) -> None:
        """Keep the name."""
        super().__init__(f"Det gick inte ({kind}).")
        self.kind = kind


class Apart:
    """One process, started when it is first needed; one thing at a time."""

    def __init__(self, module: str, seconds: float, memory: int) -> None:
        """Let `module`, which calls `serve`, have so many seconds for each thing.

        Args:
            module: Its dotted name.
            seconds: By the clock; starting is not counted.
            memory: Bytes that the process may have.
        """
        self._module = module
        self._seconds = seconds
        self._memory = memory
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, order: bytes) -> bytes:
        """Return what the process makes of an order.

        Raises:
            AbortedError: it died, or had to be killed.
            FailedError: it told that it could not.
        """
        with self._lock:
            process = self._process or self._start()
            went_well, answer = self._told(process, order, self._seconds)
        if not went_well:
            raise FailedError(answer.decode())
        return answer

    def _start(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(  # noqa: S603 - our own, with no words of others
            [sys.executable, "-P", "-m", self._module, str(self._memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._process = process
        # A slow start is the machine's, not the work's.
        self._told(process, None, STARTING)
        return process

    def _told(
        self, process: "subprocess.Popen[bytes]", order: bytes | None, seconds: float
    ) -> tuple[bool, bytes]:
        """Return what the process says, to an order if there is one."""
        assert process.stdin is not None
        assert process.stdout is not None
        until = time.monotonic() + seconds
        watch = Timer(seconds, process.kill)
        watch.daemon = True
        watch.start()
        try:
            if order is not None:
                _write(process.stdin, True, order)
            return _read(process.stdout)
        except (EOFError, OSError) as error:
            self._stop()
            late = time.monotonic() >= until
            reason = "Det tog för lång tid och avbröts." if late else "Det avbröts."
            raise AbortedError(reason) from error
        finally:
            watch.cancel()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        with self._lock:
            self._stop()

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            # Waits for its end, and closes the pipes.
            self._process.communicate()
        self._process = None


def serve(work: Callable[[bytes], bytes]) -> None:
    """Be the process: do what is asked for until nobody asks any more."""
    confined.forget_secrets()
    confined.limit_memory(int(sys.argv[1]))
    # What libraries print must not stand among the answers.
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)
        _write(answers, True, b"")
        while True:
            try:
                _, order = _read(sys.stdin.buffer)
            except EOFError:
                return
            try:
                went_well, done = True, work(order)
            except Exception as error:  # noqa: BLE001 - the owner's to judge
                went_well, done = False, type(error).__name__.encode()
            _write(answers, went_well, done)


def _write(file: IO[bytes], went_well: bool, message: bytes) -> None:
    file.write(_HEAD.pack(went_well, len(message)) + message)
    file.flush()


def _read(file: IO[bytes]) -> tuple[bool, bytes]:
    """Return a message.

    Raises:
        EOFError: whoever wrote is gone.
    """
    went_well, size = _HEAD.unpack(_exactly(file, _HEAD.size))
    return went_well, _exactly(file, size)


def _exactly(file: Any, size: int) -> bytes:
    found: bytes = file.read(size)
    if len(found) < size:
        raise EOFError
    return found
