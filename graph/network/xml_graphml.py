"""GraphML: a form that Gephi, yEd, Cytoscape and networkx read."""

from collections.abc import Iterator, Mapping

from graph.network.drawing import (
    EDGE_FIELDS,
    NODE_FIELDS,
    Drawing,
    Field,
    in_xml,
    of_network,
)
from graph.network.model import Network
from graph.store import Store

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
# Names that programs know by themselves.
_NODE = {"label": "string", **NODE_FIELDS}
_EDGE = {"label": "string", "weight": "double", **EDGE_FIELDS}


def graphml(network: Network, store: Store | None = None) -> bytes:
    """Return a network as GraphML, the same bytes every time."""
    return b"".join(graphml_chunks(of_network(network, store)))


def graphml_chunks(drawing: Drawing) -> Iterator[bytes]:
    """Write a drawing as GraphML, piece by piece."""
    yield _HEAD.encode()
    for where, known in (("node", _NODE), ("edge", _EDGE)):
        for name, sort in known.items():
            yield (
                f'  <key id="{where}_{name}" for="{where}" attr.name="{name}"'
                f' attr.type="{sort}"/>\n'
            ).encode()
    direction = "directed" if drawing.directed else "undirected"
    yield f'  <graph edgedefault="{direction}">\n'.encode()
    for dot in drawing.dots:
        data = _data("node", {"label": dot.label, **dot.fields})
        yield f'    <node id="{in_xml(dot.id)}">\n{data}    </node>\n'.encode()
    for line in drawing.lines:
        fields: Mapping[str, Field] = {
            "label": line.label,
            "weight": line.weight,
            **line.fields,
        }
        yield (
            f'    <edge source="{in_xml(line.source)}" target="{in_xml(line.target)}">'
            f"\n{_data('edge', fields)}    </edge>\n"
        ).encode()
    yield b"  </graph>\n</graphml>\n"


def _data(where: str, fields: Mapping[str, Field]) -> str:
    return "".join(
        f'      <data key="{where}_{name}">{in_xml(value)}</data>\n'
        for name, value in fields.items()
    )
