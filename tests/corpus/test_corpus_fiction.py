"""The corpus is invented, says so, and names nobody's real number or address."""

import re
from pathlib import Path

import pytest

from corpus import fiction, markup

CORPUS = Path(markup.__file__).parent
SOURCES = sorted(CORPUS.glob("sources/*.txt"))
RESERVED_PHONE = re.compile(r"070-174 06 (\d\d)")
ANY_PHONE = re.compile(r"\b0\d{1,3}[-– ]\d[\d ]{4,}\d")
MASKED = "000-000 00 00"


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_phones_and_addresses_are_of_the_reserved_kind(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for number in ANY_PHONE.findall(text.replace(MASKED, "")):
        reserved = RESERVED_PHONE.fullmatch(number)
        assert reserved, number
        assert 5 <= int(reserved.group(1)) <= 99
    for address in re.findall(r"\S+@\S+", text):
        assert address.rstrip(".,").endswith(".example"), address


@pytest.mark.parametrize("suffix", ["html", "txt"])
def test_plain_documents_state_the_fiction(suffix: str) -> None:
    documents = list(CORPUS.glob(f"documents/*.{suffix}"))
    assert documents
    for path in documents:
        assert fiction.NOTICE in path.read_text(encoding="utf-8")


def test_senders_are_no_real_bodies() -> None:
    lexicon = CORPUS.parent / "ingest" / "lexicon"
    real = "\n".join(
        (lexicon / name).read_text(encoding="utf-8")
        for name in ("kommuner.tsv", "regioner.tsv")
    )
    for sender in fiction.SENDERS:
        assert sender not in real
        assert sender.removesuffix(" kommun").removesuffix("s") not in real


def test_every_source_has_a_known_sender_and_a_year_in_range() -> None:
    for path in SOURCES:
        meta = markup.read_source(path).meta
        assert meta["body"] in fiction.SENDERS
        assert "2018" <= meta["date"][:4] <= "2024"
