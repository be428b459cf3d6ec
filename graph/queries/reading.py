"""Reading rows: the few ways in which a query's values become fields."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from graph.store import Row, Store
from graph.terms import NamedNode

# How many IRIs one VALUES block holds; more are asked for in turns.
CHUNK = 2_000
# Names of more letters than this are no abbreviations.
ABBREVIATION = 6


def text(row: Row, name: str) -> str | None:
    """Return a literal's text, or None where the row has none."""
    value = row.get(name)
    return None if value is None else str(value)


def words(row: Row, name: str) -> str:
    """Return a literal's text, "" where the row has none."""
    return text(row, name) or ""


def number(row: Row, name: str) -> int:
    """Return a whole number, 0 where the row has none."""
    value = row.get(name)
    return value if isinstance(value, int) else 0


def fraction(row: Row, name: str) -> float:
    """Return a decimal number, 0.0 where the row has none."""
    value = row.get(name)
    return float(value) if isinstance(value, Decimal | float | int) else 0.0


def day(row: Row, name: str) -> dt.date | None:
    """Return a calendar day, or None."""
    value = row.get(name)
    return value if isinstance(value, dt.date) else None


def node(row: Row, name: str) -> NamedNode | None:
    """Return an IRI, or None."""
    value = row.get(name)
    return value if isinstance(value, NamedNode) else None


def required(row: Row, name: str) -> NamedNode:
    """Return an IRI that the query always binds."""
    value = row[name]
    assert isinstance(value, NamedNode), (name, value)
    return value


def code(row: Row, name: str) -> str | None:
    """Return the last part of a code's IRI ("kod/utfall/bifall" → "bifall")."""
    found = node(row, name)
    return None if found is None else local(found)


def local(iri: NamedNode) -> str:
    """Return the last path segment of an IRI."""
    return iri.value.rsplit("/", 1)[-1]


def values_block(name: str, iris: Iterable[NamedNode]) -> str:
    """Return a VALUES block; terms write themselves, so nothing can be smuggled in."""
    return f"VALUES ?{name} {{ {' '.join(str(iri) for iri in iris)} }}"


def chunks(iris: Iterable[NamedNode]) -> Iterator[Sequence[NamedNode]]:
    """Return the different IRIs in sorted parts of a size a query can hold."""
    rest = iter(sorted(set(iris), key=lambda iri: iri.value))
    while part := list(islice(rest, CHUNK)):
        yield part


def labels(store: Store, iris: Iterable[NamedNode | None]) -> Mapping[NamedNode, str]:
    """Return the Swedish label of each IRI that has one, the same every time."""
    wanted = {iri for iri in iris if iri is not None}
    # What many documents name has one name kept; to read it from them costs a row each.
    spelled = _spelled(store, "own:commonName", wanted)
    spelled |= _spelled(store, "skos:prefLabel", wanted - spelled.keys())
    return {iri: min(names, key=plainness) for iri, names in spelled.items()}


def _spelled(
    store: Store, predicate: str, iris: Iterable[NamedNode]
) -> dict[NamedNode, set[str]]:
    found: dict[NamedNode, set[str]] = {}
    for part in chunks(iris):
        rows = store.select(
            f"""SELECT DISTINCT ?a ?l WHERE {{
                {values_block("a", part)}
                ?a {predicate} ?l FILTER(LANG(?l) IN ("", "sv"))
            }}"""
        )
        for row in rows:
            found.setdefault(required(row, "a"), set()).add(words(row, "l"))
    return found


def plainness(name: str) -> tuple[bool, str]:
    """A letterhead's capitals are not how a name is written, unless it is short."""
    return name.isupper() and len(name) > ABBREVIATION, name


def gathered(
    store: Store, pattern: str, of: Iterable[NamedNode]
) -> Mapping[NamedNode, tuple[NamedNode | str, ...]]:
    """Return for each subject the sorted values of `?a` → `?v` in `pattern`."""
    found: dict[NamedNode, set[NamedNode | str]] = {}
    for part in chunks(of):
        block = values_block("a", part)
        for row in store.select(f"SELECT DISTINCT ?a ?v WHERE {{ {block} {pattern} }}"):
            value = row["v"]
            kept = value if isinstance(value, NamedNode) else str(value)
            found.setdefault(required(row, "a"), set()).add(kept)
    return {key: tuple(sorted(values, key=str)) for key, values in found.items()}
