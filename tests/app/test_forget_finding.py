"""What is left somewhere is found, whatever holds it and however it is written."""

import html
import json
import sqlite3
import unicodedata
import zipfile
from pathlib import Path
from types import ModuleType
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.forgetting import looking, needles
from app.forgetting.needles import Needle, rotated
from ingest.forgotten import Forgotten, words_of

NAME = "Åsa Ek"
WRITTEN = {
    "utf-8": NAME.encode(),
    "utf-16": NAME.encode("utf-16"),
    "utf-16-be": NAME.encode("utf-16-be"),
    "latin-1": NAME.encode("latin-1"),
    "delat": unicodedata.normalize("NFD", NAME).encode(),
    "versaler": b"\xc3\x85SA EKS",
    "utan ring": b"asa ek",
    "json": json.dumps("1\nÅsa\nEk").encode(),
    "adress": quote(NAME).encode(),
    "fråga": quote_plus(NAME.lower()).encode(),
    "html": b"&Aring;sa&nbsp;Ek",
    "html-tal": html.escape(NAME).encode("ascii", "xmlcharrefreplace"),
    "efternamn först": "Ek, Åsa".encode(),
    "filnamn": b"2022_asa-ek.pdf",
    "mjukt bindestreck": "Å\u00adsa Ek".encode(),
}
OTHERS = ("Åsa Ekman", "Åsa Ekström", "Kåsa Ek", "Lisa Ek", "Åsa. En ek")


def test_every_way_to_write_it_is_found() -> None:
    needle = Needle(rotated(NAME))
    for way, data in WRITTEN.items():
        assert needle.stands_in(b"x: " + data + b"."), way
    for other in OTHERS:
        assert not needle.stands_in(other.encode()), other


@pytest.mark.parametrize("module", [looking, needles])
def test_it_is_found_where_two_parts_meet(
    module: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PART", 64)
    monkeypatch.setattr(module, "OVERLAP", 16)
    data = b"-" * 61 + NAME.encode() + b"-" * 200
    (tmp_path / "stor").write_bytes(data)
    assert looking.file(tmp_path / "stor", Needle([NAME]))
    assert Needle([NAME]).stands_in(data)


def test_every_kind_of_file_is_looked_through(tmp_path: Path) -> None:
    needle = Needle([NAME])
    (tmp_path / "originals").mkdir()
    (tmp_path / "originals" / "ab").write_bytes(WRITTEN["utf-16"])
    with zipfile.ZipFile(tmp_path / "originals" / "docx", "w") as outer:
        inner = tmp_path / "inre.zip"
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("word/document.xml", "Åsa Ek " * 3)
        outer.write(inner, "bilaga.zip", zipfile.ZIP_DEFLATED)
        inner.unlink()
    with sqlite3.connect(tmp_path / "ledger.sqlite") as db:
        # So long a value is cut in pages.
        db.execute("CREATE TABLE review(seq INTEGER PRIMARY KEY, event TEXT)")
        cut = "a" * 4050 + " Åsa Ek " + "b" * 4000
        db.executemany("INSERT INTO review(event) VALUES(?)", [(cut,), ("rent",)])
    db.close()
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "svar-asa-ek.msgpack").write_bytes(b"\x91")
    (tmp_path / "sagt.json").write_text("{}")
    found = {one.place: one for one in looking.folder(tmp_path, needle)}
    assert set(found["originalen"].left) == {
        "originals/ab",
        "originals/docx (bilaga.zip)",
    }
    assert "ledger.sqlite (tabellen review)" in found["liggaren"].left
    assert found["sökindexet"].total == 1
    assert not found["märket"].left
    assert looking.folder(tmp_path, needle, [tmp_path / "originals"])


@st.composite
def a_text(draw: st.DrawFn) -> str:
    words = st.sampled_from(["Åsa", "Ek", "Eks", "asa", "Bo", "ek.", "§ 12", "\n", ","])
    return draw(st.lists(words, max_size=12).map(" ".join))


@given(a_text())
def test_hiding_keeps_the_length_and_leaves_nothing_to_hide(text: str) -> None:
    known = Forgotten(b"hemligt")
    forms = tuple(
        known.wording(words_of(form), words_of(form).index("ek"))
        for form in rotated(NAME)
    )
    known = Forgotten(known.key, forms)
    hidden = known.hide(text, known.surnames(text))
    assert len(hidden) == len(text)
    assert not known.hides(hidden)
    assert known.hide(hidden) == hidden
    assert [c for c in hidden if c not in "x"] == [
        c for c, now in zip(text, hidden, strict=True) if now == c and c != "x"
    ]


def test_another_secret_knows_nothing() -> None:
    kept = Forgotten(b"ett").wording(words_of(NAME), 1)
    assert Forgotten(b"ett", (kept,)).hides(NAME)
    assert not Forgotten(b"annat", (kept,)).hides(NAME)
