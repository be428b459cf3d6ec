"""Agreements: parties, purpose, term, notice and follow-up of a made-up one."""

import datetime as dt

import pytest

from ingest import pipeline
from ingest.model import Document, DocumentType, Facts, RawDocument
from ingest.structure import structure

TEXT = """Överenskommelse om idéburet offentligt partnerskap mellan Eksele kommun \
och Stiftelsen Lönnen

Parter

Eksele kommun, organisationsnummer 000000-0000
Stiftelsen Lönnen, nedan kallad Stiftelsen

Syfte

Syftet med överenskommelsen är att ge unga en meningsfull fritid.

Kommunens åtaganden

• upplåta lokalen Ladan utan hyra
• Bidra med en samordnare på halvtid

Stiftelsens åtaganden

• Öppna verksamheten tre kvällar i veckan
Stiftelsen lämnar verksamhetsberättelse senast den 31 mars 2025.

Uppföljning

Överenskommelsen ska följas upp två gånger per år av parterna.

Avtalstid

Överenskommelsen gäller från och med 2024-08-01 till och med 2026-07-31.

Uppsägning

Uppsägning ska ske skriftligen sex månader före avtalstidens utgång.
"""


def read(text: str, type_: DocumentType | None = None) -> Facts:
    raw = RawDocument(media_type="text/plain", text=text)
    document = structure(raw, "prov.txt", "0" * 64)
    if type_ is not None:
        document = Document(
            source="prov", sha256="", media_type="", text=text, type=type_
        )
    return pipeline.extract_facts(document)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return read(TEXT)


def test_parties(facts: Facts) -> None:
    assert facts.agreement is not None
    assert facts.agreement.parties == ("Eksele kommun", "Stiftelsen Lönnen")


def test_clauses(facts: Facts) -> None:
    agreement = facts.agreement
    assert agreement is not None
    assert agreement.purpose is not None
    assert agreement.purpose.startswith("Syftet med överenskommelsen")
    assert agreement.term is not None
    assert agreement.term.earliest == dt.date(2024, 8, 1)
    assert agreement.term.latest == dt.date(2026, 7, 31)
    assert agreement.notice is not None
    assert "sex månader" in agreement.notice
    assert agreement.follow_up is not None
    assert "två gånger per år" in agreement.follow_up


def test_items_bind_the_party_of_their_heading(facts: Facts) -> None:
    by_text = {c.text: c.promisor for c in facts.commitments}
    assert by_text["upplåta lokalen Ladan utan hyra"] == "Eksele kommun"
    assert by_text["Bidra med en samordnare på halvtid"] == "Eksele kommun"
    assert by_text["Öppna verksamheten tre kvällar i veckan"] == "Stiftelsen Lönnen"


def test_duty_without_ska_has_its_date(facts: Facts) -> None:
    report = next(c for c in facts.commitments if "berättelse" in c.text)
    assert report.promisor == "Stiftelsen Lönnen"
    assert report.deadline is not None
    assert report.deadline.latest == dt.date(2025, 3, 31)


def test_term_and_notice_bind_no_one(facts: Facts) -> None:
    assert not any("gäller från" in c.text for c in facts.commitments)
    assert not any(c.text.startswith("Uppsägning") for c in facts.commitments)


def test_other_documents_are_no_agreements() -> None:
    assert read("Nämnden ska bygga en hall.", "protokoll").agreement is None
