"""Open files that hold files in a process of its own, which can be killed.

The parts are kept as originals by their hash as they come out, so that no more than
one of them is in memory and none lies about when the process is killed.
"""

import multiprocessing
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from ingest import confined, containers, durable
from ingest.containers import Allowance, Kind, NotAContainerError, Part, Refused
from ingest.errors import ReadError

CONTEXT = multiprocessing.get_context("spawn")
SECONDS = 120.0
MEMORY = 3 << 30
# The stage of a failure that may be the machine's and not the file's.
ABORTED = "avbruten"


@dataclass(frozen=True, slots=True)
class KeptPart:
    """A part whose bytes lie among the originals."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Opened:
    """What one container held; `refusal` says why not all of it came out."""

    parts: tuple[KeptPart | Refused, ...] = ()
    skipped: int = 0
    refusal: Refused | None = None
    allowance: tuple[int, int] = (0, 0)
    is_container: bool = True


@dataclass(frozen=True, slots=True)
class _Order:
    path: Path
    kind: Kind
    folder: Path
    allowance: tuple[int, int]


class Unpacker:
    """One helping process, started when the first container comes."""

    def __init__(self, folder: Path, seconds: float = SECONDS) -> None:
        """Keep parts in `folder`, by hash; give up a file after `seconds`."""
        self._folder = folder
        self._seconds = seconds
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def open(self, path: Path, kind: Kind, allowance: Allowance) -> Opened:
        """Take a container apart, and reduce `allowance` by what came out."""
        order = _Order(path, kind, self._folder, (allowance.parts, allowance.size))
        opened = self._ask(order)
        allowance.parts, allowance.size = opened.allowance
        return opened

    def _ask(self, order: _Order) -> Opened:
        if self._pipe is None:
            self._start()
        assert self._pipe is not None
        try:
            self._pipe.send(order)
            if self._pipe.poll(self._seconds):
                opened = self._pipe.recv()
                assert isinstance(opened, Opened)
                return opened
            reason = "Filen tog för lång tid att packa upp."
        except (EOFError, OSError):
            reason = "Uppackningen av filen avbröts."
        self.close()
        advice = "Packa upp den själv och lägg till det som ska läsas."
        refusal = Refused("", ABORTED, reason, advice)
        return Opened(refusal=refusal, allowance=order.allowance)

    def _start(self) -> None:
        self._pipe, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()

    def close(self) -> None:
        """End the helping process, whatever it is doing."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None


def _serve(pipe: Connection) -> None:
    confined.forget_secrets()
    confined.limit_memory(MEMORY)
    while True:
        try:
            order = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        pipe.send(_open(order))


def _open(order: _Order) -> Opened:
    allowance = Allowance(*order.allowance)
    kept: list[KeptPart | Refused] = []
    skipped, refusal = 0, None
    try:
        data = order.path.read_bytes()
        for found in containers.parts(data, order.kind, allowance):
            if isinstance(found, Part):
                sha256 = durable.write_by_hash(found.data, order.folder)
                kept.append(KeptPart(found.name, sha256))
            elif isinstance(found, Refused):
                kept.append(found)
            else:
                skipped += 1
    except NotAContainerError:
        return Opened(allowance=order.allowance, is_container=False)
    except ReadError as error:
        refusal = error
    except MemoryError:
        refusal = containers.too_much()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is ours
        # A fault of ours must not cost the user the rest of the folder.
        refusal = ReadError(
            f"Programmet kunde inte öppna filen ({type(error).__name__}).",
            "Felet är vårt. Anmäl det gärna; packa upp filen själv så länge.",
        )
    left = (allowance.parts, allowance.size)
    said = containers.refused("", refusal) if refusal else None
    return Opened(tuple(kept), skipped, said, left)
