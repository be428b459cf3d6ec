"""Whose document it is: the region, municipality or authority, and the organ in it."""

from dataclasses import dataclass

from ingest.model import DocumentType
from ingest.structure.body import find_body
from ingest.structure.layout import Layout
from ingest.structure.organ import find_organ


@dataclass(frozen=True, slots=True)
class Owner:
    """The body with its code where it has one, and the organ within it."""

    body: str | None = None
    code: str | None = None
    organ: str | None = None


def find_owner(layout: Layout, kind: DocumentType) -> Owner:
    """Return whose document it is; the organ is the body where there is none."""
    body, code = find_body(layout)
    if kind == "regeringsuppdrag":
        body, code = "Regeringen", None
    state = body in ("Regeringen", "Riksdagen")
    organ = None if state or kind == "webbsida" else find_organ(layout, kind, body)
    return Owner(body, code, organ or body)
