"""Matters: what belongs together over meetings, and what must stay apart."""

import datetime as dt
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import validate
from graph.identity import Identity
from graph.matters import Matters, derive, graph_name, quads
from graph.matters.records import (
    DecisionRecord,
    ItemRecord,
    MatterRecord,
    Naming,
    PersonRecord,
    Pointer,
    ReferenceRecord,
)
from graph.terms import DCTERMS, ELIDL, OWN, TYPE
from ingest.model import DocumentType

BODY = "org/k9991"
COUNCIL, BOARD, SCHOOL = "org/o-kf", "org/o-ks", "org/o-bn"
NAMES = {
    COUNCIL: "Kommunfullmäktige",
    BOARD: "Kommunstyrelsen",
    SCHOOL: "Bildningsnämnden",
}


def item(
    number: str,
    heading: str,
    *dnr: str,
    people: tuple[PersonRecord, ...] = (),
) -> ItemRecord:
    return ItemRecord(f"s{number}", number, 1, heading, dnr, 0, 1, people)


def pointing(
    section: str | None,
    organ: str | None,
    day: str | None,
    *numbers: str,
    cue: str | None = None,
    start: int = 0,
    own: bool = False,
    year: int | None = None,
) -> ReferenceRecord:
    names = {name: path for path, name in NAMES.items()}
    pointer = Pointer(
        organ,
        dt.date.fromisoformat(day) if day else None,
        year,
        numbers,
        own,
        cue,
        names.get(organ or ""),
    )
    text = f"§ {numbers[0]}"
    return ReferenceRecord(
        "paragraph",
        "",
        text,
        start,
        start + len(text),
        section,
        "ref.paragraf",
        pointer=pointer,
    )


def meeting(
    organ: str,
    day: str,
    items: Sequence[ItemRecord],
    references: Sequence[ReferenceRecord] = (),
    *,
    body: str | None = BODY,
    kind: DocumentType = "protokoll",
    decisions: Sequence[DecisionRecord] = (),
) -> MatterRecord:
    when = dt.date.fromisoformat(day)
    own = organ if body == BODY else f"{organ}-{body}"
    return MatterRecord(
        f"d-{kind}-{own}-{day}".replace("/", "-"),
        kind,
        f"{NAMES[organ]}, {kind} {day}",
        f"{own}/{day}.pdf",
        f"text/{own}-{day}",
        body,
        own,
        NAMES[organ],
        date=when,
        dnr=tuple(d for i in items for d in i.dnr),
        items=tuple(items),
        references=tuple(references),
        decisions=tuple(decisions),
    )


def paper(
    kind: DocumentType,
    title: str,
    day: str | None,
    *dnr: str,
    organ: str = BOARD,
    people: tuple[PersonRecord, ...] = (),
    references: Sequence[ReferenceRecord] = (),
) -> MatterRecord:
    return MatterRecord(
        f"d-{kind}-{title}-{day}".replace(" ", "-"),
        kind,
        title,
        f"{title}.txt",
        f"text/{title}",
        BODY,
        organ,
        NAMES[organ],
        "Vedby kommun",
        date=dt.date.fromisoformat(day) if day else None,
        dnr=dnr,
        people=people,
        references=tuple(references),
    )


def key(organ: str, day: str, number: str) -> str:
    return f"sammantrade/{organ.removeprefix('org/')}/{day}/p{number}"


def found(*records: MatterRecord) -> Matters:
    return derive(records, Identity())


def together(matters: Matters, *keys: str) -> bool:
    return len({matters.of.get(one, one) for one in keys}) == 1


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


def test_a_decision_of_the_council_that_a_committee_lists_is_background() -> None:
    budget = meeting(COUNCIL, "2024-01-29", [item("4", "Ramar och mål", "KS 2023/1")])
    listed = pointing("s7", "Kommunfullmäktige", "2024-01-29", "4", cue="behandlat")
    matters = found(
        budget,
        meeting(SCHOOL, "2024-03-05", [item("7", "Skolskjuts i Hult")], [listed]),
    )
    assert matters.citations[0].held
    assert matters.matters == ()


def test_an_item_of_the_agenda_is_the_item_of_the_minutes_with_its_heading() -> None:
    agenda = meeting(
        BOARD, "2024-03-06", [item("9", "Budgetuppföljning i mars")], kind="kallelse"
    )
    minutes = meeting(BOARD, "2024-03-06", [item("41", "Budgetuppföljning i mars")])
    (matter,) = found(agenda, minutes).matters
    assert [m.rsplit("/", 1)[-1] for m in matter.members] == ["k9", "p41"]


def test_a_cited_act_is_met_when_its_minutes_arrive() -> None:
    citing = meeting(
        COUNCIL,
        "2024-02-26",
        [item("7/24", "Ny brandstation i Lövhult")],
        [pointing("s7/24", "Kommunstyrelsen", "2024-02-07", "12")],
    )
    before = found(citing).citations[0]
    held = meeting(BOARD, "2024-02-07", [item("12/24", "Brandstation i Lövhult")])
    after = found(citing, held).citations[0]
    assert not before.held
    assert after.held
    assert before.target == after.target == key(BOARD, "2024-02-07", "12")


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        (pointing("s3", "KS", "2023-05-10", "47"), key(BOARD, "2023-05-10", "47")),
        (pointing("s3", "KS", None, "47", year=2023), key(BOARD, "2023-05-10", "47")),
        (pointing("s3", None, "2023-05-10", "47"), key(BOARD, "2023-05-10", "47")),
        (pointing("s3", None, None, "3", own=True), key(COUNCIL, "2023-06-01", "3")),
        (pointing("s3", "KF", "2023-05-10", "47"), None),
        (pointing("s3", "KS", "2023-05-10", "48"), None),
    ],
)
def test_a_reference_finds_the_item_it_names_or_none(
    reference: ReferenceRecord, target: str | None
) -> None:
    held = meeting(BOARD, "2023-05-10", [item("47", "Taxa för båtplatser")])
    citing = meeting(
        COUNCIL, "2023-06-01", [item("3", "Allmän visstid för vikarier")], [reference]
    )
    targets = [c.target for c in found(held, citing).citations if c.held]
    assert targets == ([target] if target else [])


def test_two_meetings_that_fit_alike_give_no_link() -> None:
    held = [
        meeting(organ, "2023-05-10", [item("47", "Taxa för båtplatser")])
        for organ in (BOARD, SCHOOL)
    ]
    citing = meeting(
        COUNCIL,
        "2023-06-01",
        [item("3", "Avgifter i hamnen")],
        [pointing("s3", None, "2023-05-10", "47")],
    )
    assert not any(c.held for c in found(*held, citing).citations)


def test_a_paragraph_of_another_body_on_the_same_day_is_another_one() -> None:
    elsewhere = meeting(
        BOARD, "2023-05-10", [item("47", "Taxa för båtplatser")], body="org/k9992"
    )
    citing = meeting(
        COUNCIL,
        "2023-06-01",
        [item("3", "Taxa för båtplatser")],
        [pointing("s3", "Kommunstyrelsen", "2023-05-10", "47")],
    )
    assert not any(c.held for c in found(elsewhere, citing).citations)


def test_a_range_of_paragraphs_names_each_of_them() -> None:
    items = [item(str(n), f"Motion om lekplats {n}") for n in (4, 5, 6)]
    citing = pointing("s4", None, None, "4", "5", "6", own=True)
    matters = found(meeting(COUNCIL, "2023-06-01", items, [citing]))
    assert [c.target[-2:] for c in matters.citations] == ["p4", "p5", "p6"]


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


def test_a_reference_to_another_matter_is_a_citation_and_no_join() -> None:
    budget = meeting(
        COUNCIL, "2023-11-27", [item("90", "Budget för Vedby", "KS 2023/1")]
    )
    citing = meeting(
        COUNCIL,
        "2024-04-29",
        [item("30", "Nytt utegym vid Sandviken", "KS 2024/5")],
        [pointing("s30", "Kommunfullmäktige", "2023-11-27", "90")],
    )
    matters = found(budget, citing)
    assert matters.citations[0].held
    assert not together(
        matters, matters.citations[0].citing, matters.citations[0].target
    )
    assert [j.confidence < 0.75 for j in matters.candidates] == [True]


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


def test_a_paper_listed_as_basis_belongs_to_the_matter() -> None:
    text = "Tjänsteskrivelse 2024-01-15"
    basis = ReferenceRecord(
        "document",
        text.casefold(),
        text,
        0,
        len(text),
        "s9",
        "ref.underlag",
        role="underlag",
        naming=Naming(("tjansteskrivelse",), dt.date(2024, 1, 15)),
    )
    matters = found(
        paper("tjansteskrivelse", "Bron vid Kvarnen", "2024-01-15", organ=SCHOOL),
        meeting(SCHOOL, "2024-02-01", [item("9", "Vägen till skolan i Hult")], [basis]),
    )
    (matter,) = matters.matters
    assert len(matter.members) == 2
    assert matters.joins[0].code == "handling"


def test_of_several_papers_of_a_day_the_one_of_the_matter_is_meant() -> None:
    text = "skrivelse den 15 januari 2024"
    named = ReferenceRecord(
        "document",
        text,
        text,
        0,
        len(text),
        "s9",
        "ref.daterad-handling",
        naming=Naming(("tjansteskrivelse",), dt.date(2024, 1, 15)),
    )
    matters = found(
        paper("tjansteskrivelse", "Bron vid Kvarnen", "2024-01-15", "BN 2024/7"),
        paper("tjansteskrivelse", "Skolskjuts i Hult", "2024-01-15", "BN 2024/8"),
        meeting(SCHOOL, "2024-02-01", [item("9", "Skolskjuts", "BN 2024/8")], [named]),
    )
    (citation,) = matters.citations
    assert matters.acts[citation.target].heading == "Skolskjuts i Hult"


def test_an_agenda_number_is_not_the_paragraph_of_that_number() -> None:
    agenda = meeting(
        BOARD, "2024-03-06", [item("4", "Val av justerare")], kind="kallelse"
    )
    minutes = meeting(BOARD, "2024-03-06", [item("4", "Cykelväg längs Storån")])
    matters = found(agenda, minutes)
    assert matters.acts[key(BOARD, "2024-03-06", "4")].documents == (minutes.id,)


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


STANDING = ("Val av justerare", "Fastställande av dagordning", "Delegationsbeslut")
HEADINGS = (
    *STANDING,
    "Cykelväg längs Storån",
    "Revidering av cykelplan",
    "Motion av Ada Ek (S) om cykelväg längs Storån",
    "Skolskjuts i Hult",
    "Taxa för båtplatser",
    "Val av ledamot i styrgruppen för hamnen",
)
DAYS = ("2024-02-01", "2024-03-06", "2024-04-10")
DNR = ("KS 2024/1", "KS 2024/2", "BN 2024/7")


@st.composite
def collections(draw: st.DrawFn) -> list[MatterRecord]:
    places = draw(
        st.lists(
            st.tuples(st.sampled_from(sorted(NAMES)), st.sampled_from(DAYS)),
            unique=True,
            min_size=1,
            max_size=6,
        )
    )
    records = []
    for organ, day in places:
        headings = draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=4))
        items = [
            item(str(n), heading, *draw(st.lists(st.sampled_from(DNR), max_size=1)))
            for n, heading in enumerate(headings, start=1)
        ]
        references = [
            pointing(
                draw(st.sampled_from([i.section for i in items])),
                draw(st.sampled_from([None, *NAMES.values()])),
                draw(st.sampled_from(DAYS)),
                draw(st.sampled_from("1234")),
                cue=draw(st.sampled_from([None, "bordlagt", "uppdrag"])),
                start=n * 10,
            )
            for n in range(draw(st.integers(0, 3)))
        ]
        records.append(meeting(organ, day, items, references))
    return records


@given(collections(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_documents_does_not_matter(
    records: list[MatterRecord], random: object
) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert quads(found(*records)) == quads(found(*shuffled))


@given(collections())
@settings(max_examples=60, deadline=None)
def test_every_act_is_in_one_matter_and_no_standing_item_in_any(
    records: list[MatterRecord],
) -> None:
    matters = found(*records)
    members = [one for matter in matters.matters for one in matter.members]
    assert len(members) == len(set(members))
    for path, act in matters.acts.items():
        assert act.standing == (path not in matters.of) or act.kind == "cited"
    for matter in matters.matters:
        assert {matters.of[one] for one in matter.members} == {matter.path}
        assert not any(matters.acts[one].standing for one in matter.members)


@given(collections())
@settings(max_examples=60, deadline=None)
def test_a_matter_hangs_together_by_its_joins(records: list[MatterRecord]) -> None:
    matters = found(*records)
    made = sum(len(matter.members) - 1 for matter in matters.matters)
    assert len(matters.joins) == made
    for matter in matters.matters:
        reached, ends = {matter.members[0]}, -1
        while len(reached) != ends:
            ends = len(reached)
            for join in matters.joins:
                if {join.first, join.second} & reached:
                    reached |= {join.first, join.second}
        assert reached == set(matter.members)


def test_the_derived_graph_holds_and_names_members_reasons_and_numbers() -> None:
    first = meeting(
        BOARD, "2024-03-06", [item("41", "Cykelväg längs Storån", "KS 2024/1")]
    )
    later = meeting(
        COUNCIL,
        "2024-04-29",
        [item("30", "Cykelväg längs Storån", "KF 2024/9")],
        [pointing("s30", "Kommunstyrelsen", "2024-03-06", "41", cue="behandlat")],
    )
    page = paper("webbsida", "Cykelvägen längs Storån", "2024-06-01")
    stated = quads(found(first, later, page))
    (matter,) = {
        q.subject for q in stated if q.predicate == TYPE and q.object == ELIDL.Process
    }
    assert _count(stated, ELIDL.consists_of) == 2
    assert _count(stated, DCTERMS.hasPart) == 1
    assert {
        q.subject.value.rsplit("/", 1)[-1]
        for q in stated
        if q.predicate == DCTERMS.isPartOf and q.object == matter
    } >= {"KS-2024-1", "KF-2024-9"}
    codes = {q.object.value for q in stated if q.predicate == DCTERMS.type}
    assert {code.rsplit("-", 1)[-1] for code in codes} == {"paragraf", "titel"}
    assert _count(stated, OWN.explanation) == 2
    problems = validate.check_quads(stated, graph_name().value)
    assert [p for p in problems if "Expression" not in p.message] == []


def _count(stated: Iterable[object], predicate: object) -> int:
    return sum(getattr(quad, "predicate", None) == predicate for quad in stated)


def listing(number: str, organ: str, *about: str) -> ReferenceRecord:
    """ "§ 25 BN Skolskjuts" in a list of what a matter rests on."""
    text = f"§ {number} {organ} {' '.join(about)}"
    names = {name: path for path, name in NAMES.items()}
    pointer = Pointer(
        organ, None, None, (number,), path=names[organ], named=True, about=about
    )
    return ReferenceRecord(
        "document",
        text.casefold(),
        text,
        0,
        len(text),
        "s9",
        "ref.underlag",
        role="underlag",
        pointer=pointer,
    )


@pytest.mark.parametrize(
    ("about", "days", "day"),
    [
        (("skolskjuts",), ("2024-02-01", "2024-09-01"), "2024-02-01"),
        ((), ("2024-02-01",), "2024-02-01"),
        (("skolskjuts",), ("2023-12-01",), "2023-12-01"),
        (("skolskjuts",), ("2024-02-01", "2023-12-01"), "2024-02-01"),
        (("båtplats",), ("2024-02-01",), None),
        (("skolskjuts",), ("2024-02-01", "2024-02-20"), None),
    ],
)
def test_a_listed_number_is_the_organ_s_paragraph_before_the_meeting(
    about: tuple[str, ...], days: Sequence[str], day: str | None
) -> None:
    matters = found(
        *(meeting(SCHOOL, d, [item("25", "Skolskjuts i Hult")]) for d in days),
        meeting(
            BOARD,
            "2024-03-01",
            [item("9", "Resor till skolan")],
            [listing("25", "Bildningsnämnden", *about)],
        ),
    )
    held = [c.target for c in matters.citations if c.held]
    assert held == ([key(SCHOOL, day, "25")] if day else [])
    stubs = [c.stub.partition("/")[0] for c in matters.citations if c.held]
    assert stubs == (["stub"] if day else [])


def _letter(number: str, dnr: str) -> tuple[MatterRecord, ItemRecord, ReferenceRecord]:
    """Return a letter of a day, the item it was written for and how it is named."""
    text = "skrivelse den 15 januari 2024"
    heading = f"Ärende {number} om {'broar' if number == '8' else 'skolskjuts'}"
    named = ReferenceRecord(
        "document",
        text,
        text,
        int(number) * 100,
        int(number) * 100 + len(text),
        f"s{number}",
        "ref.daterad-handling",
        naming=Naming(("tjansteskrivelse",), dt.date(2024, 1, 15)),
    )
    return (
        paper("tjansteskrivelse", heading, "2024-01-15", dnr),
        item(number, heading, dnr),
        named,
    )


def test_one_name_for_two_letters_resolves_to_neither() -> None:
    one, other = _letter("8", "BN 2024/8"), _letter("9", "BN 2024/9")
    matters = found(
        one[0],
        other[0],
        meeting(SCHOOL, "2024-02-01", [one[1], other[1]], [one[2], other[2]]),
    )
    assert len({c.target for c in matters.citations}) == 2
    assert not [q for q in quads(matters) if q.predicate == OWN.resolvesTo]


def test_a_title_means_the_plan_and_not_the_letter_about_it() -> None:
    title = "Cykelplan för Vedby kommun"
    named = ReferenceRecord(
        "document",
        title.casefold(),
        title,
        0,
        len(title),
        "s9",
        "ref.namn",
        naming=Naming(titled=True),
    )
    letter = paper("tjansteskrivelse", title, "2024-01-15")
    plan = paper("plan", title, "2024-03-01")
    decided = meeting(SCHOOL, "2024-02-01", [item("9", "Resvägar")], [named])
    assert not found(letter, decided).citations
    matters = found(letter, plan, decided)
    (citation,) = matters.citations
    assert matters.acts[citation.target].type == "plan"


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
