"""Search as commands and pages use it: near-duplicates folded, with help."""

import datetime as dt
from functools import lru_cache

from app.operations.remaking import RemakeError
from app.workspace import Workspace
from graph.queries import reading
from search.facets import Filters
from search.folding import Twins
from search.grouping import By
from search.model import Results
from search.paging import Order
from search.service import Wish

_PAIRS = """
SELECT ?first ?second WHERE {
  ?n a own:Likeness ; dcterms:subject ?first ; dcterms:relation ?second .
}"""


@lru_cache(4)
def _pairs(workspace: Workspace, _mark: str) -> frozenset[tuple[str, str]]:
    try:
        rows = workspace.graph.select(_PAIRS)
    except RemakeError:
        # Until the graph has been made anew each document stands for itself.
        return frozenset()
    pairs = (
        (
            reading.local(reading.required(row, "first")),
            reading.local(reading.required(row, "second")),
        )
        for row in rows
    )
    return frozenset(both for a, b in pairs for both in ((a, b), (b, a)))


def twins(workspace: Workspace) -> Twins:
    """Return what tells whether two documents are the same, versions, or part."""
    pairs = _pairs(workspace, workspace.graph_mark())
    return lambda one, other: (one, other) in pairs


def results(  # noqa: PLR0913 - what a reader may choose
    workspace: Workspace,
    text: str,
    *,
    limit: int = 20,
    offset: int = 0,
    filters: Filters | None = None,
    today: dt.date | None = None,
    order: Order = "",
    by: By = "",
    fold: bool = True,
) -> Results:
    """Return the best passages for a query, with what helps where there are few.

    Raises:
        QueryError: the query cannot be read.
    """
    belong = twins(workspace) if fold else None
    wish = Wish(order=order, by=by, fold=fold, help=True, twins=belong)
    day = today or workspace.settings.today
    return workspace.search.search(text, limit, offset, filters, day, wish)
