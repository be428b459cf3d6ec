"""What people ask: of the index in words, of the graph in SPARQL."""

import datetime as dt
from collections.abc import Mapping

from benchmarks.fuzz.targets import Target, is_told
from graph import sandbox, sparql
from ingest.errors import QueryError
from search import query

TODAY = dt.date(2024, 5, 3)


def typed_query(data: bytes) -> None:
    """Take what was typed to a tree and to words, and each part of it away again."""
    typed = data.decode("utf-8", "replace")
    try:
        found = query.parse(typed, TODAY)
    except QueryError as error:
        is_told(error)
        return
    assert found.words
    for part in found.parts:
        assert query.parse(part.rest, TODAY).words


def sparql_text(data: bytes) -> None:
    """Do what is done to a stranger's SPARQL before an engine sees it."""
    text = data.decode("utf-8", "replace")
    try:
        sandbox.check(text)
        sparql.prologue(text)
        sparql.after_first_brace(text, "?s ?p ?o .")
    except QueryError as error:
        is_told(error)


TARGETS: Mapping[str, Target] = {"query": typed_query, "sparql": sparql_text}
