"""Tells the log of each command: which, how it ended, how long it took; not of what."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from app import settings
from app.operations import audit, logs
from ingest.errors import SagtError

LOGGER = logging.getLogger("sagt.command")
# What takes the collection away, or something out of it, or says who may see it.
AUDITED = frozenset(
    {"aside", "backup", "export", "forget", "publish", "remove", "restore", "restrict"}
)


@contextmanager
def told(ctx: click.Context) -> Iterator[None]:
    """Log the command that is run within."""
    # What is set wrong is said where it is needed.
    with suppress(SagtError):
        logs.begin(settings.load())
    logs.of_request(logs.new_id())
    begun, code = time.perf_counter(), 0
    try:
        yield
    except click.exceptions.Exit as left:
        code = left.exit_code
        raise
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 0
        raise
    except BaseException:
        code = 1
        raise
    finally:
        ms = round(1000 * (time.perf_counter() - begun))
        name = ctx.invoked_subcommand or ""
        LOGGER.info("command", extra={"command": name, "code": code, "ms": ms})
        if name in AUDITED:
            audit.note(name, code=code)
