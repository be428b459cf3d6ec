"""What is heavy to read and measure is kept beside the graph, one file for each.

A file is named by the state of the graph, by the program and by what was asked, so that
it can never be out of date; files of earlier states are forgotten, but for the last of
them, which others may still read. Measures are named by what they are of, and stay for
as long as that does. A file that cannot be read is made again, and a folder that cannot
be written to only costs time.
"""

import contextlib
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from graph.columns import Columns, StoreColumns
from graph.long_lived import long_lived
from graph.network.gathering import gather
from graph.network.making import measured, together
from graph.network.measures import Measures
from graph.network.model import (
    KINDS,
    Actor,
    Gathered,
    Kind,
    Network,
    Passage,
    Period,
)
from graph.network.recent import Recent
from graph.network.weaving import weave
from graph.store import Store
from graph.terms import NamedNode
from graph.version import program_fingerprint
from ingest import codec, ids

# So many different questions are kept for one state of the graph.
MOST = 24
# So many states of graphs, and networks of them (each kind, what is usual, everything),
# are at hand in memory.
STATES, NETWORKS = 2, len(KINDS) + 2
# So many bytes that are read, and passages that tie actors, make very many objects.
LARGE, MANY = 1_000_000, 10_000

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
        found = self.read(what, sort)
        if found is not None:
            return found
        made = make()
        self.keep(what, made)
        return made

    def read(self, what: str, sort: type[Made]) -> Made | None:
        """Return what is kept under a name, None where it is not there."""
        try:
            data = self._path(what).read_bytes()
            with long_lived(is_large=len(data) >= LARGE):
                return msgspec.msgpack.decode(data, type=sort, dec_hook=_node)
        except (OSError, *codec.UNREADABLE):
            return None

    def keep(self, what: str, made: object) -> None:
        """Keep something under a name, if that can be done."""
        with contextlib.suppress(OSError):
            data = msgspec.msgpack.encode(made, enc_hook=_address)
            self._keep(self._path(what), data)

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

    def of_content(self, name: str) -> "Shelf":
        """Return where results are kept that hang on nothing but what they are of."""
        return Shelf(self.folder / name, "")

    def _forget(self, newest: Path) -> None:
        """Forget all but the latest files of the newest state and of one before."""
        files = sorted(self.folder.glob("*.msgpack"), key=_age, reverse=True)
        states = dict.fromkeys(_state(file) for file in (newest, *files))
        for state in list(states)[:2]:
            kept = [file for file in files if _state(file) == state][:MOST]
            files = [file for file in files if file not in kept]
        for file in files:
            if file != newest:
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


def _state(path: Path) -> str:
    return path.name.partition("-")[0]


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


_GATHERED: Recent[Gathered] = Recent(STATES)
_NETWORKS: Recent[Network] = Recent(NETWORKS)


def gathered(shelf: Shelf, store: Store, columns: Columns | None = None) -> Gathered:
    """Return everything that can tie actors, read once per state of the graph.

    Args:
        shelf: Where it is kept.
        store: The graph.
        columns: The graph's, where they can be read in a quicker way than from it.
    """

    def make() -> _Packed:
        return _packed(gather(columns or StoreColumns(store), store))

    def read() -> Gathered:
        kept = shelf.get("uppgifter", _Packed, make)
        with long_lived(is_large=len(kept.passages) >= MANY):
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

    def make() -> Network:
        many = len(gathered(shelf, store).passages) >= MANY
        with long_lived(is_large=many):
            return _network(shelf, store, kinds, period, actor_kinds)

    return _NETWORKS.get((shelf, asked), make)


def _network(
    shelf: Shelf,
    store: Store,
    kinds: Collection[Kind] | None,
    period: Period | None,
    actor_kinds: Collection[str] | None,
) -> Network:
    woven = weave(gathered(shelf, store), kinds, period, actor_kinds)
    of = ids.digest(
        *(actor.iri for actor in woven.actors),
        *(f"{tie.one} {tie.other} {tie.weight}" for tie in woven.ties),
    )
    kept = shelf.of_content("matt")
    return together(woven, kept.get(of, Measures, lambda: measured(woven)))


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
