"""What takes long to import is imported before the server answers its first reader."""

from importlib import import_module

# The pages' own frame, what searches, and what most pages ask.
NEEDED = (
    "app.ui.state",
    "app.searching",
    "search.engines.tantivy",
    "search.service",
    "app.ui.components.promise_card",
    "graph.network.placing",
)


def begin() -> None:
    """Import what the first page would otherwise wait for."""
    for name in NEEDED:
        import_module(name)
