"""Does `sagt check` find whatever damage is done to a collection, and mend what it can?

    python -m benchmarks.damages [--times 300] [--seed 1] [--documents 12]

A small collection is made. Each time a copy of it is damaged at random: in a file a
bit is turned, a stretch is filled with zeros, the end is cut off, or the file is taken
away; or a value in a row of the ledger is changed, or a row taken away. Then it is
checked. A damage that is not found is harmless if the database still says the same;
else it is missed. Databases of the graph are looked through as databases, not value by
value: what is not seen there is told of by itself. Of what is found and can be mended
every tenth is, and must be whole afterwards.
"""

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.checking import mending, whole
from app.settings import Settings
from app.workspace import create_workspace
from benchmarks import small_documents
from graph import publish
from ingest.errors import SagtError

MENDED = 10
# Notes of the engines, locks and caches: nothing that is told rests on them.
APART = (
    *(".lock", "LOCK", "LOG", "IDENTITY", ".managed.json", "drift.json", "lock"),
    *("-shm", "-wal"),
)
APART_FOLDERS = frozenset({"svar", "natverk", "related"})


@dataclass(frozen=True, slots=True)
class Tried:
    """One damage: the part of the collection, and what became of it."""

    part: str
    outcome: str
    what: str


def part_of(path: Path) -> str:
    """Return which part of a collection a file belongs to."""
    parts = path.parts
    if parts[0] in {"graph", "index"} and len(parts) > 1:
        return f"{parts[0]}/{'store' if parts[1] == 'store' else path.suffix or 'x'}"
    return parts[0]


def files(folder: Path) -> list[Path]:
    """Return the files of a collection, without those that nothing rests on."""
    found = (p.relative_to(folder) for p in sorted(folder.rglob("*")) if p.is_file())
    return [
        path
        for path in found
        if not path.name.endswith(APART)
        and not APART_FOLDERS & {one.split("-")[0] for one in path.parts}
        and not path.name.startswith("OPTIONS")
        and "store" not in path.parts[:2]
        and not _is_old(folder, path)
    ]


def _is_old(folder: Path, path: Path) -> bool:
    """Tell whether a file is of a copy of the graph that is read no more."""
    copy = publish.current(folder / "graph" / "published")
    return (
        path.parts[1:2] == ("published",)
        and copy is not None
        and (len(path.parts) > 3 and path.parts[2] != copy.name)
    )


def turned(path: Path, chance: random.Random) -> None:
    """Turn a bit."""
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def zeroed(path: Path, chance: random.Random) -> None:
    """Fill a stretch with zeros, as a disk that lost it gives it back."""
    data = bytearray(path.read_bytes())
    start = chance.randrange(len(data))
    end = min(len(data), start + 512)
    data[start:end] = bytes(end - start)
    path.write_bytes(data)


def cut(path: Path, chance: random.Random) -> None:
    """Cut the end off."""
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data))])


def gone(path: Path, _chance: random.Random) -> None:
    """Take the file away."""
    path.unlink()


BY_FILE: Sequence[Callable[[Path, random.Random], None]] = (turned, zeroed, cut, gone)


def row(folder: Path, chance: random.Random) -> str:
    """Change or take away a row of the ledger; return of which table."""
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        named = db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' "
            "AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        tables = [
            name
            for (name,) in named
            if db.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()  # noqa: S608
        ]
        table = chance.choice(tables)
        one = f"(SELECT min(rowid) FROM {table})"  # noqa: S608
        columns = [c[1] for c in db.execute(f"PRAGMA table_info({table})")]
        if table == "row_sum":
            last = "(SELECT max(row) FROM row_sum)"
            db.execute(f"UPDATE row_sum SET sum = x'00' WHERE row = {last}")  # noqa: S608
        elif chance.random() < 0.5:
            db.execute(f"DELETE FROM {table} WHERE rowid = {one}")  # noqa: S608
        else:
            column = chance.choice(columns[1:])
            db.execute(
                f"UPDATE {table} SET {column} = {column} || '1' WHERE rowid = {one}"  # noqa: S608
            )
        db.commit()
    return f"rad i {table}"


def same(one: Path, other: Path) -> bool:
    """Tell whether two databases say the same, whatever their bytes."""
    try:
        with closing(sqlite3.connect(one)) as a, closing(sqlite3.connect(other)) as b:
            return list(a.iterdump()) == list(b.iterdump())
    except sqlite3.DatabaseError:
        return False


def tried(sound: Path, folder: Path, chance: random.Random, mend: bool) -> Tried:
    """Damage a copy of a sound collection, check it, and say what was found."""
    shutil.copytree(sound, folder)
    settings = Settings(folder, workers=1, day=small_documents.DAY)
    if chance.random() < 0.2:
        part, what, path = "ledger rows", row(folder, chance), Path("ledger.sqlite")
    else:
        # Each part is as likely, however many files it has.
        by_part: dict[str, list[Path]] = {}
        for one in files(folder):
            by_part.setdefault(part_of(one), []).append(one)
        part = chance.choice(sorted(by_part))
        path = chance.choice(by_part[part])
        if not (folder / path).stat().st_size:
            return Tried(part, "empty", str(path))
        act = chance.choice(BY_FILE)
        act(folder / path, chance)
        what = f"{act.__name__} {path}"
    return Tried(part, _outcome(sound, folder, settings, path, mend), what)


def _outcome(
    sound: Path, folder: Path, settings: Settings, path: Path, mend: bool
) -> str:
    found = whole.check(settings, lambda *_: None, deep=True)
    if found.damages:
        if not mend or found.graded("lost"):
            return "found"
        mending.mend(settings, found, lambda _: None)
        left = whole.check(settings, lambda *_: None, deep=True)
        return "NOT MENDED" if left.graded("again") else "found and mended"
    if path.suffix == ".sqlite" and same(sound / path, folder / path):
        return "harmless"
    return "not seen" if path.match("graph/*.sqlite") else "MISSED"


def make(folder: Path, documents: int) -> None:
    """Make a small collection in which people have decided this and that."""
    source = folder.parent / "handlingar"
    source.mkdir(parents=True)
    for number in range(documents):
        text = small_documents.text(number)
        (source / f"{number}.txt").write_text(text, encoding="utf-8")
    settings = Settings(folder, workers=1, day=small_documents.DAY)
    opened = create_workspace(settings)
    opened.ingest([source], False, lambda *_: None)
    opened.close()
    # A document that has been read from elsewhere cannot be fetched again.
    shutil.rmtree(source)


def main() -> None:
    """Damage, check and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=12)
    given = parser.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - not for secrets
    counted: Counter[tuple[str, str]] = Counter()
    with tempfile.TemporaryDirectory() as place:
        sound = Path(place) / "hel" / "samling"
        make(sound, given.documents)
        for number in range(given.times):
            folder = Path(place) / "skadad"
            try:
                found = tried(sound, folder, chance, number % MENDED == 0)
            except SagtError as error:
                found = Tried("?", "REFUSED", str(error))
            counted[found.part, found.outcome] += 1
            if found.outcome.isupper():
                print(f"{found.outcome}: {found.what}", flush=True)
            shutil.rmtree(folder)
    for (part, outcome), number in sorted(counted.items()):
        print(f"{part:20} {outcome:18} {number:5}")
    totals = Counter(outcome for _, outcome in counted.elements())
    print(", ".join(f"{outcome} {n}" for outcome, n in sorted(totals.items())))
    sys.exit(any(outcome.isupper() for outcome in totals))


if __name__ == "__main__":
    main()
