"""Makes graph and index anew without what is forgotten, and lets nothing old be left.

What was taken out of a graph or an index leaves traces in its files. So they are thrown
away and made from the archive; readers go on in what was published until the new is.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from app.access import public
from app.forgetting import looking
from app.forgetting.looking import Found
from app.forgetting.needles import Needle
from app.settings import Settings
from app.workspace import Step, Workspace, rebuild
from graph import publish
from search.model import Everything

# Kept beside the graph; made anew when somebody asks.
BESIDE = ("svar", "natverk", "lasning.sqlite")
# What no file of the index and the graph may be: one that was there before.
FOLDERS = ("graph", "index")
PAGE = 500
# Seconds between two looks whether readers have gone on to the new graph.
PAUSE = 0.2


@dataclass(frozen=True, slots=True)
class Before:
    """The files that graph and index had: what each is told by, and its path."""

    files: frozenset[tuple[int, int, int]]


def before(folder: Path) -> Before:
    """Return what files there are, to tell them from those that are made."""
    return Before(frozenset(_told(path) for path in _files(folder)))


def make_anew(settings: Settings, step: Step, wait: float) -> list[str]:
    """Make graph, index and public view anew; return what readers still hold.

    Raises:
        LockedError: another process is writing.
    """
    folder = settings.collection
    for kept in (folder / "index").glob("related-*"):
        shutil.rmtree(kept, ignore_errors=True)
    with closing(rebuild(settings, step)) as opened, opened.archive.writing(wait=60):
        held = _old_copies(folder / "graph" / "published", wait)
        _forget_beside(folder)
        _other_indexes(folder / "index", settings.engine)
    return [f"graph/published/{name}" for name in held]


def left_over(folder: Path, there: Before) -> list[str]:
    """Return the files of graph and index that were there before."""
    return [
        path.relative_to(folder).as_posix()
        for path in _files(folder)
        if _told(path) in there.files
    ]


def in_graph(opened: Workspace, needle: Needle) -> list[Found]:
    """Look through every statement of the published graph."""
    graph = opened.graph
    found: list[Found] = []
    for name in graph.graphs():
        said = "\n".join(str(quad) for quad in graph.quads(name))
        if needle.stands_in_text(said) or needle.stands_in_text(name.value):
            found.append(Found("grafen", name.value))
    return found


def in_index(opened: Workspace, needle: Needle) -> list[Found]:
    """Look through every passage that the index gives back."""
    return list(looking.text(_passages(opened), needle, "sökindexet, avsnitt"))


def _passages(opened: Workspace) -> Iterator[str]:
    engine = opened.engine
    for at in range(0, engine.count(), PAGE):
        found, _ = engine.find(Everything(), PAGE, at)
        yield from (repr(one.entry) for one in found)


def _old_copies(folder: Path, wait: float) -> list[str]:
    """Remove all copies but the newest; return those that are read all the while."""
    until = time.monotonic() + wait
    while held := publish.forget_others(folder):
        if time.monotonic() > until:
            return [path.name for path in held]
        time.sleep(PAUSE)
    return []


def _forget_beside(folder: Path) -> None:
    view = public.current(folder)
    for place in (folder, *((view,) if view else ())):
        for name in BESIDE:
            for path in (place / "graph").glob(f"{name}*"):
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


def _other_indexes(folder: Path, engine: str) -> None:
    for path in folder.iterdir():
        if path.is_dir() and not path.name.startswith((f"{engine}-", "related-")):
            shutil.rmtree(path, ignore_errors=True)


def _files(folder: Path) -> Iterator[Path]:
    for name in FOLDERS:
        for path in (folder / name).rglob("*"):
            if path.is_file() and path.stat().st_size:
                yield path


def _told(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_mtime_ns, found.st_size
