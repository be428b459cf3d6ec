"""The constraints: given a focus node and its values, say what does not hold."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from graph.shacl.data import Data, Term
from graph.terms import RDF, XSD, NamedNode

Check = Callable[[Data, Term, Sequence[Term]], Iterator[str]]
Comparable = Decimal | dt.date | str
_NUMBERS = frozenset({XSD.integer, XSD.decimal})
_SHAPE_OF: Mapping[NamedNode, re.Pattern[str]] = {
    XSD.integer: re.compile(r"[+-]?\d+"),
    XSD.decimal: re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    XSD.dateTime: re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d.*"),
}


def comparable(term: Term) -> Comparable | None:
    """Return a literal's value in an order of its kind, None where it has none."""
    if not isinstance(term, ox.Literal):
        return None
    try:
        if term.datatype in _NUMBERS:
            return Decimal(term.value)
        if term.datatype == XSD.date:
            return dt.date.fromisoformat(term.value)
    except (InvalidOperation, ValueError):
        return None
    return term.value


def _well_formed(term: ox.Literal) -> bool:
    if term.datatype == XSD.date:
        return isinstance(comparable(term), dt.date)
    shape = _SHAPE_OF.get(term.datatype)
    return shape is None or shape.fullmatch(term.value) is not None


def at_least(count: int) -> Check:
    """There are at least so many values."""

    def check(_data: Data, _focus: Term, values: Sequence[Term]) -> Iterator[str]:
        if len(values) < count:
            yield f"Färre än {count} värde"

    return check


def at_most(count: int) -> Check:
    """There are at most so many values."""

    def check(_data: Data, _focus: Term, values: Sequence[Term]) -> Iterator[str]:
        if len(values) > count:
            yield f"Fler än {count} värde"

    return check


def each(holds: Callable[[Data, Term], bool], message: str) -> Check:
    """Something holds of each value by itself."""

    def check(data: Data, _focus: Term, values: Sequence[Term]) -> Iterator[str]:
        for value in values:
            if not holds(data, value):
                yield message

    return check


def datatype(kind: NamedNode) -> Check:
    """Each value is a literal of a datatype, and written as one."""

    def holds(_data: Data, value: Term) -> bool:
        if not isinstance(value, ox.Literal):
            return False
        stated = RDF.langString if value.language else value.datatype
        return stated == kind and _well_formed(value)

    return each(holds, f"Värdet är inte av typen {_name(kind)}")


def of_class(kind: NamedNode) -> Check:
    """Each value is stated to be of a class."""
    return each(
        lambda data, value: data.is_a(value, kind),
        f"Värdet är inte av klassen {_name(kind)}",
    )


def iri() -> Check:
    """Each value is an IRI."""
    return each(
        lambda _data, value: isinstance(value, NamedNode), "Värdet är ingen IRI"
    )


def one_of(allowed: frozenset[Term]) -> Check:
    """Each value is on a list."""
    return each(lambda _data, value: value in allowed, "Värdet finns inte i listan")


def has_value(wanted: Term) -> Check:
    """One of the values is this one."""

    def check(_data: Data, _focus: Term, values: Sequence[Term]) -> Iterator[str]:
        if wanted not in values:
            yield "Värdet saknas"

    return check


def pattern(regex: str) -> Check:
    """Each value's text has a part like this."""
    compiled = re.compile(regex)
    return each(
        lambda _data, value: compiled.search(_text(value)) is not None,
        "Värdet har fel form",
    )


def min_length(count: int) -> Check:
    """Each value's text is at least so long."""
    return each(lambda _data, value: len(_text(value)) >= count, "Värdet är för kort")


def bounded(limit: Term, *, low: bool) -> Check:
    """Each value is a number not below (or not above) a limit."""
    edge = comparable(limit)

    def holds(_data: Data, value: Term) -> bool:
        number = comparable(value)
        if not isinstance(number, Decimal) or not isinstance(edge, Decimal):
            return False
        return number >= edge if low else number <= edge

    return each(holds, "Värdet är för lågt" if low else "Värdet är för högt")


def before(other: NamedNode, *, or_equal: bool) -> Check:
    """Each value comes before (or with) each value of another property."""

    def check(data: Data, focus: Term, values: Sequence[Term]) -> Iterator[str]:
        for value in values:
            for later in data.values(focus, other):
                if not _in_order(value, later, or_equal=or_equal):
                    yield f"Värdet ska komma före {_name(other)}"

    return check


def _in_order(first: Term, second: Term, *, or_equal: bool) -> bool:
    one, two = comparable(first), comparable(second)
    if isinstance(one, Decimal) and isinstance(two, Decimal):
        return one <= two if or_equal else one < two
    if isinstance(one, dt.date) and isinstance(two, dt.date):
        return one <= two if or_equal else one < two
    if isinstance(one, str) and isinstance(two, str):
        return one <= two if or_equal else one < two
    return False


def disjoint(other: NamedNode) -> Check:
    """No value is also a value of another property."""

    def check(data: Data, focus: Term, values: Sequence[Term]) -> Iterator[str]:
        taken = set(data.values(focus, other))
        if any(value in taken for value in values):
            yield f"Värdet är detsamma som {_name(other)}"

    return check


def qualified(
    conforms: Callable[[Data, Term], bool], least: int | None, most: int | None
) -> Check:
    """So many of the values are as a shape says."""

    def check(data: Data, _focus: Term, values: Sequence[Term]) -> Iterator[str]:
        count = sum(conforms(data, value) for value in values)
        if least is not None and count < least:
            yield f"Färre än {least} värde av rätt slag"
        if most is not None and count > most:
            yield f"Fler än {most} värden av rätt slag"

    return check


def selected(sparql: str) -> Check:
    """A query finds the node; it is asked once for all nodes of a graph."""
    found: dict[int, tuple[Data, frozenset[Term]]] = {}

    def check(data: Data, focus: Term, _values: Sequence[Term]) -> Iterator[str]:
        known = found.get(0)
        if known is None or known[0] is not data:
            known = found[0] = (data, data.select(sparql))
        if focus in known[1]:
            yield "Frågan finner noden"

    return check


def _text(term: Term) -> str:
    if isinstance(term, NamedNode | ox.Literal):
        return term.value
    return str(term)


def _name(term: NamedNode) -> str:
    return re.split(r"[#/]", term.value)[-1]
