"""What is not public: decided by name, by bytes and by pattern, and kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access import acting, marks
from app.access.marks import Mark, Marks
from app.access.model import NOBODY, ForbiddenError
from ingest.archive import Archive
from ingest.errors import ArchiveError
from ingest.ledger import Entry, FailedFile
from ingest.model import Failure


def entry(name: str, sha256: str = "", seq: int = 0) -> Entry:
    return Entry(f"id-{name}", name, "", "", sha256 or f"sha-{name}", "", "", 1, seq)


def failed(name: str, sha256: str = "") -> FailedFile:
    return FailedFile(Failure(name, "läsning", "", ""), "", "", sha256, "")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    found = Archive.create(tmp_path / "samling")
    for name in ("a.txt", "b.txt", "brev.zip/1.txt", "brev.zip/2.txt", "brev.zip2"):
        found.ledger.store(entry(name))
    yield found
    found.close()


def public(archive: Archive) -> set[str]:
    found = marks.read(archive.folder)
    return {e.name for e in archive.ledger.entries() if found.is_public(e)}


def test_all_is_public_until_somebody_decides(archive: Archive) -> None:
    assert len(public(archive)) == 5
    assert not marks.read(archive.folder).hide_any
    assert marks.digest(archive.folder) == ""


def test_the_last_decision_holds(archive: Archive) -> None:
    told = marks.decide(archive, "restrict", ["a.txt", "id-b.txt"], "sekretess")
    assert [e.name for e in told] == ["a.txt", "b.txt"]
    assert public(archive) == {"brev.zip/1.txt", "brev.zip/2.txt", "brev.zip2"}
    marks.decide(archive, "publish", ["a.txt"])
    assert "a.txt" in public(archive)
    found = marks.read(archive.folder)
    assert found.hide_any
    assert [(m.kind, m.name, m.why) for m in found.made] == [
        ("restrict", "a.txt", "sekretess"),
        ("restrict", "b.txt", "sekretess"),
        ("publish", "a.txt", ""),
    ]
    assert all(m.who and m.at[:4].isdecimal() for m in found.made)
    marks.decide(archive, "publish", ["b.txt"])
    assert not marks.read(archive.folder).hide_any


def test_what_a_file_holds_goes_with_it(archive: Archive) -> None:
    marks.decide(archive, "restrict", ["brev.zip"])
    assert public(archive) == {"a.txt", "b.txt", "brev.zip2"}
    archive.ledger.store(entry("brev.zip/ny.txt"))
    assert "brev.zip/ny.txt" not in public(archive)


def test_a_pattern_holds_for_what_comes_later(archive: Archive) -> None:
    marks.decide(archive, "restrict", ["sekretess/*"])
    archive.ledger.store(entry("sekretess/2024/dom.pdf"))
    archive.ledger.store(entry("öppet/sekretess.pdf"))
    assert "sekretess/2024/dom.pdf" not in public(archive)
    assert "öppet/sekretess.pdf" in public(archive)
    marks.decide(archive, "publish", ["sekretess/2024/dom.pdf"])
    assert "sekretess/2024/dom.pdf" in public(archive)
    marks.decide(archive, "restrict", ["*"])
    assert public(archive) == set()
    marks.decide(archive, "publish", ["*"])
    assert not marks.read(archive.folder).hide_any


def test_the_same_bytes_by_another_name_are_no_more_public(archive: Archive) -> None:
    marks.decide(archive, "restrict", ["a.txt"])
    found = marks.read(archive.folder)
    assert not found.is_public(entry("nytt namn.txt", "sha-a.txt"))
    # Nor is a new version by the same name.
    assert not found.is_public(replace(entry("a.txt"), sha256="ny"))
    assert not found.is_public_file(failed("x", "sha-a.txt"))
    assert not found.is_public_file(failed("a.txt"))
    assert found.is_public_file(failed("c.txt"))


def test_an_unknown_document_is_refused_and_nothing_decided(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="finns inte"):
        marks.decide(archive, "restrict", ["a.txt", "saknas.txt"])
    assert len(public(archive)) == 5


def test_only_some_may_decide(archive: Archive) -> None:
    with acting.acting(NOBODY):
        for act in (
            lambda: marks.decide(archive, "publish", ["*"]),
            lambda: marks.hold(archive),
        ):
            with pytest.raises(ForbiddenError):
                act()
    assert marks.digest(archive.folder) == ""


def test_what_is_read_in_meanwhile_is_held_until_it_is_settled(
    archive: Archive,
) -> None:
    marks.hold(archive)
    archive.ledger.store(entry("hemlig.txt"))
    assert "hemlig.txt" not in public(archive)
    assert not marks.read(archive.folder).is_public_file(failed("c.txt"))
    # A run that was interrupted leaves it so, and the next one settles for both.
    marks.hold(archive)
    archive.ledger.store(entry("hemlig 2.txt"))
    assert [e.name for e in marks.settle(archive)] == ["hemlig 2.txt", "hemlig.txt"]
    archive.ledger.store(entry("öppen.txt"))
    assert public(archive) >= {"öppen.txt", "a.txt"}
    assert not public(archive) & {"hemlig.txt", "hemlig 2.txt"}
    assert marks.settle(archive) == []


def test_a_damaged_file_lets_nobody_believe_that_all_is_public(
    archive: Archive,
) -> None:
    (archive.folder / marks.NAME).write_text("[{", encoding="utf-8")
    with pytest.raises(ArchiveError, match="går inte att läsa"):
        marks.read(archive.folder)


KINDS = st.sampled_from(["restrict", "publish"])
MARKS = st.builds(
    Mark,
    kind=KINDS,
    document=st.sampled_from(["id-a", "id-b"]),
    name=st.just("a"),
    sha256=st.sampled_from(["sha-a", "sha-b"]),
) | st.builds(Mark, kind=KINDS, pattern=st.sampled_from(["a", "?", "*", "c*"]))


@given(st.lists(MARKS, max_size=6), st.sampled_from("abc"))
def test_looking_up_agrees_with_going_through_all(made: list[Mark], name: str) -> None:
    asked = entry(name)
    last = next((m for m in reversed(made) if m.is_about(asked)), None)
    expected = last is None or last.kind == "publish"
    assert Marks(made).is_public(asked) == expected
    if not expected:
        assert Marks(made).hide_any
