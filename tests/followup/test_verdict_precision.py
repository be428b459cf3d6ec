"""What is not sure enough to decide, however well its words agree."""

import datetime as dt
from dataclasses import replace

import pytest

from graph.followup.verdicts.coverage import Coverage, Holding, Holdings
from graph.followup.verdicts.due import Due
from graph.followup.verdicts.verdict import Judged, judge
from graph.followup_model import Evidence, Stance
from tests.followup import made

BODY = "region/norrlid"
NONE = Coverage(3, None, "Naturnämnden")
DUE = Due(dt.date(2021, 6, 24), dt.date(2021, 12, 31), None)


def found(stance: Stance, day: str, *features: str, score: float = 0.75) -> Evidence:
    return made.found(stance, day, "Mossplanen antas.", score, features=features)


def status(*pieces: Evidence, due: Due = DUE) -> str:
    return judged(*pieces, due=due).verdict.status


def judged(*pieces: Evidence, due: Due = DUE) -> Judged:
    return judge("a1", due, pieces, dt.date(2023, 1, 1), NONE)


SILENT = "frist-passerad-utan-belagg"


@pytest.mark.parametrize("named", ["saken-knappt", "saken-delvis"])
def test_what_names_the_thing_in_part_needs_a_written_link(named: str) -> None:
    piece = found("fulfils", "2021-10-01", named, "amne", "garning", score=0.9)
    assert status(piece) == SILENT
    assert status(replace(piece, score=0.96)) == "infriad"
    assert status(replace(piece, link="paragraf")) == "infriad"
    # That the matter is the same is worked out, not written.
    assert status(replace(piece, link="arende")) == SILENT


def test_a_part_of_a_compound_names_another_thing() -> None:
    codes = ("saken-knappt", "en-sak", "amne", "sammansattning")
    other = found("fulfils", "2021-10-01", *codes, score=0.96)
    assert status(other) == SILENT
    assert status(replace(other, features=(*codes, "garning"))) == "infriad"


def test_a_new_promise_must_be_surer_to_move_the_first() -> None:
    codes = ("saken-helt", "amne")
    piece = found("new-date", "2021-10-01", *codes, score=0.65)
    moved = replace(piece, deadline=dt.date(2022, 12, 31))
    anew = replace(moved, rule="belagg.nytt-lofte")
    assert status(moved) == "omplanerad"
    assert status(anew) == SILENT
    assert status(replace(anew, score=0.75)) == "omplanerad"


def test_what_was_not_begun_and_therefore_withdrawn_is_dropped() -> None:
    undone = found("contradicts", "2021-10-01", score=0.8)
    dropped = replace(found("dropped", "2021-10-01", score=0.8), document_id="d2")
    assert status(undone, dropped) == status(dropped, undone) == "struken"


def test_a_later_hint_of_the_opposite_makes_the_reader_doubt() -> None:
    done = found("fulfils", "2021-10-01", score=0.9)
    codes = ("saken-knappt",)
    doubt = found("contradicts", "2022-02-01", *codes, score=0.6)
    faint = found("contradicts", "2022-02-01", *codes, score=0.4)
    earlier = found("contradicts", "2021-08-01", *codes, score=0.6)
    assert status(done, doubt) == SILENT
    assert judged(done, doubt).hints == (1,)
    assert status(done, faint) == status(done, earlier) == "infriad"


def test_a_delay_without_a_day_moves_nothing_that_had_no_day() -> None:
    undated = replace(DUE, latest=None)
    late = found("new-date", "2021-10-01", score=0.9)
    assert status(late, due=undated) == "okant"
    given = replace(late, deadline=dt.date(2023, 6, 30))
    assert status(given, due=undated) == "pagar"


def test_that_the_deed_was_left_out_in_its_matter_needs_no_naming() -> None:
    codes = ("saken-knappt", "en-sak", "amne", "garning")
    left_out = found("contradicts", "2022-02-01", *codes, score=0.6)
    assert status(left_out) == SILENT
    assert status(replace(left_out, link="dnr")) == "motsags"
    assert status(replace(left_out, link="dnr", features=codes[:3])) == SILENT


def test_a_page_is_not_believed_where_the_matter_later_tells_of_faults() -> None:
    page = replace(found("fulfils", "2021-10-01", score=0.8), document_id="page")
    fault = replace(
        found("mentions", "2022-02-01", score=0.5),
        rule="belagg.uppfoljning.not_done",
        link="dnr",
        document_id="minutes",
    )
    rows = [
        Holding(name, kind, BODY, None, "Region Norrlid", None, None, None)
        for name, kind in (("page", "webbsida"), ("minutes", "protokoll"))
    ]
    watch = Holdings(rows).watch(BODY, None, None)

    def told(*pieces: Evidence) -> str:
        day = dt.date(2023, 1, 1)
        return judge("a1", DUE, pieces, day, watch).verdict.status

    assert told(page) == "infriad"
    assert told(page, fault) == SILENT
    assert told(page, replace(fault, link=None)) == "infriad"
    assert told(replace(page, document_id="minutes"), fault) == "infriad"


def test_a_stance_weighed_from_words_alone_needs_a_surer_tie() -> None:
    read = found("fulfils", "2021-10-01", "saken-helt", "garning", score=0.62)
    assert status(read) == "infriad"
    assert status(replace(read, rule="belagg.avsnitt")) == SILENT


def test_what_one_document_says_is_done_and_is_not_are_parts() -> None:
    done = replace(found("fulfils", "2022-03-01", score=0.8), document_id="d1")
    undone = replace(found("contradicts", "2022-03-01", score=0.93), document_id="d1")
    assert status(done, undone) == "delvis"
    assert status(done, replace(undone, document_id="d2")) == "motsags"


def test_a_day_before_the_promise_is_not_when_it_was_kept() -> None:
    told = found("fulfils", "2022-03-01")
    given = replace(told, happened=dt.date(2021, 6, 24))
    assert status(given) == "infriad-sent"
    assert status(replace(told, happened=dt.date(2021, 11, 1))) == "infriad"
