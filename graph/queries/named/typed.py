"""From rows to the typed rows of an answer: a field is read as its type says.

The columns of a query are called as the fields of its result.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, get_type_hints

from graph.queries import reading
from graph.queries.named.rows import Known, Place, Ref
from graph.store import Row, Store

Read = Callable[[Known, Row, str], Any]
Typed = TypeVar("Typed")


def _whole(_known: Known, row: Row, name: str) -> int | None:
    value = row.get(name)
    return value if isinstance(value, int) else None


_READ: Mapping[object, Read] = {
    Ref: Known.given,
    Ref | None: Known.ref,
    Place | None: Known.place,
    str: lambda _known, row, name: reading.words(row, name),
    str | None: lambda _known, row, name: reading.text(row, name),
    int: lambda _known, row, name: reading.number(row, name),
    int | None: _whole,
    float: lambda _known, row, name: reading.fraction(row, name),
    dt.date | None: lambda _known, row, name: reading.day(row, name),
}


def _fields(kind: type[Any]) -> tuple[tuple[str, Read], ...]:
    return tuple((name, _READ[hint]) for name, hint in get_type_hints(kind).items())


def typed(kind: type[Typed], store: Store, rows: Sequence[Row]) -> list[Typed]:
    """Return rows as `kind`, with the names and places of what they hold."""
    known = Known(store, rows)
    fields = _fields(kind)
    return [
        kind(**{name: read(known, row, name) for name, read in fields}) for row in rows
    ]
