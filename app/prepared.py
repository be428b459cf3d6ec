"""Answers that take long to put together, kept beside the graph for all who ask.

Lists of everything cost a large collection many seconds, and are the same for as long
as nothing changes. They are kept in files of their own (`graph.network.kept` keeps
networks the same way), so that a server that is started, and whoever asks next, reads
in a moment what has once been put together.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from app import networks
from app.workspace import Workspace
from graph.network import Shelf
from ingest import ids

Made = TypeVar("Made")
# Below the collection's folder: what hangs on the graph alone, and on reviews as well.
ANSWERS, JUDGED = "graph/svar", "graph/svar/loften"
# What hangs on a day that a reader has chosen stands apart: only so many files of a
# folder are kept, and those that everybody asks for must not make way for such days.
DAYS = "graph/svar/loften/dagar"


def prepared(
    workspace: Workspace, name: str, sort: type[Made], make: Callable[[], Made]
) -> Made:
    """Return an answer that hangs on nothing but what the documents say.

    Args:
        workspace: The open collection.
        name: What it is called; one name for one kind of answer.
        sort: Its type, of plain values and frozen dataclasses.
        make: Makes it, if it is not kept.
    """
    states = networks.states(workspace)
    shelf = _shelf(workspace, ANSWERS, states.documents)
    return shelf.get(name, sort, make) if shelf else make()


def judged(
    workspace: Workspace,
    name: str,
    sort: type[Made],
    make: Callable[[], Made],
    day: dt.date | None = None,
) -> Made:
    """Return an answer that hangs on how promises stand and what people have said.

    Args:
        workspace: The open collection.
        name: What it is called; an answer about a day has it in its name.
        sort: Its type.
        make: Makes it, if it is not kept.
        day: The day that it is about, None if it is about none.
    """
    states = networks.states(workspace)
    is_apart = day is not None and states.day is not None and day != states.day
    shelf = _shelf(workspace, DAYS if is_apart else JUDGED, states.verdicts)
    return shelf.get(name, sort, make) if shelf else make()


def judged_before(workspace: Workspace, state: str) -> Shelf | None:
    """Return where answers that hang on how promises stood by a state are kept."""
    return _shelf(workspace, JUDGED, state)


def _shelf(workspace: Workspace, folder: str, state: str) -> Shelf | None:
    """Return where answers of a state are kept, None where none can be."""
    # A graph on a server may change without a mark that says so.
    if workspace.settings.server is not None or not workspace.graph_mark():
        return None
    settings = workspace.settings
    mark = ids.digest(_program(), state, settings.base, str(settings.learning))
    return Shelf(workspace.archive.folder / folder, mark)


@cache
def _program() -> str:
    """Return what changes with the code that puts answers together."""
    total = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()
