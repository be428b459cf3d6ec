"""Networks of an open collection: kept beside its graph, asked about by name."""

from collections.abc import Iterable

from app import answer_states
from app.answer_states import States
from app.workspace import Workspace
from graph.network import Network, Node, Shelf
from graph.network.kept import gathered
from ingest import ids
from ingest.errors import QueryError

LISTED = 8


def states(workspace: Workspace) -> States:
    """Return by which states of the graph that readers see its answers are named."""
    mark = workspace.graph_mark() or f"seq-{workspace.graph.seq()}"
    return answer_states.of_copy(workspace.archive.folder, mark)


def mark(workspace: Workspace) -> str:
    """Return what changes whenever the collection's answers may have changed.

    What has been read and said is not seen until it is published with its answers; a
    server publishes nothing.
    """
    found = workspace.graph_mark()
    if found and workspace.settings.server is None:
        return found
    ledger = workspace.archive.ledger
    return f"{found}:{ledger.seq()}:{ledger.reviews.latest()}"


def shelf(workspace: Workspace) -> Shelf:
    """Return where the collection's networks are kept while its documents are."""
    folder = workspace.archive.folder / "graph" / "natverk"
    return Shelf(folder, states(workspace).documents)


def actor(network: Network, asked: str, base: str) -> Node:
    """Return the actor that a name, a part of one, an id or an IRI stands for.

    Raises:
        QueryError: no actor in the network is called so, or several are.
    """
    folded = ids.normalise(asked)
    by_id = [node for node in network.nodes if asked in _ids(node, base)]
    named = [
        node
        for node in network.nodes
        if folded in {ids.normalise(node.name), ids.normalise(node.full_name)}
    ]
    like = [node for node in network.nodes if folded in ids.normalise(node.name)]
    found = by_id or named or like
    if len(found) == 1:
        return found[0]
    if not found:
        message = f"{asked} är inte knuten till någon i samlingen."
        raise QueryError(message)
    names = "; ".join(
        f"{n.full_name}, {n.iri.removeprefix(base)}" for n in found[:LISTED]
    )
    more = f" och {len(found) - LISTED} till" if len(found) > LISTED else ""
    message = f"Flera heter så: {names}{more}. Ange id i stället."
    raise QueryError(message)


def check_kinds(workspace: Workspace, asked: Iterable[str]) -> None:
    """Make sure that each kind of actor asked for is one that the collection has.

    Raises:
        QueryError: it has none of some kind.
    """
    actors = gathered(shelf(workspace), workspace.graph).actors
    known = sorted({one.kind for one in actors})
    for kind in asked:
        if kind not in known:
            there = ", ".join(known) or "inga aktörer"
            raise QueryError(f"Ingen aktör är av slaget {kind}. Här finns: {there}.")


def _ids(node: Node, base: str) -> tuple[str, str, str]:
    path = node.iri.removeprefix(base)
    return node.iri, path, path.rpartition("/")[2]
