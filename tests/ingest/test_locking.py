"""One writer at a time, on a disk that keeps its locks; whoever is refused is told."""

import os
from pathlib import Path

import pytest

from ingest import durable, locking, places
from ingest.archive import Archive
from ingest.errors import ArchiveError, LockedError, NotWritableError

MOUNTS = r"""22 1 0:20 / / rw - ext4 /dev/sda1 rw
30 22 0:31 / /mnt/gemensam\040disk rw shared:1 - cifs //server/del rw
31 30 0:32 / /mnt/gemensam\040disk/egen rw - ext4 /dev/sdb1 rw
32 22 0:33 / /mnt/nfs rw shared:2 master:3 - nfs4 server:/x rw
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/srv/a", "ext4"),
        ("/mnt/gemensam disk/samling", "cifs"),
        ("/mnt/gemensam disk/egen/samling", "ext4"),
        ("/mnt/nfs", "nfs4"),
        ("/mnt/nfs2", "ext4"),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(
    place: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(MOUNTS, encoding="utf-8")
    monkeypatch.setattr(places, "MOUNTS", table)
    assert places.file_system(Path(place)) == kind


def test_a_network_disk_is_read_but_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "s"
    Archive.create(folder).close()
    monkeypatch.setattr(places, "file_system", lambda _: "nfs4")
    monkeypatch.delenv(places.ALLOWED, raising=False)
    archive = Archive(folder)
    assert archive.ledger.entries() == []
    with pytest.raises(NotWritableError, match="nätverksdisk"), archive.writing():
        pass
    monkeypatch.setenv(places.ALLOWED, "1")
    with archive.writing():
        pass
    archive.close()


def test_whoever_waits_is_told_who_writes(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    archive = Archive.create(folder)
    with (
        archive.writing(),
        pytest.raises(LockedError, match=f"process {os.getpid()}"),
        archive.writing(wait=0.05),
    ):
        pass
    assert not (folder / locking.HOLDER).exists()
    archive.close()


def test_a_disk_nearly_full_says_how_much_is_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = Archive.create(tmp_path / "s")
    source = tmp_path / "a.txt"
    source.write_bytes(b"x" * 3_000_000)
    monkeypatch.setattr(places, "room", lambda _: places.RESERVE)
    with pytest.raises(ArchiveError, match="Frigör minst 3 MB"):
        archive.keep_original(source)
    assert not archive.originals.exists()
    archive.close()


def test_folders_are_made_with_those_above_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[Path] = []
    monkeypatch.setattr(durable, "sync_folder", synced.append)
    durable.write(tmp_path / "a" / "b" / "c.txt", b"x")
    assert synced == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
