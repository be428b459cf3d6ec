"""Every damage to a collection is found and said, and what can be mended is."""

import datetime as dt
import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.access import public
from app.checking import mending, model, whole
from app.checking.model import Checked
from app.cli import main
from app.settings import Settings
from app.workspace import open_workspace
from benchmarks import damages
from graph.store import open_writer
from graph.terms import NamedNode
from ingest.archive import Archive
from ingest.ledger_aside import ASIDE, Aside, Decision
from ingest.sources import MARKER
from search.engines import open_engine

DAY = dt.date(2023, 1, 31)
LEDGER = "ledger.sqlite"


def quiet(*_: object) -> None:
    return None


def checked(settings: Settings, *, deep: bool = False) -> Checked:
    return whole.check(settings, quiet, deep=deep)


def codes(found: Checked) -> set[str]:
    return {one.code for one in found.damages}


def kept(settings: Settings, kind: str) -> Path:
    """Return the file of the first document's current original or artifact."""
    with closing(Archive(settings.collection)) as archive:
        entry = archive.ledger.entries()[0]
    name = entry.sha256 if kind == "originals" else entry.artifact
    return settings.collection / kind / name[:2] / name


def sql(statement: str) -> Callable[[Settings], None]:
    def damage(settings: Settings) -> None:
        with closing(sqlite3.connect(settings.collection / LEDGER)) as db:
            db.execute(statement)
            db.commit()

    return damage


def written(name: str, data: bytes) -> Callable[[Settings], None]:
    def damage(settings: Settings) -> None:
        path = settings.collection / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    return damage


def flipped(kind: str) -> Callable[[Settings], None]:
    def damage(settings: Settings) -> None:
        path = kept(settings, kind)
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)

    return damage


def gone(kind: str) -> Callable[[Settings], None]:
    return lambda settings: kept(settings, kind).unlink()


def torn(pattern: str) -> Callable[[Settings], None]:
    """Damage every file that is like the pattern."""

    def damage(settings: Settings) -> None:
        found = [p for p in settings.collection.glob(pattern) if p.is_file()]
        assert found
        for path in found:
            path.write_bytes(b"\0" * 100)

    return damage


def one_fact_less(settings: Settings) -> None:
    """Take one fact of each document out of the graph that readers see."""
    published = settings.collection / "graph" / "published"
    copy = published / (published / "aktuell").read_text().strip()
    store = open_writer(copy)
    for graph in store.graphs():
        if "/graf/handling/" in graph.value:
            store.inner.remove(store.quads(NamedNode(graph.value))[0])
    store.inner.flush()


DAMAGES = [
    (written(MARKER, b"{"), "marker"),
    (written(MARKER, b'{"sagt": "sam1ing", "format": 1}'), "marker"),
    (lambda s: (s.collection / LEDGER).unlink(), "ledger-missing"),
    (written(LEDGER, b"SQLite format 3\0 men inte mer"), "ledger-unreadable"),
    (sql("UPDATE document SET path = '/annan' WHERE seq = 1"), "ledger-changed"),
    (sql("UPDATE version SET artifact = x'00' WHERE seq = 1"), "ledger-changed"),
    (sql("DELETE FROM verdict WHERE seq = 1"), "ledger-gone"),
    (sql("INSERT INTO review(event) VALUES('{}')"), "ledger-strange"),
    (
        sql(
            "INSERT INTO tombstone(kind, at, who, why, originals) "
            "VALUES('text', '', '', '', 'keep')"
        ),
        "forget-unfinished",
    ),
    (
        sql("INSERT INTO failure VALUES('x', 'x', '', '', '', '', '', '')"),
        "note-changed",
    ),
    (flipped("originals"), "original-damaged"),
    (gone("originals"), "original-missing"),
    (flipped("artifacts"), "artifact-damaged"),
    (gone("artifacts"), "artifact-missing"),
    (written("originals/ab/abcd", b"x"), "orphan"),
    (written("artifacts/.ny-x", b"x"), "unfinished"),
    (written("anteckningar.txt", b"x"), "strange"),
    (written("ocr/ab/abcd", b"x" * 40), "ocr-damaged"),
    (torn("graph/published/*/CURRENT"), "graph-unreadable"),
    (lambda s: shutil.rmtree(s.collection / "graph"), "graph-behind"),
    (one_fact_less, "graph-differs"),
    (torn("graph/published/*/summor.json"), "graph-unreadable"),
    (torn("graph/published/*/*.sst"), "graph-unreadable"),
    (torn("index/*/meta.json"), "index-unreadable"),
    (lambda s: shutil.rmtree(s.collection / "index"), "index-behind"),
    (torn("graph/followup.sqlite"), "kept-damaged"),
    (torn("graph/records.sqlite"), "kept-damaged"),
    (lambda s: (s.collection / "graph/followup.sqlite").unlink(), "kept-damaged"),
    (written("bevakningar.sqlite", b"inget"), "watches-damaged"),
    (written("bevakningar-skadad-1.sqlite", b"x"), "watches-aside"),
    (written("ej-publikt.json", b"["), "marks-damaged"),
    (written("tidigare/format-5/ledger.sqlite", b"x" * 4096), "copy-damaged"),
]


def test_a_whole_collection_is_said_to_be_whole(settings: Settings) -> None:
    found = checked(settings, deep=True)
    assert found.damages == ()
    assert (found.documents, found.busy) == (4, False)
    assert found.files >= 8


@pytest.mark.parametrize(("damage", "code"), DAMAGES)
def test_a_damage_is_found_and_mended_where_it_can_be(
    settings: Settings, damage: Callable[[Settings], None], code: str
) -> None:
    damage(settings)
    found = checked(settings)
    assert code in codes(found)
    kind = model.kinds()[code]
    if not kind.mend or kind.grade == "harmless":
        return
    mending.mend(settings, found, quiet)
    assert checked(settings).damages == ()


def test_every_kind_of_damage_is_tried_or_named_elsewhere() -> None:
    old = {f"old-{one}" for one in ORIGINAL_AND_ARTIFACT}
    elsewhere = old | {"graph-count", "index-count", "index-differs", "public-damaged"}
    elsewhere |= {"aside-damaged"}
    assert {code for _, code in DAMAGES} | elsewhere == set(model.kinds())


ORIGINAL_AND_ARTIFACT = (
    "original-missing",
    "original-damaged",
    "artifact-missing",
    "artifact-damaged",
)


def test_damage_at_random_is_found(followed_folder: Path, tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311 - not for secrets
    tried = [
        damages.tried(followed_folder, tmp_path / f"skadad-{number}", chance, False)
        for number in range(5)
    ]
    assert [one for one in tried if one.outcome == "MISSED"] == []


def test_what_is_lost_is_never_called_mended(settings: Settings) -> None:
    path = kept(settings, "originals")
    with closing(Archive(settings.collection)) as archive:
        entry = archive.ledger.entries()[0]
        archive.ledger.move(entry.id, str(settings.collection / "borta.txt"), "")
    path.write_bytes(b"annat")
    mending.mend(settings, checked(settings), quiet)
    assert codes(checked(settings)) == {"original-damaged"}
    assert path.read_bytes() == b"annat"


def test_nothing_is_called_damage_while_someone_writes(settings: Settings) -> None:
    with closing(Archive(settings.collection)) as archive, archive.writing():
        entry = archive.ledger.entries()[0]
        archive.ledger.store(entry)
        (archive.originals / "00").mkdir(exist_ok=True)
        (archive.originals / "00" / "00ny").write_bytes(b"x")
        found = checked(settings)
    assert found.busy
    assert found.damages == ()
    assert codes(checked(settings)) == {"orphan", "graph-behind", "index-behind"}


def test_what_is_set_aside_is_looked_after_until_it_is_thrown_away(
    settings: Settings,
) -> None:
    with closing(Archive(settings.collection)) as archive:
        entry = archive.ledger.entries()[0]
        with archive.writing():
            archive.ledger.remove(entry.id)
            kept = Aside("x", "dx", "/x", "/", "0" * 64, "1" * 64, "r", "", 2)
            archive.ledger.aside.put(kept, ASIDE, ("reason", "advice"), "")
        found = codes(checked(settings)) - {"graph-behind", "index-behind"}
        assert found == {"original-missing", "aside-damaged"}
        decision = Decision("0" * 64, "refuse", "x", discarded=True)
        archive.ledger.aside.decide(decision)
    assert codes(checked(settings)) == {"graph-behind", "index-behind"}


def test_an_index_that_has_lost_a_document_is_found(settings: Settings) -> None:
    with closing(Archive(settings.collection)) as archive:
        entry = archive.ledger.entries()[0]
        seq = archive.ledger.seq()
    engine = open_engine(settings.collection / "index")
    engine.apply([entry.id], (), seq)
    engine.release()
    found = checked(settings)
    assert [(one.code, one.document) for one in found.damages] == [
        ("index-count", entry.name)
    ]


def test_the_public_collection_is_checked_too(settings: Settings) -> None:
    opened = open_workspace(settings)
    opened.decide("restrict", ["handlingar/elak.txt"])
    opened.close()
    assert checked(settings).damages == ()
    view = public.current(settings.collection)
    assert view
    shutil.rmtree(view / "index")
    found = checked(settings)
    assert codes(found) == {"public-damaged"}
    mending.mend(settings, found, quiet)
    assert checked(settings).damages == ()


def test_the_command_says_what_how_bad_and_what_to_do(settings: Settings) -> None:
    def run(*words: str) -> tuple[int, str]:
        asked = ["--collection", str(settings.collection), "check", *words]
        environment = {"SAGT_TODAY": DAY.isoformat(), "SAGT_WORKERS": "1"}
        done = CliRunner().invoke(main, asked, env=environment)
        return done.exit_code, done.stdout

    code, said = run()
    assert (code, "Samlingen är hel: 4 handlingar" in said) == (0, True)
    flipped("artifacts")(settings)
    code, said = run()
    assert code == 1
    assert "kan göras om" in said
    assert "sagt check --repair" in said
    code, said = run("--repair")
    assert (code, "Lagat: 1." in said) == (0, True)
    sql("DELETE FROM change WHERE seq = 1")(settings)
    code, said = run("--json")
    data = json.loads(said)
    assert (code, data["whole"]) == (6, False)
    assert [one["grade"] for one in data["damages"]] == ["lost"]


def test_the_format_is_shown_and_can_be_taken_back(settings: Settings) -> None:
    def run(*words: str) -> tuple[int, str]:
        asked = ["--collection", str(settings.collection), "migrate", *words]
        done = CliRunner().invoke(main, asked)
        return done.exit_code, done.stdout

    code, said = run()
    assert (code, "kontrollsummor" in said) == (0, True)
    code, said = run("--back", "5", "--json")
    assert (code, json.loads(said)["format"]) == (0, 5)
    assert checked(settings).form == 5
    Archive(settings.collection).close()
    assert checked(settings).damages == ()


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("graph/published/*/*.sst", "graph-unreadable"),
        ("index/*/*.term", "index-unreadable"),
    ],
)
def test_a_bit_turned_in_a_file_of_graph_or_index_is_found(
    settings: Settings, pattern: str, code: str
) -> None:
    for path in settings.collection.glob(pattern):
        data = bytearray(path.read_bytes())
        data[len(data) // 3] ^= 4
        path.unlink()
        path.write_bytes(data)
    assert code in codes(checked(settings))
