"""Promises that somebody gives as the chair of an organ: they are the organ's too.

Only where the very document that the promise stands in says that they chair it: who
sat in the chair another year has promised nothing for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.workspace import Workspace
from graph.queries import reading
from graph.terms import KOD

# A document's own graph says who is bound in it and who chairs; asked from those who
# chair, who are few.
_CHAIRED = f"""
SELECT DISTINCT ?k ?organ WHERE {{ GRAPH ?g {{
  ?member org:role {KOD["roll/ordforande"]} ; org:member ?person ;
    org:organization ?organ .
  ?k own:promisor ?person }} }} ORDER BY ?k ?organ"""


@dataclass(frozen=True, slots=True)
class Chair:
    """The organ that somebody chairs: its name, and its path."""

    organ: str
    path: str


def chaired(workspace: Workspace) -> Mapping[str, Chair]:
    """Return promise → the organ that who is bound by it chairs, where it is one."""
    rows = workspace.graph.select(_CHAIRED)
    names = reading.labels(
        workspace.graph, [reading.node(row, "organ") for row in rows]
    )
    found: dict[str, set[Chair]] = {}
    for row in rows:
        organ = reading.required(row, "organ")
        if organ in names:
            path = organ.value.removeprefix(workspace.settings.base)
            promise = reading.local(reading.required(row, "k"))
            found.setdefault(promise, set()).add(Chair(names[organ], path))
    # Who chairs two of them in one document has not said for which.
    return {one: next(iter(of)) for one, of in found.items() if len(of) == 1}
