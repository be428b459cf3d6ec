"""Small invented documents that say something, each in as many versions as asked for.

What durability is measured on: a dozen of them are a collection in which there are
promises, what became of them, decisions, persons that may be the same and a matter,
and which is read, indexed and followed up in a second or two.
"""

import datetime as dt
import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from ingest import pipeline, worker, workers
from ingest.model import Failure

PLACES = ("Gardby", "Strömnäs", "Kvarnberga", "Östmåla", "Vinliden", "Havsmark")
THINGS = ("biblioteksplan", "cykelplan", "lekplats", "badplats", "skolskog", "torg")
CHAIRS = ("Karin Ekdal (S)", "K. Ekdal (S)", "Karin Ekdahl (S)")

PROMISE = """Tjarnviks kommun
Kultur- och fritidsnämnden
Protokoll 2022-{month:02}-14

Närvarande: {chair}, ordförande, Olof Brandin (C), Siv Hallander (M)

§ {number} {title} i {place}
Dnr KFN 2022/{number}

Kultur- och fritidsnämndens beslut
Kultur- och fritidsnämnden beslutar
att anta {thing}en för {place}, version {version},
att en ny {thing} för {place} ska vara klar senast den {day} juni 2023.
"""

TOLD = """Tjarnviks kommun
Kultur- och fritidsnämnden
Protokoll 2023-{month:02}-20

Närvarande: {chair}, ordförande, Olof Brandin (C), Siv Hallander (M)

§ {number} Uppföljning av {thing} i {place}
Dnr KFN 2022/{number}

Den nya {thing}en för {place} {told}.

Kultur- och fritidsnämndens beslut
Informationen noteras. Version {version} läggs till handlingarna.
"""
# The day that promises are judged on.
DAY = dt.date(2025, 1, 1)
OUTCOMES = (
    "är klar och antogs den 2 juni 2023",
    "är försenad och blir klar först hösten 2024",
    "pågår, och ett förslag finns",
)


def text(number: int, version: int = 0) -> str:
    """Return what document `number` says in one of its versions.

    Every second tells what became of the promise of the one before it.
    """
    pair = number // 2
    given = {
        "number": 10 + pair,
        "version": version,
        "place": PLACES[pair % len(PLACES)],
        "thing": THINGS[pair % len(THINGS)],
        "title": THINGS[pair % len(THINGS)].capitalize(),
        "chair": CHAIRS[number % len(CHAIRS)],
        "month": 1 + pair % 12,
        "day": 1 + version % 28,
        "told": OUTCOMES[version % len(OUTCOMES)],
    }
    return (TOLD if number % 2 else PROMISE).format(**given)


def write(folder: Path, number: int, version: int = 0) -> Path:
    """Write a document as a text file and return where it lies."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"handling-{number:03}.txt"
    path.write_text(text(number, version), encoding="utf-8")
    return path


def fork_workers() -> None:
    """Load what reads documents, and let workers be forked from this very process.

    They are processes of their own as always, but a thousand of them cost no hour. Only
    for a process that has no threads when it reads documents.
    """
    pipeline.build_artifact(text(0).encode(), "handling.txt")
    workers.CONTEXT = multiprocessing.get_context("fork")  # type: ignore[assignment]


def fork_workers_apart(*imported: str) -> None:
    """Let workers be forked from a process that has loaded what they need.

    Every worker looks through the module that is run: `imported` is what that imports.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.warmed", *imported])
    workers.CONTEXT = context  # type: ignore[assignment]


@contextmanager
def read_here() -> Iterator[None]:
    """Read documents in this very process, and what has been read before not again.

    For who measures what comes after the reading, a thousand times.
    """
    before = workers.read_all
    kept = lru_cache(worker.read)

    def read_all(
        tasks: Sequence[workers.Task], *_: object, **__: object
    ) -> Iterator[bytes | Failure]:
        return map(kept, tasks)

    workers.read_all = read_all
    try:
        yield
    finally:
        workers.read_all = before
