"""What a table is: its columns, and how its rows are read from one document."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from graph import project_actors
from graph.identity import Identity
from graph.project_actors import Actors
from graph.project_scope import Scope
from graph.store import Store
from ingest.model import Artifact

Cell = str | int | float | dt.date | tuple[str, ...] | None
Row = Mapping[str, Cell]
Kind = Literal["string", "integer", "decimal", "date", "list"]


@dataclass(frozen=True)
class One:
    """One document, with what its tables ask of the collection."""

    artifact: Artifact
    identity: Identity = field(default_factory=Identity)
    store: Store | None = None

    @cached_property
    def actors(self) -> Actors:
        """Return the actors of the document by name, as the graph has them."""
        return project_actors.project(Scope(self.artifact, self.identity))

    def actor(self, name: str | None) -> str | None:
        """Return the IRI of whoever is called so, None for no name."""
        return self.actors.find(name).value if name else None

    def passage(
        self,
        start: int,
        end: int,
        rule: str = "",
        confidence: float | None = None,
    ) -> Row:
        """Return the cells that say where a row was read, how and how surely."""
        document = self.artifact.document
        return {
            "handling": self.artifact.id,
            "kalla": document.source,
            "sida": document.page_of(start),
            "citat": document.text[start:end],
            "start": start,
            "slut": end,
            "regel": rule,
            "sakerhet": confidence,
        }


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it is called in Swedish and English, and its kind."""

    name: str
    swedish: str
    english: str
    kind: Kind = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """A kind of fact as a table; rows come in the order of their document."""

    name: str
    swedish: str
    english: str
    columns: tuple[Column, ...]
    rows: Callable[[One], Iterator[Row]]


ID = Column("id", "id", "id")
DOCUMENT = Column("handling", "handling", "document")
SECTION = Column("paragraf", "paragraf", "item number")
# What every row of a fact ends with.
PASSAGE = (
    DOCUMENT,
    Column("kalla", "handlingens namn i samlingen", "document's name"),
    Column("sida", "sida", "page", "integer"),
    Column("citat", "citat", "quote"),
    Column("start", "första tecken", "first character", "integer"),
    Column("slut", "tecknet efter det sista", "end, exclusive", "integer"),
    Column("regel", "regel", "rule"),
    Column("sakerhet", "säkerhet (0 till 1)", "confidence (0 to 1)", "decimal"),
)
