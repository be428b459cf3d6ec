"""`sagt` killed at random moments, again and again: what is lost, doubled or half?

    python -m benchmarks.kills [--times 500] [--seed 1] [--started 4] [--folder FOLDER]

Each round takes a prepared collection of three small documents, on which people have
had their say, and gives `sagt` one command (read in, read again by new rules, review,
merge, withdraw, rebuild, back up). It is killed with SIGKILL at a random moment of the
time the command takes; in every other round its workers are killed as well, in the
others they have to see for themselves that their owner is gone. What lies there is
then looked at as any reader would: the graph and the index are those of before or
those of after, and what people had said before is there. The command is given anew
(one time in four it is killed once more), and at the end ledger, graph, index, reviews
and verdicts are compared to the last word with those of a run that nobody broke. What
had been told as done before the kill must have been there at once.

Starting Python takes longer than the work, so the processes are forked from one that
has imported all; so many rounds as `--started` says start `sagt` as its users do.
Linux only.
"""

import argparse
import ctypes
import os
import pickle
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import TypeVar

from app.cli import main as sagt
from app.cli.commands import COMMANDS
from benchmarks import kills_acts as acts
from benchmarks import small_documents as small
from benchmarks.kills_acts import Act
from benchmarks.kills_seen import Held, differences, halves, held, lost

# A worker whose owner is gone ends within so many seconds.
ORPHAN = 20.0
SUBREAPER = 36
DONE = re.compile(r"(\d+)/\d+ (\S+)\s")

Found = TypeVar("Found")


@dataclass(slots=True)
class Run:
    """One command as it went: what it wrote and how it ended (-9: it was killed)."""

    said: str
    code: int
    seconds: float


@dataclass(slots=True)
class Template:
    """A prepared collection, the command, and what is held before and after it."""

    place: Path
    command: Sequence[str]
    before: Held | None
    after: Held
    seconds: list[float]


@dataclass(slots=True)
class Result:
    """What came of all rounds: how many of each kind, and what was wrong."""

    rounds: Counter[str] = field(default_factory=Counter)
    killed: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def apart(work: Callable[[], Found]) -> Found:
    """Return what some work gives, done in a process of its own.

    The one that forks must itself open no collection: an engine's threads and locks do
    not survive a fork.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            given: object = work()
        except BaseException:  # noqa: BLE001 - told by the one that asked
            given = RuntimeError(traceback.format_exc())
        with os.fdopen(writing, "wb") as out:
            pickle.dump(given, out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        found = pickle.load(told)  # noqa: S301 - from our own child
    os.waitpid(child, 0)
    if isinstance(found, RuntimeError):
        raise found
    return found  # type: ignore[no-any-return]


def run(
    place: Path, command: Sequence[str], until: float, forked: bool, tree: bool
) -> Run:
    """Give `sagt` a command; kill it after `until` seconds if it is not done by then.

    `tree` has its workers killed in the same moment.
    """
    arguments = ["--collection", str(place / "samling"), *command]
    terminal, theirs = os.openpty()
    began = time.monotonic()
    child = _forked(arguments, theirs) if forked else _started(arguments, theirs)
    os.close(theirs)
    said = b""
    while (left := began + until - time.monotonic()) > 0:
        if not select.select([terminal], [], [], min(left, 1.0))[0]:
            continue
        try:
            said += os.read(terminal, 1 << 16)
        except OSError:
            # It has ended.
            break
    else:
        workers = _children(child) if tree else []
        for one in (child, *workers):
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    seconds = time.monotonic() - began
    with suppress(OSError):
        while more := os.read(terminal, 1 << 16):
            said += more
    os.close(terminal)
    _bury_orphans()
    return Run(
        said.decode(errors="replace"), os.waitstatus_to_exitcode(status), seconds
    )


def _forked(arguments: list[str], terminal: int) -> int:
    child = os.fork()
    if child:
        return child
    os.setsid()
    for stream in (1, 2):
        os.dup2(terminal, stream)
    code = 70
    try:
        given = sagt.main(arguments, standalone_mode=False)
        code = given if isinstance(given, int) else 0
    except SystemExit as end:
        code = int(end.code or 0)
    except BaseException as error:  # noqa: BLE001 - click's own ends, and ours to see
        code = getattr(error, "exit_code", code)
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _started(arguments: list[str], terminal: int) -> int:
    command = [sys.executable, "-m", "app", *arguments]
    return subprocess.Popen(
        command, stdout=terminal, stderr=terminal, start_new_session=True
    ).pid


def _children(process: int) -> list[int]:
    """Return the processes below one."""
    with suppress(OSError):
        listed = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
        mine = [int(one) for one in listed.split()]
        return [*mine, *(below for one in mine for below in _children(one))]
    return []


def _bury_orphans() -> None:
    """Wait until the workers of a dead owner have ended, as they do by themselves."""
    until = time.monotonic() + ORPHAN
    with suppress(ChildProcessError):
        while time.monotonic() < until:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                time.sleep(0.01)
        left = _children(os.getpid())
        for one in left:
            os.kill(one, signal.SIGKILL)
            os.waitpid(one, 0)
        raise AssertionError(f"{len(left)} arbetare lever utan ägare")


def prepared(act: Act, place: Path) -> Template:
    """Prepare an act's collection, and see what an unbroken run of it gives."""
    template, tried = place / "mall", place / "rond"
    shutil.rmtree(place, ignore_errors=True)
    # The paths are in the ledger: all rounds are made where the template was.
    command = apart(lambda: act.prepare(tried))
    acts.copy(tried, template)
    collection = (tried / "samling").is_dir()
    before = apart(lambda: held(acts.settings(tried))) if collection else None
    went = run(tried, command, 600, forked=True, tree=False)
    assert went.code == 0, went.said
    after = apart(lambda: held(acts.settings(tried)))
    return Template(template, command, before, after, [went.seconds])


def one_round(
    act: Act, template: Template, chance: random.Random, forked: bool
) -> tuple[bool, list[str]]:
    """Kill one run of an act; return whether it was killed, and what is wrong then."""
    place = template.place.parent / "rond"
    acts.copy(template.place, place)
    usual = median(template.seconds[-9:]) * (1 if forked else 6)
    killed, wrong = False, []
    for turn in range(2):
        if turn and chance.random() < 0.75:
            break
        until = chance.uniform(0, usual * 1.05)
        went = run(place, template.command, until, forked, tree=chance.random() < 0.5)
        killed = killed or went.code == -signal.SIGKILL
        if went.code not in (0, -signal.SIGKILL):
            wrong.append(f"slutkod {went.code}: {went.said[-300:]}")
        if (place / "samling" / "sagt.json").exists():
            found = apart(lambda: held(acts.settings(place)))
            wrong += _looked_at(act, found, template, went.said)
        if went.code == 0 or not apart(lambda: act.again(place)):
            break
    if apart(lambda: act.again(place)):
        went = run(place, template.command, 600, forked=True, tree=False)
        template.seconds.append(went.seconds)
    else:
        went = run(place, act.otherwise(place), 600, forked=True, tree=False)
    if went.code:
        wrong.append(f"sedan, slutkod {went.code}: {went.said[-300:]}")
    final = apart(lambda: held(acts.settings(place)))
    wrong += differences(final, template.after)
    wrong += [f"kvar: {one}" for one in _left(place)]
    return killed, wrong


def _looked_at(act: Act, found: Held, template: Template, said: str) -> list[str]:
    """Return what is wrong with what lies there after a kill."""
    empty = Held((), (), (), (), {}, {}, {}, (0, 0, 0))
    before = template.before or empty
    wrong = [f"halvt: {one}" for one in halves(found, before, template.after)]
    wrong += [f"förlorat: {one}" for one in lost(found, before)]
    names = {row[1] for row in found.documents}
    told = {name for _, name in DONE.findall(said) if act.name.startswith("läsa in")}
    wrong += [f"sagt men borta: {name}" for name in told - names]
    return wrong


def _left(place: Path) -> list[str]:
    """Return half-written files in the collection that nobody has cleared away."""
    left = (place / "samling").rglob(".ny-*")
    return [str(path.relative_to(place)) for path in left]


def begin() -> None:
    """Load all that commands need, and be the parent of whoever loses theirs."""
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    os.environ |= {"SAGT_TODAY": small.DAY.isoformat(), "SAGT_WORKERS": "1"}
    small.fork_workers()
    for module, _ in COMMANDS.values():
        import_module(f"app.cli.{module}")
    import_module("ingest.intake")
    import_module("app.projection")


def kill(
    folder: Path,
    times: int,
    seed: int,
    started: int,
    chosen: Sequence[Act] = acts.ACTS,
) -> Result:
    """Do so many rounds, the acts in turn; return what came of them."""
    begin()
    chance, result = random.Random(seed), Result()  # noqa: S311
    templates: dict[str, Template] = {}
    for number in range(times):
        act = chosen[number % len(chosen)]
        if act.name not in templates:
            place = folder / str(len(templates))
            templates[act.name] = prepared(act, place)
        forked = number >= started
        killed, wrong = one_round(act, templates[act.name], chance, forked)
        result.rounds[act.name] += 1
        result.killed[act.name] += killed
        result.wrong += [f"{number} {act.name}: {one}" for one in wrong]
        for one in wrong:
            print(f"{number} {act.name}: {one}", flush=True)
        if number % 50 == 49:
            print(f"{number + 1} ronder, {len(result.wrong)} fel", flush=True)
    return result


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--started", type=int, default=4)
    parser.add_argument("--folder", type=Path, help="where the collections lie")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        result = kill(folder, given.times, given.seed, given.started)
    for name, times in result.rounds.items():
        print(f"{name:28} {times:>4} ronder, {result.killed[name]:>4} dödade")
    print(f"{sum(result.killed.values())} dödade, {len(result.wrong)} fel")
    return int(bool(result.wrong))


if __name__ == "__main__":
    sys.exit(main())
