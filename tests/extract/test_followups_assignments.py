"""What lists and decisions say of assignments: dropped, left over, told in a table."""

import pytest

from tests.extract.regelprov import read

HEAD = (
    "Ekby kommun\\nTekniska nämnden\\nProtokoll 2023-05-03\\n\\n"
    "§ 4 Uppdrag\\n\\nBeslut\\n"
)


@pytest.mark.parametrize(
    ("point", "outcome"),
    [
        ("Uppdraget den 4 februari 2020, § 11, utgår.", "avskriver"),
        ("Uppdragen i TN 7-2021 och TN 3-2020 återtas.", "avskriver"),
        ("Nämnden återkallar uppdraget till tekniska chefen.", "avskriver"),
        ("Reglementet upphävs.", "ovrigt"),
        ("Ärendet utgår ur dagordningen.", "ovrigt"),
    ],
)
def test_an_assignment_taken_back_is_written_off(point: str, outcome: str) -> None:
    found = read(f"{HEAD}1. {point}\\n\\n2. Protokollet justeras.", "protokoll")
    assert found.decisions[0].outcome == outcome


def test_what_is_left_over_gets_its_new_day() -> None:
    left = "Uppdraget i § 48 kvarstår och redovisas senast i oktober 2023."
    found = read(f"{HEAD}1. {left}", "protokoll").commitments
    assert [c.deadline.text for c in found if c.deadline] == ["senast i oktober 2023"]
    bare = "Uppdraget den 12 maj 2021, § 48, kvarstår och är viktigt."
    assert read(f"{HEAD}1. {bare}", "protokoll").commitments == ()


def test_what_is_to_be_possible_by_a_time_is_undertaken() -> None:
    made = "Prov ska kunna lämnas i Åby före utgången av 2024."
    found = read(f"{HEAD}1. {made}", "protokoll").commitments
    assert [c.description for c in found] == ["se till att prov kan lämnas i Åby"]
    assert read(f"{HEAD}1. Prov ska kunna lämnas i Åby.", "protokoll").commitments == ()


def test_a_clause_of_purpose_denies_nothing() -> None:
    plan = "Nämnden ska ta fram en plan så att barnen inte längre behöver åka dit."
    drop = "Nämnden ska inte längre ta ut avgift i parken."
    read_plan = read(plan, "interpellationssvar").commitments
    assert [c.polarity for c in read_plan] == ["positive"]
    read_drop = read(drop, "interpellationssvar").commitments
    assert [c.polarity for c in read_drop] == ["negative"]


def test_a_description_keeps_its_object() -> None:
    task = (
        "Kommundirektören får i uppdrag att utifrån fullmäktiges beslut i maj 2022, "
        "§ 12, om minskad nedskräpning och ökad trivsel lämna förslag till hur "
        "åtgärderna i den gröna planen kan finansieras."
    )
    found = read(f"{HEAD}1. {task}", "protokoll").commitments
    assert found[0].description == (
        "lämna förslag till hur åtgärderna i den gröna planen kan finansieras"
    )


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "Dnr\\tFrån\\tLäge\\nTN 77-2021\\t2021-04-27, § 32\\tEj påbörjat",
            [("not_done", "TN 77-2021, 2021-04-27, § 32")],
        ),
        (
            "Beslut\\tGäller\\tAnmärkning\\n2021-03-16 § 22\\tRampen vid ån"
            "\\tAvvaktar larm"
            "\\n2021-03-16 § 23\\tBron i Åby\\tEj upphandlad\\n2021-03-16 § 24\\tTaxan"
            "\\tFörslag i mars",
            [("delayed", "Rampen vid ån"), ("not_done", "Bron i Åby")],
        ),
        (
            "Åtgärd\\tKommentar\\nNy ramp\\tInvigd 2022-11-01\\nNy bro\\tDyr att bygga",
            [("done", "Ny ramp")],
        ),
        (
            "Post\\tTkr\\nSommarbussen utgår\\t–40\\nSommarbussen består\\t0",
            [("cancelled", "Sommarbussen")],
        ),
        ("Dnr\\tFrån\\tLäge\\nTN 77-2021\\t2021-04-27\\tÅby", []),
    ],
)
def test_tables_under_other_headings(table: str, told: list[tuple[str, str]]) -> None:
    found = read(f"Uppföljning av uppdrag\\n\\n{table}", "rapport").followups
    assert [(f.status, f.concerns) for f in found] == told


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Nybyggnad av förskolan i Åby utgår ur planen.", "cancelled"),
        ("Sommarbussen gick för sista gången den 15 augusti.", "cancelled"),
        ("Bifogat finns styrgruppens redovisning för 2022.", "reported"),
        ("Den skriftliga uppföljningen för 2022 inkom den 9 april.", "done"),
        ("Rapporten om skolvägar behandlades i nämnden den 9 april.", "reported"),
        ("Personalen utbildas just nu.", "ongoing"),
        ("Hittills har 43 synpunkter kommit in.", "ongoing"),
        ("Under 2022 hölls bara vårens möte.", "partly_done"),
        ("Bygget fick vänta eftersom planen överklagades.", "delayed"),
        ("Nybyggnad av förskolan ingår i planen.", None),
        ("Sommarbussen går i augusti.", None),
        ("Lokaler saknas just nu.", None),
    ],
)
def test_official_phrases(sentence: str, status: str | None) -> None:
    found = read(f"Rapport om åtgärder\\n\\n{sentence}", "rapport").followups
    assert [f.status for f in found] == ([status] if status else [])


@pytest.mark.parametrize(
    ("told", "concerns"),
    [
        (
            "Redovisning av nämndens uppdrag 2022-05-19 § 22 till Ekby AB att, i"
            " samverkan med Lid AB, ta fram förslag på vilka hallar som behöver rustas"
            " antecknas och förklaras fullgjort.",
            "uppdrag att ta fram förslag på vilka hallar som behöver rustas",
        ),
        (
            "Redovisning av nämndens uppdrag att utreda stödet till familjerna i"
            " byarna, antecknas och förklaras fullgjort.",
            "uppdrag att utreda stödet till familjerna i byarna",
        ),
        (
            "Nämndens uppdrag 2021-04-22 § 6 till Ekby AB att det får, när översynen är"
            " klar, i uppdrag att sälja marken, antecknas och förklaras fullgjort.",
            "uppdrag att sälja marken",
        ),
        (
            "Nämndens uppdrag att sälja mark som inte är föremål för planering"
            " förklaras fullgjort.",
            "uppdrag att sälja mark",
        ),
    ],
)
def test_a_task_reported_is_called_by_what_was_to_be_done(
    told: str, concerns: str
) -> None:
    (found,) = read(f"{HEAD}1. {told}", "protokoll").followups
    assert (found.status, (found.concerns or "").lower()) == ("reported", concerns)


def test_a_long_task_is_cut_between_words() -> None:
    told = "att " + "utreda frågan om badhusen vid sjön och " * 8 + "vägen"
    head = f"{HEAD}1. Nämndens uppdrag till Ekby AB {told}, förklaras fullgjort."
    (found,) = read(head, "protokoll").followups
    assert found.concerns is not None
    assert found.concerns.split()[-1] in told.split()


@pytest.mark.parametrize(
    "text",
    [
        "Rapportering av ej verkställda SoL-beslut kvartal tre antecknas.",
        "Nämnden ska beakta det arbete som pågår i utredningen.",
        "Vi har aldrig genomfört någon upphandling tidigare.",
    ],
)
def test_what_tells_of_no_undertaking(text: str) -> None:
    assert read(f"{HEAD}1. {text}", "protokoll").followups == ()
