"""Who is tied to whom, by what, and where it is written.

Two actors are tied by each agreement, promise, decision, proposal or meeting that both
take part in, and more loosely by each document that names both. A tie remembers the
passages that make it, so that a line in a picture can be walked back to the text.
"""

from graph.network.changes import Changes, Moved, TieChange, changes
from graph.network.kept import Shelf, kept_network
from graph.network.making import build, ego, measured, together
from graph.network.model import (
    CROWD,
    KINDS,
    WEIGHTS,
    Community,
    Kind,
    Network,
    Node,
    Passage,
    Period,
    Tie,
)
from graph.network.near import Near, near
from graph.network.quotes import Quote, quotes
from graph.network.xml_gexf import gexf
from graph.network.xml_graphml import graphml

__all__ = [
    "CROWD",
    "KINDS",
    "WEIGHTS",
    "Changes",
    "Community",
    "Kind",
    "Moved",
    "Near",
    "Network",
    "Node",
    "Passage",
    "Period",
    "Quote",
    "Shelf",
    "Tie",
    "TieChange",
    "build",
    "changes",
    "ego",
    "gexf",
    "graphml",
    "kept_network",
    "measured",
    "near",
    "quotes",
    "together",
]
