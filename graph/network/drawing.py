"""What is written for other programs: dots and lines with everything they carry."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.network.model import Network, Passage, Tie
from graph.network.quotes import texts
from graph.store import Store

# Name of a field → its type, in the words that both forms of file share.
NODE_FIELDS: Mapping[str, str] = {
    "type": "string",
    "kind": "string",
    "within": "string",
    "community": "int",
    "community_label": "string",
    "degree": "int",
    "strength": "double",
    "betweenness": "double",
    "cut_point": "boolean",
    "first": "string",
    "last": "string",
}
EDGE_FIELDS: Mapping[str, str] = {
    "kinds": "string",
    "documents": "string",
    "passages": "string",
    "quotes": "string",
    "count": "int",
    "first": "string",
    "last": "string",
    "bridge": "boolean",
    "confidence": "double",
}
XML_NAMES = ("amp", "lt", "gt", "quot")
# What stands between the values of a field that holds several.
BETWEEN = " | "

Field = str | int | float | bool
Span = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Dot:
    """A node: its id, what it is called, and some of the fields of a node."""

    id: str
    label: str
    fields: Mapping[str, Field]


@dataclass(frozen=True, slots=True)
class Line:
    """An edge: its ends, what it is called, and some of the fields of an edge.

    `days` are the times at which it is attested, each once, in order.
    """

    source: str
    target: str
    label: str
    weight: float
    fields: Mapping[str, Field]
    days: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Dots and lines in a stable order; lines have a direction or none of them has."""

    directed: bool
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]


def of_network(network: Network, store: Store | None = None) -> Drawing:
    """Return a network as it is written out; with a store, quotes come with it."""
    passages = (passage for tie in network.ties for passage in tie.passages)
    words = texts(store, passages) if store else {}
    days = _days_of_actors(network.ties)
    labels = {one.number: one.label for one in network.communities}
    dots = tuple(
        Dot(
            id=node.iri,
            label=node.name,
            fields={
                "type": "person" if node.kind == "person" else "actor",
                "kind": node.kind,
                "within": node.within,
                "community": node.community,
                "community_label": labels.get(node.community, ""),
                "degree": node.degree,
                "strength": round(node.weight, 4),
                "betweenness": node.betweenness,
                "cut_point": node.cut,
                **days_fields(days.get(node.iri, ())),
            },
        )
        for node in network.nodes
    )
    return Drawing(False, dots, tuple(_line(tie, words) for tie in network.ties))


def _days_of_actors(ties: Iterable[Tie]) -> Mapping[str, tuple[Span, ...]]:
    found: dict[str, set[Span]] = {}
    for tie in ties:
        for end in (tie.one, tie.other):
            found.setdefault(end, set()).add((tie.first, tie.last))
    return {iri: tuple(spans) for iri, spans in found.items()}


def _line(tie: Tie, words: Mapping[str, str]) -> Line:
    quotes = dict.fromkeys(words.get(p.thing, "") for p in tie.passages)
    return Line(
        source=tie.one,
        target=tie.other,
        label=", ".join(tie.kinds),
        weight=round(tie.weight, 4),
        fields={
            "kinds": " ".join(tie.kinds),
            "documents": " ".join(tie.documents),
            "passages": " ".join(_place(passage) for passage in tie.passages),
            "quotes": BETWEEN.join(" ".join(q.split()) for q in quotes if q),
            "count": len(tie.passages),
            **days_fields([(tie.first, tie.last)]),
            "bridge": tie.bridge,
        },
        days=tuple(dict.fromkeys((p.first, p.last) for p in tie.passages)),
    )


def _place(passage: Passage) -> str:
    """Return kind, document and characters as one word."""
    where = "" if passage.start is None else f":{passage.start}-{passage.end}"
    return f"{passage.kind}:{passage.document}{where}"


def days_fields(spans: Iterable[Span]) -> Mapping[str, Field]:
    """Return the fields that say the first and last day of some times."""
    spans = list(spans)
    first = min((first for first, _ in spans if first), default=None)
    last = max((last for _, last in spans if last), default=None)
    fields = {"first": first, "last": last}
    return {name: day.isoformat() for name, day in fields.items() if day}


def in_xml(value: Field) -> str:
    """Return a value as it stands in XML, in an attribute or between tags."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).translate(_ESCAPED)


# What XML gives a meaning is escaped, and what it cannot hold is left out.
_ESCAPED: Mapping[int, str | None] = {
    **dict.fromkeys((*range(32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)),
    **{ord(letter): f"&#{ord(letter)};" for letter in "\t\n\r"},
    **{ord(x): f"&{name};" for x, name in zip('&<>"', XML_NAMES, strict=True)},
}
