"""Which lines decide, under a heading and outside one."""

import pytest

from tests.extract.minutes import outcomes, read


def test_line_with_any_verb_under_the_decision_is_a_point() -> None:
    found = read(
        "§ 1 Mark\nKulturnämndens beslut\nFastigheten Tallen 4 säljs till föreningen.\n"
        "Avgiften höjs.\nGränden döps till Skrivargränd.\n"
    )
    assert [d.text.split()[0] for d in found] == ["Fastigheten", "Avgiften", "Gränden"]


@pytest.mark.parametrize(
    "line",
    [
        "Inga handlingar anmäls till dagens sammanträde.",
        "Prisutdelningen sker vid ett senare tillfälle.",
        "Föreningen byggde lokalen för tio år sedan.",
    ],
)
def test_line_that_only_tells_is_no_point(line: str) -> None:
    found = read(f"§ 1 Pris\nBeslut\n1. Priset delas ut till kören.\n{line}\n")
    assert all("Priset" in d.text for d in found)


def test_numbered_point_with_a_frame_of_its_own() -> None:
    found = read(
        "§ 1 Rapport\nBeslut\n"
        "1. Kulturnämnden föreslår kommunfullmäktige att godkänna rapporten.\n"
        "2. Kulturnämnden beslutar för egen del att tacka för rapporten.\n"
        "3. Under förutsättning att fullmäktige beslutar enligt punkt 1 antas planen.\n"
    )
    assert outcomes(found) == [
        ("proposal", "godkanner"),
        ("decision", "noteras"),
        ("decision", "antar"),
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Förslaget har varit på remiss. Kulturnämnden beslutar enligt förslaget.",
            [("decision", "bifall")],
        ),
        (
            "Kulturnämnden utser Ada Falk till dataskyddsombud från den 1 januari.",
            [("decision", "val")],
        ),
        (
            "Kulturnämnden uppdrar åt kontoret att hyra hallen.",
            [("decision", "uppdrag")],
        ),
        ("Att justera protokollet valdes Ada Falk.", [("decision", "val")]),
        (
            "Nämnden tackar för informationen. Bibliotekschefen ska återkomma i mars.",
            [("decision", "noteras"), ("decision", "uppdrag")],
        ),
        ("Byggnadsnämnden utser ett eget ombud.", []),
        ("Kulturnämnden ordnar en konsert. Chefen ska spela.", []),
    ],
)
def test_decision_outside_headings(line: str, expected: list[tuple[str, str]]) -> None:
    assert outcomes(read(f"§ 1 Ärende\n{line}\n")) == expected


def test_officer_told_to_do_something_after_the_decision() -> None:
    found = read(
        "§ 1 Ärende\nBeslut\nRapporten godkänns. Bibliotekschefen ska återkomma. "
        "Rapporten ska ses som ett underlag.\n"
    )
    assert [d.outcome for d in found] == ["godkanner", "uppdrag"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tekniska nämnden får i uppdrag att utreda en ny linje.", ["uppdrag"]),
        ("Förslaget skickas på remiss till föreningarna.", ["remiss"]),
        ("Det tidigare reglementet upphör.", ["ovrigt"]),
        ("Det avslogs.", []),
        ("Svar ska lämnas senast den 15 september.", []),
    ],
)
def test_digest_without_headings(line: str, expected: list[str]) -> None:
    found = read(f"Beslut i korthet\n\n{line}\n", "beslut-i-korthet")
    assert [d.outcome for d in found] == expected


def test_terms_of_a_government_assignment_are_no_decisions() -> None:
    found = read(
        "Regeringens beslut\nRegeringen uppdrar åt Fyrverket att kartlägga fyrarna.\n"
        "Fyrverket ska samråda med Lotsverket.\n"
        "Fyrverket får använda 2 000 000 kronor.\n"
        "Uppdraget ska redovisas senast den 1 mars 2026.\n",
        "regeringsuppdrag",
        "Regeringen",
    )
    assert outcomes(found) == [("decision", "uppdrag")]
