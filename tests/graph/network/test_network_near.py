"""What is told of one actor is what the whole network says of it."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import network
from graph.columns import StoreColumns
from graph.network import KINDS, Network, Period
from graph.network.gathering import gather
from graph.network.model import Actor, Gathered, Passage
from graph.network.near import Near
from graph.network.weaving import Woven, weave
from graph.store import OxigraphStore

IRIS = tuple("abcdefg")
PERIODS = (
    None,
    Period(dt.date(2021, 1, 1), dt.date(2021, 12, 31)),
    Period(dt.date(2021, 6, 1), None),
    Period(None, dt.date(2021, 6, 1)),
)
_DAYS = st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2023, 1, 1))
_MEMBERS = st.sets(st.sampled_from(IRIS), min_size=2, max_size=5)


@st.composite
def _gathered(draw: st.DrawFn) -> Gathered:
    passages = [
        Passage(
            kind=draw(st.sampled_from(KINDS)),
            thing=f"t{number}",
            document="d",
            first=draw(_DAYS),
            last=draw(_DAYS),
            start=None,
            end=None,
            actors=tuple(sorted(draw(_MEMBERS))),
        )
        for number in range(draw(st.integers(1, 12)))
    ]
    present = sorted({iri for passage in passages for iri in passage.actors})
    return Gathered(
        tuple(Actor(i, i.upper(), "person") for i in present), tuple(passages)
    )


def _of(found: Woven | Network, actor: str) -> tuple[network.Tie, ...]:
    return tuple(tie for tie in found.ties if actor in (tie.one, tie.other))


@given(_gathered(), st.sampled_from(PERIODS))
@settings(max_examples=80, deadline=None)
def test_an_actor_s_ties_are_those_of_the_whole(
    found: Gathered, period: Period | None
) -> None:
    near, whole = Near(found), weave(found, period=period)
    for actor in IRIS:
        mine = near.ties(actor, period)
        assert mine.ties == _of(whole, actor)
        assert mine.undated == tuple(
            tie for tie in whole.undated if actor in (tie.one, tie.other)
        )
        assert near.is_tied(actor) == any(actor in p.actors for p in found.passages)
    some = {actor.iri for actor in found.actors[:4]}
    among = near.among(some, period)
    assert among.ties == tuple(
        tie for tie in whole.ties if some.issuperset((tie.one, tie.other))
    )


def test_actors_come_in_the_order_of_the_whole(norrlid: OxigraphStore) -> None:
    near, whole = Near(gather(StoreColumns(norrlid), norrlid)), network.build(norrlid)
    places = {node.iri: place for place, node in enumerate(whole.nodes)}
    for node in whole.nodes:
        met = near.ties(node.iri).nodes
        assert {one.iri for one in met} == {
            end for tie in _of(whole, node.iri) for end in (tie.one, tie.other)
        }
        assert [places[one.iri] for one in met] == sorted(
            places[one.iri] for one in met
        )
        mine = next(one for one in met if one.iri == node.iri)
        assert mine.weight == pytest.approx(node.weight)
        assert (mine.name, mine.kind, mine.within) == (
            node.name,
            node.kind,
            node.within,
        )


def test_nobody_is_tied_to_nobody(norrlid: OxigraphStore) -> None:
    near = Near(gather(StoreColumns(norrlid), norrlid))
    assert not near.is_tied("x:ingen")
    assert near.ties("x:ingen").ties == ()
