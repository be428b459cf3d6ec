"""From records and decisions to who is who: pure, whole and in no order."""

from dataclasses import replace
from itertools import combinations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.identity_persons import Place, place
from benchmarks.identity_persons import record as document
from graph.identity import ActorRecord, Resolution, keeping, resolve, split_path
from graph.identity.resolution import _Groups
from ingest.ledger_identity import IdentityEvent

NAMES = ("Eva Lind", "Ewa Lind", "Eva Lind Berg", "Eva M Lind", "Eva Lindh")
PARTIES = ("", " (S)", " (M)")
ROLES = ("", "ledamot", "sekreterare")
DAYS = ("1971-03-01", "2015-05-04", "2020-03-01", "2021-03-01")
LISTS = ("", "; lista=1")


def record(key: str, *places: str) -> ActorRecord:
    return document(key, [place(text) for text in places])


def path(one: ActorRecord, number: int = 0) -> str:
    return one.persons[number].path


places = st.builds(
    lambda name, party, role, listed: (f"{name}{party}; {role}", listed),
    st.sampled_from(NAMES),
    st.sampled_from(PARTIES),
    st.sampled_from(ROLES),
    st.sampled_from(LISTS),
)


@st.composite
def collections(draw: st.DrawFn) -> list[ActorRecord]:
    found = []
    for number in range(draw(st.integers(1, 6))):
        day = draw(st.sampled_from(DAYS))
        named = draw(st.lists(places, min_size=1, max_size=4, unique=True))
        texts = [
            f"{written}; Kommunfullmäktige; ; {day}{listed}"
            for written, listed in named
        ]
        found.append(document(f"d{number}", [place(t) for t in dict.fromkeys(texts)]))
    return found


@settings(max_examples=80, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(records, random) -> None:
    mixed = list(records)
    random.shuffle(mixed)
    assert resolve(mixed) == resolve(records)


@settings(max_examples=80, deadline=None)
@given(collections())
def test_two_in_one_list_are_never_one(records) -> None:
    identity = resolve(records).identity()
    for one in records:
        listed = [p for p in one.persons if p.lists]
        for a, b in combinations(listed, 2):
            if a.name != b.name and set(a.lists) & set(b.lists):
                left = identity.canonical(a.path, one.id)
                assert left != identity.canonical(b.path, one.id)


@settings(max_examples=80, deadline=None)
@given(collections())
def test_what_stands_is_replaced_by_nothing(records) -> None:
    resolution = resolve(records)
    for gone, stands in resolution.aliases.items():
        assert gone != stands
        assert stands not in resolution.aliases
        assert gone in resolution.clusters[stands].members
    for candidate in resolution.queue():
        assert candidate.left < candidate.right
        assert candidate.left not in resolution.aliases
        assert candidate.right not in resolution.aliases


@pytest.fixture
def two() -> list[ActorRecord]:
    return [
        record("d1", "Lena Holmé (S); ledamot; Kommunfullmäktige; ; 2018-03-05"),
        record("d2", "Lena Holmé Berg (S); ledamot; Kommunfullmäktige; ; 2020-03-02"),
        record("d3", "Lena Holmé Berg (S); ledamot; Kommunfullmäktige; ; 2021-03-01"),
    ]


def merge(records: list[ActorRecord], seq: int = 1) -> IdentityEvent:
    paths = (path(records[0]),), (path(records[1]),)
    return IdentityEvent("merge", *paths, who="Ada", why="samma personnamn", seq=seq)


def test_a_new_surname_is_asked_about_with_reasons(two: list[ActorRecord]) -> None:
    resolution = resolve(two)
    (asked,) = resolution.queue()
    assert {asked.left, asked.right} == {path(two[0]), path(two[1])}
    codes = {reason.code for reason in asked.evidence}
    assert {"namn.efternamn-tillagt", "parti.samma", "organ.samma"} <= codes
    assert all(reason.text and reason.documents for reason in asked.evidence)
    assert not resolution.aliases


def test_a_merge_by_hand_makes_one_by_the_fullest_name(two: list[ActorRecord]) -> None:
    resolution = resolve(two, [merge(two)])
    assert resolution.aliases == {path(two[0]): path(two[1])}
    assert resolution.names[path(two[1])] == "Lena Holmé Berg"
    assert resolution.queue() == ()


def test_a_rejected_pair_is_neither_merged_nor_asked_about() -> None:
    records = [
        record("d1", "Stina Kvarn (S); ledamot; Kommunstyrelsen"),
        record("d2", "Stina Kvarn; ledamot; Kommunstyrelsen; ; 2021-04-12"),
    ]
    assert resolve(records).aliases
    event = IdentityEvent("reject", (path(records[0]),), (path(records[1]),), seq=1)
    resolution = resolve(records, [event])
    assert not resolution.aliases
    assert resolution.queue() == ()
    assert [c.by for c in resolution.candidates if c.verdict == "apart"] == ["people"]


def test_the_later_of_two_decisions_holds(two: list[ActorRecord]) -> None:
    sides = (path(two[0]),), (path(two[1]),)
    no = IdentityEvent("reject", *sides, seq=2)
    assert not resolve(two, [merge(two), no]).aliases
    assert resolve(two, [replace(no, seq=1), merge(two, seq=2)]).aliases


def test_a_split_holds_in_its_documents_only(two: list[ActorRecord]) -> None:
    event = IdentityEvent("split", (path(two[1]),), (), ("d3",), seq=1)
    identity = resolve(two, [event]).identity()
    assert identity.canonical(path(two[1]), "d3") == split_path(event)
    assert identity.canonical(path(two[1]), "d2") == path(two[1])


def test_what_is_split_off_can_be_merged_with_another(two: list[ActorRecord]) -> None:
    split = IdentityEvent("split", (path(two[1]),), (), ("d3",), seq=1)
    other = IdentityEvent("merge", (split_path(split),), (path(two[0]),), seq=2)
    identity = resolve(two, [split, other]).identity()
    stands = identity.canonical(path(two[2]), "d3")
    assert stands == identity.canonical(path(two[0]), "d1")
    assert stands != identity.canonical(path(two[1]), "d2")


def test_a_decision_on_someone_no_longer_named_stays(two: list[ActorRecord]) -> None:
    resolution = resolve(two[1:], [merge(two)])
    assert resolution.aliases == {path(two[0]): path(two[1])}


def test_a_member_and_an_officer_of_one_name_are_two() -> None:
    records = [
        record("d1", "Anna Svensson; ledamot; Socialnämnden"),
        record("d2", "Anna Svensson; sekreterare; Byggnadsnämnden; ; 2021-04-13"),
    ]
    identity = resolve(records).identity()
    first = identity.canonical(path(records[0]), "d1")
    assert first != identity.canonical(path(records[1]), "d2")


def test_a_chain_does_not_join_two_who_stand_in_one_list() -> None:
    day = "Kommunstyrelsen; ; 2021-03-01"
    records = [
        record(
            "d1",
            f"Eva Sandvik (S); ; {day}; lista=1",
            f"Ewa Sandvik (S); ; {day}; lista=1",
        ),
        record("d2", "Eva Sandvik; ledamot; Kommunstyrelsen; ; 2021-04-01"),
    ]
    identity = resolve(records).identity()
    (eva, ewa) = (identity.canonical(p.path) for p in records[0].persons)
    assert eva != ewa


def test_groups_that_conflict_are_left_for_people() -> None:
    groups = _Groups(lambda a, b: {a, b} == {"a", "c"})
    found = [
        groups.place(candidate)
        for candidate in (_candidate("a", "b"), _candidate("b", "c"))
    ]
    assert [c.verdict for c in found] == ["same", "review"]


def _candidate(left: str, right: str):
    from graph.identity import Candidate  # noqa: PLC0415

    return Candidate(left, right, "person", 0.999, "same")


def test_a_resolution_is_kept_and_restored(two: list[ActorRecord]) -> None:
    split = IdentityEvent("split", (path(two[1]),), (), ("d3",), seq=1)
    resolution = resolve(two, [split, merge(two, 2)])
    kept = msgspec.json.encode(keeping.keep(resolution), order="deterministic")
    back = keeping.restore(msgspec.json.decode(kept, type=keeping.KeptResolution))
    assert back == replace(resolution, structure=back.structure)


def test_only_documents_that_look_different_are_affected(
    two: list[ActorRecord],
) -> None:
    before = resolve(two)
    assert keeping.affected(before, before, two) == set()
    split = IdentityEvent("split", (path(two[1]),), (), ("d3",), seq=1)
    assert keeping.affected(before, resolve(two, [split]), two) == {"d3"}
    merged = resolve(two, [merge(two)])
    assert keeping.affected(before, merged, two) == {"d1", "d2", "d3"}
    assert keeping.affected(Resolution(), before, two) == set()


def test_a_place_is_read_as_it_is_written() -> None:
    one = place("Eva Lind (S); ledamot; Kommunstyrelsen; –; 2020-01-02; lista=1")
    assert isinstance(one, Place)
    assert (one.name, one.party, one.body) == ("Eva Lind", "S", None)
    assert one.marks == {"lista": "1"}
