"""Goes through a whole collection, the public one in it too, and says what is wrong.

Nothing is changed. Readers and a writer may work meanwhile: what may only just be under
way is then not called damage.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.access import public
from app.checking import files, ledger, projections
from app.checking.files import Progress, Read
from app.checking.ledger import Truth
from app.checking.model import Checked, Damage
from app.settings import Settings
from ingest import locking
from ingest.errors import ArchiveError, SagtError
from ingest.ledger import Entry, Ledger
from ingest.ledger_schema import FORMAT
from ingest.migrating import LEDGER

# What is so while someone writes, and then right again.
PASSING = frozenset({"graph-behind", "index-behind", "graph-count", "index-count"})


def check(settings: Settings, progress: Progress, *, deep: bool = False) -> Checked:
    """Return all that is wrong with a collection.

    Args:
        settings: Those of the collection.
        progress: Told of each file that has been read through.
        deep: Compare graph and index with the facts of every document.

    Raises:
        NoCollectionError: there is no collection in the folder.
        ArchiveError: a later version made it.
    """
    folder = settings.collection
    busy = locking.is_held(folder)
    truth = ledger.check(folder)
    read = Read(progress)
    damages = list(truth.damages)
    damages += files.kept(folder, truth, read, busy=busy)
    damages += files.recognised(folder, read)
    damages += files.beside(folder)
    damages += projections.databases_of(folder)
    present = _present(folder, truth, damages)
    damages += projections.check(settings, truth, present, deep=deep)
    damages += _public(settings, truth, progress, deep=deep)
    busy = busy or locking.is_held(folder)
    if busy:
        damages = [one for one in damages if one.code not in PASSING]
    return Checked(
        documents=len(truth.documents),
        files=read.files,
        bytes=read.bytes,
        form=truth.form,
        deep=deep,
        busy=busy,
        damages=tuple(damages),
    )


def _present(folder: Path, truth: Truth, damages: Iterable[Damage]) -> list[Entry]:
    """Return the documents whose facts are whole, in order of name."""
    if not truth.is_readable or truth.form != FORMAT:
        return []
    hurt = {one.document for one in damages if one.code.startswith("artifact-")}
    try:
        with closing(Ledger(folder / LEDGER)) as opened:
            return [
                one
                for one in opened.entries()
                if one.name not in hurt and one.artifact in truth.artifacts
            ]
    except (ArchiveError, sqlite3.DatabaseError):
        return []


def _public(
    settings: Settings, truth: Truth, progress: Progress, *, deep: bool
) -> Iterator[Damage]:
    """Yield what is wrong with the public collection, which is made of the whole."""
    try:
        wanted = public.is_wanted(settings.collection) and truth.seq > 0
    except SagtError:
        # Nobody knows what is public: that has been told of.
        return
    if not wanted:
        return
    view = public.current(settings.collection)
    if view is None or not view.is_dir():
        yield Damage("public-damaged", public.FOLDER, detail="Den saknas.")
        return
    inner = replace(settings, collection=view, server=None)
    try:
        found = check(inner, progress, deep=deep).damages
    except SagtError as error:
        yield Damage("public-damaged", public.FOLDER, detail=str(error))
        return
    for one in found:
        # All but the watches is made of the whole, and so can be made again.
        code = one.code
        if one.kind.grade != "harmless" and code != "watches-damaged":
            code = "public-damaged"
        place = f"{public.FOLDER}/{one.place}"
        detail = one.detail or (one.kind.what if code != one.code else "")
        yield Damage(code, place, one.document, detail)
