"""JSON that is always JSON, altered in the places that the fuzzer's bytes say.

Bytes changed at random are hardly ever the JSON of an artifact, and what refuses them
is a library. Here three bytes choose a place and what is put there, so that what is
tried is what the product does with an artifact that says what none should.
"""

import json
from collections.abc import Iterator
from typing import Any

# Nothing, the wrong kind, no place in any text, no day, and what no file may be called.
VALUES: tuple[object, ...] = (
    *(None, True, 0, 1, -1, 2**31, 2**63, 2.5, "", "a", "å" * 500, "\u2028", [], {}),
    *("2024-05-14", "0001-01-01", "9999-12-31", "2024-13-01", "../a", "<b>", [[]]),
)


def altered(data: bytes, whole: bytes) -> bytes:
    """Return the JSON `whole` with other values where `data` says."""
    tree = json.loads(whole)
    places = list(_places(tree))
    for high, low, value in zip(data[::3], data[1::3], data[2::3], strict=False):
        holder, key = places[(high << 8 | low) % len(places)]
        holder[key] = VALUES[value % len(VALUES)]
    return json.dumps(tree).encode()


def _places(tree: Any) -> Iterator[tuple[Any, str | int]]:
    """Yield each place of a tree as what holds it and its key there."""
    keys = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in keys:
        yield tree, key
        if isinstance(value, dict | list):
            yield from _places(value)
