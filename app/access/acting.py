"""Who acts at this moment: the signed-in person, else whoever sits at the machine.

The app says how it finds its reader once, when it starts. An address beside the pages
says it for as long as it answers.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from app.access.model import OWNER, ForbiddenError, Person, Right

_ACTING: ContextVar[Person | None] = ContextVar("acting", default=None)
_FOUND: list[Callable[[], Person]] = []


def found_by(find: Callable[[], Person]) -> None:
    """Let `find` tell who acts wherever nothing else is said."""
    _FOUND[:] = [find]


@contextmanager
def acting(person: Person) -> Iterator[None]:
    """Let a person act within."""
    token = _ACTING.set(person)
    try:
        yield
    finally:
        _ACTING.reset(token)


def person() -> Person:
    """Return who acts."""
    said = _ACTING.get()
    if said is not None:
        return said
    return _FOUND[0]() if _FOUND else OWNER


def may(right: Right) -> bool:
    """Tell whether whoever acts may do something."""
    return person().may(right)


def require(right: Right) -> Person:
    """Return who acts.

    Raises:
        ForbiddenError: they may not do it.
    """
    found = person()
    if not found.may(right):
        raise ForbiddenError(right)
    return found
