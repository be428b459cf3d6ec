"""The columns of one document, read from its quads while they are at hand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import msgspec

from graph.columns.table import Column, columns, groups, in_order, term
from graph.facts_index import FactsIndex
from graph.store import Value, typed
from graph.terms import OA, Literal, NamedNode

Node = NamedNode | Literal
# One or several steps of a path, each a way from things to what they point at.
Step = Callable[[FactsIndex, Iterable[Node]], list[Node]]
# A value as it is kept: the characters of a thing's IRI or of a text, or a number.
Written = str | int


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """A document's columns of a group: column → (place among `things`, value)."""

    things: tuple[str, ...]
    columns: Mapping[str, tuple[tuple[int, Written], ...]]


@dataclass(frozen=True, slots=True)
class ColumnsRecord:
    """All columns of a document; each group is decoded only when it is asked for."""

    document: str
    groups: Mapping[str, msgspec.Raw]


def of_facts(document: str, facts: FactsIndex) -> ColumnsRecord:
    """Return the columns of one document from the quads projected from it."""
    found = {name: _group(name, facts) for name in groups()}
    return ColumnsRecord(
        document,
        {
            name: msgspec.Raw(msgspec.json.encode(group))
            for name, group in found.items()
            if group.things
        },
    )


def _group(name: str, facts: FactsIndex) -> GroupRecord:
    places: dict[str, int] = {}
    said = {}
    for column in columns(name):
        found = [
            (places.setdefault(facts.path(thing), len(places)), _written(value, facts))
            for thing in _having(column.of, facts)
            for value in in_order(_values(column, thing, facts))
        ]
        if found:
            said[column.name] = tuple(dict.fromkeys(found))
    return GroupRecord(tuple(places), said)


def _having(of: str, facts: FactsIndex) -> Iterable[NamedNode]:
    wanted, is_class = _of(of)
    found = facts.classes if is_class else facts.having
    return found.get(wanted, ())


@cache
def _of(of: str) -> tuple[NamedNode, bool]:
    return term(of.removeprefix("a ")), of.startswith("a ")


def _values(column: Column, thing: NamedNode, facts: FactsIndex) -> Iterable[Value]:
    nodes: Iterable[Node] = (thing,)
    for step in _steps(column.path):
        nodes = step(facts, nodes)
    if column.sort == "graph":
        return (facts.graph,) if nodes else ()
    if column.sort == "span":
        return [one for node in nodes for one in _spans(node, facts)]
    if column.sort == "name":
        nodes = [n for n in nodes if isinstance(n, Literal) and _is_swedish(n)]
    return map(typed, nodes)


def _is_swedish(name: Literal) -> bool:
    return name.language in {None, "sv"}


def _spans(selector: Node, facts: FactsIndex) -> list[str]:
    if isinstance(selector, Literal):
        return []
    starts, ends = (facts.values(selector, part) for part in (OA.start, OA.end))
    return [f"{start.value} {end.value}" for start in starts for end in ends]


@cache
def _steps(path: str) -> tuple[Step, ...]:
    return tuple(_step(part) for part in path.split("/"))


def _step(written: str) -> Step:
    if written.startswith("^"):
        back = term(written[1:])
        return lambda facts, nodes: [
            found
            for node in nodes
            if isinstance(node, NamedNode)
            for found in facts.backwards(back).get(node, ())
        ]
    ways = tuple(map(term, written.split("|")))
    return lambda facts, nodes: [
        found
        for node in nodes
        if isinstance(node, NamedNode)
        for way in ways
        for found in facts.values(node, way)
    ]


def _written(value: Value, facts: FactsIndex) -> Written:
    if isinstance(value, NamedNode):
        return facts.path(value)
    return value if isinstance(value, int) else str(value)
