"""What a promise is about, where it leaves that to the words around it."""

import datetime as dt

import pytest

from graph.followup.documents import recording
from graph.followup.documents.records import PromiseRecord
from ingest.pipeline import build_artifact

HEAD = """Norrlids kommun
Tekniska nämnden
Verksamhetsplan 2021
Antagen 2020-12-02

"""


def promises(text: str) -> tuple[PromiseRecord, ...]:
    return recording.of(build_artifact((HEAD + text).encode(), "plan.txt")).promises


def test_a_thing_pointed_at_is_the_one_named_before_it() -> None:
    one = promises(
        "Kommunen bygger en cykelväg mellan Ekdal och Granvik. "
        "Sträckan kommer att öppnas hösten 2022."
    )[-1]
    assert {"cykelväg", "ekdal", "granvik"} <= set(one.own)


def test_a_compound_says_itself_which_thing_is_meant() -> None:
    one = promises(
        "Taket på badhuset i Ekdal är bytt. Bokbussen kommer att köras hösten 2022."
    )[-1]
    assert "badhus" not in one.own


@pytest.mark.parametrize(
    ("text", "word", "there"),
    [
        ("Den nya ishallen i Ekdal ska vara klar 2023.", "ishall", True),
        ("Tekniska förvaltningen ska ta fram en ishallsplan.", "förvaltning", False),
    ],
)
def test_the_thing_before_the_verb_counts_but_not_who_acts(
    text: str, word: str, there: bool
) -> None:
    assert (word in promises(text)[-1].own) is there


def test_the_next_sentence_may_say_when_an_assignment_is_due() -> None:
    text = (
        "Förvaltningen får i uppdrag att utreda en ny ishall i Ekdal. "
        "Resultatet ska redovisas för nämnden senast den 31 mars 2021."
    )
    first = promises(text)[0]
    assert first.latest == dt.date(2021, 3, 31)


def test_a_deadline_of_another_thing_is_not_taken_over() -> None:
    text = (
        "Förvaltningen får i uppdrag att utreda en ny ishall i Ekdal.\n\n"
        "Förvaltningen ska sälja maskinerna senast den 31 mars 2021."
    )
    first = promises(text)[0]
    assert first.latest is None


@pytest.mark.parametrize(
    ("after", "due"),
    [
        ("Resultatet ska läggas fram på mötet i mars 2021.", dt.date(2021, 3, 31)),
        ("Resultatet ska jämföras med läget i mars 2021.", None),
    ],
)
def test_what_is_to_come_before_a_meeting_is_due_then(
    after: str, due: dt.date | None
) -> None:
    text = f"Förvaltningen får i uppdrag att utreda en ny ishall i Ekdal. {after}"
    assert promises(text)[0].latest == due


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Krisledningsnämnden ska öva minst en gång per kalenderår.", True),
        ("Krisledningsnämnden ska bygga en ny ishall i Ekdal.", False),
    ],
)
def test_who_is_to_act_tells_where_nothing_else_does(text: str, there: bool) -> None:
    own = promises(text)[-1].own
    assert ("krisledningsnämnd" in own) is there
    assert "kalenderår" not in own
