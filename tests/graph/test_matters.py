"""Matters: what belongs together over meetings, and what must stay apart."""

import datetime as dt

from graph.identity import Identity
from graph.matters import derive
from graph.matters.records import (
    PersonRecord,
)
from tests.graph.meetings import (
    BOARD,
    COUNCIL,
    SCHOOL,
    found,
    item,
    key,
    meeting,
    paper,
    pointing,
    together,
)


def test_a_tabled_item_is_the_same_matter_as_the_one_it_points_back_at() -> None:
    first = meeting(BOARD, "2024-03-06", [item("41", "Cykelväg längs Storån")])
    later = meeting(
        BOARD,
        "2024-03-20",
        [item("55", "Fråga om gång- och cykelstråk")],
        [pointing("s55", None, "2024-03-06", "41", cue="bordlagt")],
    )
    matters = found(first, later)
    a, b = key(BOARD, "2024-03-06", "41"), key(BOARD, "2024-03-20", "55")
    assert together(matters, a, b)
    (join,) = matters.joins
    assert join.code == "paragraf"
    assert join.place is not None
    assert matters.matters[0].members == (a, b)


def test_meetings_outside_the_collection_still_tie_a_matter_together() -> None:
    citing = [
        meeting(
            organ,
            day,
            [item("7", heading)],
            [pointing("s7", "Kommunstyrelsen", "2024-02-07", "12", cue="behandlat")],
        )
        for organ, day, heading in (
            (COUNCIL, "2024-02-26", "Ny brandstation i Lövhult"),
            (SCHOOL, "2024-03-05", "Lokaler i brandstationen i Lövhult"),
        )
    ]
    matters = found(*citing)
    assert together(
        matters,
        key(COUNCIL, "2024-02-26", "7"),
        key(SCHOOL, "2024-03-05", "7"),
        key(BOARD, "2024-02-07", "12"),
    )
    assert not any(c.held for c in matters.citations)


def test_what_unrelated_items_rest_on_ties_none_of_them_together() -> None:
    citing = [
        meeting(
            SCHOOL,
            day,
            [item("7", heading)],
            [pointing("s7", "Kommunstyrelsen", "2024-02-07", "12", cue="behandlat")],
        )
        for day, heading in (
            ("2024-02-26", "Ny brandstation i Lövhult"),
            ("2024-03-05", "Skolskjuts för elever i Sandviken"),
        )
    ]
    assert found(*citing).matters == ()


def test_an_item_of_the_agenda_is_the_item_of_the_minutes_with_its_heading() -> None:
    agenda = meeting(
        BOARD, "2024-03-06", [item("9", "Budgetuppföljning i mars")], kind="kallelse"
    )
    minutes = meeting(BOARD, "2024-03-06", [item("41", "Budgetuppföljning i mars")])
    (matter,) = found(agenda, minutes).matters
    assert [m.rsplit("/", 1)[-1] for m in matter.members] == ["k9", "p41"]


def test_one_number_through_three_organs_is_one_matter_with_its_address() -> None:
    dnr = "KS 2024/00112"
    matters = found(
        meeting(SCHOOL, "2024-02-01", [item("9", "Nya lokaler för särskolan", dnr)]),
        meeting(BOARD, "2024-03-06", [item("41", "Nya lokaler för särskolan", dnr)]),
        meeting(COUNCIL, "2024-04-29", [item("30", "Särskolans lokaler", dnr)]),
    )
    (matter,) = matters.matters
    assert matter.path == "arende/k9991/KS-2024-00112"
    assert [k.split("/")[1] for k in matter.members] == ["o-bn", "o-ks", "o-kf"]
    assert matter.first == dt.date(2024, 2, 1)
    assert matter.last == dt.date(2024, 4, 29)


def test_one_number_in_two_bodies_is_two_matters() -> None:
    dnr = "KS 2024/00112"
    heading = "Nya lokaler för särskolan"
    matters = found(
        meeting(BOARD, "2024-03-06", [item("41", heading, dnr)]),
        meeting(BOARD, "2024-03-06", [item("41", heading, dnr)], body="org/k9992"),
    )
    assert matters.matters == ()
    assert len(set(matters.of.values())) == 2


def test_a_number_that_holds_several_matters_ties_only_equal_headings() -> None:
    dnr = "KS 2024-8"
    matters = found(
        meeting(
            BOARD,
            "2024-03-06",
            [
                item("1", "Val av ledamot i styrgruppen för hamnen", dnr),
                item("2", "Val av ledamot i styrgruppen för torget", dnr),
            ],
        ),
        meeting(
            BOARD,
            "2024-04-10",
            [item("9", "Val av ledamot i styrgruppen för hamnen", dnr)],
        ),
    )
    one, other = key(BOARD, "2024-03-06", "1"), key(BOARD, "2024-03-06", "2")
    assert together(matters, one, key(BOARD, "2024-04-10", "9"))
    assert not together(matters, one, other)
    assert all(m.path.startswith("arende/m-") for m in matters.matters)
    assert any({j.first, j.second} >= {other} for j in matters.candidates)


ADA = PersonRecord("person/p-ada", "ada ek", "S")
BO = PersonRecord("person/p-bo", "bo alm", "M")


def test_a_motion_is_followed_by_title_and_people_where_no_number_is_given() -> None:
    title = "Motion av {} om fler laddplatser vid badhuset"
    matters = found(
        paper("motion", title.format("Ada Ek (S)"), "2023-09-04", people=(ADA,)),
        meeting(
            COUNCIL,
            "2023-09-25",
            [item("60", title.format("Ada Ek (S)"), people=(ADA,))],
        ),
        meeting(
            COUNCIL,
            "2024-02-26",
            [item("7", title.format("Bo Alm (M)"), people=(BO,))],
        ),
    )
    put = next(k for k in matters.of if k.startswith("handling/"))
    assert together(matters, put, key(COUNCIL, "2023-09-25", "60"))
    assert not together(matters, put, key(COUNCIL, "2024-02-26", "7"))


def test_what_comes_back_every_month_is_not_joined_by_its_title() -> None:
    matters = found(
        meeting(SCHOOL, "2024-02-01", [item("9", "Ekonomisk uppföljning av skolan")]),
        meeting(SCHOOL, "2024-03-01", [item("19", "Ekonomisk uppföljning av skolan")]),
    )
    assert matters.matters == ()


def test_minutes_and_their_extract_record_one_item() -> None:
    items = [item("41", "Cykelväg längs Storån", "KS 2024/1")]
    matters = found(
        meeting(BOARD, "2024-03-06", items, kind="protokollsutdrag"),
        meeting(BOARD, "2024-03-06", items),
    )
    (act,) = matters.acts.values()
    assert act.type == "protokoll"
    assert len(act.documents) == 2


def test_organs_that_are_merged_hold_one_meeting() -> None:
    record = meeting(BOARD, "2024-03-06", [item("41", "Cykelväg längs Storån")])
    identity = Identity(aliases={BOARD: "org/o-new"})
    matters = derive([record], identity)
    assert list(matters.acts) == ["sammantrade/o-new/2024-03-06/p41"]


def test_a_periodic_report_is_one_matter_through_its_organs_and_no_longer() -> None:
    name = "Extra månadsuppföljning 2024"
    matters = found(
        meeting(BOARD, "2024-03-01", [item("9", name, "KS 2024/5")]),
        meeting(COUNCIL, "2024-03-20", [item("4", name, "KS 2024/5")]),
        meeting(BOARD, "2024-05-02", [item("30", name, "KS 2024/5")]),
    )
    assert together(
        matters, key(BOARD, "2024-03-01", "9"), key(COUNCIL, "2024-03-20", "4")
    )
    assert not together(
        matters, key(BOARD, "2024-03-01", "9"), key(BOARD, "2024-05-02", "30")
    )


def test_one_word_in_common_with_a_page_of_no_day_is_only_a_candidate() -> None:
    answer = meeting(BOARD, "2024-03-01", [item("9", "Svar om läxhjälp i Hult")])
    for day, count in ((None, 0), ("2024-01-10", 1)):
        page = paper("webbsida", "Läxhjälp", day)
        assert len(found(answer, page).matters) == count
