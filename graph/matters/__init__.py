"""Matters (*ärenden*): what belongs together across meetings and documents."""

from graph.matters.deriving import derive
from graph.matters.model import Matter, Matters
from graph.matters.projecting import graph_name, quads
from graph.matters.recording import of
from graph.matters.records import MatterRecord

__all__ = [
    "Matter",
    "MatterRecord",
    "Matters",
    "derive",
    "graph_name",
    "of",
    "quads",
]
