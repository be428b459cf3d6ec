"""Persons, roles and rights."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ingest.errors import SagtError


class Right(StrEnum):
    """Something that not everybody may do."""

    READ = "läsa"
    REVIEW = "granska"
    WATCH = "bevaka"
    ADD = "lägga till och ta bort handlingar"
    RESTRICT = "bestämma vad som är offentligt"
    EXPORT = "exportera samlingen"
    BACKUP = "säkerhetskopiera"
    SEE_ALL = "se det som inte är offentligt"
    ASIDE = "bestämma om det som är ställt åt sidan"
    ORIGINAL = "öppna original, med det som är maskerat"


class Role(StrEnum):
    """What a person is to the collection."""

    READER = "reader"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"


_READER = frozenset({Right.READ})
_REVIEWER = _READER | {Right.REVIEW, Right.WATCH}
# What is done in the whole collection, and never in what is public of it.
OF_WHOLE = frozenset(
    {Right.ADD, Right.RESTRICT, Right.BACKUP, Right.ASIDE, Right.ORIGINAL}
)
RIGHTS: Mapping[Role, frozenset[Right]] = {
    Role.READER: _READER,
    Role.REVIEWER: _REVIEWER,
    Role.ADMINISTRATOR: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who uses the collection.

    Args:
        name: What is noted beside what the person does; "" where nobody is signed in.
        role: None for whoever may do nothing.
        rights: What the person may do.
        session: What tells this sign-in from all others; "" where there is none.
    """

    name: str = ""
    role: Role | None = None
    rights: frozenset[Right] = frozenset()
    session: str = ""

    def may(self, right: Right) -> bool:
        """Tell whether the person may do something."""
        return right in self.rights


# Whoever sits at the machine where nothing is configured, and on the command line.
OWNER = Person(role=Role.ADMINISTRATOR, rights=frozenset(Right))
# Whoever has not signed in where that is asked for.
NOBODY = Person()


class ForbiddenError(SagtError):
    """Somebody has asked for what they have no right to."""

    def __init__(self, right: Right) -> None:
        """Say which right is lacking."""
        said = f"Du har inte rätt att {right}. Logga in, eller be den som har rätt."
        super().__init__(said)
        self.right = right
