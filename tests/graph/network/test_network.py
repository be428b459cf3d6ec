"""Networks: who is tied to whom, by what, when, and where it is written."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import network
from graph.network import Network, Period, Tie, measures
from graph.network.model import CROWD, WEIGHTS, Actor, Gathered, Passage
from graph.network.weaving import weave
from graph.store import OxigraphStore

YEAR_21 = Period(dt.date(2021, 1, 1), dt.date(2021, 12, 31))
YEAR_22 = Period(dt.date(2022, 1, 1), dt.date(2022, 12, 31))


def tie(found: Network, one: str, other: str) -> Tie | None:
    names = {node.iri: node.name for node in found.nodes}
    wanted = {one, other}
    ties = [t for t in found.ties if {names[t.one], names[t.other]} == wanted]
    return ties[0] if ties else None


def named(found: Network) -> set[str]:
    return {node.name for node in found.nodes}


def test_each_kind_ties_its_actors(norrlid: OxigraphStore) -> None:
    found = network.build(norrlid)
    both = tie(found, "Kulturnämnden", "Teaterrådet")
    assert both is not None
    assert both.kinds == ("agreement", "decision", "mention")
    met = tie(found, "Asta Krok", "Bo Myr")
    assert met is not None
    assert met.kinds == ("meeting", "mention")
    said = tie(found, "Asta Krok", "Teaterrådet")
    assert said is not None
    assert "promise" in said.kinds


def test_a_proposal_is_no_decision(norrlid: OxigraphStore) -> None:
    found = network.build(norrlid)
    later = tie(found, "Asta Krok", "Kulturnämnden")
    assert later is not None
    assert {"proposal", "mention"} == set(later.kinds)
    assert tie(network.build(norrlid, ["proposal"]), "Bo Myr", "Kulturnämnden") is None


def test_passages_can_be_read_back(norrlid: OxigraphStore, papers: list[Any]) -> None:
    texts = {one.artifact().id: one.text for one in papers}
    found = network.build(norrlid)
    seen = 0
    for one in found.ties:
        for passage, quotes in network.quotes(norrlid, one):
            assert quotes
            for quote in quotes:
                assert passage.document == quote.document
                assert texts[quote.document][quote.start : quote.end] == quote.text
                seen += 1
    assert seen > len(found.ties)


def test_only_what_is_dated_within_the_period_counts(norrlid: OxigraphStore) -> None:
    early = network.build(norrlid, period=YEAR_21)
    assert "Cilla Tång" not in named(early)
    assert "Bo Myr" in named(early)
    days = {p.first for one in early.ties for p in one.passages}
    assert days == {dt.date(2021, 3, 2)}


def test_the_undated_is_shown_apart(norrlid: OxigraphStore) -> None:
    early = network.build(norrlid, period=YEAR_21)
    assert "Biblioteksrådet" not in named(early)
    assert "Biblioteksrådet" in {actor.name for actor in early.apart}
    assert {kind for one in early.undated for kind in one.kinds} == {"mention"}
    assert tie(network.build(norrlid), "Kulturnämnden", "Biblioteksrådet") is not None


def test_an_agreement_counts_for_as_long_as_it_runs(norrlid: OxigraphStore) -> None:
    for year, runs in ((2021, False), (2022, True), (2023, True), (2024, False)):
        period = Period(dt.date(year, 6, 1), dt.date(year, 8, 31))
        found = network.build(norrlid, ["agreement"], period)
        assert bool(found.ties) is runs, year


def test_a_told_decision_without_a_day_does_not_get_that_of_its_document(
    paper: Callable[..., Any], stored: Callable[..., OxigraphStore]
) -> None:
    one = paper(
        "skrivelse.txt",
        "Kulturnämnden har tidigare beslutat att ge Teaterrådet bidrag.",
        dt.date(2022, 2, 1),
        type="tjansteskrivelse",
    )
    one.decides(one.text, status="historical", addressees=("Teaterrådet",))
    store = stored([one])
    assert network.build(store, ["decision"], YEAR_22).ties == ()
    assert len(network.build(store, ["decision"]).ties) == 1


def test_actors_can_be_chosen_by_kind(norrlid: OxigraphStore) -> None:
    found = network.build(norrlid, actor_kinds=["person"])
    assert {node.kind for node in found.nodes} == {"person"}
    assert tie(found, "Asta Krok", "Bo Myr") is not None


def test_the_unknown_actor_is_nobody(norrlid: OxigraphStore) -> None:
    assert not any("okand" in node.iri for node in network.build(norrlid).nodes)


def test_organs_are_named_with_their_body(norrlid: OxigraphStore) -> None:
    names = {node.full_name for node in network.build(norrlid).nodes}
    assert "Kulturnämnden (Region Norrlid)" in names


# ── crowds


def _listed(paper: Callable[..., Any], count: int) -> Any:
    names = [
        f"Ledamot{chr(97 + i // 26)}{chr(97 + i % 26)} Norrlind" for i in range(count)
    ]
    text = "Lista\n" + "\n".join(f"{name} (S), ledamot" for name in names)
    one = paper("lista.txt", text, dt.date(2021, 1, 5))
    for name in names:
        one.present(name, "S", "ledamot")
    return one


def test_a_long_list_ties_nobody_and_says_so(
    paper: Callable[..., Any], stored: Callable[..., OxigraphStore]
) -> None:
    found = network.build(stored([_listed(paper, CROWD + 1)]))
    assert found.ties == ()
    assert found.crowds == 2


def test_those_of_one_part_are_tied_where_the_whole_names_too_many(
    paper: Callable[..., Any], stored: Callable[..., OxigraphStore]
) -> None:
    one = _listed(paper, CROWD + 5)
    one.type = "webbsida"
    lines = one.text.split("\n")[1:]
    for number, few in enumerate((lines[:3], lines[3:5]), start=1):
        one.part(number, "\n".join(few))
    store = stored([one])
    found = network.build(store, ["mention"])
    assert len(found.ties) == 3 + 1
    assert found.crowds == 0
    (near, *_) = network.quotes(store, found.ties[0])
    passage, quotes = near
    assert passage.start is not None
    assert passage.end is not None
    assert [one.text[q.start : q.end] for q in quotes] == [q.text for q in quotes]
    assert all(passage.start <= q.start < passage.end for q in quotes)


def test_the_more_take_part_the_looser_each_two_are_tied(
    paper: Callable[..., Any], stored: Callable[..., OxigraphStore]
) -> None:
    found = network.build(stored([_listed(paper, 11)]), ["meeting"])
    assert {t.weight for t in found.ties} == {WEIGHTS["meeting"] / 10}
    assert {round(n.weight, 9) for n in found.nodes} == {WEIGHTS["meeting"]}


# ── measures


def _chain(*pairs: tuple[str, str]) -> Gathered:
    """Return a network made by hand, one promise for each pair."""
    names = sorted({name for pair in pairs for name in pair})
    passages = tuple(
        Passage("promise", f"x:{a}{b}", "d", None, None, 0, 1, tuple(sorted((a, b))))
        for a, b in pairs
    )
    return Gathered(tuple(Actor(n, n.upper(), "person") for n in names), passages)


def _measured(gathered: Gathered) -> Network:
    woven = weave(gathered)
    return network.together(woven, network.measured(woven))


TWO_CAMPS = _chain(
    ("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("d", "f")
)


def test_the_tie_between_two_camps_is_a_bridge() -> None:
    found = _measured(TWO_CAMPS)
    assert [(t.one, t.other) for t in found.ties if t.bridge] == [("c", "d")]
    assert {node.iri for node in found.nodes if node.cut} == {"c", "d"}
    between = {node.iri: node.betweenness for node in found.nodes}
    assert between["c"] == between["d"] == pytest.approx(0.6)
    assert between["a"] == 0


def test_camps_are_communities_named_by_their_most_central() -> None:
    found = _measured(TWO_CAMPS)
    camps = {node.iri: node.community for node in found.nodes}
    assert camps["a"] == camps["b"] == camps["c"]
    assert camps["d"] == camps["e"] == camps["f"] != camps["a"]
    assert [(c.label, c.size) for c in found.communities] == [("C", 3), ("D", 3)]


def test_betweenness_of_a_large_network_is_sampled_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ring = _chain(*((f"n{i:03}", f"n{(i + 1) % 120:03}") for i in range(120)))
    assert _measured(ring).sources is None
    monkeypatch.setattr(measures, "STEPS", 1_000)
    found = _measured(ring)
    assert found.sources == measures.FEWEST
    assert found == _measured(ring)


def test_an_empty_network_has_nothing_to_measure(
    stored: Callable[..., OxigraphStore],
) -> None:
    assert network.build(stored([])) == Network((), ())


def test_ego_holds_the_neighbours_and_theirs() -> None:
    found = _measured(TWO_CAMPS)
    assert {n.iri for n in network.ego(found, "a").nodes} == {"a", "b", "c"}
    assert {n.iri for n in network.ego(found, "a", 2).nodes} == {"a", "b", "c", "d"}
    assert network.ego(found, "nobody").nodes == ()


NAMES = st.sampled_from("abcdefghij")


@given(st.lists(st.tuples(NAMES, NAMES).filter(lambda p: p[0] != p[1]), min_size=1))
@settings(max_examples=60, deadline=None)
def test_a_network_adds_up_whatever_it_holds(pairs: list[tuple[str, str]]) -> None:
    found = _measured(_chain(*pairs))
    assert sum(n.weight for n in found.nodes) == pytest.approx(
        2 * sum(t.weight for t in found.ties)
    )
    assert sum(n.degree for n in found.nodes) == 2 * len(found.ties)
    assert sum(c.size for c in found.communities) == len(found.nodes)
    assert all(0 <= n.betweenness <= 1 for n in found.nodes)
    assert found.nodes == _measured(_chain(*reversed(pairs))).nodes


# ── what changed


def test_what_changed_between_two_periods(norrlid: OxigraphStore) -> None:
    early, late = (network.build(norrlid, period=p) for p in (YEAR_21, YEAR_22))
    found = network.changes(early, late)
    names = {n.iri: n.name for one in (early, late) for n in one.nodes}
    by = {frozenset((names[t.one], names[t.other])): t.change for t in found.ties}
    assert by[frozenset(("Asta Krok", "Cilla Tång"))] == "new"
    assert by[frozenset(("Asta Krok", "Bo Myr"))] == "gone"
    assert {n.name for n in found.appeared} == {"Cilla Tång"}
    assert "Bo Myr" in {n.name for n in found.vanished}
    assert found.documents == (1, 2)


def test_nothing_changes_from_a_period_to_itself() -> None:
    found = _measured(TWO_CAMPS)
    same = network.changes(found, found)
    assert (same.ties, same.appeared, same.vanished, same.moved) == ((), (), (), ())


def test_who_goes_over_to_the_other_camp_has_moved() -> None:
    before = _measured(_chain(*_camp("abcd"), *_camp("efgh")))
    after = _measured(_chain(*_camp("abc"), *_camp("defgh")))
    (moved,) = network.changes(before, after).moved
    assert moved.actor.iri == "d"
    assert (moved.before, moved.after) == ("A", "D")


def _camp(names: str) -> list[tuple[str, str]]:
    return [(a, b) for i, a in enumerate(names) for b in names[i + 1 :]]


def test_a_tie_is_not_weaker_because_others_have_come() -> None:
    before, after = _chain(("a", "b")), _chain(("a", "b"), ("c", "d"), ("d", "e"))
    found = network.changes(_measured(before), _measured(after))
    assert {t.change for t in found.ties} == {"new"}


def test_more_of_the_same_makes_a_tie_stronger() -> None:
    twice = Gathered(TWO_CAMPS.actors, _doubled(TWO_CAMPS.passages))
    found = network.changes(_measured(TWO_CAMPS), _measured(twice))
    assert [(t.one, t.other, t.change) for t in found.ties] == [("a", "b", "stronger")]


def _doubled(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    first, *rest = passages
    again = Passage("promise", "x:more", "d", None, None, 0, 1, first.actors)
    return (first, again, *rest)
