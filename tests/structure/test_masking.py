"""Identifiers are hidden however they are written and broken; what is alike is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import RawDocument
from ingest.privacy import (
    MASK,
    conceal,
    hidden_in,
    mask,
    mask_address,
    mask_name,
    mask_path,
    spans,
)
from ingest.privacy.folding import fold
from ingest.readers.ocr_hidden import without_identifiers
from ingest.readers.ocr_types import Recognised, Word
from ingest.structure import structure

PERSONS = [
    "811218-9876",
    "19811218-9876",
    "198112189876",
    "8112189876",
    "811218+9876",
    "811218–9876",
    "811218 9876",
    "811218 - 9876",
    "811218\u00a0-\u00a09876",
    "811218\u2009-\u20099876",
    "1981-12-18-9876",
    "811278-9873",
    "８１１２１８－９８７６",
    "٨١١٢١٨-٩٨٧٦",
    "811218\u00ad-9876",
    "8112\u200b18-9876",
    "81l218-9876",
    "8ll2l8-9876",
    "811218-\n9876",
    "811218\n-9876",
    "811218-\n\n9876",
    "8112\n18-9876",
    "8112 18-9876",
    "8112\n\n18-9876",
    "811218-98\n76",
    "19\n811218-9876",
    "19811218 -\n9876",
]
PHONES = [
    "070-174 06 05",
    "070 174 06 05",
    "0701740605",
    "+46 70 174 06 05",
    "+46(0)8-465 004 16",
    "+46 (8) 465 004 16",
    "0046 70 174 06 05",
    "46 70 174 06 05",
    "08-465 004 16",
    "0846500416",
    "08-46 50 04",
    "0610-800 00",
    "0610-80000",
    "(0610) 800 00",
    "031 – 390 06 15",
    "070.174.06.05",
    "070/174 06 05",
    "070-174\u00a006\u00a005",
    "070-174 06 05/06",
    "070-\n174 06 05",
    "070-174\n06 05",
    "070-\n\n174 06 05",
    "+358 40 123 4567",
]
EMAILS = [
    "asa.ek@almby.example.se",
    "namnd.registrator@älmby.se",
    "asa.ek(at)almby.example",
    "asa.ek [at] almby.example",
    "asa.ek snabel-a almby.example",
    "asa.ek at almby dot example",
    "asa.ek@almby[dot]example",
    "asa.ek%40almby.example",
    "asa.ek＠almby.example",
    "asa.ek@\nalmby.example",
    "asa.ek\n@almby.example",
    "asa.ek@almby.\nexample",
    "asa.ek@almby\n.example",
    "asa.ek@\n\nalmby.example",
    "asa.ek@almby.\n\nexample",
    "anna.\nek@almby.example",
    "asa.ekQalmby.example",
]


def hidden(text: str) -> str:
    """Return text as it is when every letter and figure of it is hidden."""
    return "".join(char if char in "\n\t" else MASK for char in text)


@pytest.mark.parametrize("secret", [*PERSONS, *PHONES, *EMAILS])
def test_hides_identifiers_and_keeps_the_length(secret: str) -> None:
    for text in (secret, f"Kontakt: {secret}.", f"({secret}), se nedan"):
        assert mask(text) == text.replace(secret, hidden(secret))


@pytest.mark.parametrize(
    ("text", "kind"),
    [(one, "person") for one in PERSONS]
    + [(one, "phone") for one in PHONES]
    + [(one, "email") for one in EMAILS],
)
def test_says_what_was_hidden(text: str, kind: str) -> None:
    masked, [one] = conceal(f"se {text} och")
    assert (one.kind, masked[one.start : one.end]) == (kind, hidden(text))


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Personnummer:811218-9876", "811218-9876"),
        ("personnummer 811218-9875", "811218-9875"),
        ("Personnummer 81 12 18 98 76", "81 12 18 98 76"),
        ("Anna Ek\t811218\t9876", "811218\t9876"),
        ("Född\tFyra sista\n811218\t9876", "811218\t9876"),
        ("pnr 811218\n9876", "811218\n9876"),
        ("organisationsnummer 811218-9876", "811218-9876"),
        ("momsnummer SE811218987601", "811218987601"),
        ("samordningsnummer 811278 9873", "811278 9873"),
        ("interimsnummer 811218-T987", "811218-T987"),
        ("sökande 811218-9876/2", "811218-9876"),
        ("Anna Ek, 811218.9876", "811218.9876"),
        ("Anna Ek 1981.12.18-9876", "1981.12.18-9876"),
        ("född 811218/9876", "811218/9876"),
        ("sökande Anna Ek 811218--9876", "811218--9876"),
        ("Patient 19811218_9876", "19811218_9876"),
        ("nås på (+46) 70 174 06 05", "+46) 70 174 06 05"),
        ("Telefon 031/12 34 56", "031/12 34 56"),
        ("Telefon:46500416", "46500416"),
        ("ring oss på 465 004 16", "465 004 16"),
        ("mailto:asa.ek@almby.example", "asa.ek@almby.example"),
        ("Hemadress: Storgatan 12 B, 123 45 Ekby", "Storgatan 12 B, 123 45 Ekby"),
        ("bosatt på Norra Björkvägen 3", "Norra Björkvägen 3"),
        ("Anna Ek\nBjörkstigen 2\n123 45 Ekby", "Björkstigen 2\n123 45 Ekby"),
        ("bor i Lillbyn 14, 123 45 Ekby", "Lillbyn 14, 123 45 Ekby"),
    ],
)
def test_what_stands_before_tells_what_it_is(text: str, secret: str) -> None:
    assert mask(text) == text.replace(secret, hidden(secret))


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
        "2024-05-06 1250",
        "kl. 08.00-16.00",
        "kl 08-17 2024.",
        "5 000 000 kronor",
        "+5 000 000 kronor",
        "+12 345 678 kr",
        "0 700 000 kr",
        "Mobil 120 000 kronor",
        "telefon 2021-2023 minskade",
        "Bankgiro 5051-1234",
        "bankgiro 031-390061",
        "org.nr 212000-1850",
        "(556012-5790)",
        "dnr 811218-9876",
        "faktura 811218-9876",
        "fakturanummer 8112189876",
        "811218-9875",
        "811218-xxxx",
        "KS 811218/9876",
        "N 811218.9876",
        "Region 811218_9876",
        "Patientnämnden 811218.9876",
        "version 81.12.18.9876",
        "Region\t811218\t9876",
        "112 811218 9876 433",
        "10 11 12 13 14 15",
        "SFS 2010:800",
        "§ 112 och § 113",
        "112, 1177 och 114 14",
        "ISBN 978-91-7001-123-4",
        "9789170011234",
        "N 6580822, E 674032",
        "59.3293, 18.0686",
        "0,08-0,12",
        "192.168.0.12",
        "Ekby 8:11",
        "www.norrlid.example/arenden",
        "10 000 at 5.se",
        "Storgatan 5",
        "bygglov på Storgatan 5, 123 45 Ekby",
        "Ekby kommun\nStorgatan 1\n123 45 Ekby",
        "Besöksadress: Storgatan 1",
    ],
)
def test_leaves_other_numbers_alone(kept: str) -> None:
    for text in (kept, f"se {kept} och"):
        assert mask(text) == text


def test_a_day_and_an_amount_are_no_number_even_beside_one() -> None:
    text = "Personnummer 811218-9876\n\nperioden 1981-12-18 9876"
    assert mask(text) == "Personnummer xxxxxxxxxxx\n\nperioden 1981-12-18 9876"


def test_a_mobile_number_that_could_be_a_day_is_a_mobiles() -> None:
    [one] = spans("Handläggare Viktor Ek, 070-174 06 64")
    assert one.kind == "phone"
    assert spans("0701740656")[0].kind == "phone"
    assert spans("personnummer 0701740656")[0].kind == "person"


def test_names_and_paths_of_files_identify_nobody() -> None:
    assert mask_name("arkiv/811218-9876_anna.pdf") == "arkiv/xxxxxxxxxxx_anna.pdf"
    assert mask_name("070-1740605.docx") == "xxxxxxxxxxx.docx"
    assert mask_name("anna.ek@ekby.example.eml") == f"{MASK * 20}.eml"
    for plain in ("protokoll-2024-05-06.pdf", "skannat 20240506-1830.pdf", "dnr 24-1"):
        assert mask_name(plain) == mask_path(plain) == plain
    one, other = mask_path("/a/811218-9876/b.pdf"), mask_path("/a/801218-9877/b.pdf")
    assert one != other
    assert one.startswith(f"/a/{MASK * 11}~")
    assert mask_path(one) == one
    assert [h.kind for h in hidden_in("19811218-9876 ek.pdf")] == ["person"]


def test_addresses_of_the_web_keep_all_but_identifiers() -> None:
    for plain in ("https://a.example/2024/050612345678", "https://a.example/?id=07"):
        assert mask_address(plain) == plain
    for secret in ("811218-9876", "anna.ek@ekby.example", "anna.ek%40ekby.example"):
        address = f"https://a.example/sok?fraga={secret}&sida=2"
        assert mask_address(address) == address.replace(secret, MASK * len(secret))
    assert mask_address("tel:+46701740605") == "tel:" + MASK * 12


def test_what_a_document_hides_is_told_with_its_kind_and_page() -> None:
    raw = RawDocument(
        "text/plain",
        "Nämnden beslutar om bidrag till sökande 811218-9876.",
        metadata=(("author", "ada.ek@ekby.example"), ("url", "https://a/811218-9876")),
    )
    document = structure(raw, "811218-9876.txt", "0" * 64)
    first, second = document.hidden
    assert document.text[first.start : first.end] == MASK * 11
    assert (first.kind, second) == ("person", ("email", 0, 0, 0))
    assert document.source == f"{MASK * 11}.txt"
    assert "811218" not in dict(document.metadata)["url"]


def test_recognised_words_are_kept_without_identifiers_and_known_again() -> None:
    box = (0.0, 0.0, 1.0, 1.0, 0.9)
    words = tuple(
        Word(text, *box, line)
        for text, line in (
            ("sökande", (1, 1, 1)),
            ("811218-", (1, 1, 1)),
            ("9876,", (1, 1, 2)),
            ("a.ek@ekby.example", (1, 1, 2)),
        )
    )
    kept = without_identifiers(Recognised(words, 0.9))
    texts = [word.text for word in kept.words]
    assert texts[0] == "sökande"
    assert not any(char.isdigit() or char == "@" for text in texts for char in text)
    assert [len(text) for text in texts] == [len(word.text) for word in words]
    masked, found = conceal("\n".join(texts))
    assert [one.kind for one in found] == ["person", "email"]
    assert masked == "sökande\nxxxxxxx\nxxxx,\n" + MASK * 17
    assert without_identifiers(kept) == kept


@given(st.text(alphabet="0123456789 -+()@.aåo/§\n\t\u00ad\u2009５", max_size=80))
def test_length_and_line_ends_never_change(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert masked.count("\n") == text.count("\n")
    folded = fold(text)
    assert len(folded.text) == len(folded.low)
    assert len(mask_name(text)) == len(mask_address(text)) == len(text)


@given(st.integers(1900, 2020), st.integers(1, 12), st.integers(1, 28), st.data())
def test_every_number_with_its_check_figure_is_found(
    year: int, month: int, day: int, data: st.DataObject
) -> None:
    nine = f"{year % 100:02}{month:02}{day:02}{data.draw(st.integers(0, 999)):03}"
    figures = (int(f) * (2 - n % 2) for n, f in enumerate(nine))
    last = -sum(f // 10 + f % 10 for f in figures) % 10
    sign = data.draw(st.sampled_from(["-", "–", " ", "-\n", "\u00a0-", "‑"]))
    for start in ("", str(year // 100)):
        text = f"{start}{nine[:6]}{sign}{nine[6:]}{last}"
        assert [one.kind for one in spans(f"sökande {text}.")] == ["person"]


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "0",
        "0-",
        "070 ",
        "@",
        "a@",
        "+4",
        "tel ",
        "81\n",
        "811218-",
        "väg 1 ",
        "a at ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert len(mask(piece * 30_000)) == len(piece) * 30_000


@pytest.mark.parametrize(
    "text",
    [
        "hemadress Ekbackavägen\n13",
        "hemadress Ekbackavägen\n\n13",
        "klaganden Anna Lindberg, Ekbackavägen 13 i Almby",
        "Karin Ek, 19811218-9876. Adress: Ekbackavägen 13",
    ],
)
def test_a_home_is_hidden_however_it_is_told(text: str) -> None:
    assert "Ekbackavägen" not in mask(text)


@pytest.mark.parametrize(
    "text",
    [
        "Arbeten längs Ekbackavägen\n\n13 § Skolan",
        "ett nytt särskilt boende på Ekbackavägen 13",
        "Handläggare: Anna Ek, Ekbackavägen 13",
        "Sökande 19811218-9876 hörs. Bygglov ges för Ekbackavägen 13",
    ],
)
def test_where_nobody_is_said_to_live_stands(text: str) -> None:
    assert "Ekbackavägen" in mask(text)
