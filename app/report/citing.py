"""Where something is written, as it is cited: what a reader needs to find it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from app.workspace import Workspace
from ingest.errors import ArchiveError
from ingest.model import Artifact


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a document.

    `place` is the document's name in the collection with the offsets of the words,
    `address` where it was fetched from; `page` is None where there are no pages.
    """

    title: str
    body: str | None
    date: dt.date | None
    dnr: tuple[str, ...]
    section: str | None
    page: int | None
    document: str
    start: int
    end: int
    address: str | None = None

    @property
    def place(self) -> str:
        """Return the place in the collection."""
        return f"{self.document} [{self.start}:{self.end}]"


# Gives the citation of a stretch of a document, by its id.
Cite = Callable[[str, int, int], Citation]


def citing(workspace: Workspace) -> Cite:
    """Return what cites documents of a collection."""

    def cite(document: str, start: int, end: int) -> Citation:
        try:
            artifact = workspace.artifact(document)
        except ArchiveError:
            # It was withdrawn while the report was being made.
            return Citation(document, None, None, (), None, None, document, start, end)
        return _cited(artifact, start, end)

    return cite


def _cited(artifact: Artifact, start: int, end: int) -> Citation:
    document = artifact.document
    section = document.paragraf_at(start)
    has_pages = len(document.page_starts) > 1 or bool(document.pages)
    return Citation(
        title=document.title or document.source,
        body=document.organ or document.body,
        date=document.date,
        dnr=(section.dnr if section and section.dnr else None) or document.dnr,
        section=section.number if section else None,
        page=document.page_of(start) if has_pages else None,
        document=document.source,
        start=start,
        end=end,
        address=document.origin.url if document.origin else None,
    )
