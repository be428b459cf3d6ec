"""A folder of documents becomes a collection: new, same, changed, gone, failed."""

import os
from pathlib import Path
from typing import Any

import pytest

from ingest.archive import Archive
from ingest.errors import ArchiveError, LockedError, NoCollectionError
from ingest.intake import ingest

TEXT = "Protokoll\n\nKulturnämnden i Norrlid beslutar att anta planen ({}).\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    docs = tmp_path / "handlingar"
    docs.mkdir()
    for number in range(3):
        (docs / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    return docs


def names(archive: Archive) -> list[str]:
    return [entry.name for entry in archive.ledger.entries()]


def test_a_folder_is_read_and_named_after_itself(
    archive: Archive, folder: Path
) -> None:
    report = ingest(archive, [folder])
    assert (report.read, report.unchanged, report.failed) == (3, 0, 0)
    assert names(archive) == [f"handlingar/{n}.txt" for n in range(3)]


def test_reading_again_changes_nothing(archive: Archive, folder: Path) -> None:
    ingest(archive, [folder])
    before = archive.ledger.seq()
    report = ingest(archive, [folder])
    assert (report.read, report.replaced, report.unchanged) == (0, 0, 3)
    assert archive.ledger.seq() == before


def test_a_changed_file_becomes_a_new_version_of_the_same_document(
    archive: Archive, folder: Path
) -> None:
    ingest(archive, [folder])
    first = archive.ledger.entry("handlingar/1.txt")
    (folder / "1.txt").write_text("Något annat beslutades.", encoding="utf-8")
    report = ingest(archive, [folder])
    second = archive.ledger.entry("handlingar/1.txt")
    assert (report.replaced, report.unchanged) == (1, 2)
    assert first
    assert second
    assert first.id == second.id
    assert second.version == 2
    assert "annat" in archive.artifact(second).document.text


def test_sync_withdraws_what_is_gone_from_this_folder_only(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "andra"
    other.mkdir()
    (other / "x.txt").write_text(TEXT.format("x"), encoding="utf-8")
    ingest(archive, [folder, other])
    (folder / "0.txt").unlink()
    (other / "x.txt").unlink()
    assert ingest(archive, [folder]).removed == 0
    assert ingest(archive, [folder], sync=True).removed == 1
    assert names(archive) == ["andra/x.txt", "handlingar/1.txt", "handlingar/2.txt"]


def test_two_folders_of_one_name_keep_their_documents_apart(
    archive: Archive, folder: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "annan" / "handlingar"
    twin.mkdir(parents=True)
    (twin / "0.txt").write_text("En helt annan handling.", encoding="utf-8")
    ingest(archive, [folder])
    ingest(archive, [twin])
    assert "handlingar~2/0.txt" in names(archive)
    kept = archive.ledger.entry("handlingar/0.txt")
    assert kept
    assert "Kulturnämnden" in archive.artifact(kept).document.text


def test_a_moved_folder_is_recognised(archive: Archive, folder: Path) -> None:
    ingest(archive, [folder])
    new_place = folder.parent / "flyttad" / "handlingar"
    new_place.parent.mkdir()
    folder.rename(new_place)
    report = ingest(archive, [new_place], sync=True)
    assert (report.unchanged, report.removed) == (3, 0)
    assert len(names(archive)) == 3


def test_one_file_within_a_folder_already_read_is_the_same_document(
    archive: Archive, folder: Path
) -> None:
    ingest(archive, [folder])
    assert ingest(archive, [folder / "1.txt"]).unchanged == 1
    assert len(names(archive)) == 3


def test_a_damaged_file_is_listed_and_nothing_else_is_lost(
    archive: Archive, folder: Path
) -> None:
    (folder / "trasig.pdf").write_bytes(b"%PDF-1.4\nskrap")
    (folder / "gammal.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    report = ingest(archive, [folder])
    assert report.read == 3
    assert [f.source for f in report.failures] == [
        "handlingar/gammal.doc",
        "handlingar/trasig.pdf",
    ]
    assert all(f.reason and f.advice for f in report.failures)
    again = ingest(archive, [folder])
    assert [f.source for f in again.failures] == [f.source for f in report.failures]


def test_a_failure_goes_away_when_the_file_is_mended(
    archive: Archive, folder: Path
) -> None:
    bad = folder / "trasig.pdf"
    bad.write_bytes(b"%PDF-1.4\nskrot")
    ingest(archive, [folder])
    assert len(archive.failures()) == 1
    bad.unlink()
    ingest(archive, [folder], sync=True)
    assert archive.failures() == []


def test_a_version_that_cannot_be_read_leaves_the_earlier_one(
    archive: Archive, folder: Path
) -> None:
    ingest(archive, [folder])
    (folder / "0.txt").write_bytes(b"")
    report = ingest(archive, [folder])
    assert report.failed == 1
    kept = archive.ledger.entry("handlingar/0.txt")
    assert kept
    assert "Kulturnämnden" in archive.artifact(kept).document.text


def test_a_second_writer_is_told_to_wait(archive: Archive, folder: Path) -> None:
    other = Archive(archive.folder)
    with archive.writing(), pytest.raises(LockedError):
        ingest(other, [folder])


def test_opening_where_there_is_no_collection_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoCollectionError, match="ingen samling"):
        Archive(tmp_path)


def test_a_folder_with_other_things_is_never_made_a_collection(folder: Path) -> None:
    with pytest.raises(ArchiveError, match="inte tom"):
        Archive.create(folder)


def test_a_damaged_artifact_is_noticed(archive: Archive, folder: Path) -> None:
    ingest(archive, [folder])
    entry = archive.ledger.entries()[0]
    path = archive.folder / "artifacts" / entry.artifact[:2] / entry.artifact
    path.write_bytes(path.read_bytes().replace(b"Kultur", b"Kvltur"))
    with pytest.raises(ArchiveError, match="skadade"):
        archive.artifact(entry)


def test_a_collection_inside_the_folder_is_not_read(folder: Path) -> None:
    archive = Archive.create(folder / "samling")
    assert ingest(archive, [folder]).read == 3
    again = ingest(archive, [folder])
    assert (again.read, again.unchanged, again.failed) == (0, 3, 0)


def test_a_folder_out_of_reach_is_not_replaced_by_another_of_its_name(
    archive: Archive, folder: Path
) -> None:
    ingest(archive, [folder])
    folder.rename(folder.parent / "undanflyttad")
    twin = folder.parent / "annan" / "handlingar"
    twin.mkdir(parents=True)
    (twin / "0.txt").write_text("En helt annan handling.", encoding="utf-8")
    report = ingest(archive, [twin])
    assert (report.read, report.replaced) == (1, 0)
    assert {"handlingar/0.txt", "handlingar~2/0.txt"} <= set(names(archive))


def test_a_folder_that_cannot_be_looked_into_keeps_its_documents(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = folder / "inre"
    inner.mkdir()
    (inner / "x.txt").write_text(TEXT.format("x"), encoding="utf-8")
    ingest(archive, [folder])
    real = os.scandir

    def closed(path: str) -> Any:
        if Path(path) == inner:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", closed)
    report = ingest(archive, [folder], sync=True)
    assert report.removed == 0
    assert [f.source for f in report.failures] == ["handlingar/inre"]
    assert "handlingar/inre/x.txt" in names(archive)


def test_a_lost_or_damaged_artifact_is_mended_by_reading_again(
    archive: Archive, folder: Path
) -> None:
    ingest(archive, [folder])
    first, second, _ = archive.ledger.entries()
    for entry, data in ((first, None), (second, b"skrot")):
        path = archive.folder / "artifacts" / entry.artifact[:2] / entry.artifact
        path.unlink() if data is None else path.write_bytes(data)
    assert ingest(archive, [folder]).replaced == 2
    assert all("Kulturnämnden" in a.document.text for a in archive.artifacts())


def test_a_name_in_another_encoding_is_read_like_any_other(
    archive: Archive, folder: Path
) -> None:
    odd = os.fsencode(folder) + b"/n\xe4mnd.txt"
    try:
        Path(os.fsdecode(odd)).write_text(TEXT.format("ä"), encoding="utf-8")
    except OSError:
        pytest.skip("filsystemet tar bara UTF-8")
    assert ingest(archive, [folder]).read == 4
    assert "handlingar/n\\xe4mnd.txt" in names(archive)
    assert ingest(archive, [folder]).unchanged == 4


def test_a_first_run_killed_while_making_the_collection_can_be_done_again(
    folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ny"
    target.mkdir()
    (target / ".ny-abc").write_bytes(b"{")
    assert ingest(Archive.create(target), [folder]).read == 3


def test_what_is_no_file_is_a_named_failure(archive: Archive, tmp_path: Path) -> None:
    pipe = tmp_path / "rör.txt"
    os.mkfifo(pipe)
    report = ingest(archive, [pipe])
    assert [f.source for f in report.failures] == ["rör.txt"]
