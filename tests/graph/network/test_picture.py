"""Where actors stand, how two of them are tied, and a network too large to draw."""

import datetime as dt
from itertools import combinations
from math import hypot
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.network import Network, Node, Passage, Shelf, Tie, between
from graph.network.model import Community
from graph.network.placing import BETWEEN, ROOM, kept_places, places
from graph.network.summary import among, community, summarised


def node(name: str, group: int = 0, weight: float = 1.0) -> Node:
    return Node(name, name.upper(), "person", 1, weight, group)


def tie(one: str, other: str, weight: float = 1.0) -> Tie:
    day = dt.date(2021, 5, 4)
    names = (one, other)
    said = Passage("decision", f"{one}{other}", "d1", day, day, 0, 5, names)
    return Tie(one, other, weight, (said,))


def net(groups: list[str], ties: list[Tie]) -> Network:
    nodes = [node(n, g) for g, names in enumerate(groups) for n in names.split()]
    labels = [
        Community(g, names.split()[0].upper(), len(names.split()))
        for g, names in enumerate(groups)
    ]
    return Network(tuple(nodes), tuple(ties), communities=tuple(labels))


TWO = net(
    ["a b c", "d e f"],
    [tie("a", "b", 3), tie("b", "c"), tie("c", "d", 2), tie("d", "e"), tie("e", "f")],
)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=5))
    names = [[f"n{g}x{i}" for i in range(size)] for g, size in enumerate(sizes)]
    pairs = list(combinations([name for group in names for name in group], 2))
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=30)) if pairs else []
    ties = [tie(*pair) for pair in sorted(set(chosen))]
    return net([" ".join(group) for group in names], ties)


@settings(max_examples=25, deadline=None)
@given(networks())
def test_actors_stand_apart_and_always_in_the_same_places(network: Network) -> None:
    found = places(network)
    assert len(found) == len(network.nodes)
    assert found == places(network)
    for (x, y), (u, v) in combinations(found, 2):
        assert hypot(x - u, y - v) > ROOM / 4


def test_each_community_stands_by_itself() -> None:
    at = dict(zip((n.iri for n in TWO.nodes), places(TWO), strict=True))
    middles = [
        tuple(sum(at[name][axis] for name in names) / 3 for axis in (0, 1))
        for names in ("abc", "def")
    ]
    apart = hypot(middles[0][0] - middles[1][0], middles[0][1] - middles[1][1])
    for middle, names in zip(middles, ("abc", "def"), strict=True):
        widest = max(hypot(at[n][0] - middle[0], at[n][1] - middle[1]) for n in names)
        assert widest < apart - BETWEEN / 2


def test_an_empty_network_has_no_places() -> None:
    assert places(Network((), ())) == ()


def test_places_are_kept_while_the_graph_is_the_same(tmp_path: Path) -> None:
    found = kept_places(Shelf(tmp_path, "ett"), TWO)
    [kept] = tmp_path.glob("*platser*")
    written = kept.stat().st_mtime_ns
    assert kept_places(Shelf(tmp_path, "ett"), TWO) == found
    assert kept.stat().st_mtime_ns == written


@pytest.mark.parametrize(
    ("one", "other", "passed"),
    [
        # Tied directly.
        ("a", "b", ["ab"]),
        # By someone both are tied to.
        ("a", "c", ["abc"]),
        # Farther off.
        ("a", "f", ["abcdef"]),
        ("f", "a", ["fedcba"]),
        # Nobody is on the way to oneself, or to a stranger.
        ("a", "a", []),
        ("a", "x", []),
    ],
)
def test_how_two_actors_are_tied(one: str, other: str, passed: list[str]) -> None:
    ways = between.ways(TWO, one, other)
    assert ["".join(between.ends(way, one)) for way in ways] == passed


def test_the_strongest_way_comes_first_and_no_long_one_beside_a_short() -> None:
    ties = [
        *(tie("a", "x", 1), tie("x", "b", 9), tie("a", "y", 4), tie("y", "b", 3)),
        *(tie("a", "p"), tie("p", "q"), tie("q", "b")),
    ]
    ways = between.ways(net(["a b x y p q"], ties), "a", "b")
    assert ["".join(between.ends(way, "a")) for way in ways] == ["ayb", "axb"]


def test_a_large_network_is_shown_by_its_communities() -> None:
    groups = summarised(TWO, 2)
    told = [(n.iri, n.name, n.weight, n.degree) for n in groups.nodes]
    assert told == [("grupp/0", "A", 3.0, 1), ("grupp/1", "D", 3.0, 1)]
    [across] = groups.ties
    assert (across.one, across.other, across.weight) == ("grupp/0", "grupp/1", 2)
    # The way back to the text is not lost.
    assert [p.thing for p in across.passages] == ["cd"]


def test_more_communities_than_have_room_are_shown_by_the_largest() -> None:
    three = net(["a", "b c d", "e f"], [tie("a", "b"), tie("b", "e"), tie("e", "f")])
    groups = summarised(three, 2)
    assert [n.iri for n in groups.nodes] == ["grupp/1", "grupp/2"]
    assert [(t.one, t.other) for t in groups.ties] == [("grupp/1", "grupp/2")]
    assert [n.degree for n in groups.nodes] == [1, 1]


def test_one_community_is_shown_by_its_weightiest() -> None:
    assert [n.iri for n in community(TWO, 1, 2).nodes] == ["d", "e"]
    assert [(t.one, t.other) for t in community(TWO, 1, 2).ties] == [("d", "e")]
    assert community(TWO, 7, 2).nodes == ()
    assert among(TWO, frozenset("ac")).ties == ()
