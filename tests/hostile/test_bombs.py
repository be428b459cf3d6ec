"""Small files that swell are refused in words, before they have swelled."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from app import backup
from app.web_asked import LONGEST, asked
from benchmarks.fuzz.packing import open_document, word_file
from ingest import codec, containers, containers_zip, intake, readers, sidecar
from ingest.archive import Archive
from ingest.errors import ArchiveError, QueryError, ReadError
from ingest.readers import limits

MILLION = 1_000_000
XML = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006'


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower the limits, so that small files meet them."""
    monkeypatch.setattr(limits, "SMALL_UNPACKED", MILLION)
    monkeypatch.setattr(limits, "MAX_UNPACKED", 20 * MILLION)


def swelling(size: int) -> dict[str, bytes]:
    spaces = XML + b' /main"><w:body>' + b" " * size
    return {"a.docx": word_file(spaces), "a.odt": open_document(b" " * size)}


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_small_file_that_swells_is_refused_in_words(name: str) -> None:
    for size in (4 * MILLION, 21 * MILLION):
        data = swelling(size)[name]
        assert len(data) < 50_000
        with pytest.raises(ReadError, match="orimligt mycket data") as refused:
            readers.read(data, name)
        assert refused.value.stage == "gräns"


@pytest.mark.usefixtures("low")
def test_an_archive_that_lies_about_its_size_is_counted_as_it_comes() -> None:
    data = bytearray(zipped({"stor.txt": b"a" * 4 * MILLION}))
    # The size that the archive's own list gives; what comes is more.
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    data[22:26] = (10).to_bytes(4, "little")
    (found,) = containers.parts(bytes(data), "zip", containers.Allowance())
    assert isinstance(found, containers.Refused)


def zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@pytest.mark.usefixtures("low")
def test_what_all_the_files_of_an_archive_come_to_has_a_limit() -> None:
    many = {f"{n}.txt": bytes([65 + n]) * 900_000 for n in range(9)}
    allowance = containers.Allowance(size=5 * MILLION)
    with pytest.raises(ReadError, match="orimligt mycket data"):
        list(containers.parts(zipped(many), "zip", allowance))


@pytest.mark.usefixtures("low")
def test_layers_of_archives_do_not_multiply_what_they_swell_to(tmp_path: Path) -> None:
    folder = tmp_path / "mapp"
    folder.mkdir()
    inner = zipped({f"{n}.txt": b"Ja. " * 100_000 for n in range(3)})
    outer = zipped({f"{n}.zip": inner for n in range(5)})
    assert len(outer) * limits.MAX_RATIO < MILLION
    (folder / "paket.zip").write_bytes(outer)
    archive = Archive.create(tmp_path / "samling")
    report = intake.ingest(archive, [folder], crew=1)
    archive.close()
    # Two files of 400,000 bytes are within the lowered limit of a million.
    assert report.read == 2
    assert {failure.stage for failure in report.failures} == {"gräns"}
    assert "orimligt mycket data" in report.failures[0].reason


def test_an_archive_of_too_many_entries_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(containers_zip, "MAX_ENTRIES", 20)
    data = zipped({f"{n}.txt": b"a" for n in range(21)})
    with pytest.raises(ReadError, match="fler än 20 filer"):
        list(containers.parts(data, "zip", containers.Allowance()))


@pytest.mark.parametrize("opening", ["[", '{"a":', '{"document":{"a":['])
def test_json_nested_beyond_sense_is_refused(opening: str, tmp_path: Path) -> None:
    deep = opening * 100_000
    with pytest.raises(ArchiveError):
        codec.decode_artifact(deep.encode())
    beside = tmp_path / "a.pdf.meta.json"
    beside.write_text(deep[:60_000], encoding="utf-8")
    with pytest.raises(ReadError):
        sidecar.read(beside)


@pytest.mark.parametrize("listed", [b'{"a":' * 100_000, b"[" * 100_000, b"\xff", b""])
def test_a_backup_whose_list_makes_no_sense_is_refused(
    listed: bytes, tmp_path: Path
) -> None:
    kept = tmp_path / "elak.zip"
    kept.write_bytes(zipped({backup.LIST: listed}))
    with pytest.raises(ArchiveError):
        backup.restore(kept, tmp_path / "ny", lambda *_: None)
    assert not (tmp_path / "ny" / "sagt.json").exists()


def test_a_part_beyond_measure_is_refused() -> None:
    with pytest.raises(QueryError):
        asked([("organ", "a" * (LONGEST + 1))])
