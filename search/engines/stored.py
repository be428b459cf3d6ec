"""A passage as it is stored: its values in a row, without their names.

The names of all fields in every passage would make the index a good deal larger. What
is only searched is not stored at all.
"""

from dataclasses import fields
from operator import attrgetter
from typing import Any, get_type_hints

import msgspec

from search import wording
from search.model import Entry, Wording

# What is searched but not given back, and what is then there.
SEARCHED = {"terms": (), "around": "", "decisions": "", "promises": ""}
_NAMES = tuple(field.name for field in fields(Entry) if field.name not in SEARCHED)
_TEXT, _WORDING = _NAMES.index("text"), _NAMES.index("wording")
_HINTS = get_type_hints(Entry)
_Row: Any = tuple[tuple(_HINTS[name] for name in _NAMES)]  # type: ignore[misc]
_values = attrgetter(*_NAMES)
_decoder = msgspec.msgpack.Decoder(_Row)
# How an entry is filled: to give all values by name takes far longer.
_setters = tuple(vars(Entry)[name].__set__ for name in _NAMES)
_empty = tuple((vars(Entry)[name].__set__, value) for name, value in SEARCHED.items())


def pack(entry: Entry, known: Wording) -> bytes:
    """Return an entry as it is stored, with what its passage is met by."""
    values = list(_values(entry))
    values[_TEXT], values[_WORDING] = wording.shortened(entry.text, known)
    return msgspec.msgpack.encode(values)


def unpack(stored: bytes) -> Entry:
    """Return a stored entry."""
    values = list(_decoder.decode(stored))
    if values[_WORDING] is not None:
        found = wording.lengthened(values[_TEXT], values[_WORDING])
        values[_TEXT], values[_WORDING] = found
    entry = object.__new__(Entry)
    for put, value in zip(_setters, values, strict=True):
        put(entry, value)
    for put, value in _empty:
        put(entry, value)
    return entry
