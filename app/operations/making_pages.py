"""How long each page took to make, and how it went."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from app.operations import logs, metrics

LOGGER = logging.getLogger("sagt.page")
# Seconds from which a page is slow.
SLOW = 2.0
FIRST = "oversikt"


@dataclass(slots=True)
class Made:
    """A page: shown, refused with a reason, or failed."""

    outcome: Literal["shown", "refused", "failed"] = "shown"


@contextmanager
def made(page: str, request: str) -> Iterator[Made]:
    """Take the time of a page that is made for a request, and tell of it."""
    logs.of_request(request)
    name, begun, told = page or FIRST, time.perf_counter(), Made()
    try:
        yield told
    finally:
        seconds = time.perf_counter() - begun
        metrics.PAGES.labels(name, told.outcome).inc()
        metrics.PAGE_SECONDS.labels(name).observe(seconds)
        level = logging.WARNING if seconds >= SLOW else logging.INFO
        extra = {"page": name, "outcome": told.outcome, "ms": round(1000 * seconds)}
        LOGGER.log(level, "page", extra=extra)
