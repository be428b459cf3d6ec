"""One target in one process, until its time is out: `fuzzing.py` starts it.

    python -m benchmarks.fuzz.driving TARGET FINDINGS SECONDS [libFuzzer's arguments]

The seconds are of a processor's time, with that of the start.
What a target raises is written down once for each place it is raised from, and the
fuzzer goes on; only what takes the process down (a crash in native code, memory, time)
ends it, and libFuzzer then keeps the input itself.
"""

import signal
import sys
import time
import traceback
from pathlib import Path

import atheris

from benchmarks.fuzz.targets import Target, target

# What of the product is watched; what it rests on is only used.
WATCHED = ["ingest", "search.query", "graph.sparql", "app.web_asked"]
# Seconds of processor time that nothing so small may take, watched as it is.
SLOW = 10.0
ROOT = Path(__file__).resolve().parents[2]


def place(error: BaseException) -> str:
    """Return what tells one fault from another: its kind and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if Path(f.filename).is_relative_to(ROOT)]
    inside = [f for f in ours if ".venv" not in f.filename and "fuzz" not in f.filename]
    last = (inside or ours or frames)[-1]
    return f"{type(error).__name__}-{Path(last.filename).stem}-{last.lineno}"


def watched(name: str, found: Target, findings: Path) -> Target:
    """Return the target with its faults written to `findings` instead of raised."""

    def keep(key: str, data: bytes, told: str) -> None:
        kept = findings / f"{name}-{key}"
        if not kept.exists():
            kept.write_bytes(data)
            kept.with_name(kept.name + ".txt").write_text(told)
            print(f"fynd: {kept.name}", file=sys.stderr, flush=True)

    def one(data: bytes) -> None:
        begun = time.process_time()
        try:
            found(data)
        except Exception as error:  # noqa: BLE001 - every kind is a finding
            keep(place(error), data, traceback.format_exc())
        took = time.process_time() - begun
        if took > SLOW:
            keep(f"slow-{took:.0f}", data, f"{took:.1f} s, {len(data)} byte")

    return one


def until(seconds: float, one: Target) -> Target:
    """Return the target, ending the fuzzer in good order after so long."""

    def timed(data: bytes) -> None:
        one(data)
        if time.process_time() > seconds:
            signal.raise_signal(signal.SIGUSR1)

    return timed


def main() -> None:
    """Run one target with libFuzzer's arguments."""
    _, name, findings, seconds, *own = sys.argv
    with atheris.instrument_imports(include=WATCHED):
        one = watched(name, target(name), Path(findings))
    atheris.Setup([sys.argv[0], *own], until(float(seconds), one))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
