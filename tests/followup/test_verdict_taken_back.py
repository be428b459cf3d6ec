"""What a later source takes back, and what is told of only a half of a promise."""

import datetime as dt
from dataclasses import replace

import pytest

from graph.followup.verdicts.coverage import Coverage
from graph.followup.verdicts.due import Due
from graph.followup.verdicts.verdict import judge
from graph.followup_model import Evidence
from tests.followup.made import found

NONE = Coverage(3, None, "Naturnämnden")
SILENT = "frist-passerad-utan-belagg"


def status(*pieces: Evidence, text: str = "Bron ska lagas.") -> str:
    limit = dt.date(2021, 12, 31)
    due = Due(dt.date(2021, 6, 24), limit, limit, text=text)
    return judge("a1", due, pieces, dt.date(2023, 1, 1), NONE).verdict.status


DONE = found("fulfils", "2021-10-01", "Bron är lagad.")
WRONG = "Uppgiften om bron i rapporten stämmer inte."


def test_what_is_taken_back_shows_nothing() -> None:
    assert status(DONE) == "infriad"
    assert status(DONE, found("mentions", "2022-02-01", WRONG, 0.4)) == SILENT
    assert status(DONE, found("mentions", "2021-09-01", WRONG, 0.4)) == "infriad"
    assert status(DONE, found("mentions", "2022-02-01", WRONG, 0.1)) == "infriad"


def test_what_a_person_vouches_for_is_not_taken_back() -> None:
    vouched = replace(DONE, features=("bekraftad",))
    assert status(vouched, found("mentions", "2022-02-01", WRONG, 0.4)) == "infriad"


HALVES = "Larm ska finnas i kommunens ishallar och vid de fyra badhusen."


def test_one_half_done_and_one_denied_is_partly_done() -> None:
    done = found("fulfils", "2021-11-01", "Larm finns nu i ishallarna.")
    lacking = found("contradicts", "2022-03-01", "Larm vid badhusen\tEj utfört")
    assert status(lacking, done, text=HALVES) == "delvis"
    assert status(done, text=HALVES) == "delvis"
    assert status(lacking, text=HALVES) == SILENT
    both = found("contradicts", "2022-03-01", "Larm saknas i ishallar och badhus.")
    assert status(both, text=HALVES) == "motsags"


@pytest.mark.parametrize(
    ("day", "expected"), [("2021-08-01", SILENT), ("2022-02-01", "motsags")]
)
def test_not_yet_denies_nothing_long_before_it_is_due(day: str, expected: str) -> None:
    assert status(found("contradicts", day, "Bron är ännu inte klar.")) == expected


def test_a_day_in_a_sentence_tells_when_it_was_done() -> None:
    late = found("fulfils", "2022-01-31", "Sedan den 2 oktober går bussar på bron.")
    assert status(late) == "infriad"
    undated = found("fulfils", "2022-01-31", "Nu går bussar på bron.")
    assert status(undated) == "infriad-sent"
