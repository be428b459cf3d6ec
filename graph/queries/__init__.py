"""One typed function for each question that the product asks of the graph.

Lists of everything are put together of columns (`graph.columns`); all others read the
union of the graphs.
What a person has typed never becomes part of a query's text; it is bound as a term.
"""

from graph.queries.actors import (
    Actor,
    Membership,
    actors,
    attending,
    votes,
    wholes,
)
from graph.queries.decisions import (
    Decision,
    decided_by,
    decisions,
    decisions_of_matter,
)
from graph.queries.documents import (
    Counts,
    Document,
    counts,
    document,
    documents,
    text_versions,
)
from graph.queries.promises import (
    Found,
    Promise,
    Standing,
    evidence_of,
    promise,
    promises,
    promises_of_actor,
    standings,
)
from graph.queries.things import Place, Statement, Thing, places, thing, words
from graph.queries.twins import Related, related

__all__ = [
    "Actor",
    "Counts",
    "Decision",
    "Document",
    "Found",
    "Membership",
    "Place",
    "Promise",
    "Related",
    "Standing",
    "Statement",
    "Thing",
    "actors",
    "attending",
    "counts",
    "decided_by",
    "decisions",
    "decisions_of_matter",
    "document",
    "documents",
    "evidence_of",
    "places",
    "promise",
    "promises",
    "promises_of_actor",
    "related",
    "standings",
    "text_versions",
    "thing",
    "votes",
    "wholes",
    "words",
]
