"""Goals with a day, things that open, and tables of things with a time."""

import pytest

from tests.extract.regelprov import read

DECIDED = "Beslut\\nTekniska nämnden beslutar\\natt "
PAIRS = [
    (
        "plan",
        "Senast den 31 mars 2027 ska alla förskolor ha ett eget odlingsland.",
        "Alla förskolor ska ha ett eget odlingsland.",
    ),
    (
        "plan",
        "Senast 2027 ska ingen enhetschef ha fler än 25 medarbetare.",
        "Ingen enhetschef ska ha fler än 25 medarbetare.",
    ),
    (
        "plan",
        "Senast 2027 ska alla sopbilar drivas med biogas.",
        "Alla brukare ska bemötas med respekt.",
    ),
    (
        "plan",
        "Senast den 1 juni 2024 ska varje by vara ansluten till vattennätet.",
        "Senast den 1 juni 2024 ska alla föreningar vara registrerade.",
    ),
    (
        "plan",
        "Blodprov ska kunna tas i Hackeby senast i oktober 2024.",
        "Blodprov ska kunna tas i Hackeby.",
    ),
    (
        "protokoll",
        DECIDED + "samtliga oljepannor ska vara utbytta före utgången av 2026.",
        DECIDED + "samtliga fakturor ska vara betalda före utgången av 2026.",
    ),
    (
        "webbsida",
        "I Hackeby, granne med torget, slår ett nytt badhus upp dörrarna våren 2025.",
        "I Hackeby, granne med torget, slog ett nytt badhus upp dörrarna våren 2021.",
    ),
    (
        "webbsida",
        "Det nya äldreboendet står klart hösten 2026.",
        "Det nya äldreboendet står tomt hösten 2026.",
    ),
    (
        "webbsida",
        "Skolan i Hackeby får en ny matsal hösten 2025.",
        "Nämnden får en ny ordförande hösten 2025.",
    ),
    (
        "webbsida",
        "Under 2025 inför kommunen ett busskort, oavsett var i Ekby man bor.",
        "Oron inför nämnden, som ingen glömmer, var stor.",
    ),
    (
        "plan",
        "Objekt\\tBelopp\\tKlart\\nNy bro över Hackån\\t12 mnkr\\tNovember 2025",
        "Objekt\\tBelopp\\tUtfall\\nNy bro över Hackån\\t12 mnkr\\tNovember 2025",
    ),
]


@pytest.mark.parametrize(("kind", "taken", "left"), PAIRS)
def test_takes_what_binds_and_leaves_its_near_miss(
    kind: str, taken: str, left: str
) -> None:
    assert len(read(taken, kind).commitments) == 1
    assert not read(left, kind).commitments


def test_no_one_is_bound_by_a_goal_for_no_one() -> None:
    text = "Senast 2027 ska ingen chef ha fler än 25 medarbetare."
    (promise,) = read(text, "plan").commitments
    assert promise.promisor == "Ekby kommun"


def test_a_time_before_the_verb_is_not_who_acts() -> None:
    (promise,) = read("Hösten 2025 bygger kommunen en ny bro.", "webbsida").commitments
    assert promise.promisor == "Ekby kommun"
    assert promise.deadline is not None


@pytest.mark.parametrize(
    ("sentence", "described"),
    [
        (
            "Våren 2026 öppnar en ny lekpark i centrala Hackeby.",
            "öppna en ny lekpark i centrala Hackeby",
        ),
        (
            "Det nya äldreboendet står klart hösten 2026.",
            "ha det nya äldreboendet klart",
        ),
        ("Kommunen öppnar en ny lekpark våren 2026.", "öppna en ny lekpark"),
    ],
)
def test_what_opens_by_itself_is_described_with_its_name(
    sentence: str, described: str
) -> None:
    assert read(sentence, "webbsida").commitments[0].description == described
