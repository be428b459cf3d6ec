"""Let a coverage-guided fuzzer loose on all that reads what strangers send.

    python -m benchmarks.fuzzing --minutes 60 [--target docx --target query]
        [--findings MAPP] [--corpus MAPP] [--seed 1]

The minutes are of a processor's time, so that they are as long on a busy machine. They
are shared between the targets (`fuzz/targets.py`; all of them if none is named), one
process at a time. A finding is an input that raises anything but the
product's own refusals, or takes the process down, too much memory or too long. Needs
`pip install -e ".[fuzz]"` (Atheris). Ends with 1 if there are findings.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks.fuzz.seeds import SEEDS, WORDS
from benchmarks.fuzz.targets import NAMES

# What one input may take in a process that is watched branch by branch; by the clock
# only what hangs, since what is slow is told by its processor time (`driving.SLOW`).
MEMORY_MB = 3_000
SECONDS = 300
LARGEST = 20_000
_TRIED = re.compile(r"^stat::number_of_executed_units: +(\d+)", re.MULTILINE)
_SEEN = re.compile(r"^#\d+\t.* cov: (\d+) ft: (\d+) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run keeps its inputs, its findings and the target's words."""

    corpus: Path
    findings: Path
    words: Path


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of one target.

    Inputs tried, branches reached and features (how often each branch was taken, in
    steps, told apart), seconds by the clock and of a processor, starts.
    """

    inputs: int
    branches: int
    features: int
    seconds: float
    worked: float
    starts: int


def write_seeds(target: str, corpus: Path) -> None:
    """Write what the fuzzer begins from, beside what earlier runs have found."""
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(SEEDS[target]()):
        (corpus / f"fro-{number}").write_bytes(data)


def write_words(target: str, path: Path) -> None:
    """Write the target's words as a dictionary of libFuzzer's."""
    quoted = (
        "".join(
            chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}"
            for byte in word.encode()
        )
        for word in WORDS[target]
    )
    path.write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")


def run(
    target: str, seconds: float, corpus: Path, findings: Path, seed: int = 1
) -> Ran:
    """Fuzz one target for so many seconds of a processor's time.

    What takes the process down does not end it.
    """
    write_seeds(target, corpus)
    begun, before = time.monotonic(), _worked()
    inputs, starts, reached = 0, 0, (0, 0)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        places = Places(corpus, findings, Path(place) / "ord.dict")
        if target in WORDS:
            write_words(target, places.words)
        while (left := seconds - (_worked() - before)) >= 1:
            starts += 1
            log = _start(target, left, places, seed + starts)
            inputs += sum(int(count) for count in _TRIED.findall(log))
            seen = _SEEN.findall(log)
            if not seen:
                print(log[-2000:], file=sys.stderr)
                break
            reached = max(reached, *((int(cov), int(ft)) for cov, ft in seen[-1:]))
    return Ran(inputs, *reached, time.monotonic() - begun, _worked() - before, starts)


def _worked() -> float:
    """Return the seconds of a processor that the processes so far have had."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _start(target: str, left: float, places: Places, seed: int) -> str:
    """Run the fuzzer once and return what it wrote."""
    command = [sys.executable, "-m", "benchmarks.fuzz.driving", target]
    options: dict[str, object] = {
        "print_final_stats": 1,
        "timeout": SECONDS,
        "report_slow_units": SECONDS,
        "rss_limit_mb": MEMORY_MB,
        "max_len": LARGEST,
        "seed": seed,
        "artifact_prefix": f"{places.findings}/{target}-",
    }
    if target in WORDS:
        options["dict"] = places.words
    own = [f"-{name}={value}" for name, value in options.items()]
    # No engine for text recognition: it is another program, and slow.
    ran = subprocess.run(
        [*command, str(places.findings), f"{left:.0f}", *own, str(places.corpus)],
        env=os.environ | {"PATH": "", "TMPDIR": str(places.words.parent)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    return ran.stderr.decode("utf-8", "replace")


def main() -> int:
    """Run from the command line; 1 if anything was found, 2 without the fuzzer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--target", action="append", choices=list(NAMES))
    parser.add_argument("--findings", type=Path, default=Path("fuzz-fynd"))
    parser.add_argument("--corpus", type=Path, help="kept from one run to the next")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if find_spec("atheris") is None:
        print('Atheris saknas: pip install -e ".[fuzz]"', file=sys.stderr)
        return 2
    targets = args.target or list(NAMES)
    args.findings.mkdir(parents=True, exist_ok=True)
    print(
        f"{'':12}{'indata':>10}{'grenar':>8}{'särdrag':>9}{'minuter':>9}"
        f"{'processor':>11}{'starter':>9}"
    )
    with tempfile.TemporaryDirectory(prefix="fuzz-") as place:
        for target in targets:
            corpus = (args.corpus or Path(place)) / target
            share = 60 * args.minutes / len(targets)
            ran = run(target, share, corpus, args.findings.resolve(), args.seed)
            print(
                f"{target:12}{ran.inputs:10}{ran.branches:8}{ran.features:9}"
                f"{ran.seconds / 60:9.1f}{ran.worked / 60:11.1f}{ran.starts:9}",
                flush=True,
            )
    found = sorted(path.name for path in args.findings.iterdir())
    found = [name for name in found if not name.endswith(".txt")]
    print(f"fynd: {len(found)}", *found, sep="\n  ")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
