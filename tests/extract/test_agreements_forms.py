"""Agreements as different bodies write them: parties, term, renewal and notice."""

from pathlib import Path

import pytest

from ingest import pipeline
from ingest.extract.agreement_terms import notice_period
from ingest.model import Agreement, RawDocument
from ingest.structure import structure

DATA = Path(__file__).parent / "data" / "avtal.txt"
# What is expected, then the agreement.
Case = tuple[list[str], str]


def cases() -> list[Case]:
    _, *blocks = DATA.read_text(encoding="utf-8").split("\n=== ")
    split = (block.split("\n", 1) for block in blocks)
    return [([part.strip() for part in head.split("|")], text) for head, text in split]


def read(text: str) -> Agreement:
    raw = RawDocument(media_type="text/plain", text=text)
    document = structure(raw, "prov.txt", "0" * 64)
    found = pipeline.extract_facts(document).agreement
    assert found is not None
    return found


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0][0])
def test_parties_term_and_notice(case: Case) -> None:
    (parties, begins, ends, notice), text = case
    found = read(text)
    assert "; ".join(found.parties) == parties
    earliest = found.term.earliest if found.term else None
    latest = found.term.latest if found.term else None
    assert (earliest.isoformat() if earliest else "") == begins
    assert (latest.isoformat() if latest else "") == ends
    assert (found.notice is None) == (notice == "")
    assert notice in (found.notice or "")


@pytest.mark.parametrize(
    "named",
    [
        "Parter\n1. Ekby kommun\n2. Föreningen Lyktan\n3. Lids kommun",
        "Parter\n1.1 Ekby kommun, org.nr 000000-0001\n1.2 Föreningen Lyktan\n"
        "1.3 Lids kommun",
        "Part\tOrg.nr\tKontakt\nEkby kommun\t000000-0001\tBo Ek\n"
        "Föreningen Lyktan\t000000-0002\tÅsa Alm\nLids kommun\t000000-0003\tEva Ek",
        "Parter\nKommunen\tEkby kommun\nFöreningen\tFöreningen Lyktan\n"
        "Grannen\tLids kommun",
    ],
)
def test_parties_in_numbered_lines_or_a_table(named: str) -> None:
    found = read(f"Samverkansavtal om badbussen\n\n{named}\n\nSyfte\nAtt bada.\n")
    assert found.parties == ("Ekby kommun", "Föreningen Lyktan", "Lids kommun")


def test_a_table_of_duties_names_no_parties() -> None:
    found = read(
        "Samverkansavtal mellan Ekby kommun och Föreningen Lyktan\n\n"
        "Part\tÅtagande\nKommunen\tLokal\nFöreningen\tLedare\n"
    )
    assert found.parties == ("Ekby kommun", "Föreningen Lyktan")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case[0][0])
def test_every_clause_is_quoted_as_it_stands(case: Case) -> None:
    found = read(case[1])
    term = found.term.text if found.term else ""
    for quote in (found.purpose, found.notice, found.renewal, term):
        assert (quote or "") in case[1]


def test_renewal_is_told_apart_from_the_term() -> None:
    text = next(text for _, text in cases() if "ett år i taget" in text)
    found = read(text)
    assert found.renewal is not None
    assert "förlängs det med ett år i taget" in found.renewal
    assert found.notice_period == "P6M"


@pytest.mark.parametrize(
    ("notice", "period"),
    [
        ("Avtalet kan sägas upp med tre månaders uppsägningstid.", "P3M"),
        ("Uppsägningstiden är tolv (12) månader.", "P12M"),
        ("Vardera parten kan säga upp avtalet med 30 dagars varsel.", "P30D"),
        ("Avtalet kan sägas upp till läsårets slut.", None),
    ],
)
def test_the_notice_in_months(notice: str, period: str | None) -> None:
    assert notice_period(notice) == period
