"""GEXF 1.2 with time: a form that Gephi shows on a time line, and networkx reads.

Version 1.3 says the same in another namespace, which networkx does not know.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from graph.network.drawing import (
    EDGE_FIELDS,
    NODE_FIELDS,
    Drawing,
    Field,
    Line,
    Span,
    in_xml,
    of_network,
)
from graph.network.model import Network
from graph.store import Store

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd">
"""
_NUMBERS = {"int": "integer"}


def gexf(network: Network, store: Store | None = None) -> bytes:
    """Return a network as GEXF with time, the same bytes every time."""
    return b"".join(gexf_chunks(of_network(network, store)))


def gexf_chunks(drawing: Drawing) -> Iterator[bytes]:
    """Write a drawing as GEXF, piece by piece; the undated is there always."""
    yield _HEAD.encode()
    direction = "directed" if drawing.directed else "undirected"
    whole = _when(_span(day for line in drawing.lines for day in line.days))
    yield (
        f'  <graph defaultedgetype="{direction}" mode="dynamic" timeformat="date"'
        f"{whole}>\n"
    ).encode()
    yield _fields("node", NODE_FIELDS).encode()
    yield _fields("edge", EDGE_FIELDS).encode()
    yield b"    <nodes>\n"
    for dot in drawing.dots:
        yield (
            f'      <node id="{in_xml(dot.id)}" label="{in_xml(dot.label)}"'
            f"{_when(_named(dot.fields))}>\n{_values(dot.fields)}      </node>\n"
        ).encode()
    yield b"    </nodes>\n    <edges>\n"
    for number, line in enumerate(drawing.lines):
        yield _edge(number, line).encode()
    yield b"    </edges>\n  </graph>\n</gexf>\n"


def _edge(number: int, line: Line) -> str:
    dated = tuple(day for day in line.days if any(day))
    spells = ""
    # What has no day at all is shown throughout, with all that ties the same two.
    if len(dated) > 1 and len(dated) == len(line.days):
        each = "".join(f"          <spell{_when(day)}/>\n" for day in dated)
        spells = f"        <spells>\n{each}        </spells>\n"
    when = _when(_span(dated)) if len(dated) == len(line.days) else ""
    return (
        f'      <edge id="{number}" source="{in_xml(line.source)}"'
        f' target="{in_xml(line.target)}" label="{in_xml(line.label)}"'
        f' weight="{line.weight}"{when}>\n{_values(line.fields)}{spells}'
        "      </edge>\n"
    )


def _named(fields: Mapping[str, Field]) -> Span:
    """Return the days that a dot's fields give."""
    days = (fields.get(name) for name in ("first", "last"))
    first, last = (
        dt.date.fromisoformat(d) if isinstance(d, str) else None for d in days
    )
    return first, last


def _span(days: Iterable[Span]) -> Span:
    found = list(days)
    first = min((first for first, _ in found if first), default=None)
    last = max((last for _, last in found if last), default=None)
    return first, last


def _when(span: Span) -> str:
    names = zip(("start", "end"), span, strict=True)
    return "".join(f' {name}="{day.isoformat()}"' for name, day in names if day)


def _fields(where: str, fields: Mapping[str, str]) -> str:
    rows = "".join(
        f'      <attribute id="{name}" title="{name}"'
        f' type="{_NUMBERS.get(sort, sort)}"/>\n'
        for name, sort in fields.items()
    )
    return f'    <attributes class="{where}" mode="static">\n{rows}    </attributes>\n'


def _values(fields: Mapping[str, Field]) -> str:
    rows = "".join(
        f'          <attvalue for="{name}" value="{in_xml(value)}"/>\n'
        for name, value in fields.items()
    )
    return f"        <attvalues>\n{rows}        </attvalues>\n"
