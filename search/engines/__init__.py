"""Engines that store passages and answer query trees; one is chosen by its name."""

from importlib import import_module
from pathlib import Path

from search.model import Engine

DEFAULT = "tantivy"
# The name a user chooses by → the module and its class. Only the chosen one is loaded.
ENGINES = {
    "tantivy": ("search.engines.tantivy", "TantivyEngine"),
    "whoosh": ("search.engines.whoosh", "WhooshEngine"),
}


def open_engine(folder: Path, name: str = DEFAULT) -> Engine:
    """Open the index of an engine below `folder`, making it if it is not there.

    Raises:
        ArchiveError: the index is damaged.
        KeyError: there is no engine of that name.
    """
    module, kind = ENGINES[name]
    engine: Engine = getattr(import_module(module), kind)(folder)
    return engine
