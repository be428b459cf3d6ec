"""What is set aside since it holds personal identity numbers, and deciding of it."""

import getpass
from collections.abc import Iterable
from dataclasses import replace

from app.access import acting
from app.access.model import Right
from app.workspace import Workspace
from ingest import aside
from ingest.aside import Ruling, Waiting
from ingest.ledger_aside import Decision

# Seconds to wait for another process that writes.
WAIT = 60


def waiting(workspace: Workspace) -> list[Waiting]:
    """Return the files that are set aside and those refused, in order of name.

    Raises:
        ForbiddenError: whoever acts may not decide of them.
    """
    acting.require(Right.ASIDE)
    return aside.waiting(workspace.archive)


def history(workspace: Workspace) -> list[Decision]:
    """Return what has been decided, in the order it was.

    Raises:
        ForbiddenError: whoever acts may not decide of them.
    """
    acting.require(Right.ASIDE)
    return workspace.archive.ledger.aside.history()


def decide(workspace: Workspace, written: Iterable[str], ruling: Ruling) -> list[str]:
    """Decide of files set aside, and bring graph and index in step; return their names.

    Args:
        workspace: The whole collection.
        written: Names, or patterns of names with `*` and `?`.
        ruling: What is decided; by whom, where nobody is signed in.

    Raises:
        ForbiddenError: whoever acts may not decide of them.
        ArchiveError: something written is not set aside; nothing is decided.
    """
    person = acting.require(Right.ASIDE)
    by = replace(ruling, who=person.name or ruling.who.strip() or _user())
    with workspace.archive.writing(wait=WAIT):
        found = aside.decide(workspace.archive, written, by)
    workspace.catch_up()
    return found


def _user() -> str:
    """Return the name of the user of the system."""
    try:
        return getpass.getuser()
    except OSError:
        return "okänd"
