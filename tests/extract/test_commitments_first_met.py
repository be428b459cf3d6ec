"""Wordings first met in fresh texts: what binds, whom, and what binds no one."""

import pytest

from ingest import pipeline
from ingest.model import Commitment

ANSWER = (
    "Sundby kommun\nDatum: 2024-03-14\nDnr KS 2024/12\n\nTill kommunfullmäktige\n\n"
    "Svar på interpellation om badet\n\nEva Ek (V) har ställt en interpellation "
    "till mig.\n\n{}\n\nKarin Berg (S)\nOrdförande i tekniska nämnden\n"
)
PLAN = (
    "Handlingsplan för trygghet 2024–2026\n\nSundby kommun\n"
    "Fastställd av kommunstyrelsen 2024-03-14\n\nÅtgärder 2025\n\n{}\n"
)


def _read(frame: str, text: str) -> tuple[Commitment, ...]:
    document = frame.format(text).encode()
    return pipeline.build_artifact(document, "text.txt", None).facts.commitments


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Om allt går enligt planerna kan vi öppna hösten 2025.", "om-allt-gar"),
        ("Nyanställda får fortsättningsvis utbildning.", "far-framover"),
        ("Vi bevakar att hållplatsen byggs.", "bevakar"),
        ("Tidplanen är att badet öppnar i september.", "tidplanen"),
        ("Vår plan är att öppna två mottagningar.", "plan"),
        ("Förvaltningen bedömer att rutinen kan vara klar i juni.", "bedoms"),
        ("En utvärdering görs efter två år.", "presens-tid"),
        ("Inför kommande jullov erbjuds samtliga elever plats.", "presens-tid"),
        ("Nämnden ser inga hinder och tar upp ärendet i november.", "presens-tid"),
        ("Innan dess ska föreningarna höras.", "ska-passiv"),
        ("Skolan var klar i fjol medan badet beräknas stå klart 2025.", "beraknas"),
        ("Nämnden kommer att överklaga domen i maj.", "kommer-att"),
        ("Fråga 2\n\nNämnden kommer att följa upp detta i maj.", "kommer-att"),
        ("Spången kommer att kunna öppnas hösten 2025.", "kommer-att"),
        ("Hallen kommer att kunna tas i bruk i maj 2025.", "kommer-att"),
        ("Från och med maj 2025 kommer ingen att behöva vänta ute.", "kommer-att"),
    ],
)
def test_binds(text: str, rule: str) -> None:
    assert [c.rule for c in _read(ANSWER, text)] == [f"atagande.{rule}"]


@pytest.mark.parametrize(
    "text",
    [
        "Nej, det finns inga sådana planer.",
        "Vi har ingen avsikt att stänga stationen.",
        "Eva Ek (V) har frågat mig om jag avser att bygga en bro.",
        "När det gäller vad jag avser att göra vill jag lyfta tre saker.",
        "Parterna är inte överens om att inrätta ett råd.",
        "Starten lovar gott.",
        "Antagande bedöms vara olämpligt före sommaren 2025.",
        "Meningen är svår att läsa.",
        "Förbundet har tagit på sig skulden.",
        "Frågor till dagordningen ska lämnas senast den 20 november.",
        "Nyanställda får fortsättningsvis använda lokalen.",
        "Besökare kommer att kunna se sjön från taket sommaren 2025.",
        "Hyrorna kommer att kunna sänkas under 2025.",
    ],
)
def test_binds_no_one(text: str) -> None:
    assert _read(ANSWER, text) == ()


@pytest.mark.parametrize(
    ("text", "promisor"),
    [
        ("- Psykiatrin ansvarar för att alla får utbildning.", "Psykiatrin"),
        ("- Ta fram en kampanj. Ansvarig: Miljökontoret.", "Miljökontoret"),
        ("- Primärvården inför ett gemensamt formulär.", "Primärvården"),
    ],
)
def test_a_point_of_a_plan_binds_its_own_actor(text: str, promisor: str) -> None:
    assert [c.promisor for c in _read(PLAN, text)] == [promisor]


def test_actions_already_carried_out_bind_no_one() -> None:
    done = PLAN.replace("Åtgärder 2025", "Genomförda åtgärder")
    assert _read(done, "- Bygga en ny lekplats.") == ()


MINUTES = (
    "Sundby kommun\nKommunfullmäktige\nSammanträdesprotokoll 2024-03-14\n\n"
    "§ 12 Svar på motion\n\nBeslut\n{}\n"
)


@pytest.mark.parametrize(
    ("frame", "text", "strength"),
    [
        (
            MINUTES,
            "Motionen bifalls så att nämnden ska lägga fram en taxa.",
            "assignment",
        ),
        (MINUTES, "Resenärer ska från maj 2025 kunna boka på nätet.", "obligation"),
        (PLAN, "- Ett bokningssystem är infört senast den 30 juni 2026.", "plan"),
    ],
)
def test_what_is_to_be_by_a_time_binds(frame: str, text: str, strength: str) -> None:
    assert [c.strength for c in _read(frame, text)] == [strength]


def test_what_nobody_will_have_to_do_is_to_be_refrained_from() -> None:
    text = "Från och med maj 2025 kommer ingen att behöva vänta ute."
    assert [c.polarity for c in _read(ANSWER, text)] == ["negative"]


@pytest.mark.parametrize(
    "text",
    [
        "Ingen kommer att bli rik av detta.",
        "Motionen bifalls så att förslaget därmed är behandlat.",
    ],
)
def test_what_only_comes_of_it_binds_no_one(text: str) -> None:
    assert _read(ANSWER, text) == ()
