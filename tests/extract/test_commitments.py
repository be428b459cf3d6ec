"""Who promises what by when, in short made-up documents."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import pipeline
from ingest.model import Commitment, DocumentType
from tests.extract import made


def read(
    text: str,
    type_: DocumentType = "interpellationssvar",
    reference: dt.date | None = dt.date(2024, 3, 14),
    body: str | None = "Region Ek",
    organ: str | None = "Kulturnämnden",
) -> tuple[Commitment, ...]:
    return made.facts(text, type_, reference, body=body, organ=organ).commitments


def only(text: str, type_: DocumentType = "interpellationssvar") -> Commitment:
    found = read(text, type_)
    assert len(found) == 1, found
    return found[0]


def test_deadline_in_the_next_sentence_belongs_to_the_promise() -> None:
    found = read(
        "Utifrån enkäten kommer sedan ett förslag till modell att redovisas. "
        "Detta beräknas kunna vara klart före den 1 oktober."
    )
    assert len(found) == 1
    assert found[0].strength == "promise"
    assert found[0].deadline is not None
    assert found[0].deadline.latest == dt.date(2024, 9, 30)


def test_then_inherits_the_deadline_before_it() -> None:
    found = read(
        "Bolaget ska lämna sina underlag senast den 5 maj 2024. "
        "Underlagen ska då vara granskade.",
        "regeringsuppdrag",
    )
    assert [c.deadline and c.deadline.latest for c in found] == [
        dt.date(2024, 5, 5)
    ] * 2


def test_event_points_back_to_its_date() -> None:
    found = read(
        "Ekverket ska redovisa uppdraget senast den 5 maj 2024. "
        "I samband med att verket redovisar uppdraget ska en bilaga lämnas.",
        "regeringsuppdrag",
    )
    assert found[1].deadline is not None
    assert found[1].deadline.latest == dt.date(2024, 5, 5)


def test_two_dates_are_two_commitments_of_one_sentence() -> None:
    found = read(
        "En delrapport presenteras i maj 2024 och en slutrapport i november 2024."
    )
    assert {c.deadline.latest for c in found if c.deadline} == {
        dt.date(2024, 5, 31),
        dt.date(2024, 11, 30),
    }
    assert len({c.start for c in found}) == 1


def test_the_date_of_a_decision_mentioned_is_no_deadline() -> None:
    found = only("Enligt beslutet den 5 april 2023 ska regionen bygga ett nytt bad.")
    assert found.deadline is None


@pytest.mark.parametrize(
    ("text", "promisor"),
    [
        ("Planen kommer att tas fram av fritidsnämnden.", "Fritidsnämnden"),
        ("Regionen kommer att öppna en mottagning.", "Region Ek"),
        ("Vi kommer att bjuda in föreningarna.", "Kulturnämnden"),
        ("En ny plan kommer att tas fram.", "Kulturnämnden"),
    ],
)
def test_promisor(text: str, promisor: str) -> None:
    assert only(text).promisor == promisor


def test_recipient_is_not_the_promisor() -> None:
    found = only("Trafikutskottet kommer att få en rapport i maj.")
    assert found.promisor == "Kulturnämnden"


def test_assignment_is_laid_on_the_one_named() -> None:
    found = only(
        "Styrelsen uppdrar åt kulturförvaltningen att utreda frågan.", "protokoll"
    )
    assert found.strength == "assignment"
    assert found.promisor == "Kulturförvaltningen"
    assert found.description == "utreda frågan"


def test_decision_point_in_the_infinitive() -> None:
    found = read(
        "§ 4 Bibliotekets öppettider\n\nBeslut\n\n"
        "Nämnden beslutar att uppdra åt kulturchefen att se över öppettiderna.",
        "protokoll",
    )
    assert [(c.strength, c.promisor) for c in found] == [("assignment", "Kulturchefen")]


def test_when_a_task_was_given_is_no_deadline() -> None:
    found = only(
        "Styrelsen har under våren gett regiondirektören i uppdrag att ta fram en plan."
    )
    assert found.promisor == "Regiondirektören"
    assert found.deadline is None


def test_government_assignment_keeps_its_holder() -> None:
    found = read(
        "Regeringen uppdrar åt Ekverket att kartlägga bristen på lokaler.\n\n"
        "Kartläggningen ska ske i dialog med regionerna. "
        "En delredovisning ska lämnas senast den 2 maj 2024.",
        "regeringsuppdrag",
    )
    assert [c.strength for c in found] == ["assignment", "obligation", "obligation"]
    assert {c.promisor for c in found} == {"Ekverket"}


def test_condition_and_polarity() -> None:
    found = only("Om statsbidraget beviljas kommer regionen att anställa två tolkar.")
    assert found.condition == "Om statsbidraget beviljas"
    assert found.polarity == "positive"
    refused = only("Regionen kommer inte att stänga badet.")
    assert refused.polarity == "negative"


def test_list_items_take_subject_and_strength_from_their_intro() -> None:
    found = read(
        "Föreningen ska:\n• bemanna receptionen\n• lämna en rapport varje år",
        "overenskommelse",
    )
    assert [c.strength for c in found] == ["obligation", "obligation"]
    assert all(c.promisor and "öreningen" in c.promisor for c in found)
    assert found[0].text == "bemanna receptionen"


def test_description_turns_a_passive_round() -> None:
    found = only("En handlingsplan ska tas fram under 2024.")
    assert found.description == "ta fram en handlingsplan"


@pytest.mark.parametrize(
    "text",
    [
        "Hur kommer nämnden att följa upp beslutet?",
        "Arbetet ska präglas av öppenhet.",
        "Lars Ek (X) yrkar att nämnden ska bygga en hall.",
        "Nämnden beslutade 2019 att bygga en hall.",
        "Nämnden får uppdra åt en anställd att fatta beslut.",
        "Kostnaderna beräknas öka till 12 miljoner kronor 2025.",
        "Överenskommelsen ska bidra till bättre hälsa.",
        "Förslaget innebär inte att nämnden ska ompröva beslutet.",
        "Uppdaterad 9 april 2024",
    ],
)
def test_what_binds_no_one(text: str) -> None:
    assert read(text) == ()


def test_without_times_and_names_it_still_reads() -> None:
    found = read("Regionen kommer att bygga en hall.", reference=None, body=None)
    assert found[0].strength == "promise"
    assert found[0].deadline is None


PARTS = st.sampled_from(
    [
        "Nämnden ska redovisa planen i maj. ",
        "Detta beräknas vara klart i juni.\n",
        "• ta fram en plan\n",
        "Parterna ska:\n",
        "och som att ska ",
        "Om det blir av, kommer vi att ",
        "\n\n",
        "Förvaltningen får i uppdrag att ",
        "(nedan kallade ",
        ") ",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PARTS, max_size=12), st.sampled_from(["protokoll", "overenskommelse"]))
def test_every_span_quotes_the_text(parts: list[str], type_: DocumentType) -> None:
    text = "".join(parts)
    found = read(text, type_)
    assert all(text[c.start : c.end] == c.text for c in found)
    assert list(found) == sorted(found, key=lambda c: (c.start, c.end))
    assert all(0 <= c.confidence <= 1 for c in found)


def test_hostile_text_is_read_in_time() -> None:
    text = "ska att och kommer i uppdrag till, " * 500
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 10


def headed(text: str, today: dt.date) -> list[tuple[str, str | None, str]]:
    found = pipeline.build_artifact(text.encode(), "tidplan.md", today)
    return [
        (c.text, c.deadline.text if c.deadline else None, c.strength)
        for c in found.facts.commitments
    ]


def test_lines_under_a_time_heading_are_plans_due_then() -> None:
    text = (
        "# Tidplan för badet\n\nHär bygger kommunen.\n\n## Hösten 2025\n\n"
        "- Kontoret anställer en lots.\n- En portal lanseras.\n"
        "- Slutrapport till styrelsen\n\n## Kontakt\n\nRing växeln.\n"
    )
    assert headed(text, dt.date(2025, 3, 1)) == [
        ("Kontoret anställer en lots.", "Hösten 2025", "plan"),
        ("En portal lanseras.", "Hösten 2025", "plan"),
        ("Slutrapport till styrelsen", "Hösten 2025", "plan"),
    ]
    assert headed(text, dt.date(2026, 3, 1)) == []


def test_items_take_the_party_line_above_them_as_subject() -> None:
    found = read(
        "Länsstyrelsens åtaganden\n\nLänsstyrelsen\n\n- svarar för statistiken,\n"
        "- tillhandahåller lokal åt kansliet.",
        "overenskommelse",
    )
    assert [(c.text, c.promisor) for c in found] == [
        ("svarar för statistiken", "Länsstyrelsen"),
        ("tillhandahåller lokal åt kansliet.", "Länsstyrelsen"),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kultur- och fritidsnämnden 2024-09-04", 0),
        ("Kommunstyrelsen den 4 september 2024", 0),
        ("Samråd med föreningarna, juni 2024", 1),
    ],
)
def test_a_body_and_a_date_is_no_calendar_item(text: str, count: int) -> None:
    assert len(read(f"{text}\n\nHallen är stor.", "webbsida")) == count


def test_then_and_until_then_point_at_the_time_just_named() -> None:
    found = read(
        "I höst bjuder vi in föreningarna. Då kommer vi också att visa ritningarna."
    )
    assert [c.deadline and c.deadline.text for c in found] == ["I höst", "I höst"]
    found = read(
        "Hallen beräknas vara klar första kvartalet 2026. "
        "Fram till dess kommer vi att hyra en lokal."
    )
    assert {c.deadline.text for c in found if c.deadline} == {"första kvartalet 2026"}
    assert len(found) == 2


def test_the_task_stays_with_who_was_given_it() -> None:
    found = read(
        "Regeringen uppdrar åt Myndigheten för lärande (Lärma) att ta fram ett stöd. "
        "Lärma ska lämna en plan senast den 1 mars 2025. Boverket ska bistå. "
        "En delredovisning ska lämnas den 1 juni 2025.",
        "regeringsuppdrag",
    )
    assert [c.promisor for c in found] == [
        "Myndigheten för lärande",
        "Myndigheten för lärande",
        "Boverket",
        "Myndigheten för lärande",
    ]
