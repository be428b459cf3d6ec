"""What a matter is about in its own words, as commands and pages show it."""

from collections.abc import Iterator
from functools import lru_cache

from app.workspace import Workspace
from graph.queries.matters import Matter
from search import analysis
from search.model import All, Entry, Exactly, Node
from search.topics.keyphrases import keyphrases

# So many matters are remembered for as long as the collection is as it is.
REMEMBERED = 512
# Of one act so many passages are read, of a matter so many acts.
PASSAGES, ACTS = 60, 40

# A document's id and the number of a § in it, "" of the whole.
Place = tuple[str, str]


def of_matter(workspace: Workspace, matter: Matter) -> tuple[str, ...]:
    """Return the phrases that tell a matter from others, the most telling first."""
    places = tuple(
        (step.act.source.document_id, step.act.section or "")
        for step in matter.steps
        if step.act.source is not None
    )
    mark = f"{workspace.graph_mark()}:{workspace.engine.seq()}"
    return _of_places(workspace, mark, tuple(dict.fromkeys(places))[:ACTS])


@lru_cache(REMEMBERED)
def _of_places(
    workspace: Workspace, _mark: str, places: tuple[Place, ...]
) -> tuple[str, ...]:
    found = {e.passage: e for place in places for e in _passages(workspace, place)}
    return keyphrases(found.values(), workspace.engine)


def _passages(workspace: Workspace, place: Place) -> Iterator[Entry]:
    document, section = place
    demands: list[Node] = [Exactly("document", document)]
    if section:
        demands.append(Exactly("paragraf", analysis.compact(section)))
    found, _ = workspace.engine.find(All(tuple(demands)), PASSAGES)
    return (one.entry for one in found)
