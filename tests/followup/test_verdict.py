"""How a promise stands: careful before clever, and silence is never failure."""

import datetime as dt
from dataclasses import dataclass, replace

import pytest

from graph.followup.verdicts.coverage import Holdings
from graph.followup.verdicts.verdict import Coverage, Version, judge
from graph.followup_model import Stance
from tests.followup.made import LIMIT, NONE, SAID, due, found, held, on

LATER = dt.date(2024, 1, 1)


@dataclass(frozen=True)
class Piece:
    stance: Stance
    score: float
    date_from: dt.date | None
    date_to: dt.date | None
    happened: dt.date | None = None


def said(stance: Stance, day: str, score: float = 0.8) -> Piece:
    when = dt.date.fromisoformat(day)
    return Piece(stance, score, when, when)


@pytest.mark.parametrize(
    ("pieces", "as_of", "status", "overdue"),
    [
        ([], "2021-08-01", "ej-forfallen", False),
        ([], "2021-12-31", "ej-forfallen", False),
        ([], "2022-01-01", "frist-passerad-utan-belagg", True),
        (
            [said("mentions", "2022-02-01")],
            "2022-03-01",
            "frist-passerad-utan-belagg",
            True,
        ),
        ([said("fulfils", "2021-11-01")], "2022-03-01", "infriad", False),
        ([said("fulfils", "2022-02-01")], "2022-03-01", "infriad-sent", False),
        (
            [said("fulfils", "2022-02-01")],
            "2022-01-15",
            "frist-passerad-utan-belagg",
            True,
        ),
        ([said("dropped", "2021-10-01")], "2022-03-01", "struken", False),
        ([said("new-date", "2021-10-01")], "2022-03-01", "omplanerad", True),
        ([said("partly", "2021-10-01")], "2022-03-01", "delvis", True),
        ([said("under-way", "2021-10-01")], "2021-11-01", "pagar", False),
        (
            [said("under-way", "2021-10-01")],
            "2022-03-01",
            "frist-passerad-utan-belagg",
            True,
        ),
        ([said("under-way", "2022-02-01")], "2022-03-01", "pagar", True),
        ([said("contradicts", "2021-10-01")], "2022-03-01", "motsags", True),
    ],
)
def test_status(pieces: list[Piece], as_of: str, status: str, overdue: bool) -> None:
    judged = judge("a1", due(), pieces, dt.date.fromisoformat(as_of), NONE)
    assert (judged.verdict.status, judged.overdue) == (status, overdue)


def test_the_day_a_text_names_decides_over_the_day_it_was_written() -> None:
    told = Piece("fulfils", 0.8, LATER, LATER, happened=dt.date(2021, 11, 3))
    assert judge("a1", due(), [told], LATER, NONE).verdict.status == "infriad"


def test_an_undated_source_counts_from_the_last_day_it_can_be_from() -> None:
    page = Piece("fulfils", 0.8, dt.date(2021, 7, 1), dt.date(2022, 6, 30))
    early = judge("a1", due(), [page], dt.date(2022, 1, 15), NONE)
    assert early.verdict.status == "frist-passerad-utan-belagg"
    assert judge("a1", due(), [page], LATER, NONE).verdict.status == "infriad"


@pytest.mark.parametrize(
    ("first", "then", "status"),
    [
        (("partly", 0.8), ("fulfils", 0.6), "infriad"),
        (("under-way", 0.8), ("fulfils", 0.5), "infriad"),
        (("new-date", 0.8), ("fulfils", 0.5), "infriad"),
        (("contradicts", 0.8), ("fulfils", 0.75), "infriad"),
        (("contradicts", 0.8), ("fulfils", 0.5), "motsags"),
        (("dropped", 0.8), ("fulfils", 0.75), "infriad"),
        (("dropped", 0.8), ("fulfils", 0.5), "struken"),
        (("dropped", 0.8), ("under-way", 0.85), "pagar"),
        (("dropped", 0.8), ("under-way", 0.6), "struken"),
        (("fulfils", 0.8), ("dropped", 0.8), "struken"),
        (("fulfils", 0.8), ("dropped", 0.5), "infriad"),
        (("fulfils", 0.8), ("contradicts", 0.75), "motsags"),
        (("fulfils", 0.8), ("new-date", 0.8), "omplanerad"),
        (("fulfils", 0.8), ("new-date", 0.75), "infriad"),
        (("fulfils", 0.8), ("under-way", 0.85), "infriad"),
        (("fulfils", 0.5), ("under-way", 0.85), "pagar"),
        (("fulfils", 0.8), ("partly", 0.85), "infriad"),
        (("partly", 0.8), ("under-way", 0.9), "delvis"),
        (("partly", 0.8), ("new-date", 0.6), "omplanerad"),
        (("partly", 0.8), ("dropped", 0.6), "struken"),
        (("new-date", 0.8), ("under-way", 0.9), "omplanerad"),
        (("new-date", 0.8), ("partly", 0.6), "delvis"),
        (("new-date", 0.8), ("dropped", 0.6), "struken"),
        (("under-way", 0.8), ("contradicts", 0.6), "motsags"),
        (("contradicts", 0.8), ("under-way", 0.75), "pagar"),
        (("dropped", 0.8), ("contradicts", 0.9), "struken"),
    ],
)
def test_the_later_and_better_source_holds(
    first: tuple[Stance, float], then: tuple[Stance, float], status: str
) -> None:
    pieces = [
        found(first[0], "2021-09-01", score=first[1]),
        found(then[0], "2021-11-01", score=then[1]),
    ]
    assert on("2021-12-01", *pieces).verdict.status == status
    # The order in which they were found does not matter.
    assert on("2021-12-01", *pieces[::-1]).verdict.status == status


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("partly", "new-date", "delvis"),
        ("partly", "contradicts", "delvis"),
        ("partly", "under-way", "delvis"),
        ("partly", "fulfils", "delvis"),
        ("new-date", "under-way", "omplanerad"),
        ("under-way", "fulfils", "infriad"),
    ],
)
def test_what_one_document_says_belongs_together(
    one: Stance, other: Stance, status: str
) -> None:
    pieces = [found(s, "2021-11-01", f"{s}.", document="d") for s in (one, other)]
    assert on("2021-12-01", *pieces).verdict.status == status


def test_equal_sources_of_one_day_that_disagree_give_no_verdict() -> None:
    done = found("fulfils", "2021-11-01", document="d1")
    dropped = found("dropped", "2021-11-01", document="d2")
    judged = on("2022-03-01", done, dropped)
    assert judged.verdict.status == "frist-passerad-utan-belagg"
    assert "säger emot varandra" in judged.verdict.explanation


def test_what_one_document_says_is_done_and_not_done_is_partly_done() -> None:
    lines = [
        found("fulfils", "2022-02-01", "Lekplatsen: klar", document="d"),
        found("contradicts", "2022-02-01", "Utegymmet: ej gjort", document="d"),
    ]
    judged = on("2022-06-01", *lines)
    assert judged.verdict.status == "delvis"
    assert judged.verdict.evidence == (0, 1)
    assert "men också ”Utegymmet: ej gjort”" in judged.verdict.explanation


def test_the_day_of_the_promise_itself_is_not_the_day_it_was_kept() -> None:
    told = replace(found("fulfils", "2022-02-01"), happened=SAID)
    assert on("2022-06-01", told).verdict.status == "infriad-sent"


def test_a_decision_beats_a_page_of_the_same_day_and_a_link_beats_likeness() -> None:
    page = found("fulfils", "2021-11-01", document="w")
    decision = found(
        "dropped", "2021-11-01", document="p", rule="belagg.beslut.avskriver"
    )
    both = Holdings([held("w", "2021-11-01", "webbsida"), held("p", "2021-11-01")])
    assert on("2022-03-01", page, decision, held=both).verdict.status == "struken"
    linked = replace(page, link="paragraf")
    assert on("2022-03-01", linked, decision).verdict.status == "infriad"


def test_the_first_sure_evidence_tells_when_it_was_done() -> None:
    first = found("fulfils", "2021-11-01", score=0.7)
    again = found("fulfils", "2023-02-01", "Planen är antagen.", score=0.8)
    judged = on("2023-03-01", again, first)
    assert judged.verdict.status == "infriad"
    assert judged.verdict.evidence == (1, 0)
    doubtful = replace(first, score=0.5)
    assert on("2023-03-01", again, doubtful).verdict.status == "infriad-sent"


def test_a_new_date_counts_until_it_has_passed() -> None:
    moved = found("new-date", "2021-11-01", "Klart våren 2022.", deadline="2022-06-30")
    before = on("2022-03-01", moved)
    assert (before.verdict.status, before.overdue) == ("omplanerad", False)
    assert before.limit == dt.date(2022, 6, 30)
    assert "181 dagar efter den första fristen" in before.verdict.explanation
    after = on("2022-09-01", moved)
    assert (after.verdict.status, after.overdue) == ("omplanerad", True)
    assert after.verdict.coverage
    assert "också har gått ut" in after.verdict.explanation


def test_what_remains_is_late_by_the_time_it_was_moved_to() -> None:
    moved = found("new-date", "2021-11-01", "Resten 2022.", deadline="2022-12-31")
    partly = found("partly", "2022-03-01", "Två av fem är klara.")
    judged = on("2022-06-01", moved, partly)
    assert (judged.verdict.status, judged.overdue) == ("delvis", False)
    assert "ny tid är senast den 31 december 2022" in judged.verdict.explanation
    assert on("2023-01-01", moved, partly).overdue


def test_an_earlier_date_moves_nothing_and_a_first_date_shows_work() -> None:
    earlier = found("new-date", "2021-09-01", deadline="2021-11-30")
    assert on("2021-10-01", earlier).verdict.status == "ej-forfallen"
    first = found(
        "new-date", "2021-09-01", deadline="2022-06-30", rule="belagg.nytt-lofte"
    )
    judged = on("2021-10-01", first, when=due(limit=None))
    assert judged.verdict.status == "pagar"


def test_a_later_version_moves_the_promise_and_a_repeated_one_does_not() -> None:
    again = Version("repeats", "b2", dt.date(2021, 9, 1), LIMIT)
    same = on("2022-03-01", when=replace(due(), versions=(again,)))
    assert same.verdict.status == "frist-passerad-utan-belagg"
    later = replace(again, kind="revises", deadline=dt.date(2023, 6, 30))
    moved = on("2022-03-01", when=replace(due(), versions=(later,)))
    assert (moved.verdict.status, moved.overdue) == ("omplanerad", False)
    before = on("2021-08-01", when=replace(due(), versions=(later,)))
    assert before.verdict.status == "ej-forfallen"


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("taken-over", "infriad"),
        ("repeats", "infriad"),
        ("part-of", "delvis"),
        ("follows", "ej-forfallen"),
    ],
)
def test_evidence_of_a_later_version_bears_on_the_first(kind: str, status: str) -> None:
    version = Version(kind, "b2", dt.date(2021, 9, 1), None, confidence=0.9)  # type: ignore[arg-type]
    done = found("fulfils", "2021-10-01", promise="b2")
    judged = on("2021-12-01", done, when=replace(due(), versions=(version,)))
    assert judged.verdict.status == status


@pytest.mark.parametrize(
    ("limit", "as_of", "status"),
    [
        (LIMIT, "2021-08-01", "ej-forfallen"),
        (LIMIT, "2022-03-01", "okant"),
        (None, "2022-03-01", "okant"),
    ],
)
def test_silence_does_not_show_that_a_refusal_was_kept(
    limit: dt.date | None, as_of: str, status: str
) -> None:
    never = replace(due(limit=limit), polarity="negative")
    judged = on(as_of, found("under-way", "2021-07-01"), when=never)
    assert (judged.verdict.status, judged.overdue) == (status, False)


def test_a_refusal_is_contradicted_by_the_deed() -> None:
    never = replace(due(), polarity="negative")
    closed = found("contradicts", "2021-10-01", "Skolan läggs ned.")
    judged = on("2022-03-01", closed, when=never)
    assert (judged.verdict.status, judged.overdue) == ("motsags", False)


def test_another_account_of_the_same_day_is_the_same_decision_again() -> None:
    summary = found("new-date", "2021-06-24", deadline="2022-12-31")
    assert on("2021-08-01", summary).verdict.status == "ej-forfallen"
    rejected = found("dropped", "2021-06-24")
    assert on("2021-08-01", rejected).verdict.status == "ej-forfallen"
    # What one body proposes, another may turn down the same day.
    proposal = replace(due(), proposed=True)
    assert on("2021-08-01", rejected, when=proposal).verdict.status == "struken"


def test_rejected_evidence_counts_for_nothing() -> None:
    rejected = found("mentions", "2022-02-01", score=0.0)
    full = Holdings([held("p", "2022-02-01")])
    with_it = on("2022-06-01", rejected, held=full)
    assert with_it == on("2022-06-01", held=full)
    assert "inget av det nämner saken" in (with_it.verdict.coverage or "")


def test_an_explanation_names_document_body_day_and_words() -> None:
    text = "Kulturnämnden beslutar att planen antas."
    done = found("fulfils", "2022-02-01", text, document="p")
    judged = on("2022-06-01", done, held=Holdings([held("p", "2022-02-01")]))
    assert judged.verdict.explanation == (
        "Infriad efter fristen: protokollet från Kulturnämnden den 1 februari 2022 "
        "säger ”Kulturnämnden beslutar att planen antas”, och fristen gick ut "
        "den 31 december 2021, 32 dagar tidigare."
    )


def test_a_long_passage_is_quoted_where_its_words_stand() -> None:
    text = "ord " * 60 + "arbetet läggs ned " + "ord " * 60
    start = 100 + text.index("läggs ned")
    dropped = replace(
        found("dropped", "2021-10-01", text), cue=(start, start + len("läggs ned"))
    )
    explanation = on("2022-03-01", dropped).verdict.explanation
    assert "arbetet läggs ned" in explanation
    assert len(explanation) < 220


def test_a_condition_and_a_proposal_are_told_with_the_silence() -> None:
    when = replace(due(), condition="om medel anvisas", proposed=True)
    explanation = on("2022-03-01", when=when).verdict.explanation
    assert "om medel anvisas" in explanation
    assert "förslag" in explanation


def test_a_verdict_of_silence_says_what_the_collection_covers() -> None:
    nothing = judge("a1", due(), [], LATER, NONE).verdict
    assert nothing.coverage
    assert "inga senare handlingar från Kulturnämnden" in nothing.coverage
    some = Coverage(4, dt.date(2023, 5, 1), "Kulturnämnden")
    covered = judge("a1", due(), [], LATER, some).verdict.coverage
    assert covered
    assert "4 senare handlingar" in covered
    assert "den 1 maj 2023" in covered


def test_without_a_deadline_silence_is_unknown() -> None:
    judged = judge("a1", due(limit=None), [], LATER, NONE)
    assert (judged.verdict.status, judged.overdue) == ("okant", False)
