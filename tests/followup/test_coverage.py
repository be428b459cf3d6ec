"""What the collection holds of the bodies that would tell, and what it lacks."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from graph.followup.verdicts.coverage import Holding, Holdings, covered
from graph.followup.verdicts.halves import Half, halves, in_words
from ingest.model import DocumentType

BODY = "region/norrlid"
BOARD = f"{BODY}/kulturnamnden"
ASSEMBLY = f"{BODY}/regionfullmaktige"
NAMES = {BOARD: "Kulturnämnden", ASSEMBLY: "Regionfullmäktige"}


def held(
    day: str, organ: str | None = BOARD, kind: DocumentType = "protokoll", to: str = ""
) -> Holding:
    return Holding(
        document=f"{organ}-{day}-{kind}",
        type=kind,
        body=BODY,
        organ=organ,
        body_name="Region Norrlid",
        organ_name=NAMES.get(organ or ""),
        earliest=dt.date.fromisoformat(day),
        latest=dt.date.fromisoformat(to or day),
    )


def on(day: str) -> dt.date:
    return dt.date.fromisoformat(day)


def test_a_half_year_without_minutes_is_missing() -> None:
    holdings = Holdings([held("2022-03-08"), held("2023-02-14"), held("2023-10-10")])
    there = holdings.watch(BODY, BOARD, "Kulturnämnden").between(
        on("2021-12-31"), on("2023-12-31")
    )
    assert (there.documents, there.minutes, there.last) == (3, 3, on("2023-10-10"))
    assert there.missing[0] == "Kulturnämndens protokoll för hösten 2022 saknas"
    assert there.organ == "Kulturnämnden"


def test_where_nothing_is_missing_the_minutes_are_counted() -> None:
    days = ["2022-03-08", "2022-09-20", "2022-11-15"]
    rows = [held(day) for day in days] + [
        held("2022-06-14", ASSEMBLY),
        held("2022-06-15", f"{BODY}/regionstyrelsen"),
    ]
    watch = Holdings(rows).watch(BODY, BOARD, None)
    there = watch.between(on("2021-12-31"), on("2022-12-31"))
    assert "3 protokoll från Kulturnämnden" in (there.sentence or "")
    assert "1 protokoll från Regionfullmäktige" in (there.sentence or "")
    assert "mellan den 31 december 2021 och den 31 december 2022" in covered(there)
    assert covered(there, mentioned=False).count("inget av det nämner saken") == 1
    assert not any("Kulturnämnden" in one for one in there.missing)


def test_no_documents_at_all_is_said_outright() -> None:
    watch = Holdings([held("2021-05-04")]).watch(BODY, BOARD, None)
    there = watch.between(on("2022-05-03"), on("2023-12-31"))
    assert (there.documents, there.last) == (0, None)
    assert there.missing[0] == (
        "inga handlingar alls från Kulturnämnden efter den 3 maj 2022"
    )
    assert covered(there) == (
        "Samlingen har inga handlingar från Kulturnämnden mellan den 3 maj 2022 och "
        "den 31 december 2023, så tystnaden säger inget."
    )


def test_whom_nothing_is_held_from_is_named() -> None:
    watch = Holdings([held("2021-05-04")]).watch(BODY, BOARD, "Trafiknämnden")
    there = watch.between(on("2021-01-01"), on("2021-06-30"))
    assert "inga handlingar alls från Trafiknämnden" in there.missing
    assert "inga handlingar alls från Regionfullmäktige" in there.missing
    # An office keeps no minutes, and nothing is asked of it.
    office = Holdings([held("2021-05-04")]).watch(BODY, BOARD, "Kulturförvaltningen")
    lacks = office.between(on("2021-01-01"), on("2021-06-30")).missing
    assert not any("Kulturförvaltningen" in one for one in lacks)


def test_other_documents_are_no_minutes_and_undated_ones_fill_no_half_year() -> None:
    rows = [
        held("2022-03-08", kind="webbsida"),
        held("2022-05-01", to="2022-12-31"),
        held("2022-09-01"),
    ]
    there = (
        Holdings(rows)
        .watch(BODY, BOARD, None)
        .between(on("2021-12-31"), on("2022-12-31"))
    )
    assert (there.documents, there.minutes) == (3, 2)
    assert there.missing[0] == "Kulturnämndens protokoll för våren 2022 saknas"


def test_a_short_end_of_a_half_year_is_not_asked_for() -> None:
    watch = Holdings([held("2022-05-03")]).watch(BODY, BOARD, None)
    there = watch.between(on("2022-01-10"), on("2022-08-15"))
    assert not any("hösten 2022" in one for one in there.missing)


def test_where_no_organ_is_known_all_of_the_body_is_asked() -> None:
    rows = [held("2022-03-08"), held("2022-04-08", ASSEMBLY), held("2022-05-01", None)]
    there = (
        Holdings(rows)
        .watch(BODY, None, "Vi")
        .between(on("2021-12-31"), on("2022-12-31"))
    )
    assert there.documents == 3
    assert "från Region Norrlid" in (there.sentence or "")


def test_other_documents_of_the_body_and_other_parties_are_told_apart() -> None:
    party = Holding(
        "p", "protokoll", "kommun/tjarnvik", "kommun/tjarnvik/kfn",
        "Tjärnviks kommun", "Kultur- och fritidsnämnden",
        on("2022-05-01"), on("2022-05-01"),
    )  # fmt: skip
    rows = [held("2022-03-08", f"{BODY}/trafiknamnden"), party]
    after, until = on("2021-12-31"), on("2022-12-31")
    alone = Holdings(rows).watch(BODY, BOARD, None).between(after, until)
    assert alone.documents == 0
    assert "bara 1 annan handling från Region Norrlid" in covered(alone)
    assert "säger inget" not in covered(alone)
    both = Holdings(rows).watch(BODY, BOARD, None, [BODY, "kommun/tjarnvik"])
    assert both.between(after, until).documents == 1
    assert "1 protokoll från Tjärnviks kommun" in covered(both.between(after, until))


def test_of_an_unknown_body_nothing_is_held() -> None:
    there = Holdings([]).watch(None, None, None).between(None, on("2022-12-31"))
    assert (there.documents, there.missing) == (0, ())
    assert covered(there).endswith("så tystnaden säger inget.")


def test_long_rows_of_half_years_are_told_by_their_ends() -> None:
    row = [Half(2020, True), *(Half(y, a) for y in (2021, 2022) for a in (False, True))]
    assert in_words([*row, Half(2023, True)]) == (
        "hösten 2020 till hösten 2022 och hösten 2023"
    )


days = st.dates(dt.date(2019, 1, 1), dt.date(2024, 12, 31))


@given(st.lists(days, max_size=8), days, days)
def test_a_half_year_is_missing_or_has_minutes(
    kept: list[dt.date], after: dt.date, until: dt.date
) -> None:
    rows = [held(day.isoformat()) for day in sorted(set(kept))]
    there = Holdings(rows).watch(BODY, BOARD, None).between(after, until)
    inside = [day for day in set(kept) if after < day <= until]
    assert there.documents == len(inside)
    assert there.last == max(inside, default=None)
    if not inside or not there.missing:
        return
    asked = halves(after + dt.timedelta(days=1), until, dt.timedelta(days=75))
    empty = [h for h in asked if not any(h.first <= d <= h.last for d in inside)]
    lacks = [one for one in there.missing if "Kulturnämndens protokoll" in one]
    assert bool(lacks) == bool(empty)
    if empty:
        assert in_words(empty) in lacks[0]


def test_nothing_is_asked_of_a_board_that_is_not_said() -> None:
    holdings = Holdings([held("2022-03-08")])
    named = holdings.watch(BODY, BOARD, "Vårdnämnden")
    general = holdings.watch(BODY, BOARD, "Varje nämnd")
    assert "Vårdnämnden" in named.unheard
    assert "Varje nämnd" not in general.unheard
