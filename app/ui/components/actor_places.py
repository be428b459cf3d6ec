"""The words with which documents name an actor, read for those that are shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.ui import state
from graph import queries
from graph.queries import Place


@dataclass(frozen=True, slots=True)
class Told:
    """A passage that names an actor; `title` is "" where the document has none."""

    document_id: str
    document: str
    title: str
    start: int
    end: int
    text: str


def told(places: Iterable[Place]) -> list[Told]:
    """Return places with their words, in the same order."""
    wanted = list(places)
    words = queries.words(state.workspace().graph, (one.quote for one in wanted))
    titles, names = state.titles(), state.names()
    return [
        Told(
            document_id=one.document_id,
            document=names.get(one.document_id, ""),
            title=titles.get(one.document_id, ""),
            start=one.start,
            end=words[one.quote][0],
            text=words[one.quote][1],
        )
        for one in wanted
        # A document may have been taken out at this very moment.
        if one.quote in words
    ]
