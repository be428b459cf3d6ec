"""What is heavy to read and measure is kept beside the graph, one file for each.

A file is named by the state of the graph, by the program and by what was asked, so that
it can never be out of date; files of other states are forgotten. A file that cannot be
read is made again, and a folder that cannot be written to only costs time.
"""

import contextlib
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from graph.network.gathering import gather
from graph.network.making import measured, together
from graph.network.measures import Measures
from graph.network.model import Actor, Gathered, Kind, Network, Passage, Period
from graph.network.recent import Recent
from graph.network.weaving import weave
from graph.store import Store
from graph.terms import NamedNode
from graph.version import program_fingerprint
from ingest import ids

# So many different questions are kept for one state of the graph.
MOST = 24
# So many states of graphs, and networks of them, are at hand in memory.
STATES, NETWORKS = 2, 6

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where results are kept: a folder, and the mark of the graph's present state.

    `mark` is the name of the published copy, or whatever else changes with the graph.
    """

    folder: Path
    mark: str

    def _path(self, what: str) -> Path:
        return (
            self.folder
            / f"{ids.digest(program_fingerprint(), self.mark)}-{what}.msgpack"
        )

    def get(self, what: str, sort: type[Made], make: Callable[[], Made]) -> Made:
        """Return what is kept under a name, made now if it is not there."""
        path = self._path(what)
        try:
            data = path.read_bytes()
            return msgspec.msgpack.decode(data, type=sort, dec_hook=_node)
        except (OSError, msgspec.MsgspecError):
            made = make()
        with contextlib.suppress(OSError):
            self._keep(path, msgspec.msgpack.encode(made, enc_hook=_address))
        return made

    def _keep(self, path: Path, data: bytes) -> None:
        """Write all of a file or nothing, and forget what is no longer asked for."""
        self.folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            unfinished.write_bytes(data)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
        self._forget(path)

    def _forget(self, newest: Path) -> None:
        present = newest.name.partition("-")[0]
        files = sorted(self.folder.glob("*.msgpack"), key=_age, reverse=True)
        mine = [file for file in files if file.name.startswith(present)]
        for file in {*files} - {*mine[:MOST]} - {newest}:
            file.unlink(missing_ok=True)


def _address(value: object) -> str:
    """Return how what msgpack does not know is written."""
    if not isinstance(value, NamedNode):
        raise NotImplementedError(type(value))
    return value.value


def _node(sort: type, written: object) -> object:
    """Return what `_address` has written."""
    if sort is not NamedNode:
        raise NotImplementedError(sort)
    return NamedNode(str(written))


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


_GATHERED: Recent[Gathered] = Recent(STATES)
_NETWORKS: Recent[Network] = Recent(NETWORKS)


def gathered(shelf: Shelf, store: Store) -> Gathered:
    """Return everything that can tie actors, read from the store once per state."""

    def read() -> Gathered:
        kept = shelf.get("uppgifter", _Packed, lambda: _packed(gather(store)))
        return _unpacked(kept)

    return _GATHERED.get(shelf, read)


def kept_network(
    shelf: Shelf,
    store: Store,
    kinds: Collection[Kind] | None = None,
    period: Period | None = None,
    actor_kinds: Collection[str] | None = None,
) -> Network:
    """Return a network, read and measured once per state of the graph."""
    asked = (
        frozenset(kinds or ()),
        period,
        frozenset(actor_kinds or ()),
    )
    return _NETWORKS.get(
        (shelf, asked), lambda: _network(shelf, store, kinds, period, actor_kinds)
    )


def _network(
    shelf: Shelf,
    store: Store,
    kinds: Collection[Kind] | None,
    period: Period | None,
    actor_kinds: Collection[str] | None,
) -> Network:
    woven = weave(gathered(shelf, store), kinds, period, actor_kinds)
    days = (period.first, period.last) if period else ("", "")
    asked = ids.digest(
        "natverk",
        " ".join(sorted(kinds or ())),
        *(str(day or "") for day in (str(bool(period)), *days)),
        " ".join(sorted(actor_kinds or ())),
    )
    measures = shelf.get(f"matt-{asked}", Measures, lambda: measured(woven))
    return together(woven, measures)


@dataclass(frozen=True, slots=True)
class _Packed:
    """Everything that can tie actors, each actor written once."""

    actors: tuple[Actor, ...]
    passages: tuple[Passage, ...]
    members: tuple[tuple[int, ...], ...]
    crowds: int


def _packed(found: Gathered) -> _Packed:
    places = {actor.iri: place for place, actor in enumerate(found.actors)}
    return _Packed(
        actors=found.actors,
        passages=tuple(_with(passage, ()) for passage in found.passages),
        members=tuple(tuple(places[a] for a in p.actors) for p in found.passages),
        crowds=found.crowds,
    )


def _unpacked(kept: _Packed) -> Gathered:
    iris = [actor.iri for actor in kept.actors]
    passages = tuple(
        _with(passage, tuple(iris[place] for place in members))
        for passage, members in zip(kept.passages, kept.members, strict=True)
    )
    return Gathered(kept.actors, passages, kept.crowds)


def _with(passage: Passage, actors: tuple[str, ...]) -> Passage:
    return Passage(
        passage.kind,
        passage.thing,
        passage.document,
        passage.first,
        passage.last,
        passage.start,
        passage.end,
        actors,
    )
