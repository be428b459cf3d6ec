"""A container's documents in a collection: new, same, changed, gone, over again."""

import io
import os
import zipfile
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from pathlib import Path

import pypdf
import pytest

from ingest import containers, opening, unpacking, workers
from ingest.archive import Archive
from ingest.intake import ingest
from ingest.ledger import Entry
from ingest.model import Document, Failure

pytestmark = pytest.mark.usefixtures("read_here")

TEXT = "Protokoll\n\nKulturnämnden i Norrlid beslutar att anta planen ({}).\n"


class UnpackerHere(unpacking.Unpacker):
    """Opens in this process, counting how often."""

    opened: list[str] = []  # noqa: RUF012 - shared by all that a run makes

    def _ask(self, order: unpacking._Order) -> unpacking.Opened:
        self.opened.append(order.kind)
        return unpacking._open(order)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "Unpacker", UnpackerHere)
    UnpackerHere.opened.clear()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "mapp"
    made.mkdir()
    return made


def packed(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in files.items():
            out.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def texts(*names: str) -> dict[str, bytes]:
    return {name: TEXT.format(name).encode() for name in names}


def letter(files: dict[str, bytes]) -> bytes:
    made = EmailMessage()
    made["From"] = "Registrator <registrator@norrlid.example>"
    made["Subject"] = "Handlingar"
    made["Date"] = "Fri, 03 May 2024 10:00:00 +0200"
    made["MIME-Version"] = "1.0"
    made.set_content("Nämnden beslutar att skicka handlingarna.\n")
    for name, data in files.items():
        made.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name
        )
    made.set_boundary("grans")
    return made.as_bytes()


def names(archive: Archive) -> list[str]:
    return [entry.name for entry in archive.ledger.entries()]


def document(archive: Archive, name: str) -> Document:
    entry = archive.ledger.entry(name)
    assert isinstance(entry, Entry), name
    return archive.artifact(entry).document


def test_an_archive_is_read_as_a_folder(archive: Archive, folder: Path) -> None:
    data = packed(texts("a.txt", "inre/b.txt") | {"stil.css": b"p{}"})
    (folder / "paket.zip").write_bytes(data)
    report = ingest(archive, [folder])
    assert (report.read, report.failed, report.skipped) == (2, 0, 1)
    assert names(archive) == ["mapp/paket.zip/a.txt", "mapp/paket.zip/inre/b.txt"]
    read = document(archive, "mapp/paket.zip/a.txt")
    assert read.origin
    assert read.origin.inside == "mapp/paket.zip"
    assert archive.original(read.sha256).read_bytes() == texts("a.txt")["a.txt"]


def test_an_unchanged_archive_is_not_even_opened(
    archive: Archive, folder: Path
) -> None:
    (folder / "paket.zip").write_bytes(
        packed(texts("a.txt", "b.txt") | {"låst.doc": b"\xd0\xcf", "c.css": b""})
    )
    first = ingest(archive, [folder])
    seq = archive.ledger.seq()
    UnpackerHere.opened.clear()
    again = ingest(archive, [folder], sync=True)
    assert UnpackerHere.opened == []
    assert (again.read, again.replaced, again.unchanged, again.removed) == (0, 0, 2, 0)
    assert (again.failures, again.skipped) == (first.failures, first.skipped)
    assert archive.ledger.seq() == seq


def test_a_changed_archive_changes_what_has_changed_in_it(
    archive: Archive, folder: Path
) -> None:
    path = folder / "paket.zip"
    path.write_bytes(packed(texts("a.txt", "b.txt", "c.txt")))
    ingest(archive, [folder])
    path.write_bytes(
        packed(texts("a.txt", "d.txt") | {"b.txt": TEXT.format("ny").encode()})
    )
    report = ingest(archive, [folder])
    counts = (report.read, report.replaced, report.unchanged, report.removed)
    assert counts == (1, 1, 1, 1)
    assert names(archive) == [f"mapp/paket.zip/{n}.txt" for n in "abd"]
    assert "(ny)" in document(archive, "mapp/paket.zip/b.txt").text


def test_sync_withdraws_what_lay_in_a_container_that_is_gone(
    archive: Archive, folder: Path
) -> None:
    (folder / "paket.zip").write_bytes(packed(texts("a.txt") | {"x.doc": b"x"}))
    (folder / "kvar.txt").write_text(TEXT, encoding="utf-8")
    ingest(archive, [folder])
    (folder / "paket.zip").unlink()
    assert ingest(archive, [folder]).removed == 0
    assert ingest(archive, [folder], sync=True).removed == 1
    assert names(archive) == ["mapp/kvar.txt"]
    assert archive.failures() == []
    assert archive.ledger.containers() == []


def test_a_mail_is_a_document_and_so_is_what_is_attached(
    archive: Archive, folder: Path
) -> None:
    attached = texts("bilaga.txt") | {"fler.zip": packed(texts("djup.txt"))}
    (folder / "brev.eml").write_bytes(letter(attached))
    report = ingest(archive, [folder])
    assert (report.read, report.failed) == (3, 0)
    assert names(archive) == [
        "mapp/brev.eml",
        "mapp/brev.eml/bilaga.txt",
        "mapp/brev.eml/fler.zip/djup.txt",
    ]
    assert document(archive, "mapp/brev.eml").origin is None
    inner = document(archive, "mapp/brev.eml/fler.zip/djup.txt").origin
    assert inner
    assert inner.inside == "mapp/brev.eml/fler.zip"


def test_a_pdf_with_attachments_gives_them_until_it_has_none(
    archive: Archive, folder: Path
) -> None:
    path = folder / "plan.pdf"
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    plain = io.BytesIO()
    writer.write(plain)
    writer.add_attachment("bilaga.txt", texts("bilaga.txt")["bilaga.txt"])
    with path.open("wb") as out:
        writer.write(out)
    ingest(archive, [folder])
    assert "mapp/plan.pdf/bilaga.txt" in names(archive)
    path.write_bytes(plain.getvalue())
    assert ingest(archive, [folder]).removed == 1
    assert "mapp/plan.pdf/bilaga.txt" not in names(archive)


def test_nesting_has_an_end(archive: Archive, folder: Path) -> None:
    data = texts("djupast.txt")["djupast.txt"]
    name = "djupast.txt"
    for level in range(containers.MAX_DEPTH + 2):
        data, name = packed({name: data}), f"{level}.zip"
    (folder / "ask.zip").write_bytes(data)
    report = ingest(archive, [folder])
    assert (report.read, report.failed) == (0, 1)
    assert report.failures[0].stage == "gräns"
    assert "varandra" in report.failures[0].reason
    assert ingest(archive, [folder]).failures == report.failures


def test_the_whole_of_what_is_nested_has_a_limit(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers.Allowance.__init__, "__defaults__", (4, 1 << 20))
    inner = packed(texts("a.txt", "b.txt", "c.txt"))
    (folder / "ask.zip").write_bytes(packed({"x.zip": inner, "y.zip": inner}))
    report = ingest(archive, [folder])
    assert report.read == 2
    assert {f.stage for f in report.failures} == {"gräns"}


def test_a_damaged_archive_keeps_what_it_gave_before(
    archive: Archive, folder: Path
) -> None:
    path = folder / "paket.zip"
    path.write_bytes(packed(texts("a.txt", "b.txt")))
    ingest(archive, [folder])
    path.write_bytes(b"PK\x03\x04skrot")
    for _ in range(2):
        report = ingest(archive, [folder], sync=True)
        assert [f.source for f in report.failures] == ["mapp/paket.zip"]
        assert (report.unchanged, report.removed) == (2, 0)
    path.write_bytes(packed(texts("a.txt")))
    mended = ingest(archive, [folder], sync=True)
    assert (mended.unchanged, mended.removed, mended.failed) == (1, 1, 0)
    assert archive.failures() == []


def test_an_archive_without_documents_says_so(archive: Archive, folder: Path) -> None:
    (folder / "tom.zip").write_bytes(packed({}))
    (folder / "stil.zip").write_bytes(packed({"stil.css": b""}))
    report = ingest(archive, [folder])
    assert [f.source for f in report.failures] == ["mapp/stil.zip", "mapp/tom.zip"]


def test_a_document_removed_by_hand_comes_back_like_any_other(
    archive: Archive, folder: Path
) -> None:
    (folder / "paket.zip").write_bytes(packed(texts("a.txt", "b.txt")))
    ingest(archive, [folder])
    entry = archive.ledger.entry("mapp/paket.zip/a.txt")
    assert entry
    archive.ledger.remove(entry.id)
    report = ingest(archive, [folder])
    assert (report.read, report.unchanged) == (1, 1)


def test_a_moved_folder_with_containers_is_recognised(
    archive: Archive, folder: Path
) -> None:
    (folder / "paket.zip").write_bytes(packed(texts("a.txt")))
    (folder / "brev.eml").write_bytes(letter(texts("b.txt")))
    ingest(archive, [folder])
    place = folder.parent / "annan" / "mapp"
    place.parent.mkdir()
    folder.rename(place)
    report = ingest(archive, [place], sync=True)
    assert (report.read, report.unchanged, report.removed) == (0, 3, 0)
    assert ingest(archive, [place], sync=True).unchanged == 3


def test_two_archives_of_one_name_are_kept_apart(
    archive: Archive, folder: Path
) -> None:
    twin = folder.parent / "annan" / "mapp"
    twin.mkdir(parents=True)
    (folder / "paket.zip").write_bytes(packed(texts("a.txt")))
    (twin / "paket.zip").write_bytes(packed({"a.txt": TEXT.format("2").encode()}))
    ingest(archive, [folder])
    ingest(archive, [twin])
    assert names(archive) == ["mapp/paket.zip/a.txt", "mapp~2/paket.zip/a.txt"]
    assert ingest(archive, [folder, twin]).unchanged == 2


def test_a_run_broken_off_in_the_middle_ends_like_a_whole_one(
    archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "paket.zip").write_bytes(
        packed(texts("a.txt", "b.txt", "c.txt") | {"brev.eml": letter(texts("d.txt"))})
    )
    read = workers.read_all

    def killed(
        tasks: Sequence[workers.Task], crew: int, **_: object
    ) -> Iterator[bytes | Failure]:
        for number, result in enumerate(read(tasks, crew)):
            if number == 2:
                raise KeyboardInterrupt
            yield result

    with monkeypatch.context() as broken:
        broken.setattr(workers, "read_all", killed)
        with pytest.raises(KeyboardInterrupt):
            ingest(archive, [folder])
    assert len(names(archive)) == 2
    report = ingest(archive, [folder])
    assert (report.read, report.unchanged) == (3, 2)
    whole = Archive.create(folder.parent / "hel")
    ingest(whole, [folder])
    assert names(whole) == names(archive)
    assert [a.id for a in whole.artifacts()] == [a.id for a in archive.artifacts()]
    whole.close()


def test_the_process_that_opens_can_be_killed_and_is_missed_by_none(
    tmp_path: Path,
) -> None:
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    first.write_bytes(packed(texts("a.txt")))
    second.write_bytes(packed(texts("b.txt")))
    unpacker = unpacking.Unpacker(tmp_path / "originals", seconds=60)
    allowance = containers.Allowance()
    try:
        assert len(unpacker.open(first, "zip", allowance).parts) == 1
        assert unpacker._process is not None
        assert unpacker._process.pid is not None
        os.kill(unpacker._process.pid, 9)
        lost = unpacker.open(second, "zip", allowance)
        assert lost.refusal is not None
        assert lost.refusal.stage == unpacking.ABORTED
        assert len(unpacker.open(second, "zip", allowance).parts) == 1
        assert allowance.parts == containers.MAX_PARTS - 2
    finally:
        unpacker.close()


def test_a_refusal_comes_through_from_the_process_that_opens(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04skrot")
    (tmp_path / "b.zip").write_bytes(packed({"[Content_Types].xml": b"<x/>"}))
    (tmp_path / "c.zip").write_bytes(packed({"../ut.txt": b"x", "in.txt": b"y"}))
    unpacker = unpacking.Unpacker(tmp_path / "originals", seconds=60)
    allowance = containers.Allowance()
    try:
        damaged = unpacker.open(tmp_path / "a.zip", "zip", allowance)
        office = unpacker.open(tmp_path / "b.zip", "zip", allowance)
        mixed = unpacker.open(tmp_path / "c.zip", "zip", allowance)
    finally:
        unpacker.close()
    assert damaged.refusal is not None
    assert "skadad" in damaged.refusal.reason
    assert not office.is_container
    assert [part.name for part in mixed.parts] == ["../ut.txt", "in.txt"]


def test_a_saved_page_in_an_archive_tells_where_it_came_from(
    archive: Archive, folder: Path
) -> None:
    page = "<!-- saved from url=(0027)https://www.norrlid.example -->"
    body = f"<html>{page}<body><p>Nämnden antar planen.</p></body></html>"
    (folder / "paket.zip").write_bytes(packed({"sida.html": body.encode()}))
    ingest(archive, [folder])
    origin = document(archive, "mapp/paket.zip/sida.html").origin
    assert origin
    assert origin.url == "https://www.norrlid.example/"
    assert origin.inside == "mapp/paket.zip"


def test_what_takes_too_long_to_open_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed(texts("a.txt")))
    unpacker = unpacking.Unpacker(tmp_path / "originals", seconds=0)
    try:
        opened = unpacker.open(path, "zip", containers.Allowance())
    finally:
        unpacker.close()
    assert opened.refusal is not None
    assert "lång tid" in opened.refusal.reason


def test_a_saved_pages_pictures_are_no_documents(
    archive: Archive, folder: Path
) -> None:
    for kind in ("_files", "-filer", ".files"):
        beside = folder / f"sida{kind}"
        (beside / "inre").mkdir(parents=True)
        (beside / "knapp.png").write_bytes(b"\x89PNG")
        (beside / "inre" / "ram.html").write_text("<p>ram</p>", encoding="utf-8")
    (folder / "sida.html").write_text(
        "<html><body><p>Nämnden antar planen.</p></body></html>", encoding="utf-8"
    )
    other = folder / "protokoll_files"
    other.mkdir()
    (other / "a.txt").write_text(TEXT, encoding="utf-8")
    report = ingest(archive, [folder])
    assert (report.read, report.failed, report.skipped) == (2, 0, 6)
    assert names(archive) == ["mapp/protokoll_files/a.txt", "mapp/sida.html"]


@pytest.mark.parametrize("suffix", [".doc", ".xlsx", ".msg", ".7z", ".rar", ".pptx"])
def test_what_is_not_read_comes_with_advice(
    archive: Archive, folder: Path, suffix: str
) -> None:
    (folder / f"fil{suffix}").write_bytes(b"\xd0\xcf\x11\xe0 och mer")
    report = ingest(archive, [folder])
    assert [f.source for f in report.failures] == [f"mapp/fil{suffix}"]
    assert suffix in report.failures[0].reason
    assert report.failures[0].advice


def test_a_name_with_a_line_break_is_one_line(archive: Archive, folder: Path) -> None:
    (folder / "två\nrader.txt").write_text(TEXT, encoding="utf-8")
    assert ingest(archive, [folder]).read == 1
    assert names(archive) == ["mapp/två\\x0arader.txt"]
    assert ingest(archive, [folder]).unchanged == 1
