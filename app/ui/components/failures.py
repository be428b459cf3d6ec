"""Files that could not be read: which, why, and what to do."""

import html
from collections.abc import Iterable

from ingest.model import Failure


def listed(failed: Iterable[Failure]) -> str:
    """Return a list of HTML."""
    return f'<ul class="sagt-rader">{"".join(map(_row, failed))}</ul>'


def _row(one: Failure) -> str:
    name = one.source.rsplit("/", 1)[-1]
    return (
        f"<li><b>{html.escape(name)}</b><br>{html.escape(one.reason)} "
        f"<i>{html.escape(one.advice)}</i></li>"
    )
