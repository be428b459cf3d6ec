"""What holds for the matters of any documents, and the graph they give."""

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from graph import validate
from graph.matters import graph_name, quads
from graph.matters.records import (
    MatterRecord,
)
from graph.terms import DCTERMS, ELIDL, OWN, TYPE
from tests.graph.meetings import (
    BOARD,
    COUNCIL,
    NAMES,
    found,
    item,
    meeting,
    paper,
    pointing,
)

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
