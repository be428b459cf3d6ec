"""Where decisions stand: lists and introductions as different bodies write them."""

import pytest

from ingest.extract.decision_agenda import agenda_heads
from ingest.extract.decision_frames import frame_of, organ_in
from ingest.extract.decision_lines import Line
from tests.extract.minutes import ORGAN, outcomes, read


@pytest.mark.parametrize(
    "lines",
    [
        "Kulturnämnden beslutar i enlighet med beredningens förslag\n"
        "att anta planen\natt avslå motionen.",
        "Kulturnämnden beslutar därmed\natt anta planen,\natt avslå motionen.",
        "Kulturnämnden beslutar att\nanta planen\navslå motionen",
        "Kulturnämnden beslutar att:\nanta planen,\navslå motionen.",
        "Kulturnämnden beslutar att\na) anta planen,\nb) avslå motionen.",
        "Kulturnämnden beslutar\n1. Anta planen.\n2. Avslå motionen.",
        "Kulturnämnden beslutar, med sju röster mot fyra,\n- att anta planen\n"
        "- att avslå motionen",
        "Kulturnämndens egna beslut\nPlanen antas.\nMotionen avslås.",
        "Kulturnämndens beslut\n• Planen antas\n• Motionen avslås",
        "Ärendet\nPlanen har varit på remiss.\nKulturnämnden beslutar\n"
        "att anta planen\natt avslå motionen",
        "Förslaget har beretts. Kulturnämnden beslutar\natt anta planen\n"
        "att avslå motionen",
    ],
)
def test_list_after_an_introduction(lines: str) -> None:
    assert outcomes(read(f"§ 1 Plan\n{lines}\n")) == [
        ("decision", "antar"),
        ("decision", "avslag"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Kulturnämnden föreslår kommunfullmäktige besluta\natt anta planen",
        "Kulturnämnden föreslår att kommunfullmäktige beslutar:\n1. Planen antas.",
        "Kulturnämnden beslutar att föreslå kommunfullmäktige besluta\natt anta planen",
        "Kulturnämnden beslutar föreslå kommunfullmäktige att:\nanta planen",
        "Kulturnämnden beslutar, med två röster mot en, att föreslå "
        "kommunfullmäktige besluta\n• att anta planen",
        "Kulturnämnden hemställer att kommunfullmäktige beslutar:\n1. Planen antas.",
        "Kulturnämnden beslutar att föreslå kommunfullmäktige att anta planen.",
        "Rapporten har beretts. Kulturnämnden föreslår kommunfullmäktige besluta:\n"
        "1. Planen antas.",
    ],
)
def test_proposal_to_a_higher_body(lines: str) -> None:
    (found,) = read(f"§ 1 Plan\n{lines}\n")
    assert (found.status, found.outcome) == ("proposal", "antar")
    assert found.organ == ORGAN
    assert (found.target or "").casefold() == "kommunfullmäktige"


def test_own_proposal_and_own_decision_beside_each_other() -> None:
    found = read(
        "§ 1 Plan\nKulturnämnden föreslår kommunfullmäktige besluta\natt anta planen\n"
        "Kulturnämnden beslutar\natt uppdra åt kontoret att informera\n"
    )
    assert outcomes(found) == [("proposal", "antar"), ("decision", "uppdrag")]


def test_others_proposal_is_not_ours() -> None:
    found = read(
        "§ 1 Plan\nKulturförvaltningen föreslår kulturnämnden besluta\n"
        "att avslå förslaget\nKulturnämnden beslutar\natt anta planen\n"
    )
    assert outcomes(found) == [("decision", "antar")]


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        ("Kontoret får i uppdrag att:\n- pröva lokaler\n- räkna på hyran", 1),
        ("Kontoret får i uppdrag\natt pröva lokaler, samt\natt räkna på hyran.", 1),
        ("Nämnden fastställer följande tider:\n- 4 mars\n- 8 april\n- 6 maj", 1),
        ("Följande rapporter läggs till handlingarna:\n- Vatten\n- Vägar", 1),
        ("1. Kontoret får i uppdrag att:\na) pröva\nb) räkna\n2. Taxan höjs.", 2),
        ("Rapporten antecknas.\n• Hallen: bytet pågår.\n• Öppet hus i maj.", 1),
        ("Rapporten antecknas.\n• Taxan fastställs.\n• Motionen avslås.", 3),
        ("Rapporten antecknas.\n6. Information\nKontoret informerar.", 1),
        ("1. Planen antas.\n•\n2. Motionen avslås.", 2),
    ],
)
def test_what_of_a_list_is_a_decision(lines: str, count: int) -> None:
    assert len(read(f"§ 1 Ärende\nBeslut\n{lines}\n")) == count


def test_lettered_points_handed_over_are_proposals() -> None:
    found = read(
        "§ 1 Taxa\nBeslut\nFörslaget till taxa som ska gälla från 2031 antecknas och "
        "överlämnas till budgetberedningen enligt nedanstående punkter a till b.\n"
        "a. Taxan godkänns.\nb. Nämnden har rätt att räkna upp den årligen.\n"
    )
    assert outcomes(found) == [
        ("decision", "noteras"),
        ("proposal", "godkanner"),
        ("proposal", "ovrigt"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Stämman valde Bo Alm till ordförande vid stämman.",
        "Stämman beslutade att fastställa räkningarna.",
        "Stämman beslutade om oförändrade arvoden.",
        "Beslutades att firman tecknas av två i förening.",
        "Ärendet bordlades till nästa möte.",
        "Ledamöterna beviljades ansvarsfrihet för räkenskapsåret 2030.",
        "Till revisor omvaldes Bo Alm.",
        "Styrelsen enades om att besöka anläggningen.",
        "Styrelsen antog de nya stadgarna.",
        "Frågan får ställas.",
        "Ärende 12, Lov för brygga, utgår.",
        "Fastställs till 12 mars och 4 maj.",
    ],
)
def test_decision_told_plainly_in_minutes(sentence: str) -> None:
    (found,) = read(f"§ 1 Punkt\n{sentence}\n", organ=None)
    assert found.status == "decision"


@pytest.mark.parametrize(
    "sentence",
    [
        "Socialnämnden beslutade i augusti att höja avgiften.",
        "Styrelsen beslutade 2029 att avstå.",
        "Antecknades att berörda inte deltog i beslutet.",
        "Ordföranden finner att styrelsen beslutar enligt förslaget.",
        "Styrelsen godkänner följande voteringsordning: ja för förslaget.",
        "Kommunen ser, utöver redan beslutade flyttar, över behovet.",
        "Kansliet ska redovisa fattade beslut.",
    ],
)
def test_no_decision_of_this_meeting(sentence: str) -> None:
    found = read(f"§ 1 Punkt\n{sentence}\n", organ="Styrelsen")
    assert all(d.status == "historical" for d in found)


def test_minutes_without_paragraphs_part_at_numbered_headings() -> None:
    found = read(
        "1. Mötet öppnas\nOrdföranden hälsar välkommen.\n2. Val av justerare\n"
        "Styrelsen utser Bo Alm att justera.\n3. Medel\nInsatsen presenteras.\n"
        "Beslut: Styrelsen beviljar 1 450 kronor.\n4. Rapport\nBo Alm undrar om "
        "läget.\n5. Nästa möte\nDen 22 mars.\n",
        organ="Styrelsen",
    )
    assert [d.outcome for d in found] == ["val", "bifall"]


def heads(*texts: str) -> list[str]:
    lines = tuple(Line(i * 100, i * 100 + len(t), t) for i, t in enumerate(texts))
    return [head.text for head in agenda_heads(lines)]


def test_headings_of_an_agenda() -> None:
    assert heads("1. Öppnande", "Text.", "2. Taxa", "Text.", "3. Val", "Text.") == [
        "1. Öppnande",
        "2. Taxa",
        "3. Val",
    ]
    assert heads("KN 2031:7 Taxa", "Text.", "KN 2031:8 Val", "Text.") == [
        "KN 2031:7 Taxa",
        "KN 2031:8 Val",
    ]
    assert heads("ÄRENDE 4", "Text.", "ÄRENDE 5", "Text.") == ["ÄRENDE 4", "ÄRENDE 5"]
    assert heads("1. Planen antas.", "2. Taxan höjs.", "3. Motionen avslås.") == []
    assert heads("1. Öppnande", "2. Taxa", "3. Val") == []


def test_government_decision_with_the_verb_first() -> None:
    (found,) = read(
        "Med ändring av beslutet den 3 mars 2030 beslutar regeringen att tiden för "
        "uppdraget förlängs.\n",
        "regeringsuppdrag",
        "Regeringen",
    )
    assert (found.organ, found.status, found.outcome) == (
        "Regeringen",
        "decision",
        "ovrigt",
    )


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        ("Frågan skickas tillbaka till kontoret.", [("decision", "aterremiss")]),
        ("Nämnden sade ja till två hallar och nej till den tredje.", "delvis"),
        ("Nämnden tog del av rapporten om vägarna.", [("decision", "noteras")]),
        ("Föreningen Humlan får 85 000 kronor.", [("decision", "ovrigt")]),
        (
            "Ny taxa antogs. Slutligt beslut fattas av kommunfullmäktige i maj.",
            [("proposal", "antar")],
        ),
        ("Blir det som nämnden vill höjs avgiften.", []),
    ],
)
def test_digest_in_plain_words(
    sentences: str, expected: list[tuple[str, str]] | str
) -> None:
    wanted = [("decision", "delvis-bifall")] if expected == "delvis" else expected
    assert outcomes(read(f"Rubrik\n{sentences}\n", "beslut-i-korthet")) == wanted


def test_attribute_is_no_verb_of_deciding() -> None:
    assert frame_of("Utöver redan beslutade flyttar ser nämnden över läget.") is None
    assert frame_of("Kontoret ska redovisa fattade beslut för nämnden.") is None
    assert frame_of("Nämnden beslutade i maj att avstå.") is not None


def test_opening_words_are_no_part_of_a_name() -> None:
    assert organ_in("Det åligger kommunstyrelsen") == "Kommunstyrelsen"
    assert organ_in("Härmed beslutar byggnadsnämnden") == "Byggnadsnämnden"
