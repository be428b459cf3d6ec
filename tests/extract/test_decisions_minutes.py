"""What ordinary minutes hold beside the decision: who proposes, votes, moves."""

import pytest

from ingest import pipeline
from ingest.model import Decision

HEAD = "Ekvalla kommun\nKommunstyrelsen\nProtokoll 2024-05-14\n\n"


def read(body: str, head: str = HEAD) -> list[Decision]:
    """Read minutes and return what is decided or proposed now."""
    facts = pipeline.build_artifact(f"{head}{body}\n".encode(), "a.txt", None).facts
    return [one for one in facts.decisions if one.status != "historical"]


@pytest.mark.parametrize(
    "name",
    [
        "Kommunstyrelsen",
        "Barn- och ungdomsnämnden",
        "Bygg- och miljönämnden",
        "Kommunstyrelsens arbetsutskott",
        "Kultur-, idrotts- och fritidsnämnden",
        "Nämnden för arbetsmarknad och vuxnas lärande",
        "Direktionen",
    ],
)
def test_the_name_of_the_body_may_stand_before_the_sign(name: str) -> None:
    found = read(
        f"{name} § 4\nTaxa för bad\n\nBeslut\nTaxan antas.\n\n"
        f"{name} § 5\nInformation\n\nBeslut\nInformationen noteras."
    )
    assert [one.section for one in found] == ["4", "5"]


def test_another_body_written_out_opens_no_section() -> None:
    found = read(
        "§ 4 Taxa för bad\nBeslut\nTaxan antas.\n\nBeslutsunderlag\n"
        "Kommunstyrelsens arbetsutskott § 5\nBarn- och ungdomsnämnden § 9\n\n"
        "§ 5 Stadgar\nBeslut\nStadgarna antas.\n\n§ 6 Övrigt\nBeslut\nFrågan bordläggs."
    )
    assert [one.section for one in found] == ["4", "5", "6"]


def test_a_count_may_stand_on_lines_of_its_own() -> None:
    (found,) = read(
        "§ 4 Budget\nBeslut\nBudgeten antas.\n\nOmröstningsresultat\nJa: 19\nNej: 11\n"
        "Avstår: 5"
    )
    assert found.vote is not None
    assert (found.vote.ja, found.vote.nej, found.vote.avstar) == (19, 11, 5)


def test_what_others_proposed_is_not_the_boards_own_proposal() -> None:
    found = read(
        "§ 4 Taxa för bad\nKommunstyrelsens förslag till kommunfullmäktige\n"
        "Taxan fastställs.\n\nArbetsutskottets förslag till kommunstyrelsen\n"
        "Kommunstyrelsen föreslår att kommunfullmäktige fastställer taxan."
    )
    assert [one.text for one in found] == ["Taxan fastställs."]


@pytest.mark.parametrize(
    "line",
    [
        "Åsa Ek (M) föreslår att priset ska vara 900 kronor.",
        "Åsa Ek (M) och Bo Alm (KD) föreslår att ärendet bordläggs.",
        "Åsa Ek (M): Ärendet återremitteras.",
    ],
)
def test_what_a_member_proposes_is_no_decision(line: str) -> None:
    found = read(
        "§ 4 Mark\nFörslag till beslut\nKommunstyrelsen beslutar att sälja marken.\n"
        f"{line}"
    )
    assert [one.text for one in found] == ["sälja marken."]


def test_a_proposal_may_break_off_at_the_body_it_is_put_to() -> None:
    found = read(
        "§ 4 Budget\nBeslut\nKommunstyrelsen föreslår kommunfullmäktige\n"
        "att anta budgeten\natt fastställa skattesatsen till 21,50"
    )
    assert [one.status for one in found] == ["proposal", "proposal"]


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("Kommunstyrelsen beslutar fastställa planen för 2025.", "faststaller"),
        ("Kommunstyrelsen beslutar därmed avslå ansökan från bolaget.", "avslag"),
        ("Kommunstyrelsen anser medborgarförslaget besvarat.", "besvarad"),
        ("Redovisningen läggs till protokollet.", "noteras"),
        ("Avgiften börjar gälla den 1 januari 2025.", "ovrigt"),
    ],
)
def test_outcomes(line: str, outcome: str) -> None:
    (found,) = read(f"§ 4 Ärende\nBeslut\n{line}")
    assert found.outcome == outcome


def test_when_work_may_begin_is_information() -> None:
    found = read(
        "§ 4 Bygglov\nBeslut\n1. Bygglov beviljas.\n"
        "Åtgärden får inte påbörjas förrän startbesked har getts."
    )
    assert [one.outcome for one in found] == ["bifall"]


def test_the_past_tense_of_a_council_without_headings() -> None:
    head = "Ekvalla kommun\nKommunala pensionärsrådet\nProtokoll 2024-05-14\n\n"
    found = read(
        "1. Val\nRådet utsåg Åsa Ek till representant med Bo Alm som ersättare.\n\n"
        "2. Yttrande\nFrågan diskuterades.\n"
        "Åsa Ek och Bo Alm fick i uppdrag att skriva ett utkast.\n\n"
        "3. Övrigt\nIngen fråga väcktes.",
        head,
    )
    assert [one.outcome for one in found] == ["val", "uppdrag"]


FATES = "§ 4 Ärende\nBeslut\n{decision}\n\nYrkanden\n{moved}\n\nBeslutsgång\n{course}"


@pytest.mark.parametrize(
    ("moved", "course", "fate"),
    [
        (
            "Åsa Ek (M) yrkar återremiss.",
            "Ordföranden finner att ärendet ska avgöras i dag.",
            "avslag",
        ),
        (
            "Åsa Ek (M) yrkar bifall till förslaget.",
            "Ordföranden finner att det endast finns ett förslag och att det bifalls.",
            "bifall",
        ),
        (
            "Åsa Ek (M) yrkar bifall till motionen.",
            "Votering begärs. Den som vill avslå motionen röstar ja. Den som vill "
            "bifalla motionen röstar nej.\nOmröstningen utfaller med 9 ja mot 4 nej.",
            "avslag",
        ),
        (
            "Åsa Ek (M) yrkar avslag på motionen.",
            "Votering begärs. Den som vill avslå motionen röstar ja. Den som vill "
            "bifalla motionen röstar nej.\nOmröstningen utfaller med 9 ja mot 4 nej.",
            "bifall",
        ),
    ],
)
def test_what_became_of_a_motion(moved: str, course: str, fate: str) -> None:
    body = FATES.format(decision="Ärendet avgörs.", moved=moved, course=course)
    assert read(body)[0].yrkanden[0].fate == fate


def test_who_reserves_with_others_of_the_party() -> None:
    (found,) = read(
        "§ 4 Ärende\nBeslut\nPlanen antas.\n\nReservation\n"
        "Åsa Ek m.fl. (M) reserverar sig mot beslutet."
    )
    assert found.reservations[0].by == ("Åsa Ek",)


def test_who_certifies_the_extract_is_no_addressee() -> None:
    (found,) = read(
        "§ 4 Ärende\nBeslut\nPlanen antas.\n\nProtokollet ska skickas till\n"
        "Socialnämnden\nRätt utdraget intygar: Kanslisekreteraren"
    )
    assert found.addressees == ("Socialnämnden",)


def test_the_first_letter_of_a_heading_is_no_part_of_the_number() -> None:
    found = read(
        "§ 4 E-förslag om bad\nBeslut\nFörslaget avslås.\n\n"
        "§ 5 Stadgar\nBeslut\nStadgarna antas."
    )
    assert [one.section for one in found] == ["4", "5"]


def test_what_is_told_below_a_decision_is_no_part_of_it() -> None:
    (found,) = read(
        "§ 4 Direktören informerar\nBeslut\nInformationen noteras.\n\n"
        "Åsa Ek informerar om att växeln byter leverantör i april. Bussen byter väg."
    )
    assert found.text == "Informationen noteras."


@pytest.mark.parametrize("month", ["1 mars 2024", "1 maj 2024"])
def test_a_month_that_ends_as_an_abbreviation_is_no_body(month: str) -> None:
    found = read(
        "§ 4 Taxa för bad\nBeslut\nKommunstyrelsen tillstyrker yrkande från S och MP"
        f" den {month} och föreslår att kommunfullmäktige beslutar:\n1. Taxan antas."
    )
    assert [one.organ for one in found] == ["Kommunstyrelsen"]
