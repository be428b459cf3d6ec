"""What is held for long is not looked through, over and over, for what can be let go.

Python looks for objects that only hold each other by going through all there are, the
more often the more are made. The answers of a large collection are very many objects
and hold no such rings: to go through them takes longer than to make a page. Lexicons
and tables are as many, and stay too.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

# What others let go is hidden too: after so many times everything is looked through.
OFTEN = 64
_TIMES = count(1)


@contextmanager
def long_lived(*, is_large: bool) -> Iterator[None]:
    """Let what is made in the block be held without being looked through.

    Args:
        is_large: Whether it is worth it; little is left to be as all else.
    """
    was_on = gc.isenabled()
    if not (is_large and was_on):
        # Within another such block, of this thread or another, nothing more is needed.
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        _look_through_at_times()
        gc.collect(1)
        gc.freeze()


@contextmanager
def lasting() -> Iterator[None]:
    """Let what is there before the block not be looked through within it.

    Much is made and thrown away in the block; to go through what stays time and again
    took a fourth of the time.
    """
    were_held = gc.get_freeze_count() > 0
    gc.freeze()
    try:
        yield
    finally:
        if were_held:
            # What `long_lived` holds must stay hidden.
            _look_through_at_times()
            gc.freeze()
        else:
            gc.unfreeze()


def let_go() -> None:
    """Look through everything once, when what was held may be of use no longer."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()


def _look_through_at_times() -> None:
    if next(_TIMES) % OFTEN == 0:
        let_go()
