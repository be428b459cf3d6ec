"""A disk that is full or broken at every single write: what does `sagt` make of it?

    python -m benchmarks.faults [--each 3 | --points 40] [--acts granska,rebuild]

Every act (read in, review, merge, rebuild, back up, restore, export) is first listed:
each time it opens a new file, writes, synchronises, renames and so on below its folder,
in Python as well as within SQLite, Oxigraph and Tantivy. A kind of change is a call and
a file, whatever numbers and hashes its name has. Then the act is run anew with one
change failing: so many of each kind as `--each` says, the first and the last among
them, or so many in all as `--points` says, spread evenly. Once as a full disk (from
then on nothing that needs room works) and once as a disk that gives an error (that
change alone). Each time

* the command ends by itself, in success or with a plain message, never with a trace;
* what lies there is the state before or the state after, and what people had said
  stands;
* the same command without a fault then leaves what an unbroken run leaves.

The fault is put under libc (`faults_shim.c`, built with the compiler that is there),
so Linux and a C compiler are needed.
"""

import argparse
import ctypes
import errno
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import kills
from benchmarks import kills_acts as acts
from benchmarks.kills import Run, Template
from benchmarks.kills_acts import Act, Command
from benchmarks.kills_seen import Held, differences, halves, held, lost

SOURCE = Path(__file__).with_name("faults_shim.c")
# What the disk says, and whether it goes on saying so.
KINDS = {"full": (errno.ENOSPC, 1), "fel": (errno.EIO, 0)}
# What differs between two files of one kind: counters, hashes, random names.
OWN = re.compile(r"[0-9a-f]{6,}|\d+|(?<=tmp)[a-z0-9_]{8}", re.IGNORECASE)
EMPTY = Held((), (), (), (), {}, {}, {}, (0, 0, 0))


@dataclass(slots=True)
class Result:
    """What came of all points: how many of each act and outcome, and what was wrong."""

    changes: int = 0
    kinds: int = 0
    outcomes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def _export(place: Path) -> Command:
    acts.made(place).close()
    return ("export", "--format", "allt", "-o", str(place / "export"))


def _restore(place: Path) -> Command:
    acts.made(place).close()
    copy = place / "kopia.zip"
    kills.run(place, ("backup", str(copy)), 600, forked=True, tree=False)
    return ("restore", str(copy), str(place / "ny"))


ACTS = (*acts.ACTS, Act("exportera", _export), Act("läsa tillbaka", _restore))


def shim(folder: Path) -> Path | None:
    """Build what fails in the kernel's stead; return it, None without a compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None or sys.platform != "linux":
        return None
    made = folder / "shim.so"
    flags = ("-shared", "-fPIC", "-O1", "-o", str(made), str(SOURCE), "-ldl")
    subprocess.run([compiler, *flags], check=True)
    return made


class Disk:
    """The disk under a folder, to be told when to fail; the shim has to be loaded."""

    def __init__(self) -> None:
        """Find what was loaded before libc."""
        self._shim = ctypes.CDLL(os.environ["LD_PRELOAD"])

    def run(
        self, place: Path, command: Command, at: int, kind: str, log: int = 0
    ) -> Run:
        """Give `sagt` a command on a disk that fails at a change, or never if 0.

        Each change below the place is written to the open file `log`, unless it is 0.
        """
        number, lasting = KINDS[kind]
        self._shim.faults_arm(os.fsencode(place.resolve()), at, number, lasting, log)
        went = kills.run(place, command, 600, forked=True, tree=False)
        self._shim.faults_arm(b"", 0, 0, 0, 0)
        return went

    def changes(self, place: Path, command: Command, kind: str) -> list[str]:
        """Run a command without a fault; return the kind of each change, in order."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as log:
            went = self.run(place, command, 0, kind, log.fileno())
            assert went.code == 0, went.said
            log.seek(0)
            rows = [line.rstrip("\n").split("\t") for line in log]
        # Threads may have written theirs in another order than they were counted in.
        rows.sort(key=lambda row: int(row[0]))
        inside = len(str(place.resolve()))
        return [f"{call} {OWN.sub('*', path[inside:])}" for _, call, path in rows]


def one_point(
    disk: Disk, act: Act, template: Template, at: int, kind: str
) -> tuple[str, list[str]]:
    """Fail one change of an act; return how the command ended, and what is wrong."""
    place = template.place.parent / "rond"
    acts.copy(template.place, place)
    went = disk.run(place, template.command, at, kind)
    wrong = _told(went)
    if (place / "samling" / "sagt.json").exists():
        found = kills.apart(lambda: held(acts.settings(place)))
        before = template.before or EMPTY
        wrong += [f"halvt: {one}" for one in halves(found, before, template.after)]
        wrong += [f"förlorat: {one}" for one in lost(found, before)]
    again = kills.apart(lambda: act.again(place))
    command = template.command if again else act.otherwise(place)
    if act.name == "läsa tillbaka" and (place / "ny").exists():
        # It is whole, or it would not have got its name.
        command = ("--collection", str(place / "ny"), "promises")
    then = kills.run(place, command, 600, forked=True, tree=False)
    if then.code:
        wrong.append(f"sedan, slutkod {then.code}: {then.said[-300:]}")
    final = kills.apart(lambda: held(acts.settings(place)))
    wrong += differences(final, template.after)
    return ("klart" if went.code == 0 else "sagt ifrån"), wrong


def _told(went: Run) -> list[str]:
    """Return what is wrong with how a command ended."""
    if went.code < 0 or "Traceback" in went.said or "panicked" in went.said:
        return [f"slutkod {went.code}: {went.said[-900:]}"]
    if went.code and not went.said.strip():
        return [f"slutkod {went.code} utan ett ord"]
    return []


def fail(
    folder: Path,
    points: int,
    chosen: Sequence[str] = (),
    each: int = 0,
) -> Result:
    """Fail changes of each act of those `chosen` (or all), in both ways.

    Args:
        folder: Where the collections are made.
        points: How many changes of each act, spread evenly.
        chosen: The names of acts.
        each: How many of each kind of change, in place of `points`.
    """
    kills.begin()
    disk, result = Disk(), Result()
    for number, act in enumerate(ACTS):
        if chosen and act.name not in chosen:
            continue
        template = kills.prepared(act, folder / str(number))
        place = folder / str(number) / "rond"
        for kind in KINDS:
            acts.copy(template.place, place)
            changes = disk.changes(place, template.command, kind)
            result.changes += len(changes)
            result.kinds += len(set(changes))
            failed = by_kind(changes, each) if each else evenly(len(changes), points)
            print(
                f"{act.name}, {kind}: {len(changes)} ändringar av {len(set(changes))} "
                f"slag, {len(failed)} nekas",
                flush=True,
            )
            for at in failed:
                ended, wrong = one_point(disk, act, template, at, kind)
                result.outcomes[act.name, kind, ended] += 1
                where = f"{act.name}, {kind} vid {at}, {changes[at - 1]}"
                said = [f"{where}: {one}" for one in wrong]
                result.wrong += said
                for one in said:
                    print(one, flush=True)
    return result


def evenly(changes: int, points: int) -> list[int]:
    """Return so many of the changes, from 1, spread evenly."""
    step = max(1, changes // points)
    return list(range(max(1, step // 2), changes + 1, step))


def by_kind(changes: Iterable[str], each: int) -> list[int]:
    """Return so many of each kind of change, the first and the last among them.

    >>> by_kind(["a", "b", "a", "a", "a"], 2)
    [1, 2, 5]
    """
    places = defaultdict(list)
    for at, kind in enumerate(changes, 1):
        places[kind].append(at)
    return sorted(
        {
            found[number * (len(found) - 1) // max(1, each - 1)]
            for found in places.values()
            for number in range(each)
        }
    )


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=40)
    parser.add_argument("--each", type=int, default=0)
    parser.add_argument("--acts", default="", help="names, with commas between")
    parser.add_argument("--folder", type=Path, help="where the collections lie")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if "LD_PRELOAD" not in os.environ:
            # What stands under libc has to be there from the start.
            built = shim(folder)
            if built is None:
                print("Det finns ingen C-kompilator, eller systemet är inte Linux.")
                return 2
            command = [sys.executable, "-m", "benchmarks.faults", *sys.argv[1:]]
            environment = os.environ | {"LD_PRELOAD": str(built)}
            return subprocess.run(command, env=environment, check=False).returncode
        chosen = given.acts.split(",") if given.acts else ()
        result = fail(folder, given.points, chosen, given.each)
    for (act, kind, ended), times in sorted(result.outcomes.items()):
        print(f"{act:28} {kind:5} {ended:12} {times:>5}")
    print(
        f"{result.outcomes.total()} av {result.changes} ändringar nekade, "
        f"{result.kinds} slag, {len(result.wrong)} fel"
    )
    return int(bool(result.wrong))


if __name__ == "__main__":
    sys.exit(main())
