"""The search room as follow-up sees it: documents with passages that hold terms."""

import datetime as dt
from collections.abc import Sequence

from search.model import Engine
from search.service import Search


class Retrieval:
    """Hands the search room to the graph room, which must not import it."""

    def __init__(self, engine: Engine) -> None:
        """Search in `engine`."""
        self._search = Search(engine)

    def holding(
        self,
        ways: Sequence[Sequence[str]],
        after: dt.date,
        bodies: Sequence[str] | None,
    ) -> set[str]:
        """Return ids of documents with a passage that holds all terms of one way."""
        return self._search.holding(ways, after, bodies)
