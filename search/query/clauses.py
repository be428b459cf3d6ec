"""The parts of a query as read, before they are given a meaning."""

from dataclasses import dataclass
from typing import Literal

from search.model import Told
from search.query.fields import Field

LeafKind = Literal["word", "phrase", "words", "range", "dnr", "sections", "date"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """What one stretch of a query asks for.

    Args:
        kind: How the value was written; "words" are several, anywhere.
        text: The value as typed, without field and quotation marks.
        field: The field it was written with, or None.
        distance: Of a phrase: how many words apart; None means in a row.
        low: Of a range: its beginning as typed ("" = open).
        high: Of a range: its end as typed ("" = open).
        outside: Of a range: whether its beginning and its end are left out.
        notes: What the reader should be told of how it was read.
    """

    kind: LeafKind
    text: str
    field: Field | None = None
    distance: int | None = None
    low: str = ""
    high: str = ""
    outside: tuple[bool, bool] = (False, False)
    notes: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses joined: `not` has one, `near` has words at most `distance` apart."""

    joined: Literal["and", "or", "not", "near"]
    parts: tuple["Clause", ...]
    distance: int = 0


@dataclass(frozen=True, slots=True)
class Fielded:
    """A field that holds for all of a group."""

    field: Field
    part: "Clause"


Clause = Leaf | Group | Fielded
