"""The only door to networkx: who is tied to whom, by what, and where it is written.

Two actors are tied by each agreement, decision, promise or meeting that both take part
in, and more loosely by each document that names both. A tie remembers its kinds and the
things that make it, so that a line in a picture can be walked back to the text.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import networkx as nx

from graph.queries import reading
from graph.store import Store
from graph.terms import NamedNode
from ingest.errors import GraphError

Kind = Literal["agreement", "decision", "promise", "meeting", "mention"]
# What two actors do together ties them more than being named side by side.
WEIGHTS: Mapping[Kind, float] = {
    "agreement": 5.0,
    "promise": 4.0,
    "decision": 3.0,
    "meeting": 1.0,
    "mention": 0.5,
}
# A thing that names more actors than this (an attendance list) ties nobody closely.
CROWD = 60
_SEED = 1

_QUERIES: Mapping[Kind, str] = {
    "agreement": "?thing a own:Agreement ; own:party ?actor",
    "promise": """?thing a own:Commitment .
        { ?thing own:promisor ?actor } UNION { ?thing own:promisee ?actor }
        UNION { ?thing own:statedBy ?actor }""",
    "decision": """?thing a eli-dl:Decision .
        { ?thing eli-dl:had_responsible_organization ?actor }
        UNION { ?thing own:addressee ?actor }
        UNION { ?y dcterms:relation ?thing ; schema:creator|dcterms:creator ?actor }""",
    "meeting": """?thing eli-dl:had_participation/eli-dl:had_participant_person
        ?actor""",
    "mention": "?note oa:hasBody ?actor ; prov:wasGeneratedBy ?thing",
}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor in the network, with how central it is and its community."""

    iri: str
    name: str
    kind: str
    degree: int
    weight: float
    community: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors, how strongly tied, by which kinds, and the things that tie them."""

    one: str
    other: str
    weight: float
    kinds: tuple[str, ...]
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and their ties, both in a stable order."""

    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def build(store: Store, kinds: Iterable[Kind] | None = None) -> Network:
    """Return the network of all actors, by all kinds of tie or by some."""
    things: dict[tuple[NamedNode, NamedNode], set[tuple[Kind, str]]] = defaultdict(set)
    for kind in kinds or WEIGHTS:
        for thing, actors in _together(store, kind).items():
            if len(actors) > CROWD:
                continue
            for pair in combinations(sorted(actors, key=str), 2):
                things[pair].add((kind, thing.value))
    names, sorts = _descriptions(store, {actor for pair in things for actor in pair})
    graph: nx.Graph[str] = nx.Graph()
    for pair in sorted(things, key=str):
        one, other = (actor.value for actor in pair)
        made = things[pair]
        graph.add_edge(
            one,
            other,
            weight=sum(WEIGHTS[kind] for kind, _ in made),
            kinds=tuple(sorted({kind for kind, _ in made})),
            things=tuple(sorted({thing for _, thing in made})),
        )
    for actor, name in names.items():
        graph.nodes[actor.value].update(name=name, kind=sorts.get(actor, "aktor"))
    return _measured(graph)


def ego(network: Network, actor: str, radius: int = 1) -> Network:
    """Return the part of a network within `radius` ties of an actor."""
    graph = _graph(network)
    if actor not in graph:
        return Network((), ())
    near = set(nx.ego_graph(graph, actor, radius=radius))
    return Network(
        tuple(node for node in network.nodes if node.iri in near),
        tuple(t for t in network.ties if t.one in near and t.other in near),
    )


def graphml(network: Network) -> bytes:
    """Return a network as GraphML, the same bytes every time."""
    graph: nx.Graph[str] = nx.Graph()
    for node in network.nodes:
        graph.add_node(
            node.iri,
            label=node.name,
            kind=node.kind,
            degree=node.degree,
            community=node.community,
        )
    for tie in network.ties:
        graph.add_edge(
            tie.one,
            tie.other,
            weight=tie.weight,
            kinds=" ".join(tie.kinds),
            things=" ".join(tie.things),
        )
    written = io.BytesIO()
    try:
        nx.write_graphml_xml(graph, written)
    except nx.NetworkXError as error:
        raise GraphError(f"Nätverket kan inte skrivas: {error}") from error
    return written.getvalue()


def _together(store: Store, kind: Kind) -> Mapping[NamedNode, set[NamedNode]]:
    """Return thing → the actors it brings together; the unknown actor is nobody."""
    rows = store.select(f"SELECT DISTINCT ?thing ?actor WHERE {{ {_QUERIES[kind]} }}")
    found: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for row in rows:
        actor = reading.required(row, "actor")
        if not actor.value.endswith("aktor/okand"):
            found[reading.required(row, "thing")].add(actor)
    return _named_in(store, found) if kind == "mention" else found


def _named_in(
    store: Store, read: Mapping[NamedNode, set[NamedNode]]
) -> Mapping[NamedNode, set[NamedNode]]:
    """Return document → the actors named in it, from all that was read out of it.

    Filtered here, since an actor's class is stated by every document that names it
    and a join with it would count each mention as many times.
    """
    known = {
        reading.required(row, "a")
        for row in store.select(
            """SELECT DISTINCT ?a WHERE {
                 { ?a a foaf:Person } UNION { ?a org:classification ?kind } }"""
        )
    }
    rows = store.select(
        """SELECT DISTINCT ?reading ?work WHERE {
             ?work a foaf:Document ; eli:is_realized_by ?text .
             ?text a eli:Expression ; prov:wasGeneratedBy ?reading }"""
    )
    return {
        reading.required(row, "work"): read[reading.required(row, "reading")] & known
        for row in rows
        if reading.required(row, "reading") in read
    }


def _descriptions(
    store: Store, actors: Iterable[NamedNode]
) -> tuple[Mapping[NamedNode, str], Mapping[NamedNode, str]]:
    actors = set(actors)
    kinds = reading.gathered(store, "?a org:classification ?v", actors)
    persons = reading.gathered(store, "?a a foaf:Person ; foaf:name ?v", actors)
    sorts = {
        actor: reading.local(values[0])
        for actor, values in kinds.items()
        if isinstance(values[0], NamedNode)
    }
    return reading.labels(store, actors), {**sorts, **dict.fromkeys(persons, "person")}


def _graph(network: Network) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(node.iri for node in network.nodes)
    graph.add_weighted_edges_from((t.one, t.other, t.weight) for t in network.ties)
    return graph


def _measured(graph: "nx.Graph[str]") -> Network:
    """Return the network with degree and community of each actor."""
    groups = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    # Numbered by size and name, since the algorithm's own order means nothing.
    ordered = sorted(groups, key=lambda group: (-len(group), min(group)))
    community = {n: number for number, group in enumerate(ordered) for n in group}
    nodes = [
        Node(
            iri=iri,
            name=data.get("name", ""),
            kind=data.get("kind", "aktor"),
            degree=int(graph.degree(iri)),
            weight=float(graph.degree(iri, weight="weight")),
            community=community[iri],
        )
        for iri, data in graph.nodes(data=True)
    ]
    ties = [
        Tie(min(a, b), max(a, b), data["weight"], data["kinds"], data["things"])
        for a, b, data in graph.edges(data=True)
    ]
    return Network(
        tuple(sorted(nodes, key=lambda node: (-node.weight, node.iri))),
        tuple(sorted(ties, key=lambda tie: (-tie.weight, tie.one, tie.other))),
    )
