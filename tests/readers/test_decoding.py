"""Encodings: stated, unstated, stated wrongly and read wrongly before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.decoding import decode, repair

TEXT = "Frågan om åtgärder i Övre Å ställdes av Ärlan på två språk."
TYPED = "Frågan – “så här” – ställdes i Övre Å av Ärla; é och ½."
DECLARED = [
    *(None, "utf-8", "iso-8859-1", "windows-1252", "macintosh", "utf-16"),
    *("idna", "zlib", "rot13", "unicode_escape", "finns-inte"),
]


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize(
    "encoding",
    [
        *("utf-8", "utf-8-sig", "cp1252", "mac-roman", "cp850"),
        *("utf-16", "utf-16-le", "utf-16-be", "utf-32"),
    ],
)
def test_whatever_is_declared_the_text_is_read(
    encoding: str, declared: str | None
) -> None:
    assert decode(TEXT.encode(encoding), declared) == TEXT


def test_a_declaration_that_fits_is_believed() -> None:
    data = "Prag (Praha) är Tjeckiens huvudstad: ž š č".encode("iso8859-2")
    assert decode(data, "iso-8859-2").endswith("ž š č")


def test_latin_1_has_the_dashes_of_windows() -> None:
    assert decode("2020–2022 å".encode("cp1252"), "iso-8859-1") == "2020–2022 å"


def test_pieces_of_another_encoding_are_read_as_such() -> None:
    data = "Åtgärder för alla på gång, ".encode() + "ett på".encode("cp1252")
    assert decode(data) == "Åtgärder för alla på gång, ett på"


def test_a_stray_zero_makes_no_utf_16() -> None:
    assert "kommunen" in decode("för kommunen\0 och regionen".encode())


def misread(text: str, encoding: str) -> str:
    """Return text as it looks when its UTF-8 was read in another encoding."""
    return "".join(
        bytes([byte]).decode(encoding)
        if encoding != "cp1252" or byte not in b"\x81\x8d\x8f\x90\x9d"
        else chr(byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman", "cp850"])
def test_text_read_wrongly_is_repaired(encoding: str) -> None:
    assert repair(misread(TYPED, encoding)) == TYPED


def test_text_read_wrongly_twice_is_repaired() -> None:
    assert repair(misread(misread(TYPED, "cp1252"), "cp1252")) == TYPED


@pytest.mark.parametrize(
    "text", [TEXT, TYPED, "Châtelet à la carte, Ångström, ±5 m²", "Â 5", "√2 och ├"]
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert repair(text) == text


@given(st.binary(max_size=300), st.sampled_from(DECLARED))
def test_any_bytes_become_text(data: bytes, declared: str | None) -> None:
    assert isinstance(repair(decode(data, declared)), str)
