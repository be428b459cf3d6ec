"""The fields of a query: their names in Swedish and English, and what was meant."""

from dataclasses import dataclass
from functools import cache

from search.model import Told
from search.query import tables, telling
from search.query.tables import folded


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, how its value is read, and what the index calls it."""

    name: str
    kind: str
    target: str
    english: str


TEXT = Field("text", "words", "", "text")


@cache
def fields() -> tuple[Field, ...]:
    """Return every field in the order they are told of."""
    return tuple(
        Field(row["field"], row["kind"], row["target"], row["english"])
        for row in tables.beside("fields")
    )


@cache
def _named(column: str) -> dict[str, Field]:
    rows = zip(tables.beside("fields"), fields(), strict=True)
    return {
        folded(name): field for row, field in rows for name in row[column].split("|")
    }


def known(name: str) -> Field | None:
    """Return the field that has this name in Swedish or English."""
    return _named("names").get(folded(name))


def meant(name: str) -> Field | None:
    """Return the field that a name, which is none, was likely meant for."""
    if found := _named("meant").get(folded(name)):
        return found
    near = tables.nearest(name, _named("names")) if len(name) > 2 else None
    return _named("names")[near] if near else None


def listed() -> Told:
    """Return the names of all fields, for those who asked for another."""
    told = (f for f in fields() if f.target)
    return telling.listed((f"{f.name}:", f"{f.english.split()[0]}:") for f in told)


def of_target(target: str) -> Field:
    """Return the field that the index calls `target`."""
    named = (f for f in fields() if f.target == target and f.kind != "within")
    return next(named, Field(target, "words", target, target))
