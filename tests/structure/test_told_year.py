"""When an undated paper was written, by its head; and which day in a head counts."""

import datetime as dt

import pytest

from ingest.model import Document, RawDocument
from ingest.structure import structure
from ingest.structure.told_year import bounds_of

STAMPED = (("modified", "2000-01-01"),)


def read(text: str, metadata: tuple[tuple[str, str], ...] = ()) -> Document:
    return structure(
        RawDocument("application/pdf", text, metadata=metadata), "prov.pdf", "0" * 64
    )


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Årsredovisning 2023", "2023-12-31", "2024-12-31"),
        ("Verksamhetsberättelse 2022 för kulturnämnden", "2022-12-31", "2023-12-31"),
        ("Delårsrapport per augusti 2023", "2023-08-31", "2023-12-31"),
        ("Delårsrapport januari–augusti 2023", "2023-08-31", "2023-12-31"),
        ("Verksamhetsplan 2023", "2022-01-01", "2023-12-31"),
        ("Kommunens revisorer, februari 2024", "2024-02-01", "2024-02-29"),
        ("Lägesrapport (mars 2023)", "2023-03-01", "2023-03-31"),
    ],
)
def test_a_head_says_the_year_or_the_month(line: str, first: str, last: str) -> None:
    found = bounds_of(("Ekby kommun", line))
    assert found == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    "line",
    [
        "Verksamhetsplan 2023–2025",
        "Åtgärder till och med mars 2024",
        "Det ska vara klart senast mars 2024",
        "Bron invigdes 2023",
        "Ett ännu större avtal om färjor och broar tecknades av "
        + "alla " * 12
        + "maj 2023",
    ],
)
def test_a_period_or_a_limit_says_nothing_of_when(line: str) -> None:
    assert bounds_of(("Ekby kommun", line)) is None


def test_no_bound_lies_before_the_years_that_the_text_tells_of() -> None:
    text = "Granskning av köket\n\nUnder 2022 och 2023 har köken besökts.\n"
    assert read(text, STAMPED).dated_to is None
    older = "Granskning av köket\n\nUnder 1998 och 1999 har köken besökts.\n"
    assert read(older, STAMPED).dated_to == dt.date(2000, 1, 1)


UTDRAG = """Ekby kommun
Kommunstyrelsen
Protokollsutdrag 2021-12-07

§ 131 Information

Beslut
Informationen antecknas.

Justerat
2021-12-15
"""


def test_the_day_of_adjusting_is_no_day_of_a_meeting() -> None:
    assert read(UTDRAG).date == dt.date(2021, 12, 7)


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("Protokoll\n\nTekniska nämnden 28 mars 2023\n", "2023-03-28"),
        ("Protokoll\n\nFullmäktige den 4 maj 2021 i Folkets hus, Ekby\n", "2021-05-04"),
        ("Minnesanteckningar, styrgruppen, 14 oktober 2021, Teams\n", "2021-10-14"),
        ("Ekskolan\nSamråd\n17 april 2024, matsalen\n", "2024-04-17"),
        ("Investeringsplan\nRegionstyrelsen den 9 maj 2022, § 17\n", "2022-05-09"),
    ],
)
def test_a_head_gives_the_day_of_a_meeting(head: str, date: str) -> None:
    text = f"{head}\n§ 1 Val\n\nAtt justera valdes Åsa Ek."
    assert read(text).date == dt.date.fromisoformat(date)


def test_two_parties_sign_in_two_places() -> None:
    text = "Överenskommelse\n\n" + "Parterna möts.\n" * 6
    signed = read(f"{text}\nEkby och Nya Lidhult den 15 december 2020\n")
    assert signed.date == dt.date(2020, 12, 15)
    joined = read(f"{text}\nÖppet i Ekby och på torget den 15 december 2020\n")
    assert joined.date_source != "underskrift"


def test_a_year_in_brief_is_a_report_and_no_digest_of_decisions() -> None:
    text = "Verksamhetsberättelse 2022\nKulturnämnden\n\n{}\n\nBiblioteken växte.\n"
    assert read(text.format("Året i korthet")).type == "rapport"
    digest = "Nämnden i korthet\n\nNämnden beslutade bland annat om taxan.\n"
    assert read(digest).type == "beslut-i-korthet"
