"""The index after a writer that was killed, or for which the disk was full."""

from pathlib import Path

from search.engines.tantivy import TantivyEngine
from search.model import Everything
from tests.search.made import minuted


def test_a_writer_that_was_cut_off_does_not_hinder_the_next(tmp_path: Path) -> None:
    made = TantivyEngine(tmp_path / "index")
    made.apply([], [minuted(0, "cykelplan"), minuted(1, "lekplats")], seq=1)
    made.release()
    (committed,) = (tmp_path / "index").glob("*/meta.json")
    before = committed.read_bytes()
    changed = ["d0"], [minuted(0, "badplats")], 2
    made.apply(*changed)
    made.release()
    # As if it had ended before the last of its files: what it did never was.
    committed.write_bytes(before)
    again = TantivyEngine(tmp_path / "index")
    assert again.seq() == 1
    again.apply(*changed)
    again.release()
    assert again.seq() == 2
    assert again.documents(Everything()) == {"d0", "d1"}
