"""The child process of `graph.sandbox`: one query from standard input, one answer."""

import ctypes
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph import held
from graph.terms import PREFIXES
from ingest import confined
from ingest.errors import GraphError

# Linux: a name space of one's own, of the network and of users.
_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000


class TooLargeError(Exception):
    """The answer has more characters than it may have."""


def leave_network() -> bool:
    """Give up the network, which no query needs; tell whether the system lets us."""
    with suppress(AttributeError, OSError):
        library = ctypes.CDLL(None)
        for spaces in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK):
            if library.unshare(spaces) == 0:
                return True
    return False


def _term(term: object) -> dict[str, str]:
    """Return a term in the form of SPARQL 1.1 JSON results."""
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.Literal):
        found = {"type": "literal", "value": term.value}
        if term.language:
            return found | {"xml:lang": term.language}
        if not term.datatype.value.endswith("#string"):
            found["datatype"] = term.datatype.value
        return found
    return {"type": "bnode", "value": str(term)}


def _within(parts: Iterable[Any], megabytes: int) -> Iterator[Any]:
    """Yield rows or lines as long as all of them together are not too large."""
    room = megabytes * 1024 * 1024
    for part in parts:
        room -= len(part) if isinstance(part, str) else _size(part)
        if room < 0:
            raise TooLargeError
        yield part


def _size(row: dict[str, dict[str, str]]) -> int:
    return sum(len(word) for term in row.values() for word in term.values())


def _select(result: ox.QuerySolutions, rows: int, megabytes: int) -> dict[str, Any]:
    names = [variable.value for variable in result.variables]
    found = (
        {
            name: _term(term)
            for name, term in zip(names, solution, strict=True)
            if term is not None
        }
        for solution in islice(result, rows + 1)
    )
    bindings = list(_within(found, megabytes))
    results = {"head": {"vars": names}, "results": {"bindings": bindings[:rows]}}
    return {"results": results, "triples": [], "cut": len(bindings) > rows}


def answer(task: dict[str, Any]) -> dict[str, Any]:
    """Answer one query within its limits of rows and size."""
    copy = Path(task["copy"])
    reading = held.hold(copy)
    store = ox.Store.read_only(str(copy))
    rows = int(task["limits"]["rows"])
    megabytes = int(task["limits"]["answer_megabytes"])
    result = store.query(
        task["sparql"], prefixes=PREFIXES, use_default_graph_as_union=True
    )
    if isinstance(result, ox.QueryBoolean):
        found: dict[str, Any] = {
            "results": {"head": {}, "boolean": bool(result)},
            "triples": [],
            "cut": False,
        }
    elif isinstance(result, ox.QuerySolutions):
        found = _select(result, rows, megabytes)
    else:
        lines = (f"{triple} ." for triple in islice(result, rows + 1))
        kept = list(_within(lines, megabytes))
        found = {"results": {}, "triples": kept[:rows], "cut": len(kept) > rows}
    del reading
    return found


def main() -> None:
    """Read the task, answer it and write the answer as JSON."""
    task = json.load(sys.stdin.buffer)
    leave_network()
    confined.limit_memory(int(task["limits"]["megabytes"]) << 20)
    try:
        found = answer(task)
    except TooLargeError:
        found = {"error": "Svaret är för stort. Begränsa frågan (LIMIT)."}
    except (SyntaxError, ValueError, RuntimeError, OSError, GraphError) as error:
        found = {"error": str(error)}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
