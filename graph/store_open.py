"""Which store a collection has: Oxigraph in its folder, or a server.

Whoever writes gets the store itself. Readers of Oxigraph get the copy published last;
a server keeps its own readers apart, so they get the same store.
"""

from pathlib import Path

from graph import publish
from graph.store import OxigraphStore, Store, open_writer
from graph.store_http import Server
from graph.store_server import ServerStore


def open_store(folder: Path, server: Server | None = None) -> Store:
    """Open the graph in `folder`, or on `server`, for writing.

    Raises:
        LockedError: another process has the folder open for writing.
        GraphError: there is no usable store.
    """
    return open_writer(folder / "store") if server is None else ServerStore(server)


def publish_store(
    store: Store, folder: Path, ready: publish.Ready = publish.unasked
) -> None:
    """Let readers see what has been written to the graph in `folder`.

    `ready` is called before, with the copy that they will read; a server has none.
    """
    if isinstance(store, OxigraphStore):
        publish.publish(store, folder / "published", ready)


def open_published(folder: Path, server: Server | None = None) -> Store | None:
    """Open for reading what was published last, or return None before the first."""
    if server is not None:
        return ServerStore(server)
    return publish.open_current(folder / "published")
