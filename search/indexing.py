"""Passages made ready for an engine by several processes, in the order they came.

Most of the time it takes to index goes to reading words: what is known of a word is
shared by all (`search.words`). Of many documents, other
processes read some and this one the rest, whenever it would have had to wait; the one
that writes is always this. Of few it reads all, since a process takes long to start.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from search import words
from search.engines.prepared import prepare
from search.model import Entry, Prepared

# Spawned, not forked: the app runs threads, and a fork would copy their locks.
CONTEXT = multiprocessing.get_context("spawn")
# From so many documents on others help. So many are read at a time, and so many such
# parts are under way for each process, so that memory stays flat.
MANY, PART, AHEAD = 300, 8, 2

Source = TypeVar("Source")
Read = Callable[[Source], Iterable[Entry]]


def ready(
    sources: Iterable[Source], read: Read[Source], workers: int | None = None
) -> Generator[Prepared, None, None]:
    """Yield the passages of documents, ready for an engine.

    Args:
        sources: What a document is read from; it and `read` must be picklable.
        read: Returns the entries of a document.
        workers: How many other processes help with many documents; one for each
            further processor if not given.
    """
    others = max((os.cpu_count() or 1) - 1, 0) if workers is None else workers
    coming = iter(sources)
    first = list(islice(coming, MANY))
    if len(first) < MANY or not others:
        for source in chain(first, coming):
            yield from _made(read, (source,))
        return
    with TemporaryDirectory(prefix="sagt-ord-") as folder:
        table = Path(folder) / "ord.db"
        with (
            words.kept(table),
            ProcessPoolExecutor(others, CONTEXT, words.keep, (table,)) as pool,
        ):
            for part in _shared(_parts(chain(first, coming)), read, pool, others):
                yield from part


def _shared(
    parts: Iterator[Sequence[Source]],
    read: Read[Source],
    pool: ProcessPoolExecutor,
    others: int,
) -> Iterator[list[Prepared]]:
    """Yield what is made of each part, those made by others and those made here."""
    made = partial(_made, read)
    waiting: deque[Future[list[Prepared]]] = deque()
    while True:
        busy = sum(not each.done() for each in waiting)
        for part in islice(parts, max(AHEAD * others - busy, 0)):
            waiting.append(pool.submit(made, part))
        if not waiting:
            return
        room = len(waiting) < 2 * AHEAD * (others + 1)
        part = next(parts, ()) if room and not waiting[0].done() else ()
        if part:
            own: Future[list[Prepared]] = Future()
            own.set_result(made(part))
            waiting.append(own)
        else:
            yield waiting.popleft().result()


def _parts(sources: Iterator[Source]) -> Iterator[Sequence[Source]]:
    while part := tuple(islice(sources, PART)):
        yield part


def _made(read: Read[Source], part: Sequence[Source]) -> list[Prepared]:
    return [prepare(entry) for source in part for entry in read(source)]
