"""Signs of life: what takes long tells whoever waits that it goes on."""

from collections.abc import Callable


def _nobody() -> None:
    return None


_listener: Callable[[], None] = _nobody


def listen(callback: Callable[[], None]) -> None:
    """Have `callback` called at each step from now on, in this process."""
    global _listener  # noqa: PLW0603 - one process reads for one listener
    _listener = callback


def step() -> None:
    """Tell that a part of the work is done."""
    _listener()
