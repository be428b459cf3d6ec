"""From what a person gives a named query to the values it is asked with."""

import datetime as dt
from collections.abc import Mapping

from graph.queries import reading
from graph.queries.lookup import PATHS, find
from graph.queries.named.head import Head, Parameter
from graph.store import Store
from graph.terms import BASE, KOD, NamedNode
from ingest.errors import QueryError

Given = NamedNode | dt.date | int | str


def values(
    store: Store,
    head: Head,
    written: Mapping[str, str],
    today: dt.date,
    base: str = BASE,
) -> dict[str, Given]:
    """Return the values of a query's parameters; what is left out has its default.

    Raises:
        QueryError: one is missing, unknown or cannot be understood, in Swedish.
    """
    known = {parameter.name for parameter in head.parameters}
    for name in written:
        if name not in known:
            listed = ", ".join(sorted(known)) or "inga"
            message = f"Frågan {head.name} har inte ”{name}”. Den tar: {listed}."
            raise QueryError(message)
    found: dict[str, Given] = {}
    for parameter in head.parameters:
        value = _one(store, parameter, written.get(parameter.name), today, base)
        if value is not None:
            found[parameter.name] = value
    return found


def _one(
    store: Store,
    parameter: Parameter,
    written: str | None,
    today: dt.date,
    base: str,
) -> Given | None:
    text = (written or "").strip() or parameter.default
    if text is None:
        message = f"”{parameter.name}” behövs. {parameter.sv}"
        raise QueryError(message)
    if not text:
        return None
    if text == "today":
        return today
    if parameter.kind in PATHS:
        return find(store, parameter.kind, text, base)
    if parameter.kind == "date":
        return _day(parameter, text)
    if parameter.kind == "number":
        return _number(parameter, text)
    if parameter.kind == "code":
        return _code(store, parameter, text)
    return text


def _day(parameter: Parameter, text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        message = f"”{parameter.name}” ska vara en dag som 2024-03-31, inte ”{text}”."
        raise QueryError(message) from error


def _number(parameter: Parameter, text: str) -> int:
    if not text.isdecimal():
        message = f"”{parameter.name}” ska vara ett tal, inte ”{text}”."
        raise QueryError(message)
    return int(text)


def _code(store: Store, parameter: Parameter, text: str) -> NamedNode:
    """Return a code by its last part, as "plan" or "infriad"."""
    listed = codes(store, parameter)
    if text not in listed:
        message = (
            f"”{parameter.name}” ska vara något av {', '.join(listed)}, inte ”{text}”."
        )
        raise QueryError(message)
    return listed[text]


def codes(store: Store, parameter: Parameter) -> dict[str, NamedNode]:
    """Return the codes that a parameter takes, by their last part."""
    scheme = KOD[parameter.scheme or ""]
    rows = store.select(
        "SELECT DISTINCT ?code ?scheme WHERE { ?code skos:inScheme ?scheme }",
        {"scheme": scheme},
    )
    nodes = sorted((reading.required(row, "code") for row in rows), key=str)
    return {reading.local(node): node for node in nodes}
