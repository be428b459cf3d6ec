"""Recurring duties: each time expected, and what was found of it."""

import datetime as dt
from dataclasses import replace

import pytest

from graph.followup.verdicts.coverage import Coverage, Holding, Holdings, Watch
from graph.followup.verdicts.due import Due
from graph.followup.verdicts.schedule import Frame, due_in_year, next_due, periods
from graph.followup.verdicts.verdict import judge
from graph.followup_model import Evidence, Stance

NONE = Coverage(0, None, "Kulturnämnden")
SAID = dt.date(2020, 2, 24)
BODY, ORGAN = "region/norrlid", "region/norrlid/kulturnamnden"


def on(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


def found(stance: Stance, day: str, text: str = "Uppföljningen redovisas.") -> Evidence:
    when = on(day)
    return Evidence(
        "a1", f"d{day}", None, 0, len(text), text, stance, 0.8, when, when, "r"
    )


def labels(frame: Frame, until: str) -> list[str]:
    return [period.label for period in periods(frame, on(until))]


APRIL = "senast den 30 april varje år"
ACCOUNTS = "i samband med årsredovisningen"


@pytest.mark.parametrize(
    ("recurrence", "said", "text", "until", "expected"),
    [
        ("P1Y", "2020-02-24", "följs upp årligen", "2023-06-01", "2021|2022"),
        # The day has passed for the year that is still running.
        ("P1Y", "2020-02-24", APRIL, "2023-06-01", "2021|2022|2023"),
        ("P1Y", "2020-02-24", APRIL, "2023-04-30", "2021|2022"),
        # Late in a year there is time for it the same year, early next year not.
        ("P1Y", "2021-05-24", "varje år i oktober", "2022-12-31", "2021|2022"),
        ("P1Y", "2021-11-24", "varje höst", "2023-01-01", "2022"),
        ("P1Y", "2021-05-24", ACCOUNTS, "2023-05-01", "2022|2023"),
        ("P2Y", "2018-05-24", "vartannat år", "2023-01-01", "2019–2020|2021–2022"),
        ("P4Y", "2021-05-24", "en gång per mandatperiod", "2024-01-01", "2019–2022"),
        ("P4Y", "2018-05-24", "vart fjärde år", "2024-01-01", "2019–2022"),
        ("1-2/P1Y", "2020-02-27", "en till två per år", "2023-01-01", "2021|2022"),
        (
            "2/P1Y",
            "2021-02-27",
            "två gånger per år",
            "2023-01-01",
            "2022 (1 av 2)|2022 (2 av 2)",
        ),
        ("2/P1Y", "2021-08-27", "vår och höst", "2023-01-01", "våren 2022|hösten 2022"),
        ("P6M", "2021-05-27", "varje termin", "2022-07-01", "hösten 2021|våren 2022"),
        ("P3M", "2022-03-31", "kvartalsvis", "2022-08-01", "kvartal 2 2022"),
        ("P4M", "2022-01-01", "tertialvis", "2022-08-01", "tertial 1 2022"),
        ("P1M", "2021-03-31", "varje månad", "2023-10-01", "2022"),
        ("P1D", "2021-03-31", "dagligen", "2023-10-01", "2022"),
        ("vid behov", "2021-03-31", "vid behov", "2023-10-01", ""),
    ],
)
def test_periods(
    recurrence: str, said: str, text: str, until: str, expected: str
) -> None:
    wanted = expected.split("|") if expected else []
    assert labels(Frame(recurrence, on(said), text), until) == wanted


def test_an_agreement_bounds_its_duties() -> None:
    frame = Frame(
        "P1Y", on("2019-11-20"), "årligen", None, on("2020-01-01"), on("2022-12-31")
    )
    assert labels(frame, "2026-01-01") == ["2020", "2021", "2022"]
    assert next_due(frame, on("2022-06-01")) == on("2022-12-31")
    assert next_due(frame, on("2023-01-01")) is None


def test_the_first_time_stated_is_the_first_expected() -> None:
    frame = Frame("P2Y", on("2024-06-19"), "vartannat år", on("2026-12-31"))
    assert labels(frame, "2029-01-01") == ["2026", "2028"]
    words = Frame(
        "P2Y", on("2018-06-18"), "Vartannat år, med början 2019, görs en enkät"
    )
    assert labels(words, "2024-01-01") == ["2019", "2021", "2023"]
    due = Due(
        on("2020-06-11"),
        on("2021-12-31"),
        on("2021-12-31"),
        "P1Y",
        earliest=on("2021-01-01"),
        text="Det redovisas senast den 31 mars varje år, första gången 2021.",
        starts=on("2020-08-01"),
        ends=on("2025-07-31"),
    )
    frame = due.frame() or words
    assert [p.due for p in periods(frame, on("2023-01-01"))] == [
        on("2021-03-31"),
        on("2022-03-31"),
    ]


def test_a_stated_time_of_years_is_when_the_duty_holds() -> None:
    due = Due(
        on("2022-12-06"),
        on("2025-12-31"),
        on("2025-12-31"),
        "P1Y",
        earliest=on("2023-01-01"),
        text="Planen revideras varje höst under perioden 2023–2025.",
    )
    judged = judge("a1", due, [], on("2027-01-01"), NONE)
    assert [r.label for r in judged.rounds] == ["2023", "2024", "2025"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("senast den 31 mars varje år", (3, 31)),
        ("varje år i oktober", (10, 31)),
        ("den sista februari varje år", (2, 31)),
        ("i samband med regionens årsredovisning", (4, 30)),
        ("redovisas i delårsrapporten", (10, 31)),
        ("beslutades den 3 maj 2021 och följs upp årligen", None),
        ("följs upp årligen", None),
    ],
)
def test_the_day_of_the_year(text: str, expected: tuple[int, int] | None) -> None:
    assert due_in_year(text) == expected


def duty(recurrence: str = "P1Y", text: str = "Det följs upp årligen.") -> Due:
    return Due(SAID, None, None, recurrence, text=text)


def test_a_yearly_duty_is_judged_year_by_year() -> None:
    pieces = [found("fulfils", "2021-03-01"), found("fulfils", "2023-03-01")]
    judged = judge("a1", duty(), pieces, on("2024-01-01"), NONE)
    assert judged.verdict.status == "pagar"
    assert [(r.label, r.found) for r in judged.rounds] == [
        ("2021", "met"),
        ("2022", "not-held"),
        ("2023", "met"),
    ]
    assert not judged.overdue
    assert judged.verdict.evidence == (0, 1)
    assert judged.verdict.explanation == (
        "Återkommande: 2021 ja, 2022 handlingar saknas, 2023 ja."
    )


def test_missing_with_minutes_is_not_missing_for_want_of_them() -> None:
    minutes = [
        Holding(
            day,
            "protokoll",
            BODY,
            ORGAN,
            "Region Norrlid",
            "Kulturnämnden",
            on(day),
            on(day),
        )
        for day in ("2021-05-01", "2023-05-01")
    ]
    watch = Holdings(minutes).watch(BODY, ORGAN, None)
    judged = judge("a1", duty(), [], on("2024-01-01"), watch)
    assert judged.verdict.status == "frist-passerad-utan-belagg"
    assert [r.found for r in judged.rounds] == ["missing", "not-held", "missing"]
    assert "2022: Samlingen har inga handlingar" in (judged.verdict.coverage or "")
    assert judged.verdict.missing


def test_a_time_said_to_have_been_left_out_is_denied() -> None:
    pieces = [
        found("fulfils", "2021-04-20"),
        found("contradicts", "2023-03-14", "Ingen uppföljning för 2021 gjordes."),
        found("fulfils", "2023-03-14", "Uppföljningen för 2022 redovisas."),
    ]
    yearly = duty(text="Uppföljningen redovisas senast den 30 april varje år.")
    judged = judge("a1", yearly, pieces, on("2024-01-01"), NONE)
    assert [(r.label, r.found, r.evidence) for r in judged.rounds] == [
        ("2021", "met", 0),
        ("2022", "denied", 1),
        ("2023", "met", 2),
    ]
    assert "2022 uteblev" in judged.verdict.explanation
    assert judged.verdict.coverage


def test_times_said_to_be_left_out_and_none_met_contradict_the_promise() -> None:
    pieces = [found("contradicts", "2021-10-01", "Ingen uppföljning har gjorts.")]
    judged = judge("a1", duty(), pieces, on("2023-01-01"), NONE)
    assert judged.verdict.status == "motsags"
    assert judged.verdict.evidence == (0,)


def test_every_turn_of_a_year_needs_evidence_of_its_own() -> None:
    twice = duty("2/P1Y", "Samråd hålls två gånger per år.")
    one = [found("fulfils", "2021-04-20")]
    judged = judge("a1", twice, one, on("2022-01-01"), NONE)
    assert [r.found for r in judged.rounds] == ["met", "not-held"]
    both = [*one, found("fulfils", "2021-10-20")]
    judged = judge("a1", twice, both, on("2022-01-01"), NONE)
    assert [r.evidence for r in judged.rounds] == [0, 1]
    assert judged.verdict.status == "pagar"


def test_a_report_of_several_times_shows_them_all() -> None:
    quarterly = duty("4/P1Y", "Styrgruppen möts minst fyra gånger per år.")
    told = [found("fulfils", "2021-12-10", "Styrgruppen möttes tre gånger.")]
    judged = judge("a1", quarterly, told, on("2022-01-01"), NONE)
    assert [r.found for r in judged.rounds] == ["met", "met", "met", "not-held"]


def test_a_duty_whose_time_is_over_and_that_was_met_is_kept() -> None:
    ended = replace(duty(), ends=on("2021-12-31"))
    pieces = [found("fulfils", "2021-03-01")]
    judged = judge("a1", ended, pieces, on("2024-01-01"), NONE)
    assert (judged.verdict.status, judged.overdue) == ("infriad", False)
    unended = judge("a1", duty(), pieces, on("2022-01-01"), NONE)
    assert (unended.verdict.status, unended.overdue) == ("pagar", False)


def test_an_open_end_stops_the_counting() -> None:
    pieces = [
        found("fulfils", "2021-03-01"),
        found("dropped", "2022-03-01", "Uppdraget att följa upp upphävs."),
    ]
    judged = judge("a1", duty(), pieces, on("2024-06-01"), NONE)
    assert judged.verdict.status == "struken"
    assert [r.label for r in judged.rounds] == ["2021"]
    assert judged.verdict.evidence == (1,)


def test_before_the_first_time_it_is_not_due_and_done_once_is_not_done_with() -> None:
    early = judge("a1", duty(), [], on("2020-12-01"), NONE)
    assert (early.verdict.status, early.overdue) == ("ej-forfallen", False)
    assert "senast den 31 december 2021" in early.verdict.explanation
    begun = judge(
        "a1", duty(), [found("fulfils", "2020-11-01")], on("2020-12-01"), NONE
    )
    assert begun.verdict.status == "pagar"


def test_of_an_undated_duty_only_what_is_surely_due_is_expected() -> None:
    undated = replace(duty(), said=on("2020-01-01"), said_to=on("2021-12-31"))
    judged = judge("a1", undated, [], on("2024-01-01"), NONE)
    assert [r.label for r in judged.rounds] == ["2022", "2023"]
    assert "odaterad" in judged.verdict.explanation
    assert "räknas från den 31 december 2021" in judged.verdict.explanation


def test_many_times_alike_are_told_together() -> None:
    judged = judge("a1", duty(), [], on("2030-01-01"), NONE)
    assert judged.verdict.explanation == (
        "Återkommande: 2021 till 2029 handlingar saknas."
    )


def held(*days: str) -> Watch:
    """Return what watches minutes of those days."""
    minutes = [
        Holding(
            f"m{day}", "protokoll", BODY, ORGAN, "Region", "Nämnden", on(day), on(day)
        )
        for day in days
    ]
    return Holdings(minutes).watch(BODY, ORGAN, None)


def test_silence_alone_does_not_make_a_duty_kept_in_part() -> None:
    watch = held("2021-05-01", "2022-05-01", "2023-05-01")
    one = [found("fulfils", "2021-03-01")]
    two = [*one, found("fulfils", "2022-03-01")]
    once = judge("a1", duty(), one, on("2024-01-01"), watch)
    twice = judge("a1", duty(), two, on("2024-01-01"), watch)
    assert once.verdict.status == "frist-passerad-utan-belagg"
    assert twice.verdict.status == "pagar"
    assert once.overdue
    assert twice.overdue
    assert once.verdict.coverage


def test_a_time_kept_in_part_makes_the_duty_kept_in_part() -> None:
    pieces = [found("fulfils", "2021-03-01"), found("partly", "2022-03-01")]
    judged = judge("a1", duty(), pieces, on("2023-01-01"), NONE)
    assert judged.verdict.status == "delvis"


def test_a_heading_and_its_decision_tell_of_one_time() -> None:
    twice = duty("2/P1Y", "Rapport lämnas två gånger per år.")
    heading = found("fulfils", "2021-04-20", "Rapport från gruppen")
    pieces = [heading, found("fulfils", "2021-04-20", "Nämnden tar emot rapporten.")]
    judged = judge("a1", twice, pieces, on("2022-01-01"), NONE)
    assert [r.found for r in judged.rounds] == ["met", "not-held"]


def test_what_goes_on_shows_a_time_only_where_the_deed_does() -> None:
    goes_on = found("under-way", "2021-03-01", "Arbetet med planen pågår i gruppen.")
    beside = replace(goes_on, features=("saken-helt", "amne"))
    deed = replace(goes_on, features=("saken-helt", "amne", "garning"))
    for piece, status in ((beside, "not-held"), (deed, "met")):
        judged = judge("a1", duty(), [piece], on("2022-01-01"), NONE)
        assert [r.found for r in judged.rounds] == [status]


def test_the_first_time_stated_counts_before_a_deadline_read_from_the_month() -> None:
    text = "kallar varje höst, senast i november, med början 2021"
    frame = Frame("P1Y", on("2020-11-23"), text, first=on("2020-11-30"))
    assert labels(frame, "2023-01-01") == ["2021", "2022"]


def test_a_sentence_may_tell_of_two_times_of_a_duty() -> None:
    due = Due(SAID, None, None, "P1Y", text="Nämnden ska öva varje år.")
    text = "Nämnden övade i maj 2021 och den 17 november 2022."
    judged = judge(
        "a1", due, [found("fulfils", "2022-12-20", text)], on("2023-02-01"), NONE
    )
    assert [r.label for r in judged.rounds if r.met] == ["2021", "2022"]


def test_a_duty_that_is_over_does_not_go_on_where_a_time_is_silent() -> None:
    due = Due(
        SAID, None, None, "P1Y", text="Nämnden ska öva varje år.", ends=on("2022-12-31")
    )
    held = Coverage(3, None, "Kulturnämnden")
    shown = [found("fulfils", day, "Nämnden övade.") for day in ("2021-05-01",)]
    over = judge("a1", due, shown, on("2024-02-01"), held).verdict
    lasting = judge(
        "a1", replace(due, ends=None), shown, on("2023-02-01"), held
    ).verdict
    assert over.status == "frist-passerad-utan-belagg"
    assert lasting.status == "pagar"
