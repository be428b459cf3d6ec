"""The file of watches: whole, private, versioned, and never lost without a word."""

import os
import sqlite3
import stat
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.watches import book, shelf
from app.watches.addresses import checked
from app.watches.book import Book
from app.watches.earlier import around, sentences
from app.watches.model import Fresh, Sought, Watch
from ingest.errors import ArchiveError, QueryError

ASKED = Watch("", "sokning", "badhus", "Badhuset", (("typ", ("protokoll",)),), "Bo")
HIT = Fresh("traff", "n1", "Protokoll", "Badhuset öppnar.", document="d1", end=16)


def looked(watch: Watch, *fresh: Fresh, mark: str = "1") -> tuple[Watch, Watch, Sought]:
    return watch, replace(watch, mark=mark, looked=1), Sought(fresh)


def test_a_watch_is_kept_as_it_was_made(tmp_path: Path) -> None:
    made = Book(tmp_path).add(ASKED, Sought(there=frozenset({"a", "b"})))
    kept = Book(tmp_path).watch(made.id)
    assert kept == made
    assert replace(kept, id="", made="") == ASKED
    assert len(made.id) == 32
    assert Book(tmp_path).watch(made.id[:6].upper()) == made
    assert Book(tmp_path).seen(made.id) == {"a", "b"}
    assert Book(tmp_path).like("sokning", "badhus", ASKED.filters) == made
    assert Book(tmp_path).like("sokning", "badhus") is None


def test_a_search_for_a_number_is_not_kept(tmp_path: Path) -> None:
    asked = replace(ASKED, what="klagan 811218-9876", name="om 811218-9876")
    made = Book(tmp_path).add(asked, Sought())
    assert (made.what, made.name) == (f"klagan {'x' * 11}", f"om {'x' * 11}")
    assert b"811218" not in (tmp_path / shelf.NAME).read_bytes()


def test_reading_makes_no_file(tmp_path: Path) -> None:
    assert Book(tmp_path).watches() == []
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(QueryError, match="ingen bevakning"):
        Book(tmp_path).watch("abc")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    Book(tmp_path).add(ASKED, Sought())
    mode = stat.S_IMODE((tmp_path / shelf.NAME).stat().st_mode)
    assert mode & 0o077 == 0


def test_news_are_told_until_they_are_read_and_can_be_unread(tmp_path: Path) -> None:
    kept = Book(tmp_path)
    made = kept.add(ASKED, Sought())
    other = replace(HIT, key="n2")
    assert kept.keep(*looked(made, HIT, other))
    first, second = kept.news(made.id, unread=True)
    assert (first.of, second.of) == (HIT, other)
    assert kept.read(made.id, first.number) == 1
    assert kept.news(made.id, unread=True) == [second]
    kept.sent([second.number])
    assert kept.news(made.id, unsent=True)[0].number == first.number
    kept.unread([first.number])
    assert len(kept.news(made.id, unread=True)) == 2
    # What is known is not told again.
    assert kept.keep(*looked(kept.watch(made.id), HIT, mark="2"))
    assert len(kept.news(made.id)) == 2


def test_of_two_who_look_at_once_only_the_first_is_kept(tmp_path: Path) -> None:
    kept = Book(tmp_path)
    made = kept.add(ASKED, Sought())
    assert kept.keep(*looked(made, HIT))
    assert not kept.keep(*looked(made, replace(HIT, key="n2"), mark="2"))
    assert [one.of for one in kept.news(made.id)] == [HIT]


def test_what_is_gone_is_not_news_until_it_is_back(tmp_path: Path) -> None:
    kept = Book(tmp_path)
    made = kept.add(ASKED, Sought())
    kept.keep(*looked(made, HIT))
    [(number, found)] = kept.in_documents(made.id, {"d1"})
    assert kept.in_documents(made.id, {"d2"}) == []
    kept.place([(number, None)])
    assert kept.news(made.id) == []
    moved = replace(found, start=5, end=21)
    kept.place([(number, moved)])
    assert [one.of for one in kept.news(made.id, unread=True)] == [moved]


def test_what_came_while_muted_is_not_sent_afterwards(tmp_path: Path) -> None:
    kept = Book(tmp_path)
    made = kept.add(ASKED, Sought())
    assert kept.change(made.id, muted=True).muted
    kept.keep(*looked(made, HIT))
    assert not kept.change(made.id, muted=False).muted
    assert kept.news(made.id, unsent=True) == []
    assert len(kept.news(made.id, unread=True)) == 1


def test_a_removed_watch_can_be_brought_back_for_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Book(tmp_path)
    made = kept.add(ASKED, Sought())
    kept.keep(*looked(made, HIT))
    kept.remove(made.id)
    assert kept.watches() == []
    assert kept.restore(made.id[:8]).id == made.id
    assert len(kept.news(made.id)) == 1
    monkeypatch.setattr(book, "now", lambda: "2020-01-01T00:00:00+00:00")
    kept.remove(made.id)
    monkeypatch.undo()
    kept.add(replace(ASKED, what="annat"), Sought())
    with pytest.raises(QueryError):
        kept.restore(made.id)
    assert kept.news(made.id) == []


@pytest.mark.parametrize("damage", [b"ingen databas alls" * 100, None])
def test_a_damaged_file_is_set_aside_and_said(
    tmp_path: Path, damage: bytes | None
) -> None:
    kept = Book(tmp_path)
    for number in range(12):
        kept.add(replace(ASKED, what=f"{number} ord " * 500), Sought())
    path = tmp_path / shelf.NAME
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    whole = path.read_bytes()
    # The head is there, but pages further on are not what they were.
    path.write_bytes(damage or whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert kept.watches() == []
    assert "skadad" in kept.trouble
    assert "bevakningar-skadad-1.sqlite" in kept.trouble
    assert (tmp_path / "bevakningar-skadad-1.sqlite").exists()
    made = kept.add(ASKED, Sought())
    assert kept.watches() == [made]


def test_a_later_program_s_file_is_left_alone(tmp_path: Path) -> None:
    Book(tmp_path).add(ASKED, Sought())
    with sqlite3.connect(tmp_path / shelf.NAME) as db:
        db.execute(f"PRAGMA user_version={shelf.VERSION + 1}")
    db.close()
    with pytest.raises(ArchiveError, match="senare version"):
        Book(tmp_path).watches()
    assert shelf.set_aside(tmp_path) == []


def test_a_file_that_someone_holds_is_not_taken_for_damaged(tmp_path: Path) -> None:
    Book(tmp_path).add(ASKED, Sought())
    holding = sqlite3.connect(tmp_path / shelf.NAME, isolation_level=None)
    holding.execute("BEGIN EXCLUSIVE")
    assert len(Book(tmp_path).watches()) == 1
    holding.execute("ROLLBACK")
    holding.close()
    assert shelf.set_aside(tmp_path) == []


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        (" bo@exempel.se ", "bo@exempel.se"),
        ("bo.ek+nytt@örebro.example", "bo.ek+nytt@xn--rebro-iua.example"),
        ("", ""),
    ],
)
def test_an_address_is_kept_as_it_is_sent_to(written: str, sent: str) -> None:
    assert checked(written) == sent


@given(st.text(max_size=40), st.sampled_from(["\n", "\r", ",", " ", "\x00", "<", ";"]))
def test_no_address_holds_what_could_be_another_header(text: str, bad: str) -> None:
    with pytest.raises(QueryError):
        checked(f"a{text}{bad}b@exempel.se")


@pytest.mark.parametrize("written", ["bo", "@x.se", "bo@", "å@x.se", "a@b@c.se"])
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(QueryError, match="ingen e-postadress"):
        checked(written)


@given(st.text(alphabet="aB .!?\n”1Å", max_size=120))
def test_sentences_hold_all_that_is_written_and_do_not_overlap(text: str) -> None:
    spans = sentences(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(
        text.split()
    )
    for start, end in spans:
        first, last = around(text, start, end)
        assert first <= start
        assert end <= last
