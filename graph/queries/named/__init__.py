"""The named queries: what the three users ask, each with its SPARQL and its function.

Each `.rq` file here holds a question in Swedish and English, who asks it, with what,
what the columns mean, and the query; a typed function beside it asks it. `answer`
asks any of them with what a person has written.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.queries.named import journalist, politician, staff
from graph.queries.named.given import Given, codes, values
from graph.queries.named.head import Column, Head, Parameter, head
from graph.queries.named.rows import FIRST, Page, Place, Ref
from graph.store import Store
from graph.terms import BASE
from ingest.errors import QueryError

__all__ = [
    "NAMED",
    "Answer",
    "Column",
    "Head",
    "Named",
    "Page",
    "Parameter",
    "Place",
    "Ref",
    "answer",
    "codes",
    "named",
]


@dataclass(frozen=True, slots=True)
class Named:
    """A named query: what is said of it, and the function that answers it."""

    head: Head
    function: Callable[..., Sequence[Any]]

    @property
    def benchmark(self) -> bool:
        """Tell whether its speed is measured among the ten."""
        return self.head.benchmark

    def ask(
        self, store: Store, given: Mapping[str, Given], page: Page = FIRST
    ) -> Sequence[Any]:
        """Return the typed rows of the answer; `given` as the function takes it."""
        return self.function(store, **given, page=page)


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns and typed rows of an answer; `more` if there are further pages."""

    head: Head
    rows: tuple[Any, ...]
    more: bool

    def cells(self) -> list[tuple[Any, ...]]:
        """Return the values of each row in the order of the columns."""
        names = [column.name for column in self.head.columns]
        return [tuple(getattr(row, name) for name in names) for row in self.rows]


_FUNCTIONS: tuple[Callable[..., Sequence[Any]], ...] = (
    politician.promises_of_matter,
    politician.silent_promises,
    politician.evidence_of_promise,
    politician.promises_of_actor,
    politician.recurring_duties,
    journalist.decision,
    journalist.decisions_of_organ,
    journalist.decisions_of_matter,
    journalist.decisions_with_words,
    journalist.parts_in_decision,
    journalist.votes_of_person,
    journalist.words_of_actor,
    journalist.mentions_of_actor,
    journalist.citations,
    journalist.matter_steps,
    journalist.links_of_decision,
    staff.partners,
    staff.agreements,
    staff.members_of_organ,
    staff.roles_of_person,
    staff.meetings_of_organ,
    staff.attendance,
    staff.companions,
    staff.documents_of_organ,
    staff.coverage,
)
NAMED: Mapping[str, Named] = {
    name: Named(head(name), function)
    for function in _FUNCTIONS
    for name in [function.__name__.replace("_", "-")]
}


def named(name: str) -> Named:
    """Return the query with that name.

    Raises:
        QueryError: there is none.
    """
    if name not in NAMED:
        raise QueryError(f"Frågan ”{name}” finns inte. Se sagt query --list.")
    return NAMED[name]


def answer(  # noqa: PLR0913 - what is asked, of what, when, and how much is wanted
    store: Store,
    name: str,
    written: Mapping[str, str],
    today: dt.date,
    *,
    page: Page = FIRST,
    base: str = BASE,
) -> Answer:
    """Answer a named query with what a person has written for its parameters.

    Raises:
        QueryError: the name or a value is wrong, or could mean several things.
    """
    asked = named(name)
    given = values(store, asked.head, written, today, base)
    # One row more than wanted tells whether there is another page.
    rows = asked.ask(store, given, Page(page.limit + 1, page.offset))
    return Answer(asked.head, tuple(rows[: page.limit]), len(rows) > page.limit)
