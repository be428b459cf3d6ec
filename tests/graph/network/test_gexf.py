"""GraphML and GEXF: what other programs read is what the network holds."""

import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from graph import network
from graph.network import drawing, projections, xml_gexf, xml_graphml
from graph.network.drawing import Dot, Drawing, Line
from graph.store import OxigraphStore
from graph.terms import BASE

WRITERS = [xml_graphml.graphml_chunks, xml_gexf.gexf_chunks]
GEXF = "{http://www.gexf.net/1.2draft}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
# The types that GEXF 1.2 and GraphML 1.0 define for attributes.
GEXF_TYPES = {"integer", "long", "double", "float", "boolean", "string", "liststring"}
GRAPHML_TYPES = {"boolean", "int", "long", "float", "double", "string"}


def read(write: Callable[[Drawing], Any], made: Drawing) -> Any:
    data = io.BytesIO(b"".join(write(made)))
    if write is xml_graphml.graphml_chunks:
        return nx.read_graphml(data)
    return nx.read_gexf(data)


@pytest.fixture(params=["network", "whole", "promises"])
def drawn(request: pytest.FixtureRequest, norrlid: OxigraphStore) -> Drawing:
    if request.param == "network":
        return drawing.of_network(network.build(norrlid), norrlid)
    return getattr(projections, request.param)(norrlid, BASE)  # type: ignore[no-any-return]


@pytest.mark.parametrize("write", WRITERS)
def test_networkx_reads_back_what_was_written(
    write: Callable[[Drawing], Any], drawn: Drawing
) -> None:
    found = read(write, drawn)
    assert found.is_directed() is drawn.directed
    assert set(found) == {dot.id for dot in drawn.dots}
    for dot in drawn.dots:
        held = found.nodes[dot.id]
        assert held["label"] == dot.label
        for name, value in dot.fields.items():
            assert held[name] == value, name
    assert found.number_of_edges() == len(drawn.lines)
    edges = {
        (*_pair(a, b, drawn.directed), data["kinds"]): data
        for a, b, data in found.edges(data=True)
    }
    for line in drawn.lines:
        pair = _pair(line.source, line.target, drawn.directed)
        held = edges[(*pair, line.fields["kinds"])]
        assert held["weight"] == line.weight
        for name, value in line.fields.items():
            assert held[name] == value, name


def _pair(one: str, other: str, directed: bool) -> tuple[str, str]:
    return (one, other) if directed else (min(one, other), max(one, other))


def test_ties_carry_documents_quotes_and_days(norrlid: OxigraphStore) -> None:
    made = drawing.of_network(network.build(norrlid), norrlid)
    found = nx.read_graphml(io.BytesIO(b"".join(xml_graphml.graphml_chunks(made))))
    ties = [d for _, _, d in found.edges(data=True) if "promise" in d["kinds"]]
    assert ties
    for tie in ties:
        assert "Teaterrådet ska redovisa planen" in tie["quotes"]
        assert tie["first"] == "2021-03-02"
        assert tie["documents"]


def test_gexf_has_the_days_for_the_time_line(norrlid: OxigraphStore) -> None:
    made = drawing.of_network(network.build(norrlid))
    root = etree.fromstring(b"".join(xml_gexf.gexf_chunks(made)))
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert dict(graph.attrib) == {
        "defaultedgetype": "undirected",
        "mode": "dynamic",
        "timeformat": "date",
        "start": "2021-01-01",
        "end": "2023-12-31",
    }
    for timed in graph.iter(f"{GEXF}edge", f"{GEXF}node", f"{GEXF}spell"):
        start, end = timed.get("start"), timed.get("end")
        if start and end:
            assert dt.date.fromisoformat(start) <= dt.date.fromisoformat(end)
    assert list(graph.iter(f"{GEXF}spell"))


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_bytes_every_time(
    write: Callable[[Drawing], Any], norrlid: OxigraphStore
) -> None:
    one, other = (
        b"".join(write(drawing.of_network(network.build(norrlid), norrlid)))
        for _ in range(2)
    )
    assert one == other


def test_gexf_is_shaped_as_its_schema_says(drawn: Drawing) -> None:
    root = etree.fromstring(b"".join(xml_gexf.gexf_chunks(drawn)))
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.2")
    (graph,) = root
    names = [etree.QName(child).localname for child in graph]
    assert names == ["attributes", "attributes", "nodes", "edges"]
    declared = {}
    for fields in graph.findall(f"{GEXF}attributes"):
        assert fields.get("class") in {"node", "edge"}
        declared[fields.get("class")] = {one.get("id") for one in fields}
        assert {one.get("type") for one in fields} <= GEXF_TYPES
    ids = {node.get("id") for node in graph.iter(f"{GEXF}node")}
    edges = list(graph.iter(f"{GEXF}edge"))
    assert len({edge.get("id") for edge in edges}) == len(edges)
    for edge in edges:
        assert {edge.get("source"), edge.get("target")} <= ids
    for sort in ("node", "edge"):
        for one in graph.iter(f"{GEXF}{sort}"):
            used = {value.get("for") for value in one.iter(f"{GEXF}attvalue")}
            assert used <= declared[sort]
            assert [etree.QName(c).localname for c in one] in (
                ["attvalues"],
                ["attvalues", "spells"],
            )


def test_graphml_is_shaped_as_its_schema_says(drawn: Drawing) -> None:
    root = etree.fromstring(b"".join(xml_graphml.graphml_chunks(drawn)))
    assert root.tag == f"{GRAPHML}graphml"
    keys = {key.get("id"): key for key in root.findall(f"{GRAPHML}key")}
    assert {key.get("attr.type") for key in keys.values()} <= GRAPHML_TYPES
    (graph,) = root.findall(f"{GRAPHML}graph")
    ids = {node.get("id") for node in graph.findall(f"{GRAPHML}node")}
    for sort in ("node", "edge"):
        for one in graph.findall(f"{GRAPHML}{sort}"):
            assert {keys[data.get("key")].get("for") for data in one} <= {sort}
    for edge in graph.findall(f"{GRAPHML}edge"):
        assert {edge.get("source"), edge.get("target")} <= ids


TEXT = st.text(max_size=30)


@given(TEXT, TEXT, TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_written(label: str, kind: str, quote: str) -> None:
    dots = tuple(Dot(f"x:{n}", label, {"type": "actor", "kind": kind}) for n in (1, 2))
    line = Line("x:1", "x:2", "l", 1.0, {"kinds": "k", "quotes": quote}, ())
    for write in WRITERS:
        found = read(write, Drawing(False, dots, (line,)))
        assert found.nodes["x:1"]["label"] == _legal(label)
        assert found.edges["x:1", "x:2"]["quotes"] == _legal(quote)


def _legal(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r"
        or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )


# ── projections


def test_the_whole_graph_shows_who_moved_what_and_who_voted(
    norrlid: OxigraphStore,
) -> None:
    whole = projections.whole(norrlid, BASE)
    labels = {dot.id: dot.label for dot in whole.dots}
    said = {(labels[x.source], x.label, labels[x.target]) for x in whole.lines}
    adopts = "Kulturnämnden beslutar att inrätta en bokbuss."
    closes = "Kulturnämnden föreslår att bokbussen läggs ned."
    assert ("Bo Myr", "yrkade om", adopts) in said
    assert ("Asta Krok", "reserverade sig mot", closes) in said
    assert ("Cilla Tång", "röstade ja till", closes) in said
    assert (closes, "föreslaget av", "Kulturnämnden") in said
    assert (adopts, "beslutat av", "Kulturnämnden") in said
    types = {dot.label: dot.fields["type"] for dot in whole.dots}
    assert (types[adopts], types[closes]) == ("decision", "proposal")


def test_every_line_of_a_fact_has_document_and_words(norrlid: OxigraphStore) -> None:
    lines = projections.promises(norrlid, BASE).lines
    facts = [line for line in lines if line.fields["kinds"] in {"lovar", "sager"}]
    assert facts
    for line in facts:
        assert line.fields["documents"]
        assert line.fields["quotes"] == "Teaterrådet ska redovisa planen"
        assert 0 < float(line.fields["confidence"]) <= 1


def test_the_promises_are_drawn_without_the_rest(norrlid: OxigraphStore) -> None:
    small = projections.promises(norrlid, BASE)
    types = {dot.fields["type"] for dot in small.dots}
    assert types == {"person", "actor", "document", "commitment"}
