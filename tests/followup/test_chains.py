"""One promise through its versions: chains of ties."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from graph.followup.ties.chains import ONE, Version, chains
from graph.followup_model import PromiseTie, TieKind

FIRST = dt.date(2020, 1, 1)


def version(name: str, said: int, due: int | None = None) -> Version:
    days = dt.timedelta
    return Version(
        name,
        f"d-{name}",
        0,
        FIRST + days(days=said),
        None if due is None else FIRST + days(days=due),
    )


def tie(
    earlier: str, later: str, kind: TieKind = "repeats", confidence: float = 0.9
) -> PromiseTie:
    return PromiseTie(kind, earlier, later, f"d-{later}", 0, 1, "Skäl.", confidence)


def test_versions_stand_in_order_of_time_with_the_slippage() -> None:
    said = [version("c", 20, 500), version("a", 0, 100), version("b", 10, 250)]
    [chain] = chains(said, [tie("a", "b", "revises"), tie("b", "c", "revises")])
    assert [v.commitment for v in chain.versions] == ["a", "b", "c"]
    assert chain.slippage == 400
    assert chain.first_deadline == FIRST + dt.timedelta(days=100)


def test_a_version_without_deadline_moves_nothing() -> None:
    said = [version("a", 0, 100), version("b", 10)]
    [chain] = chains(said, [tie("a", "b")])
    assert (chain.slippage, chain.latest_deadline) == (0, chain.first_deadline)


def test_a_promise_said_once_is_a_chain_of_one() -> None:
    [chain] = chains([version("a", 0)], [])
    assert (len(chain.versions), chain.slippage) == (1, None)


def test_parts_and_what_follows_hang_on_without_being_versions() -> None:
    said = [version("a", 0), version("del", 10), version("sedan", 11)]
    found = chains(said, [tie("a", "del", "part-of"), tie("a", "sedan", "follows")])
    assert [len(chain.versions) for chain in found] == [1, 1, 1]
    assert (found[0].parts, found[0].following) == (("del",), ("sedan",))


def test_what_a_person_holds_apart_is_never_joined() -> None:
    said = [version("a", 0), version("b", 10), version("c", 20)]
    both = [tie("a", "b"), tie("b", "c", confidence=0.6)]
    found = chains(said, both, apart=[("c", "a")])
    assert [[v.commitment for v in one.versions] for one in found] == [
        ["a", "b"],
        ["c"],
    ]


def test_what_a_person_says_is_one_is_joined_without_ties() -> None:
    said = [version("a", 0), version("b", 10)]
    [chain] = chains(said, [], same=[("b", "a")])
    assert [v.commitment for v in chain.versions] == ["a", "b"]


def test_a_new_later_version_leaves_the_chain_its_name() -> None:
    said = [version("a", 0), version("b", 10)]
    [before] = chains(said, [tie("a", "b")])
    [after] = chains([*said, version("c", 20)], [tie("a", "b"), tie("b", "c")])
    assert before.id == after.id


NAMES = [f"p{n}" for n in range(8)]
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=6)
KINDS: list[TieKind] = ["repeats", "revises", "taken-over", "part-of", "follows"]
TIES = st.lists(
    st.builds(
        lambda ends, kind, sure: tie(min(ends), max(ends), kind, sure),
        st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(
            lambda ends: ends[0] != ends[1]
        ),
        st.sampled_from(KINDS),
        st.floats(0, 1),
    ),
    max_size=14,
)


@given(TIES, PAIRS, PAIRS, st.randoms())
def test_chains_are_a_partition_that_respects_people(
    ties: list[PromiseTie],
    same: list[tuple[str, str]],
    apart: list[tuple[str, str]],
    random: object,
) -> None:
    said = [version(name, number) for number, name in enumerate(NAMES)]
    found = chains(said, ties, same, apart)
    members = [v.commitment for chain in found for v in chain.versions]
    assert sorted(members) == NAMES
    where = {v.commitment: chain.id for chain in found for v in chain.versions}
    assert len(set(where.values())) == len(found)
    for one, other in apart:
        assert one == other or where[one] != where[other]
    for chain in found:
        inside = {v.commitment for v in chain.versions}
        assert all(t.kind in ONE and {t.earlier, t.later} <= inside for t in chain.ties)
    shuffled = list(ties)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert chains(reversed(said), shuffled, same, apart) == found
