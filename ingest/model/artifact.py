"""What reading a file ends in: an artifact to keep, or a failure."""

from dataclasses import dataclass

from ingest.model.document import Document
from ingest.model.facts import Facts


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of search: a paragraph or list item with its place."""

    id: str
    section: str | None
    heading: str | None
    start: int
    end: int
    page: int


@dataclass(frozen=True, slots=True)
class Artifact:
    """What the archive keeps of one text version: `id` is the document's id."""

    id: str
    document: Document
    facts: Facts
    passages: tuple[Passage, ...]
    rules: str
    schema: str = "sagt-artifact/1"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that was not read: where it stopped, why, and what to do."""

    source: str
    stage: str
    reason: str
    advice: str
