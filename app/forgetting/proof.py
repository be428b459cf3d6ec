"""Proves that what was forgotten is gone: looks for it in the whole folder."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.access import public
from app.forgetting import looking, projections
from app.forgetting.looking import Found
from app.forgetting.model import Scanned, Work
from app.forgetting.needles import Needle
from app.forgetting.projections import Before
from app.settings import Settings
from app.workspace import Step, Workspace, quiet
from ingest.archive import Archive
from ingest.ledger_tombstones import Originals

# So many ids of texts and promises are looked for: where one is gone all are.
IDS = 20
UNPACKED = "graf och index, uppackade"
OLD = "gamla filer av graf och index"


def prove(
    settings: Settings,
    needle: Needle,
    before: Before | None = None,
    originals: Originals = "remove",
    step: Step = quiet,
) -> tuple[Scanned, ...]:
    """Look for wordings in every file of a collection; return what was seen.

    Files are looked through as they are, databases row by row as well, archives
    unpacked, and graph and index as the engines read them, since they pack what they
    hold. Where `before` is given no file of them may be one that was there then.

    Args:
        settings: Those of the collection.
        needle: What is looked for.
        before: The files of graph and index before they were made anew.
        originals: "keep" where it was decided that originals stay as they are.
        step: Told what is being done.
    """
    folder = settings.collection
    step("Söker igenom samlingens mapp")
    kept = [folder / "originals"] if originals == "keep" else []
    view = public.current(folder)
    if kept and view is not None:
        kept.append(view / "originals")
    found = looking.folder(folder, needle, kept)
    step("Söker igenom graf och index")
    places = [folder, *([view] if view is not None else [])]
    engines = [_engines(replace(settings, collection=p), needle) for p in places]
    left = [one for each in engines for one in each]
    named = tuple(left[: looking.NAMED])
    found.append(Scanned(UNPACKED, len(places), 0, named, len(left)))
    if before is not None:
        over = tuple(projections.left_over(folder, before))
        found.append(Scanned(OLD, 0, 0, over[: looking.NAMED], len(over)))
    return tuple(found)


def needle_of(work: Work) -> Needle:
    """Return what looks for what was forgotten: names, hashes, lines and wordings."""
    told = (*work.wordings, *work.actors, *work.documents, *work.names, *work.hashes)
    return Needle((*told, *work.artifacts[:IDS], *work.promises[:IDS]))


def _engines(settings: Settings, needle: Needle) -> list[str]:
    with closing(Workspace(Archive(settings.collection), settings)) as opened:
        found: list[Found] = projections.in_graph(opened, needle)
        found += projections.in_index(opened, needle)
    return [f"{settings.collection.name}: {one}" for one in found]


def outside(path: Path, needle: Needle) -> tuple[str, ...]:
    """Return where in a file or folder outside the collection it stands."""
    if path.is_file():
        return tuple(map(str, looking.file(path, needle)))
    return tuple(one for each in looking.folder(path, needle) for one in each.left)
