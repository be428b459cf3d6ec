"""The plainest question: what a pattern of two gives for each thing.

Many such questions joined in Python stay fast in a large store, where one question
with many optional parts does not.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.queries import reading
from graph.store import Store, Value
from graph.terms import NamedNode

Pairs = Mapping[NamedNode, list[Value]]


def pairs(store: Store, pattern: str) -> Pairs:
    """Return what a pattern of `?t` and `?v` gives for each `?t`."""
    found: dict[NamedNode, list[Value]] = defaultdict(list)
    for row in store.select(f"SELECT DISTINCT ?t ?v WHERE {{ {pattern} }}"):
        found[reading.required(row, "t")].append(row["v"])
    return dict(found)


def iris(values: Iterable[Value]) -> list[NamedNode]:
    """Return the values that are things, in order."""
    found = (value for value in values if isinstance(value, NamedNode))
    return sorted(found, key=lambda iri: iri.value)


def texts(values: Iterable[Value]) -> list[str]:
    """Return the values that are texts, in order."""
    return sorted(value for value in values if isinstance(value, str))


def days(values: Iterable[Value]) -> list[dt.date]:
    """Return the values that are days, in order."""
    return sorted(value for value in values if isinstance(value, dt.date))
