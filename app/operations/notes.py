"""What was last done with a collection, and when: for whoever looks after it.

It is told by clocks and so is nothing to order by; where it is lost, nothing else is.
"""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from ingest import codec, durable

if TYPE_CHECKING:
    from ingest.intake import Report

NAME = "drift.json"
Done = Literal["ingest", "check", "backup"]


@dataclass(frozen=True, slots=True)
class Note:
    """That something was done: when, whether all went well, and how much it was."""

    at: dt.datetime
    ok: bool
    counts: Mapping[str, int]


def note(folder: Path, what: Done, *, ok: bool, **counts: int) -> None:
    """Note that something has just been done with the collection in `folder`."""
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    found = {**read(folder), what: Note(now, ok, counts)}
    # What was done is done, whether or not it can be noted.
    with suppress(OSError):
        durable.write(folder / NAME, msgspec.json.encode(found))


def ingested(folder: Path, report: "Report") -> None:
    """Note that files have been read into the collection in `folder`."""
    note(
        folder,
        "ingest",
        ok=not report.failed,
        read=report.read,
        replaced=report.replaced,
        removed=report.removed,
        failed=report.failed,
    )


def read(folder: Path) -> Mapping[str, Note]:
    """Return what was done last of each kind."""
    try:
        data = (folder / NAME).read_bytes()
        return msgspec.json.decode(data, type=dict[str, Note])
    except (OSError, *codec.UNREADABLE):
        return {}
