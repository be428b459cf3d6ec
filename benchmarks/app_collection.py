"""A whole collection of any size, made of one small collection varied over and over.

    python -m benchmarks.app_collection FOLDER --documents 10000 [--sample COLLECTION]

Everything that the sample keeps of its documents (artifacts, ledger, records, what
follow-up has found, index and graph) is one text to vary, and the same is put in at the
same places everywhere (`app_varying`), so that all of it agrees as it does in the
sample, and shapes and proportions stay those of the real projection. What is counted
over all documents is counted anew. The larger a body, the more years it has. How
promises stand is taken from the sample as it is, although the days are others.
"""

import argparse
import datetime as dt
import hashlib
import json
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec
import pyoxigraph as ox

from app import ready
from app.settings import FOLLOWUP, RECORDS, RESOLUTION, Settings
from app.workspace import create_workspace
from benchmarks.app_server import judged_on
from benchmarks.app_varying import Cutter, Rows, Varied, cutter, variations
from graph import kept
from graph.identity.keeping import KeptResolution
from graph.publish import open_current
from graph.records import Records
from graph.store import open_writer
from graph.store_open import publish_store
from graph.version import program_fingerprint
from ingest import durable, ledger_sums
from ingest.archive import Archive
from search import wording
from search.engines import open_engine
from search.engines.prepared import prepare
from search.engines.stored import pack, unpack
from search.entries import entries
from search.model import Entry, Prepared
from search.topics.offering import Offering

DOCUMENTS = Path("corpus/documents")
# Names that are too short may stand in other words, and what all bodies are called.
SHORTEST = 5
BODY_KINDS = frozenset({"Region", "Regionen", "Kommun", "Räddningsförbundet"})
# Kept once, or made anew at the end.
ONCE = ("/graf/kodlistor>", "/graf/harlett/oversikt>")
NOT_VARIED = frozenset(
    {"note", "sqlite_sequence", "sqlite_stat1", "failure", "row_sum"}
)
# So many variations are loaded into the graph together, and after so many such parts
# what is stored is drawn together, lest the disk fills.
PART = 20
COMPACT = 40


class Store:
    """A SQLite file of the sample, varied into one of the collection's."""

    def __init__(self, sample: Path, place: Path, cut: Cutter) -> None:
        """Make the file at `place` with the tables of the sample's, and its notes."""
        place.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(sample)) as old:
            old.execute(f"VACUUM INTO '{place}'")
            tables = [
                str(name)
                for (name,) in old.execute(
                    "SELECT name FROM sqlite_master WHERE type = 'table'"
                )
            ]
            self._rows = [Rows(old, t, cut) for t in tables if t not in NOT_VARIED]
        self.db = sqlite3.connect(place, isolation_level=None)
        self.db.execute("PRAGMA synchronous=OFF")
        self.db.execute("PRAGMA cache_size=-200000")
        for rows in self._rows:
            self.db.execute(f"DELETE FROM {rows.table}")  # noqa: S608

    def add(
        self,
        by: Varied,
        change: Callable[[list[object]], list[object]] = lambda row: row,
    ) -> None:
        """Write the rows of a variation."""
        self.db.execute("BEGIN")
        for rows in self._rows:
            marks = ", ".join("?" * len(rows.names))
            # What bodies have in common comes with the first of its variations.
            self.db.executemany(
                f"INSERT OR IGNORE INTO {rows.table} VALUES({marks})",
                map(change, rows.varied(by)),
            )
        self.db.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self.db.execute("PRAGMA journal_mode=WAL")
        self.db.close()


class _Shown(msgspec.Struct):
    """A passage as it is indexed, with what is stored of it as plain data."""

    document: str
    words: dict[str, tuple[str, ...]]
    values: dict[str, tuple[str, ...]]
    days: dict[str, str]
    stored: Entry


class Texts:
    """The artifacts of the sample and what is indexed of them, cut."""

    def __init__(self, archive: Archive, cut: Cutter) -> None:
        """Read the artifacts."""
        self._artifacts = {
            entry.artifact: cut(
                durable.by_hash(archive.folder / "artifacts", entry.artifact)
                .read_bytes()
                .decode()
            )
            for entry in archive.ledger.entries()
        }
        shown = [
            _shown(prepare(one)) for a in archive.artifacts() for one in entries(a)
        ]
        self._passages = cut(msgspec.json.encode(shown).decode())

    def artifacts(self, by: Varied, folder: Path) -> dict[str, str]:
        """Write the artifacts of a variation; return hash of the sample's → its own."""
        found = {}
        for sha256, cut in self._artifacts.items():
            data = cut.varied(by).encode()
            found[sha256] = hashlib.sha256(data).hexdigest()
            place = durable.by_hash(folder, found[sha256])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        return found

    def passages(self, by: Varied) -> list[Prepared]:
        """Return what is indexed of a variation."""
        shown = msgspec.json.decode(self._passages.varied(by), type=list[_Shown])
        return [_prepared(one) for one in shown]


def _shown(one: Prepared) -> _Shown:
    # What its words are met by hangs on the words, which vary.
    kept = replace(unpack(one.stored), wording=None)
    days = {name: day.isoformat() for name, day in one.days.items()}
    return _Shown(one.document, one.words, one.values, days, kept)


def _prepared(one: _Shown) -> Prepared:
    days = {name: dt.date.fromisoformat(day) for name, day in one.days.items()}
    kept = pack(one.stored, wording.made(one.stored))
    return Prepared(one.document, one.words, one.values, days, kept)


def names(archive: Archive) -> set[str]:
    """Return the words that people and bodies of a collection are known by."""
    found = set()
    for artifact in archive.artifacts():
        found |= {person.name.split()[-1] for person in artifact.facts.persons}
        found |= {w for w in (artifact.document.body or "").split() if w[0].isupper()}
    found -= BODY_KINDS
    # A body is also told of as someone's own.
    found = {name.removesuffix("s") for name in found}
    return {name for name in found if len(name) >= SHORTEST and name.isalpha()}


def build(sample: Path, folder: Path, documents: int) -> int:
    """Make a collection of about so many documents in `folder`; return how many.

    Args:
        sample: A collection in step with its files, as this program makes it, which
            was read from a folder called documents.
        folder: Where the new one is made; nothing must be there.
        documents: How many documents at least.
    """
    archive = Archive(sample)
    cut = cutter(names(archive))
    each = len(archive.ledger.entries())
    wanted = list(islice(variations(), -(-documents // each)))
    folder.mkdir(parents=True)
    shutil.copy(sample / "sagt.json", folder)
    shutil.copytree(sample / "originals", folder / "originals")
    texts = Texts(archive, cut)
    ledger = Store(sample / "ledger.sqlite", folder / "ledger.sqlite", cut)
    others = [Store(sample / p, folder / p, cut) for p in (RECORDS, FOLLOWUP)]
    engine = open_engine(folder / "index")
    for by in wanted:
        own = texts.artifacts(by, folder / "artifacts")
        ledger.add(by, partial(_renamed, own))
        for store in others:
            store.add(by)
        engine.apply([], texts.passages(by), 1, last=False)
    ledger_sums.renew(ledger.db)
    for store in (ledger, *others):
        store.close()
    archive.close()
    seq = _seq(folder)
    engine.apply([], (), seq)
    engine.release()
    Offering(folder / "index").renew(engine)
    _note(sample, folder, cut, wanted, seq)
    _graph(sample, folder, cut, wanted, seq)
    return each * len(wanted)


def _renamed(own: Mapping[str, str], row: list[object]) -> list[object]:
    """Return a row with each artifact of the sample as that of the variation."""
    return [own.get(value, value) if isinstance(value, str) else value for value in row]


def _seq(folder: Path) -> int:
    with closing(Archive(folder)) as archive:
        return archive.ledger.seq()


def _note(
    sample: Path,
    folder: Path,
    cut: Cutter,
    wanted: list[Varied],
    seq: int,
) -> None:
    """Note what the writer notes when it is done."""
    with closing(sqlite3.connect(sample / RECORDS)) as db:
        query = "SELECT data FROM note WHERE name = ?"
        (data,) = db.execute(query, (RESOLUTION,)).fetchone()
    whole = cut(data.decode())
    kinds = msgspec.json.Decoder(KeptResolution)
    found = [kinds.decode(whole.varied(by)) for by in wanted]
    resolution = KeptResolution(
        aliases={a: b for one in found for a, b in one.aliases.items()},
        apart=tuple(dict.fromkeys(x for one in found for x in one.apart)),
        candidates=tuple(
            {(c.left, c.right): c for one in found for c in one.candidates}.values()
        ),
        clusters={a: b for one in found for a, b in one.clusters.items()},
        names={a: b for one in found for a, b in one.names.items()},
    )
    records = Records(folder / RECORDS, program_fingerprint())
    records.apply((), seq)
    records.note(RESOLUTION, resolution)
    records.close()
    with closing(sqlite3.connect(folder / FOLLOWUP)) as db, db:
        update = "UPDATE note SET data = ? WHERE name = 'seq'"
        db.execute(update, (json.dumps(seq).encode(),))


def _graph(
    sample: Path,
    folder: Path,
    cut: Cutter,
    wanted: list[Varied],
    seq: int,
) -> None:
    """Make the graph, and let readers see it."""
    once, varied = _lines(sample)
    pattern = cut(varied)
    store = open_writer(folder / "graph" / "store")
    lines = folder / "graph" / "lines.nq"
    for part in range(-(-len(wanted) // PART)):
        some = wanted[part * PART : (part + 1) * PART]
        text = "".join(pattern.varied(by) for by in some)
        lines.write_text(text, encoding="utf-8")
        store.inner.bulk_load(
            path=str(lines), format=ox.RdfFormat.N_QUADS, lenient=True
        )
        if part % COMPACT == COMPACT - 1:
            store.inner.optimize()
    lines.write_text(once, encoding="utf-8")
    store.inner.bulk_load(path=str(lines), format=ox.RdfFormat.N_QUADS, lenient=True)
    lines.unlink()
    records = Records(folder / RECORDS, program_fingerprint())
    rows = kept.collection_quads(lambda: records.each(kept.OverviewRecord))
    records.close()
    store.replace(kept.graph_name(), rows, seq)
    store.inner.flush()
    publish_store(store, folder / "graph", partial(_ready, folder))


def _ready(folder: Path, copy: Path) -> None:
    """Make ready what pages show first, as the writer does."""
    with closing(Archive(folder)) as archive:
        settings = Settings(folder, day=judged_on(folder))
        ready.make(archive, settings, copy, same=False)


def _lines(sample: Path) -> tuple[str, str]:
    """Return the N-Quads that stand once, and those that vary."""
    store = open_current(sample / "graph" / "published")
    assert store is not None
    dumped = (store.inner.dump(format=ox.RdfFormat.N_QUADS) or b"").decode()
    once, varied = [], []
    for line in dumped.splitlines(keepends=True):
        if "/graf/kodlistor> .\n" in line:
            once.append(line)
        elif "/graf/harlett/oversikt> .\n" not in line and "/sagt/id/graf/" in line:
            varied.append(line)
    return "".join(once), "".join(varied)


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--sample", type=Path, help="a collection; the corpus if none")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        sample = given.sample or corpus(Path(made) / "samling")
        print(build(sample, given.folder, given.documents), "dokument")
    return 0


def corpus(folder: Path) -> Path:
    """Read the corpus into a new collection and return it."""
    workspace = create_workspace(Settings(folder))
    workspace.ingest([DOCUMENTS], True, lambda *_: None)
    workspace.close()
    return folder


if __name__ == "__main__":
    sys.exit(main())
