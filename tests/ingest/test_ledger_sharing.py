"""Threads of one process that read and write one ledger, as the app's sessions do."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ingest.archive import Archive
from ingest.ledger_reviews import ReviewEvent

# Where it stands still no thread of the process does anything more: only another
# process can tell. So long it may take before it is looked at as such.
STANDS_STILL = 120.0
SIDE_BY_SIDE = """
import sys
from pathlib import Path
from threading import Event, Thread

from ingest.archive import Archive
from ingest.ledger_reviews import ReviewEvent

archive, done = Archive.create(Path(sys.argv[1])), Event()
reviews = archive.ledger.reviews
for _ in range(20):
    reviews.append(ReviewEvent("note", why="ett skäl"))


def read():
    while not done.is_set():
        reviews.history()


readers = [Thread(target=read) for _ in range(2)]
for reader in readers:
    reader.start()
for _ in range(100):
    reviews.append(ReviewEvent("note", why="ett skäl"))
done.set()
for reader in readers:
    reader.join()
sys.stdout.write(str(len(reviews.history())))
"""


def test_a_thread_writes_while_others_read(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SIDE_BY_SIDE, str(tmp_path / "samling")],
        capture_output=True,
        text=True,
        check=False,
        timeout=STANDS_STILL,
    )
    assert done.stdout == "120", done.stderr


def test_a_thread_sees_nothing_that_another_has_not_committed(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "samling")
    ledger = archive.ledger
    with ThreadPoolExecutor(1) as other:
        with ledger._db.transaction() as db:
            db.execute("INSERT INTO change(document, kind) VALUES('a', 'stored')")
            seen = other.submit(ledger.seq)
            db.execute("INSERT INTO change(document, kind) VALUES('b', 'stored')")
        assert seen.result() == 2
    archive.close()


def test_threads_that_write_wait_for_each_other(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "samling")
    reviews = archive.ledger.reviews
    with ThreadPoolExecutor(4) as writers:
        events = [ReviewEvent("note", why=str(number)) for number in range(40)]
        kept = list(writers.map(reviews.append, events))
    assert sorted(one.seq for one in kept) == list(range(1, 41))
    assert {one.why for one in reviews.history()} == {one.why for one in events}
    archive.close()
