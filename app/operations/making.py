"""Makes graph and index what the archive says; what is damaged is made anew."""

import shutil
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from app.operations import remaking
from app.operations.remaking import RemakeError
from app.settings import FOLLOWUP, RECORDS
from ingest.errors import GraphError

if TYPE_CHECKING:
    from app.workspace import Step, Workspace


def project(of: "Workspace", step: "Step", tell: "Step") -> None:
    """Bring graph and index in step; the archive's lock must be held.

    What is damaged is thrown away first, and so lacks everything; `tell` is told.
    """
    from app.projection import Projection  # noqa: PLC0415 - slow to import

    folder = of.archive.folder
    try:
        engine = of.engine
    except RemakeError:
        shutil.rmtree(folder / "index")
        tell("Sökindexet var skadat och görs om ur arkivet")
        engine = of.engine
    try:
        Projection(of.archive, engine, of.settings, step).catch_up()
    except (GraphError, sqlite3.DatabaseError) as error:
        if of.settings.server or not remaking.is_damage(error):
            raise
    else:
        return
    # Not within, where the error would still hold the store open.
    tell("Grafen var skadad och görs om ur arkivet")
    forget_graph(folder)
    Projection(of.archive, engine, of.settings, step).catch_up()


def forget_graph(folder: Path) -> None:
    """Throw the graph away; readers keep what was published until there is new."""
    shutil.rmtree(folder / "graph" / "store", ignore_errors=True)
    for kept in (RECORDS, FOLLOWUP):
        place = folder / kept
        for left in place.parent.glob(f"{place.name}*"):
            left.unlink()
