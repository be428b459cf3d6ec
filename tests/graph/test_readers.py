"""Readers in other processes beside a writer that is killed time and again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph import held, publish
from graph.store import open_writer
from graph.terms import FOAF, Literal, NamedNode, Quad

COMMITS = 1_000
KILLS = 3

# Two graphs that always say the same, changed one after the other. What is published
# is always the whole of a pair, as catching up publishes when all is in step.
WRITER = """
import sys
from pathlib import Path
from graph import publish
from graph.store import open_writer
from graph.terms import FOAF, Literal, NamedNode, Quad
folder, last = Path(sys.argv[1]), int(sys.argv[2])
store = open_writer(folder / "store")
graphs = [NamedNode(f"https://exempel.se/graf/{n}") for n in range(2)]
for seq in range(store.seq() + 1, last + 1):
    graph = graphs[seq % 2]
    said = Literal(str((seq + 1) // 2))
    store.replace(graph, [Quad(graph, FOAF.name, said, graph)], seq)
    if seq % 20 == 0:
        publish.publish(store, folder / "published")
        print(seq, flush=True)
"""

# Opens what is current over and over; each copy is asked again when several newer
# ones have taken its place.
READER = """
import sys
from collections import deque
from pathlib import Path
from graph import publish
folder, last = Path(sys.argv[1]), int(sys.argv[2])
query = "SELECT ?n WHERE { GRAPH ?g { ?g foaf:name ?n } } ORDER BY ?n"
states, held = set(), deque()
def look(store):
    names = [row["n"] for row in store.select(query)]
    assert len(names) == 2 and len(set(names)) == 1, names
    assert store.seq() == 2 * int(names[0]), (store.seq(), names)
    return store.seq()
print("ready", flush=True)
before = 0
while before < last:
    store = publish.open_current(folder / "published")
    if store is None:
        continue
    seq = look(store)
    assert seq >= before, (seq, before)
    states.add(seq)
    before = seq
    held.append((seq, store))
    if len(held) > 5:
        then, old = held.popleft()
        assert look(old) == then
print(len(states))
"""


def start(code: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder), str(COMMITS)],
        stdout=subprocess.PIPE,
        text=True,
    )


def write_until_killed(folder: Path, target: int) -> None:
    """Let a writer work, and kill it a moment after it has got so far."""
    writer = start(WRITER, folder)
    assert writer.stdout is not None
    for line in writer.stdout:
        if int(line) >= target:
            os.kill(writer.pid, signal.SIGKILL)
            break
    writer.stdout.close()
    writer.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL finns inte")
def test_a_reader_sees_whole_states_through_a_thousand_commits(tmp_path: Path) -> None:
    reader = start(READER, tmp_path)
    assert reader.stdout is not None
    assert reader.stdout.readline() == "ready\n"
    for part in range(1, KILLS + 1):
        write_until_killed(tmp_path, COMMITS * part // (KILLS + 1))
    writer = start(WRITER, tmp_path)
    said, _ = writer.communicate(timeout=60)
    assert said.splitlines()[-1] == str(COMMITS)
    states, _ = reader.communicate(timeout=60)
    assert reader.returncode == 0
    # It did read while the writer wrote, not only at the end.
    assert int(states) > 3
    copies = [path for path in (tmp_path / "published").iterdir() if path.is_dir()]
    assert len(copies) <= publish.KEPT + 6


def test_a_copy_goes_when_its_last_reader_does(tmp_path: Path) -> None:
    store, published = open_writer(tmp_path / "store"), tmp_path / "published"
    graph = NamedNode("https://exempel.se/graf/1")

    def publish_again(seq: int) -> Path:
        name = Quad(graph, FOAF.name, Literal(str(seq)), graph)
        store.replace(graph, [name], seq)
        return publish.publish(store, published)

    first = publish_again(1)
    readers = [publish.open_current(published) for _ in range(2)]
    for seq in range(2, 6):
        publish_again(seq)
    assert first.is_dir()
    readers.pop()
    publish_again(6)
    assert first.is_dir()
    assert readers[0] is not None
    assert readers[0].seq() == 1
    readers.clear()
    publish_again(7)
    assert not first.exists()
    assert len([p for p in published.iterdir() if p.is_dir()]) == publish.KEPT


def test_a_copy_that_is_gone_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(held.GoneError):
        held.hold(tmp_path / "1-1")
    with pytest.raises(held.GoneError):
        publish.open_copy(tmp_path / "1-1")
