"""Read shapes from Turtle and hold data against them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from graph.shacl import checks
from graph.shacl.checks import Check
from graph.shacl.data import ALTERNATIVE, INVERSE, Data, Term
from graph.shacl.data import Path as Route
from graph.terms import RDF, TYPE, NamedNode, Namespace, Quad
from ingest.errors import GraphError

SH = Namespace("http://www.w3.org/ns/shacl#")
Severity = Literal["violation", "warning"]
# What is read elsewhere than as a constraint of its own.
_FRAME = frozenset(
    {
        *(SH.path, SH.property, SH.severity, SH.message, TYPE),
        *(SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf),
        *(SH.qualifiedMinCount, SH.qualifiedMaxCount),
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not hold of a node: by which shape and path, and how bad it is."""

    node: Term
    shape: str
    path: str
    severity: Severity
    message: str


@dataclass(frozen=True)
class Shape:
    """A node shape, or a property shape where there is a path."""

    name: str
    path: Route | None
    severity: Severity
    message: str
    checks: list[Check] = field(default_factory=list)
    properties: list["Shape"] = field(default_factory=list)

    def findings(self, data: Data, focus: Term) -> Iterator[Finding]:
        """Give what does not hold of `focus`."""
        values = [focus] if self.path is None else data.values(focus, self.path)
        for check in self.checks:
            for message in check(data, focus, values):
                said = self.message or message
                yield Finding(
                    focus, self.name, _written(self.path), self.severity, said
                )
        for value in values:
            for shape in self.properties:
                yield from shape.findings(data, value)

    def conforms(self, data: Data, focus: Term) -> bool:
        """Tell whether everything holds of `focus`."""
        return next(self.findings(data, focus), None) is None


@dataclass(frozen=True, slots=True)
class Shapes:
    """Every shape with what it is held against."""

    targets: tuple[tuple[Callable[[Data], list[Term]], Shape], ...]

    def findings(self, data: Data) -> list[Finding]:
        """Return what does not hold anywhere in `data`, in a stable order."""
        found = [
            finding
            for nodes, shape in self.targets
            for node in nodes(data)
            for finding in shape.findings(data, node)
        ]
        return sorted(
            found, key=lambda f: (f.severity, str(f.node), f.shape, f.path, f.message)
        )


def read(path: Path) -> Shapes:
    """Read the shapes of a Turtle file.

    Raises:
        GraphError: a shape uses something that is not known here.
    """
    return _Reader(path).shapes()


class _Reader:
    """A shapes graph while it is read."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            parsed = ox.parse(file, format=ox.RdfFormat.TURTLE)
            self.data = Data([Quad(*quad.triple) for quad in parsed])
        self.known: dict[Term, Shape] = {}

    def shapes(self) -> Shapes:
        targets = []
        for node in self.data.of_class(SH.NodeShape):
            shape = self.shape(node)
            for kind in self._iris(node, SH.targetClass):
                targets.append((_of_class(kind), shape))
            for predicate in self._iris(node, SH.targetSubjectsOf):
                targets.append((_subjects_of(predicate), shape))
            for predicate in self._iris(node, SH.targetObjectsOf):
                targets.append((_objects_of(predicate), shape))
        return Shapes(tuple(targets))

    def shape(self, node: Term, owner: str = "") -> Shape:
        if node in self.known:
            return self.known[node]
        name = node.value if isinstance(node, NamedNode) else owner
        message = self._one(node, SH.message)
        warning = self._one(node, SH.severity) == SH.Warning
        shape = self.known[node] = Shape(
            name=name,
            path=self._path(self._one(node, SH.path)),
            severity="warning" if warning else "violation",
            message=message.value if isinstance(message, ox.Literal) else "",
        )
        shape.properties.extend(
            self.shape(part, name) for part in self.data.values(node, SH.property)
        )
        for predicate, values in self.data.out.get(node, {}).items():
            for value in values:
                if predicate == SH.sparql:
                    shape.properties.append(self._sparql(node, value))
                elif predicate not in _FRAME:
                    shape.checks.append(self._check(node, predicate, value))
        return shape

    def _check(self, node: Term, predicate: NamedNode, value: Term) -> Check:
        name = predicate.value.removeprefix(SH.iri)
        simple = _SIMPLE.get(name)
        if simple is not None:
            return simple(value)
        if name == "in":
            return checks.one_of(frozenset(self._list(value)))
        if name == "node":
            return checks.each(self.shape(value).conforms, "Värdet är inte som det ska")
        if name == "or":
            return self._any(self._list(value))
        if name == "not":
            unwanted = self.shape(value)
            return checks.each(
                lambda data, one: not unwanted.conforms(data, one),
                "Så får det inte vara",
            )
        if name == "qualifiedValueShape":
            least = self._number(node, SH.qualifiedMinCount)
            most = self._number(node, SH.qualifiedMaxCount)
            return checks.qualified(self.shape(value).conforms, least, most)
        raise GraphError(f"Formerna använder {predicate.value}, som inte är känd.")

    def _any(self, parts: list[Term]) -> Check:
        shapes = [self.shape(part) for part in parts]
        return checks.each(
            lambda data, one: any(shape.conforms(data, one) for shape in shapes),
            "Inget av det som krävs stämmer",
        )

    def _sparql(self, owner: Term, node: Term) -> Shape:
        query, message = self._one(node, SH.select), self._one(node, SH.message)
        assert isinstance(query, ox.Literal), owner
        name = owner.value if isinstance(owner, NamedNode) else ""
        said = message.value if isinstance(message, ox.Literal) else ""
        warning = self._one(owner, SH.severity) == SH.Warning
        shape = Shape(name, None, "warning" if warning else "violation", said)
        shape.checks.append(checks.selected(self._prefixes() + query.value))
        return shape

    def _prefixes(self) -> str:
        declared = {
            self._text(node, SH.prefix): self._text(node, SH.namespace)
            for node in self.data.subjects_of(SH.prefix)
        }
        return "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in sorted(declared.items()))

    def _path(self, node: Term | None) -> Route | None:
        if node is None or isinstance(node, NamedNode):
            return node
        inverse = self._path(self._one(node, SH.inversePath))
        if inverse is not None:
            return INVERSE, (inverse,)
        several = self._one(node, SH.alternativePath)
        if several is None:
            raise GraphError("Formerna använder en väg som inte är känd.")
        routes = (self._path(part) for part in self._list(several))
        return ALTERNATIVE, tuple(route for route in routes if route is not None)

    def _list(self, node: Term) -> list[Term]:
        found: list[Term] = []
        while node != RDF.nil:
            found += self.data.values(node, RDF.first)
            node = self.data.values(node, RDF.rest)[0]
        return found

    def _one(self, node: Term, predicate: NamedNode) -> Term | None:
        return next(iter(self.data.values(node, predicate)), None)

    def _iris(self, node: Term, predicate: NamedNode) -> list[NamedNode]:
        values = self.data.values(node, predicate)
        return [value for value in values if isinstance(value, NamedNode)]

    def _text(self, node: Term, predicate: NamedNode) -> str:
        value = self._one(node, predicate)
        return value.value if isinstance(value, ox.Literal) else ""

    def _number(self, node: Term, predicate: NamedNode) -> int | None:
        written = self._text(node, predicate)
        return int(written) if written else None


def _of_class(kind: NamedNode) -> Callable[[Data], list[Term]]:
    return lambda data: data.of_class(kind)


def _subjects_of(predicate: NamedNode) -> Callable[[Data], list[Term]]:
    return lambda data: data.subjects_of(predicate)


def _objects_of(predicate: NamedNode) -> Callable[[Data], list[Term]]:
    return lambda data: data.objects_of(predicate)


def _iri(value: Term) -> NamedNode:
    assert isinstance(value, NamedNode), value
    return value


def _literal(value: Term) -> str:
    assert isinstance(value, ox.Literal), value
    return value.value


def _kind(value: Term) -> Check:
    if value != SH.IRI:
        raise GraphError(f"Formerna använder {value}, som inte är känt.")
    return checks.iri()


_SIMPLE: Mapping[str, Callable[[Term], Check]] = {
    "minCount": lambda v: checks.at_least(int(_literal(v))),
    "maxCount": lambda v: checks.at_most(int(_literal(v))),
    "datatype": lambda v: checks.datatype(_iri(v)),
    "class": lambda v: checks.of_class(_iri(v)),
    "nodeKind": _kind,
    "hasValue": checks.has_value,
    "pattern": lambda v: checks.pattern(_literal(v)),
    "minLength": lambda v: checks.min_length(int(_literal(v))),
    "minInclusive": lambda v: checks.bounded(v, low=True),
    "maxInclusive": lambda v: checks.bounded(v, low=False),
    "lessThan": lambda v: checks.before(_iri(v), or_equal=False),
    "lessThanOrEquals": lambda v: checks.before(_iri(v), or_equal=True),
    "disjoint": lambda v: checks.disjoint(_iri(v)),
}


def _written(path: Route | None) -> str:
    if path is None:
        return ""
    if isinstance(path, NamedNode):
        return path.value
    kind, parts = path
    joined = "|".join(_written(part) for part in parts)
    return f"^{joined}" if kind == INVERSE else joined
