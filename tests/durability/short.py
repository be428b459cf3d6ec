"""The short forms of `benchmarks.kills` and `benchmarks.faults`, in one process.

    LD_PRELOAD=SHIM python -m tests.durability.short FOLDER

It forks, so it is a process without threads and not pytest's own.
"""

import sys
from pathlib import Path

from benchmarks import faults, kills, kills_acts

KILLED = [act for act in kills_acts.ACTS if act.name == "läsa in"]


def main() -> int:
    """Kill a few times, fail at a few changes; return how often something was wrong."""
    folder = Path(sys.argv[1])
    killed = kills.kill(folder / "dödas", 2, seed=7, started=0, chosen=KILLED)
    failed = faults.fail(folder / "fel", 1, ["granska"])
    wrong = [*killed.wrong, *failed.wrong]
    counted = f"{killed.rounds.total()} ronder, {failed.outcomes.total()} punkter"
    sys.stdout.write("\n".join((*wrong, counted)))
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())
