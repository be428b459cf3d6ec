"""The child process of `graph.sandbox`: one query from standard input, one answer."""

import json
import sys
from itertools import islice
from typing import Any

import pyoxigraph as ox

from graph.terms import PREFIXES


def _limit_memory(megabytes: int) -> None:
    """Bound the address space where the system can; elsewhere time alone bounds."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


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


def _select(result: ox.QuerySolutions, rows: int) -> dict[str, Any]:
    names = [variable.value for variable in result.variables]
    bindings = [
        {
            name: _term(term)
            for name, term in zip(names, solution, strict=True)
            if term is not None
        }
        for solution in islice(result, rows + 1)
    ]
    results = {"head": {"vars": names}, "results": {"bindings": bindings[:rows]}}
    return {"results": results, "triples": [], "cut": len(bindings) > rows}


def answer(task: dict[str, Any]) -> dict[str, Any]:
    """Answer one query within its limit of rows."""
    store = ox.Store.read_only(task["copy"])
    rows = int(task["limits"]["rows"])
    result = store.query(
        task["sparql"], prefixes=PREFIXES, use_default_graph_as_union=True
    )
    if isinstance(result, ox.QueryBoolean):
        results = {"head": {}, "boolean": bool(result)}
        return {"results": results, "triples": [], "cut": False}
    if isinstance(result, ox.QuerySolutions):
        return _select(result, rows)
    lines = [f"{triple} ." for triple in islice(result, rows + 1)]
    return {"results": {}, "triples": lines[:rows], "cut": len(lines) > rows}


def main() -> None:
    """Read the task, answer it and write the answer as JSON."""
    task = json.load(sys.stdin.buffer)
    _limit_memory(int(task["limits"]["megabytes"]))
    try:
        found = answer(task)
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        found = {"error": str(error)}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
