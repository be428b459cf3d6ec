"""Which item or paper a matter's minutes name, and when none can be told."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from graph.matters import quads
from graph.matters.records import (
    ItemRecord,
    MatterRecord,
    Naming,
    Pointer,
    ReferenceRecord,
)
from graph.terms import OWN
from tests.graph.meetings import (
    BOARD,
    COUNCIL,
    NAMES,
    SCHOOL,
    found,
    item,
    key,
    meeting,
    paper,
    pointing,
    together,
)


def named(text: str, rule: str, at: int = 0, **known: object) -> ReferenceRecord:
    """Return a reference to a document by what it is called, in § 9 if not told."""
    bare = ReferenceRecord(
        "document", text.casefold(), text, at, at + len(text), "s9", rule
    )
    return replace(bare, **known)  # type: ignore[arg-type]


def test_a_decision_of_the_council_that_a_committee_lists_is_background() -> None:
    budget = meeting(COUNCIL, "2024-01-29", [item("4", "Ramar och mål", "KS 2023/1")])
    listed = pointing("s7", "Kommunfullmäktige", "2024-01-29", "4", cue="behandlat")
    matters = found(
        budget,
        meeting(SCHOOL, "2024-03-05", [item("7", "Skolskjuts i Hult")], [listed]),
    )
    assert matters.citations[0].held
    assert matters.matters == ()


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


def test_a_paper_listed_as_basis_belongs_to_the_matter() -> None:
    text = "Tjänsteskrivelse 2024-01-15"
    letter = Naming(("tjansteskrivelse",), dt.date(2024, 1, 15))
    basis = named(text, "ref.underlag", role="underlag", naming=letter)
    matters = found(
        paper("tjansteskrivelse", "Bron vid Kvarnen", "2024-01-15", organ=SCHOOL),
        meeting(SCHOOL, "2024-02-01", [item("9", "Vägen till skolan i Hult")], [basis]),
    )
    (matter,) = matters.matters
    assert len(matter.members) == 2
    assert matters.joins[0].code == "handling"


def test_of_several_papers_of_a_day_the_one_of_the_matter_is_meant() -> None:
    text = "skrivelse den 15 januari 2024"
    letter = Naming(("tjansteskrivelse",), dt.date(2024, 1, 15))
    meant = named(text, "ref.daterad-handling", naming=letter)
    matters = found(
        paper("tjansteskrivelse", "Bron vid Kvarnen", "2024-01-15", "BN 2024/7"),
        paper("tjansteskrivelse", "Skolskjuts i Hult", "2024-01-15", "BN 2024/8"),
        meeting(SCHOOL, "2024-02-01", [item("9", "Skolskjuts", "BN 2024/8")], [meant]),
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


def listing(number: str, organ: str, *about: str) -> ReferenceRecord:
    """ "§ 25 BN Skolskjuts" in a list of what a matter rests on."""
    text = f"§ {number} {organ} {' '.join(about)}"
    names = {name: path for path, name in NAMES.items()}
    pointer = Pointer(
        organ, None, None, (number,), path=names[organ], named=True, about=about
    )
    return named(text, "ref.underlag", role="underlag", pointer=pointer)


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
    letter = Naming(("tjansteskrivelse",), dt.date(2024, 1, 15))
    at = int(number) * 100
    meant = named(text, "ref.daterad-handling", at, item=f"s{number}", naming=letter)
    return (
        paper("tjansteskrivelse", heading, "2024-01-15", dnr),
        item(number, heading, dnr),
        meant,
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
    meant = named(title, "ref.namn", naming=Naming(titled=True))
    letter = paper("tjansteskrivelse", title, "2024-01-15")
    plan = paper("plan", title, "2024-03-01")
    decided = meeting(SCHOOL, "2024-02-01", [item("9", "Resvägar")], [meant])
    assert not found(letter, decided).citations
    matters = found(letter, plan, decided)
    (citation,) = matters.citations
    assert matters.acts[citation.target].type == "plan"
