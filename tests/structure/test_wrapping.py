"""Lines broken by a column's width are joined, others are left as they are."""

import pytest

from ingest.model import RawDocument
from ingest.structure.clean import clean


def cleaned(text: str) -> str:
    return clean(RawDocument("text/plain", text)).text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Hej!\n\nTack för ert brev om bryggan vid kanalen, som\nkom in i mars."
            "\nVi lagar den i sommar.",
            "Tack för ert brev om bryggan vid kanalen, som kom in i mars.",
        ),
        (
            "Den ska lämnas till nämnden senast den 1 juni\n2022. Ring gärna.",
            "Den ska lämnas till nämnden senast den 1 juni 2022. Ring gärna.",
        ),
        (
            "Redovisningen ska lämnas in till nämnden senast den\n30 juni 2022 av oss.",
            "Redovisningen ska lämnas in till nämnden senast den 30 juni 2022 av oss.",
        ),
        (
            "Frågan avgjordes av nämnden redan den 21 februari 2024,\n§ 150, men har"
            " nu väckts ännu en gång av de\nsom bor vid vägen.",
            "Frågan avgjordes av nämnden redan den 21 februari 2024, § 150, men har"
            " nu väckts ännu en gång av de som bor vid vägen.",
        ),
    ],
)
def test_a_short_letter_is_joined(text: str, line: str) -> None:
    assert line in cleaned(text).split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Beslutet skickas till\nTekniska nämnden\nHamnen",
        "Nämnden beslutar\n1. att anta taxan\n2. att den gäller från 2025",
        "Närvarande\nAda Ek\nBo Al\nCia Ask",
        "§ 12 Ny taxa för hamnen\n§ 13 Val av justerare",
        "Plats och tid\tStora salen i kommunhuset klockan 13.00 till klockan 16.40"
        "\nBeslutande\tAda Ek, Bo Al, Cia Ask och flera av de andra ledamöterna",
        "Svar på medborgarförslag om gång- och cykelväg längs ån ........... 3"
        "\nMotion om fria resor till alla unga som går i skola i kommunen ...... 4",
    ],
)
def test_what_is_no_paragraph_keeps_its_lines(text: str) -> None:
    assert cleaned(text) == text


def test_a_long_line_that_opens_as_a_heading_goes_on() -> None:
    above = "Tjänstgörande ersättaren Åsa Ekdal (M) yrkar bifall till yrkande från\n"
    told = "Nämnden har gått igenom frågan och tagit del av alla de synpunkter som\n"
    text = f"{above}M, D, L och KD den 27 maj 2024.\n\n{told}lämnats in under tiden.\n"
    assert "yrkande från M, D, L" in cleaned(text)


def test_ballots_do_not_hide_that_the_lines_are_wrapped() -> None:
    told = (
        "Åsa Ekdal (S), Bo Almvik (M) och Mona Sandler (V) yrkar bifall till det\n"
        "egna förslaget.\n"
    )
    votes = "Åsa Ekdal\n\nS\n\n12 Ledamot\n\nJa\n\n" * 40
    assert "till det egna förslaget." in cleaned(told + votes)


def test_empty_cells_keep_their_place() -> None:
    text = "Namn\tJa\tNej\nAda Ek\t\tX"
    assert cleaned(text) == text


def test_the_indent_of_a_joined_line_is_no_column() -> None:
    text = (
        "att   taxan för hamnen och badet höjs med tre procent från den 1 juli\n"
        "      nästa år och ses över av nämnden"
    )
    assert cleaned(text) == (
        "att taxan för hamnen och badet höjs med tre procent från den 1 juli nästa år"
        " och ses över av nämnden"
    )


@pytest.mark.parametrize(
    "label",
    [
        "Diarienummer: RS 2024/118",
        "Dnr 2024/118",
        "Handläggare: Ada Ek",
        "Plats och tid: Hamnhuset",
        "Bo Alm (M): Avslag på förslaget.",
    ],
)
def test_a_line_that_opens_with_a_label_is_its_own(label: str) -> None:
    full = "Svar på remissen om hur de mindre hamnarna ska skötas och vilka"
    text = (
        f"{full}\nsom ska stå för kostnaden (SOU 2024:48) framöver i alla län\n{label}"
    )
    assert cleaned(text).split("\n")[-1] == label


def test_a_label_broken_in_its_column_is_one() -> None:
    """Else those below "Ersättare, ej" would be read as serving."""
    text = "Ledamöter\tÅsa Ekdal (S)\nErsättare, ej\ntjänstgörande\tBo Almvik (M)"
    text = clean(RawDocument("text/plain", text, wrapped=True)).text
    assert "Ersättare, ej tjänstgörande\tBo Almvik (M)" in text
