"""What is the same all through one drawing of a page is asked for once.

Whose collection it is, in which state and on which day, is asked for hundreds of times
while a page is drawn, and Streamlit's cache makes a key and takes a lock each time.
One answer for the whole page is also what keeps its parts in step with each other.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

Answer = TypeVar("Answer")
_DRAWING = threading.local()


@contextmanager
def drawing() -> Iterator[None]:
    """Keep what is asked for with `once` until the page of this thread is drawn."""
    _DRAWING.known = {}
    try:
        yield
    finally:
        _DRAWING.known = None


def once(ask: Callable[[], Answer]) -> Callable[[], Answer]:
    """Have a question asked once in each drawing of a page, and each time outside one.

    What a button has done is done before the drawing begins, or begins another.
    """

    @wraps(ask)
    def asked() -> Answer:
        known: dict[Callable[[], Any], Any] | None = getattr(_DRAWING, "known", None)
        if known is None:
            return ask()
        if ask not in known:
            known[ask] = ask()
        answer: Answer = known[ask]
        return answer

    return asked
