"""No name, of a file or in one, leads anywhere or looks like another."""

import os
import re
import stat
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import containers, durable, unseen
from ingest.containers import Part, Refused, Skipped
from ingest.sources import expand, name_of, readable
from tests.hostile.reached import SECRET

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
BY_HASH = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}")
LEADING_OUT = (
    "../ut.txt",
    "a/../../ut.txt",
    "..\\..\\ut.txt",
    "/etc/ut.txt",
    "\\\\server\\delad\\ut.txt",
    "C:\\ut.txt",
    "c:ut.txt",
    "a/.. /../ut.txt",
    "x" * 5_000 + ".txt",
    "",
)
ODD = (
    "avtal\u202efdp.txt",
    "a\x1b]0;titel\x07.txt",
    "a\rb\nc.txt",
    "CON.txt",
    "aux.txt",
    "a:dold.txt",
    "~/.ssh.txt",
    "$(id).txt",
    "-rf.txt",
    "a\u2028b.txt",
)


def packed(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), f"Protokoll {len(name)}")
    return out.getvalue()


def taken(data: bytes) -> list[containers.Found]:
    return list(containers.parts(data, "zip", containers.Allowance()))


@pytest.mark.parametrize("name", LEADING_OUT)
def test_a_name_that_leads_out_of_an_archive_is_refused_with_a_reason(
    name: str,
) -> None:
    (found,) = taken(packed(name))
    assert isinstance(found, Refused)
    assert found.stage == "gräns"
    assert found.name
    assert not UNSEEN.search(found.name)


def test_names_of_an_archive_never_become_places_on_disk(tmp_path: Path) -> None:
    originals = tmp_path / "samling" / "originals"
    for found in taken(packed(*LEADING_OUT, *ODD)):
        if isinstance(found, Part):
            durable.write_by_hash(found.data, originals)
    made = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert made
    for path in made:
        assert BY_HASH.fullmatch(path.relative_to(originals).as_posix())


def test_odd_names_are_kept_apart_and_seen_as_they_are() -> None:
    names = [found.name for found in taken(packed(*ODD))]
    assert len(set(names)) == len(ODD)
    assert not [name for name in names if UNSEEN.search(name)]
    assert "avtal\\u202efdp.txt" in names


def test_a_link_or_device_in_an_archive_is_no_document() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for kind in (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFSOCK):
            entry = zipfile.ZipInfo(f"{kind:o}.txt")
            entry.external_attr = (kind | 0o777) << 16
            archive.writestr(entry, "/etc/passwd")
        archive.writestr("riktig.txt", "Protokoll")
    found = taken(out.getvalue())
    assert [one.name for one in found if isinstance(one, Part)] == ["riktig.txt"]
    assert sum(isinstance(one, Skipped) for one in found) == 4


@pytest.mark.skipif(os.name == "nt", reason="links and queues are made otherwise there")
def test_a_link_in_a_folder_is_not_followed(tmp_path: Path, secret_file: Path) -> None:
    folder = tmp_path / "handlingar"
    outside = tmp_path / "utanför"
    for made in (folder, outside):
        made.mkdir()
    (outside / "annan.txt").write_text("Annan", encoding="utf-8")
    (folder / "en.txt").write_text("Protokoll", encoding="utf-8")
    (folder / "lank.txt").symlink_to(secret_file)
    (folder / "mapp").symlink_to(outside)
    (folder / "sig.txt").symlink_to(folder / "sig.txt")
    (folder / "runt").symlink_to(folder)
    os.mkfifo(folder / "ko.txt")
    found = expand(folder)
    assert [source.name for source in found.files] == ["handlingar/en.txt"]
    assert not [s for s in found.files if SECRET in s.path.read_text(encoding="utf-8")]


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")
def test_an_odd_name_in_a_folder_is_seen_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "handlingar"
    folder.mkdir()
    for name in (*(n for n in ODD if "/" not in n), "å\udcff.txt"):
        (folder / name).write_text("Protokoll", encoding="utf-8")
    names = [source.name for source in expand(folder).files]
    assert len(set(names)) == len(ODD)
    assert not [name for name in names if UNSEEN.search(name)]
    assert "handlingar/avtal\\u202efdp.txt" in names
    for name in names:
        name.encode("utf-8")


@given(st.text())
def test_any_name_is_shown_whole_and_once(name: str) -> None:
    seen = readable(name)
    assert not UNSEEN.search(seen)
    assert readable(seen) == seen
    assert name_of(seen) == name_of(name)


@given(st.text())
def test_any_text_without_the_unseen_keeps_the_seen(text: str) -> None:
    left = unseen.without(text)
    assert not UNSEEN.search(left)
    assert unseen.without(left) == left
    assert "".join(left.split()) == "".join(UNSEEN.sub("", text).split()).translate(
        dict.fromkeys(map(ord, "\u061c\ufeff\ufff9\ufffa\ufffb"))
    )
