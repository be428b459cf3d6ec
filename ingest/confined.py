"""What a process gives up before it reads what strangers have made."""

import os
import re
from contextlib import suppress

_SECRET = re.compile(r"SAGT_\w*(?:PASSWORD|SECRET|KEY)")


def forget_secrets() -> None:
    """Take passwords and keys out of the process's environment."""
    for name in filter(_SECRET.fullmatch, list(os.environ)):
        del os.environ[name]


def limit_memory(most: int) -> None:
    """Let the process, and those it starts, have at most so many bytes of memory."""
    if os.name == "nt":
        return
    import resource  # noqa: PLC0415 - not there on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
    # Some systems know no such limit; the files are then read without it.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
        # A process that is stopped by its limits leaves nothing behind.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
