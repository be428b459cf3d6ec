"""Who is named: persons with their roles, and organisations."""

from dataclasses import dataclass
from typing import Literal

OrganisationKind = Literal[
    "region",
    "kommun",
    "organ",
    "myndighet",
    "forening",
    "stiftelse",
    "foretag",
    "projekt",
    "ovrigt",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is named."""

    start: int
    end: int
    page: int


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is said to be, where, and in whose place."""

    title: str
    organisation: str | None = None
    start: int | None = None
    end: int | None = None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the document; `party` is the letter code or None."""

    name: str
    party: str | None
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]
    rule: str = ""
    confidence: float = 0.9
    id: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, body or project named in the document."""

    name: str
    kind: OrganisationKind
    mentions: tuple[Mention, ...]
    code: str | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 0.9
    id: str = ""
