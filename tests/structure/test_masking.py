import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.structure.masking import MASK, mask


@pytest.mark.parametrize(
    "secret",
    [
        "070-174 06 05",
        "070 174 06 05",
        "0701740605",
        "+46 70 174 06 05",
        "+46(0)8-465 004 16",
        "08-465 004 16",
        "08-46 50 04",
        "0610-800 00",
        "0610-80000",
        "(0610) 800 00",
        "031 – 390 06 15",
        "asa.ek@almby.example.se",
        "namnd.registrator@älmby.se",
        "811218-9876",
        "19811218-9876",
        "198112189876",
        "811218+9876",
    ],
)
def test_hides_contact_details_and_keeps_the_length(secret: str) -> None:
    for text in (secret, f"Kontakt: {secret}.", f"({secret}), se nedan"):
        hidden = mask(text)
        assert len(hidden) == len(text)
        assert hidden == text.replace(secret, MASK * len(secret))


@pytest.mark.parametrize(
    "kept",
    [
        "Dnr RS 412-2024",
        "Dnr TFN 2024/33",
        "1203-2024",
        "00412-2024",
        "24RS4410",
        "RV240317",
        "KS/2012:311-804",
        "KSN-2024-00512",
        "2024/KS 0118 001",
        "0398/24",
        "114-7-2024",
        "LS 2403-0435",
        "RS 2024-04418",
        "1.2.3-214-2024",
        "T2024-050-00812",
        "041/118-2024",
        "2024.118-106",
        "I2024/00827/TP",
        "ARBGRP611-2081-44, 0.2",
        "Platina id 03-551207",
        "HSN/1203/2024",
        "2024/47-041",
        "den 05-06-2024",
        "2024-05-06",
        "kl. 08.00-16.00",
        "5 000 000 kronor",
        "0 700 000 kr",
        "Bankgiro 5051-1234",
        "bankgiro 031-390061",
        "organisationsnummer 811218-9876",
        "dnr 811218-9876",
        "811218-9875",
        "SFS 2010:800",
        "§ 112 och § 113",
        "112, 1177 och 114 14",
    ],
)
def test_leaves_other_numbers_alone(kept: str) -> None:
    for text in (kept, f"se {kept} och"):
        assert mask(text) == text


def test_hides_a_number_that_a_word_says_is_a_telephone() -> None:
    assert mask("Telefon 031/12 34 56") == "Telefon " + MASK * 12


@given(st.text(alphabet="0123456789 -+()@.aå/§\n", max_size=80))
def test_length_and_line_ends_never_change(text: str) -> None:
    hidden = mask(text)
    assert len(hidden) == len(text)
    assert hidden.count("\n") == text.count("\n")


@pytest.mark.parametrize("piece", ["a.", "0", "0-", "070 ", "@", "a@", "+4", "tel "])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert len(mask(piece * 30_000)) == len(piece) * 30_000
