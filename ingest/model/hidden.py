"""What was hidden in a document before anything was made of it."""

from typing import Literal, NamedTuple

# What is hidden in all that is made of a document.
HiddenKind = Literal["person", "phone", "email", "address", "forgotten"]


class Hidden(NamedTuple):
    """A stretch that was hidden, and what it was; "person" is an identity number.

    Where it stood outside the running text `start` and `end` are 0, and `page` is that
    of the page head or foot it stood in, 0 for a name or what a file says of itself.
    """

    kind: HiddenKind
    start: int = 0
    end: int = 0
    page: int = 0
