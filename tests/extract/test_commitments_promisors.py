"""Who is bound: what leads to an actor the sentence does not name, and what not."""

import datetime as dt

import pytest

from ingest import pipeline
from ingest.extract.atagande.agents import is_title
from ingest.extract.atagande.naming import written
from ingest.extract.atagande.subjects import Actors
from ingest.model import Commitment, DocumentType
from tests.extract import made


def read(text: str) -> tuple[Commitment, ...]:
    document = pipeline.read_document(text.encode(), "prov.txt", dt.date(2024, 3, 1))
    return pipeline.extract_facts(document).commitments


def facts(
    text: str,
    type_: DocumentType = "interpellationssvar",
    organ: str | None = "Kulturnämnden",
) -> tuple[Commitment, ...]:
    day = dt.date(2024, 3, 1)
    return made.facts(text, type_, day, organ=organ, date=day).commitments


@pytest.mark.parametrize(
    ("text", "promisor"),
    [
        # The thing leads to who makes it, the pronoun to who acted just before.
        (
            "Fritidskontoret gör en kartläggning av lokalerna. Kartläggningen"
            " beräknas vara klar i juni.",
            "Fritidskontoret",
        ),
        (
            "Tekniska kontoret har svårt att rekrytera. Därför kommer en"
            " bemanningsgrupp att tillsättas i maj.",
            "Tekniska kontoret",
        ),
        ("Socialförvaltningen har ont om platser. Man avser att bygga ut.", "Social"),
        # Whoever asks for a thing does not make it.
        (
            "Revisorerna har begärt en handlingsplan. Planen ska tas fram i maj.",
            "Kulturnämnden",
        ),
        # From whom something is received.
        ("Nämnden kommer att få en rapport av fritidskontoret i maj.", "Fritids"),
        ("Nämnden kommer att få en rapport i maj.", "Kulturnämnden"),
        # A person at work, by the word alone.
        ("Enhetscheferna kommer att gå en utbildning i april.", "Enhetscheferna"),
        ("Skolsköterskan kommer att ansvara för inköpen.", "Skolsköterskan"),
        # The thing stands first, the body after the verb.
        ("Den nya bron planerar tekniska nämnden att bygga.", "Tekniska nämnden"),
        # A label before the subject.
        ("Avslutningsvis: fritidskontoret kommer att se över avgiften.", "Fritids"),
        # What is expected is that the subject acts.
        ("Fritidskontoret väntas kunna lämna över planen i maj.", "Fritidskontoret"),
        ("En plan väntas kunna lämnas över i maj.", "Kulturnämnden"),
        # Whoever was asked, not the one who asked.
        ("Jag har bett kulturchefen att se över rutinen.", "Kulturchefen"),
        ("Kommunjuristen ombeds att hålla en utbildning.", "Kommunjuristen"),
        # Any of them: not the one named last.
        (
            "Socialnämnden har yttrat sig. Varje nämnd ska redovisa läget i maj.",
            "Varje nämnd",
        ),
        # For whom "we" is said.
        ("Från regionens sida är vi positiva och vi kommer att svara i maj.", ""),
    ],
)
def test_answers_name_the_right_promisor(text: str, promisor: str) -> None:
    assert (facts(text)[-1].promisor or "").startswith(promisor)


def test_a_responsible_line_rules_its_part() -> None:
    found = read(
        "# Handlingsplan för trygghet 2024\n\nEkby kommun\n\n"
        "## Belysning\n\nAnsvarig: Gatukontoret\n\n"
        "Trettio stolpar byts ut under hösten 2024.\n\n"
        "## Skola\n\nAnsvarig: Skolkontoret\n\n"
        "En utbildning genomförs under hösten 2024.\n"
    )
    assert [c.promisor for c in found] == ["Gatukontoret", "Skolkontoret"]


def test_the_keeper_of_a_policy_revises_it() -> None:
    found = read(
        "Ekby kommun\nPolicy för öppenhet\nDokumentansvarig: Stadskansliet\n\n"
        "Policyn ska revideras senast 2026.\n"
    )
    assert [c.promisor for c in found] == ["Stadskansliet"]


def test_a_report_speaks_for_its_office_unless_another_opens_the_part() -> None:
    found = read(
        "Ekby kommun\nMiljökontoret\nTjänsteskrivelse 2024-03-01\n\nMiljönämnden\n\n"
        "Lägesrapport om luften\n\n"
        "Pågående arbete\n\nFörsöket avslutas i maj. Tekniska kontoret sopar gatan."
        " Vi avser att sätta upp en mätstation. En rapport lämnas i november 2024.\n"
    )
    assert {c.promisor for c in found} == {"Miljökontoret"}


def test_rows_of_an_action_table_bind_whom_they_name() -> None:
    found = read(
        "# Handlingsplan för trygghet 2024\n\nEkby kommun\n\n"
        "| Åtgärd | Ansvarig | Klart |\n|---|---|---|\n"
        "| Byta ut armaturer längs hamnen | Gatukontoret | juni 2024 |\n"
        "| Utbilda alla föreståndare | Skolkontoret | 2025 |\n"
    )
    assert [(c.promisor, c.rule) for c in found] == [
        ("Gatukontoret", "atagande.tabell"),
        ("Skolkontoret", "atagande.tabell"),
    ]
    assert found[0].deadline is not None
    assert found[0].deadline.latest == dt.date(2024, 6, 30)
    assert found[1].description == "utbilda alla föreståndare"


def test_a_table_of_what_came_of_it_binds_no_one() -> None:
    assert not read(
        "# Uppföljning av planen 2024\n\nEkby kommun\n\n"
        "| Åtgärd | Ansvarig | Status |\n|---|---|---|\n"
        "| Byta ut armaturer längs hamnen | Gatukontoret | Klart |\n"
    )


def test_in_a_debate_only_the_one_who_answers_binds() -> None:
    long = "Det här är en fråga som många bryr sig om i hela vår kommun i dag. " * 9
    found = facts(
        "Interpellation av Nora Falk (V) till kulturnämndens ordförande\n\n"
        f"Eva Rask (M): Ordet är fritt.\n\nUlf Berg (S): {long}"
        "Vi kommer att öppna biblioteket i maj.\n\n"
        f"Nora Falk (V): {long}Vi kommer att rösta nej i maj.\n",
        "interpellation",
        "Kommunfullmäktige",
    )
    assert [(c.promisor, c.speaker) for c in found] == [("Kulturnämnden", "Ulf Berg")]


def test_tasks_told_of_as_done_are_not_given() -> None:
    done = (
        "1. Nedanstående uppdrag (a-b) förklaras fullgjorda.\n"
        "a. Kulturnämnden får i uppdrag att ta fram en plan för biblioteken.\n"
        "b. Socialnämnden ska utreda bemanningen.\n"
    )
    given = "2. Miljönämnden får i uppdrag att ta fram en plan för luften.\n"
    found = facts(done + given, "protokoll", "Kommunfullmäktige")
    assert [c.promisor for c in found] == ["Miljönämnden"]


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("rektorerna", True),
        ("enhetscheferna", True),
        ("vårdgivarna", True),
        ("skolsköterskan", True),
        ("bibliotekarien", True),
        ("länsplaneupprättarna", True),
        ("vägarna", False),
        ("lösningarna", False),
        ("vattenledningen", False),
        ("träffarna", False),
        ("ansvarigt", False),
    ],
)
def test_words_for_people_at_work(word: str, title: bool) -> None:
    assert is_title(word) is title


def test_a_long_phrase_is_named_without_all_that_it_does() -> None:
    team = "De nya stödteamen"
    told = f"{team} som avlastar rektorerna från att ägna sig åt annat än undervisning"
    assert written(told, 0, Actors((), (), {})) == team
    short = "De nämnder som berörs"
    assert written(short, 0, Actors((), (), {})) == short
