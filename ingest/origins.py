"""Where a file came from: the web, another file, or what a sidecar says."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ingest import sidecar
from ingest.errors import ReadError
from ingest.model import Failure, Origin
from ingest.privacy import hidden_in, mask_address, mask_name
from ingest.sources import SourceFile, readable

_WEB = ("http://", "https://")


def of_path(path: Path) -> tuple[Origin | None, Failure | None]:
    """Return what is said of where a file came from; a Failure if that is no good."""
    side = sidecar.beside(path)
    if side is None:
        return sidecar.within(path, path.suffix.lower()), None
    try:
        return sidecar.read(side), None
    except ReadError as error:
        name = readable(side.name)
        return None, Failure(name, error.stage, error.reason, error.advice)


def of_file(source: SourceFile) -> tuple[SourceFile, Failure | None]:
    """Return a file of a collection with its origin, as `of_path` does."""
    if source.place:
        return _of_kept(source), None
    origin, problem = of_path(source.path)
    if problem:
        folder = source.name.rpartition("/")[0]
        problem = replace(problem, source=f"{folder}/{problem.source}".lstrip("/"))
    return replace(source, origin=origin), problem


def _of_kept(source: SourceFile) -> SourceFile:
    """Return a part with the address it gives itself, where its container has none."""
    known = source.origin or Origin()
    said = None if known.url else sidecar.within(source.path, source.suffix)
    if said is None:
        return source
    return replace(source, origin=replace(said, inside=known.inside))


def without_identifiers(source: SourceFile) -> SourceFile:
    """Return a file whose name and origin identify nobody."""
    origin = source.origin
    if origin is not None and origin.url is not None:
        origin = replace(origin, url=mask_address(origin.url))
    parts = source.name.split("/")
    numbered = any(one.kind == "person" for part in parts for one in hidden_in(part))
    return replace(
        source,
        name=mask_name(source.name),
        origin=origin,
        numbered=source.numbered or numbered,
    )


def sidecar_places(path: Path) -> Iterable[str]:
    """Yield where sidecars of a file may lie, as the ledger writes places."""
    return (readable(str(place)) for place in sidecar.possible(path))


def of_part(container: SourceFile, name: str) -> Origin:
    """Return the origin of what lies in a container called `name`."""
    outer = container.origin or Origin()
    return Origin(outer.url, outer.fetched, inside=name)


def key(origin: Origin | None) -> str:
    """Return an origin as text that the ledger compares."""
    if origin is None:
        return ""
    day = origin.fetched.isoformat() if origin.fetched else ""
    return "\t".join((origin.url or "", day, origin.inside or ""))


def of_key(known: str) -> Origin | None:
    """Return the origin that the ledger has as text."""
    if not known:
        return None
    url, day, inside = known.split("\t")
    fetched = dt.date.fromisoformat(day) if day else None
    return Origin(url or None, fetched, inside or None)


def is_same(source: SourceFile, known: str) -> bool:
    """Tell whether a file's origin is the one the ledger has.

    What comes from the web again as it was keeps the day it was first fetched.
    """
    now = key(source.origin)
    if not source.place.startswith(_WEB):
        return now == known
    return now.split("\t")[::2] == known.split("\t")[::2]
