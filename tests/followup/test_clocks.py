"""What law and usual order expect in time: when clocks start, are due and stop."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.followup.clocks import clocks, clocks_reading
from graph.followup.clocks.clocks import Clock
from graph.followup.clocks.clocks_reading import ClockRecord
from graph.followup.clocks.clocks_rules import (
    after,
    is_holiday,
    next_working_day,
    rules,
)
from graph.followup.verdicts.coverage import Holding, Holdings
from graph.matters.keys import document_path
from ingest.pipeline import build_artifact

BODY, COUNCIL = "org/norrlid", "org/norrlid-rf"
TODAY = dt.date(2024, 6, 3)


@dataclass(frozen=True)
class Link:
    code: str
    subject: str
    relation: str
    is_stated: bool = True


def record(identity: str, kind: str | None, day: dt.date | None) -> ClockRecord:
    return ClockRecord(
        id=identity,
        kind=kind,
        type="motion" if kind == "motion" else "protokoll",
        title=f"Handling {identity}",
        source=f"{identity}.txt",
        body=BODY,
        organ=COUNCIL,
        body_name="Region Norrlid",
        organ_name="Regionfullmäktige",
        date=day,
    )


def run(
    records: list[ClockRecord], links: list[Link] | None = None, as_of: dt.date = TODAY
) -> list[Clock]:
    held = [
        Holding(
            r.id, r.type, r.body, r.organ, r.body_name, r.organ_name, r.date, r.date
        )
        for r in records
    ]
    return clocks.of(records, links or [], Holdings(held), as_of)


MOTION = record("m1", "motion", dt.date(2022, 3, 15))
SETTLED = Link("motion-beslut", document_path("m1"), "sammantrade/rf/2023-02-14/p9")


def test_a_motion_settled_within_a_year_is_in_time() -> None:
    [clock] = run([MOTION], [SETTLED])
    assert (clock.state, clock.due) == ("i-tid", dt.date(2023, 3, 15))
    assert clock.stop is not None
    assert clock.stop.day == dt.date(2023, 2, 14)
    assert clock.rule.citation == "kommunallagen (2017:725) 5 kap. 35 §"


def test_a_motion_settled_later_is_late_by_its_days() -> None:
    late = replace(SETTLED, relation="sammantrade/rf/2023-04-14/p9")
    [clock] = run([MOTION], [late])
    assert clock.state == "sent"


def test_a_motion_without_decision_says_what_there_is() -> None:
    minutes = record("p1", "protokoll", dt.date(2022, 9, 20))
    [clock] = run([MOTION, minutes])
    assert clock.state == "passerad"
    assert clock.coverage is not None
    assert "1 protokoll från Regionfullmäktige" in clock.coverage
    assert "bruten" not in clock.explanation.lower()


def test_a_candidate_link_stops_no_clock() -> None:
    [clock] = run([MOTION], [replace(SETTLED, is_stated=False)])
    assert clock.state == "passerad"


def test_what_came_later_is_not_seen_on_an_earlier_day() -> None:
    [clock] = run([MOTION], [SETTLED], as_of=dt.date(2022, 12, 1))
    assert (clock.state, clock.stop, clock.coverage) == ("loper", None, None)
    assert run([MOTION], [], as_of=dt.date(2022, 1, 1)) == []


def test_an_old_motion_goes_by_the_old_law() -> None:
    [clock] = run([record("m1", "motion", dt.date(2016, 3, 15))])
    assert clock.rule.source == "1991:900"
    assert clock.rule.binding == "bor"


def test_an_interpellation_waits_for_the_next_meeting_that_is_held() -> None:
    asked = record("i1", "interpellation", dt.date(2022, 2, 1))
    meeting = record("p1", "protokoll", dt.date(2022, 3, 8))
    [clock] = run([asked, meeting])
    assert (clock.due, clock.state) == (dt.date(2022, 3, 8), "passerad")
    assert "arbetsordning" in clock.rule.citation
    [alone] = run([asked])
    assert (alone.due, alone.state) == (None, "okand-dag")


def test_a_state_agency_and_a_council_of_citizens_are_not_governed() -> None:
    agency = replace(MOTION, body_name="Riksdagen")
    assert run([agency]) == []
    council = replace(
        record("p1", "protokoll", dt.date(2022, 3, 8)),
        organ_name="Pensionärsrådet",
        adjusted=clocks_reading.Stated(dt.date(2022, 5, 1), 0, 10),
    )
    assert run([council]) == []


FRONT = """Påhittad handling

Region Norrlid
Kulturnämnden

Protokoll

Sammanträdesdatum: 2022-05-10

Justeringsdatum: 2022-05-30

Anslag/bevis

Anslaget sätts upp\t2022-05-31
Anslaget tas ned\t2022-06-22

§ 12 Biblioteksplan

Kulturnämnden beslutar att anta planen.
"""


def read(text: str, name: str = "protokoll.txt") -> ClockRecord:
    return clocks_reading.of(build_artifact(text.encode(), name))


def test_the_front_page_gives_the_days_of_its_clocks() -> None:
    found = {clock.rule.code: clock for clock in run([read(FRONT)])}
    assert set(found) == {"justering", "anslag", "overklagande"}
    late = found["justering"]
    assert (late.state, late.due) == ("sent", dt.date(2022, 5, 24))
    assert found["anslag"].state == "i-tid"
    assert found["overklagande"].due == dt.date(2022, 6, 21)


def test_minutes_without_such_days_start_no_clock() -> None:
    bare = FRONT.replace("Justeringsdatum: 2022-05-30", "Justeras digitalt")
    bare = bare.replace("Anslaget sätts upp\t2022-05-31\n", "")
    assert run([read(bare)]) == []


def test_the_day_of_the_meeting_before_is_no_day_of_adjustment() -> None:
    said = FRONT.replace(
        "Justeringsdatum: 2022-05-30", "Föregående protokoll justerades 2022-04-20"
    )
    assert read(said).adjusted is None


AGREEMENT = """Påhittad handling

Överenskommelse om biblioteksbussar

Parter
Mellan Region Norrlid och Tjärnviks kommun har följande överenskommelse träffats.

Avtalstid
Överenskommelsen gäller från och med den 1 januari 2023 till och med den 31 december
2025. Uppsägningstiden är sex månader.

Ansvar
Kommunen svarar för bussens turer. Regionen svarar för bussens inköp.

Östmåla den 12 december 2022
"""


def test_an_agreement_s_own_notice_is_a_clock() -> None:
    found = read(AGREEMENT, "avtal.txt")
    assert found.kind == "avtal"
    [clock] = run([found])
    assert (clock.due, clock.state) == (dt.date(2025, 6, 30), "loper")
    assert "sex månader" in clock.rule.sentence


def test_the_rules_say_what_where_and_for_which_days() -> None:
    for rule in rules():
        assert rule.sentence.endswith(".")
        assert rule.binding in {"ska", "ska-om-mojligt", "bor", "frist"}
        assert rule.source == "arbetsordning" or "§" in rule.place
        assert rule.valid_to is None or rule.valid_from < rule.valid_to
    same = [(r.counts, r.valid_from) for r in rules()]
    assert len(same) == len(set(same))


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        ("2024-03-29", True),  # Good Friday
        ("2024-04-01", True),  # Easter Monday
        ("2024-05-09", True),  # Ascension Day
        ("2024-06-21", True),  # Midsummer Eve
        ("2024-12-24", True),
        ("2024-06-03", False),
        ("2024-05-02", False),
    ],
)
def test_holidays(day: str, holiday: bool) -> None:
    assert is_holiday(dt.date.fromisoformat(day)) is holiday


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2040, 1, 1))


@given(DAYS)
def test_the_last_day_is_a_working_day_and_at_most_a_week_away(day: dt.date) -> None:
    moved = next_working_day(day)
    assert dt.timedelta() <= moved - day <= dt.timedelta(days=7)
    assert not is_holiday(moved)


@given(DAYS, st.integers(0, 4), st.integers(0, 11), st.integers(0, 6))
def test_a_length_after_is_later_and_back_again_never_past_it(
    day: dt.date, years: int, months: int, weeks: int
) -> None:
    length = f"P{years}Y{months}M{weeks}W1D"
    end = after(day, length)
    assert end > day
    assert after(day, "P1Y") >= day + dt.timedelta(days=365)


def test_what_is_no_length_is_refused() -> None:
    with pytest.raises(ValueError, match="två veckor"):
        after(TODAY, "två veckor")
