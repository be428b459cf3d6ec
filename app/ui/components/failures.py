"""Files that could not be read: which, why, and what to do."""

import html
from collections.abc import Iterable, Sequence

from app.ui.components import plain
from ingest.model import Failure

# More of one reason than this are behind a line to open.
OPEN = 10


def listed(failed: Iterable[Failure]) -> str:
    """Return a list of HTML; those of one reason together, where they are many."""
    found = list(failed)
    if len(found) <= OPEN:
        return _list(found)
    reasons: dict[tuple[str, str], list[Failure]] = {}
    for one in found:
        reasons.setdefault((one.reason, one.advice), []).append(one)
    groups = sorted(reasons.items(), key=lambda pair: -len(pair[1]))
    return "".join(_group(*reason, files) for reason, files in groups)


def _group(reason: str, advice: str, files: Sequence[Failure]) -> str:
    names = "".join(f"<li>{html.escape(one.source)}</li>" for one in files)
    return (
        f"<details><summary>{plain.own(reason)} ({len(files)})</summary>"
        f"<p><i>{plain.own(advice)}</i></p><ul>{names}</ul></details>"
    )


def _list(failed: Iterable[Failure]) -> str:
    return f'<ul class="sagt-rader">{"".join(map(_row, failed))}</ul>'


def _row(one: Failure) -> str:
    name = one.source.rsplit("/", 1)[-1]
    return (
        f"<li><b>{html.escape(name)}</b><br>{plain.own(one.reason)} "
        f"<i>{plain.own(one.advice)}</i></li>"
    )
