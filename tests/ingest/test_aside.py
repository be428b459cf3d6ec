"""A file with a personal identity number waits for a decision about its bytes."""

import zipfile
from pathlib import Path

import pytest

from ingest import aside
from ingest.archive import Archive
from ingest.aside import Ruling
from ingest.errors import ArchiveError
from ingest.intake import ingest
from ingest.ledger_aside import ASIDE, REFUSED

PLAIN = "Protokoll\n\nKulturnämnden i Norrlid beslutar att anta planen.\n"
NUMBER = f"{PLAIN}\nKlagande är Anna Ek, 811218-\n9876.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    docs = tmp_path / "handlingar"
    docs.mkdir()
    (docs / "a.txt").write_text(NUMBER, encoding="utf-8")
    (docs / "b.txt").write_text(PLAIN, encoding="utf-8")
    return docs


def names(archive: Archive) -> list[str]:
    return [entry.name for entry in archive.ledger.entries()]


def test_a_file_with_a_number_is_in_no_list_until_it_is_admitted(
    archive: Archive, folder: Path
) -> None:
    report = ingest(archive, [folder])
    assert (report.read, report.failed) == (1, 0)
    assert [one.source for one in report.aside] == ["handlingar/a.txt"]
    assert names(archive) == ["handlingar/b.txt"]
    assert archive.failures() == []
    [one] = aside.waiting(archive)
    assert (one.numbers, one.refused) == (1, False)
    assert "Anna Ek, xxxxxx" in one.around
    assert Path(one.original).read_text(encoding="utf-8") == NUMBER
    again = ingest(archive, [folder])
    assert (again.unchanged, again.aside) == (1, report.aside)
    assert aside.decide(archive, ["handlingar/a.txt"], Ruling("admit")) == [one.name]
    assert names(archive) == ["handlingar/a.txt", "handlingar/b.txt"]
    assert aside.waiting(archive) == []
    entry = archive.ledger.entry("handlingar/a.txt")
    assert entry
    assert "811218" not in archive.artifact(entry).document.text
    assert ingest(archive, [folder]).unchanged == 2


def test_a_decision_says_who_when_and_why_and_outlives_new_rules(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(archive, [folder])
    aside.decide(archive, ["*/a.txt"], Ruling("admit", "Gun", " dom "))
    [said] = archive.ledger.aside.history()
    assert (said.kind, said.who, said.why, said.name) == (
        *("admit", "Gun", "dom"),
        "handlingar/a.txt",
    )
    assert said.at
    monkeypatch.setattr("ingest.intake.rules_fingerprint", lambda: "nya regler")
    report = ingest(archive, [folder])
    assert (report.replaced, report.aside) == (2, [])


def test_a_changed_file_asks_again_and_the_same_bytes_elsewhere_do_not(
    archive: Archive, folder: Path
) -> None:
    ingest(archive, [folder])
    aside.decide(archive, ["handlingar/a.txt"], Ruling("admit"))
    (folder / "c.txt").write_text(NUMBER, encoding="utf-8")
    assert ingest(archive, [folder]).aside == []
    (folder / "a.txt").write_text(NUMBER + "Mer.\n", encoding="utf-8")
    report = ingest(archive, [folder])
    assert [one.source for one in report.aside] == ["handlingar/a.txt"]
    # What was admitted stays until somebody has decided of what came after.
    assert names(archive) == [f"handlingar/{name}.txt" for name in "abc"]


def test_what_is_refused_stays_out_and_its_original_can_be_thrown_away(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(archive, [folder])
    [one] = aside.waiting(archive)
    aside.decide(archive, [one.name], Ruling("refuse", discard=True))
    assert not Path(one.original).exists()
    assert [f.failure.stage for f in archive.ledger.failures()] == [REFUSED]
    monkeypatch.setattr("ingest.intake.rules_fingerprint", lambda: "nya regler")
    report = ingest(archive, [folder])
    assert (report.failed, len(report.aside)) == (0, 1)
    assert not Path(one.original).exists()
    assert names(archive) == ["handlingar/b.txt"]
    # Admitted after all, it is read the next time.
    aside.decide(archive, [one.name], Ruling("admit"))
    ingest(archive, [folder])
    assert names(archive) == ["handlingar/a.txt", "handlingar/b.txt"]


def test_what_was_admitted_can_be_refused(archive: Archive, folder: Path) -> None:
    ingest(archive, [folder])
    aside.decide(archive, ["handlingar/a.txt"], Ruling("admit"))
    aside.decide(archive, ["handlingar/a.txt"], Ruling("refuse", discard=True))
    assert names(archive) == ["handlingar/b.txt"]
    # A version was made of it, so the original is the archive's.
    assert Path(aside.waiting(archive)[0].original).is_file()


def test_what_is_no_file_set_aside_cannot_be_decided_of(
    archive: Archive, folder: Path
) -> None:
    ingest(archive, [folder])
    with pytest.raises(ArchiveError, match="ställd åt sidan"):
        aside.decide(archive, ["handlingar/a.txt", "b.txt"], Ruling("admit"))
    assert archive.ledger.aside.history() == []


def test_nothing_is_set_aside_where_that_is_turned_off(
    archive: Archive, folder: Path
) -> None:
    ingest(archive, [folder])
    report = ingest(archive, [folder], aside=False)
    assert (report.read, report.aside) == (1, [])
    assert names(archive) == ["handlingar/a.txt", "handlingar/b.txt"]


def test_a_document_that_turns_out_to_hold_a_number_is_withdrawn(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(archive, [folder], aside=False)
    monkeypatch.setattr("ingest.intake.rules_fingerprint", lambda: "nya regler")
    ingest(archive, [folder])
    assert names(archive) == ["handlingar/b.txt"]


def test_a_number_in_a_name_of_an_archive_counts_and_is_shown_nowhere(
    archive: Archive, tmp_path: Path
) -> None:
    docs = tmp_path / "paket"
    docs.mkdir()
    with zipfile.ZipFile(docs / "arkiv.zip", "w") as package:
        package.writestr("811218-9876/beslut.txt", PLAIN)
    (docs / "801218-9877 ek.txt").write_text(PLAIN + ".", encoding="utf-8")
    report = ingest(archive, [docs])
    assert sorted(one.source for one in report.aside) == [
        "paket/arkiv.zip/xxxxxxxxxxx/beslut.txt",
        "paket/xxxxxxxxxxx ek.txt",
    ]
    assert ingest(archive, [docs]).aside == report.aside
    aside.decide(archive, ["*"], Ruling("admit"))
    assert ingest(archive, [docs]).unchanged == 2
    for file in archive.folder.glob("ledger.sqlite*"):
        assert b"811218" not in file.read_bytes()
        assert b"801218" not in file.read_bytes()


def test_what_is_gone_waits_no_longer(archive: Archive, folder: Path) -> None:
    ingest(archive, [folder])
    (folder / "a.txt").unlink()
    ingest(archive, [folder], sync=True)
    assert aside.waiting(archive) == []
    assert [f for f in archive.ledger.failures() if f.failure.stage == ASIDE] == []
