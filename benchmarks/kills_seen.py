"""What a collection holds, told so that two can be compared to the last word."""

import hashlib
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from app.settings import Settings
from graph.publish import open_current
from graph.terms import NamedNode
from ingest.archive import Archive
from ingest.ledger_identity import IdentityEvent
from ingest.ledger_reviews import ReviewEvent
from search.engines import open_engine
from search.model import Everything

# More than any of these collections has.
MOST = 100_000
# When something was said or judged, by the clock, and what is named by it.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.+Z-]+|(?<=granskning/)[0-9a-f]{20}")


@dataclass(frozen=True, slots=True)
class Held:
    """What truth and projections hold.

    `documents` and `versions` are the ledger's rows, `statuses` how each promise was
    last judged; `graphs` and `entries` a digest for each graph and for each document's
    passages in the index; `applied` the numbers of the last changes that the ledger,
    the graph and the index have.
    """

    documents: tuple[tuple[object, ...], ...]
    versions: tuple[tuple[object, ...], ...]
    reviews: tuple[ReviewEvent, ...]
    decisions: tuple[IdentityEvent, ...]
    statuses: Mapping[str, tuple[str, tuple[str, ...]]]
    graphs: Mapping[str, str]
    entries: Mapping[str, str]
    applied: tuple[int, int, int]


def held(settings: Settings) -> Held:
    """Return what a collection holds as it lies there; nothing is caught up."""
    folder = settings.collection
    with closing(Archive(folder)) as archive:
        ledger = archive.ledger
        store = open_current(folder / "graph" / "published")
        engine = open_engine(folder / "index", settings.engine)
        by_graph: dict[str, list[str]] = defaultdict(list)
        for quad in store.quads() if store else ():
            name = quad.graph_name
            key = name.value if isinstance(name, NamedNode) else ""
            by_graph[key].append(MOMENT.sub("", str(quad)))
        by_document: dict[str, list[str]] = defaultdict(list)
        for found in engine.find(Everything(), MOST)[0]:
            by_document[found.entry.document].append(repr(found.entry))
        latest = ledger.verdicts.latest()
        return Held(
            documents=_rows(folder, "document"),
            versions=_rows(folder, "version"),
            reviews=tuple(replace(one, at="") for one in ledger.reviews.history()),
            decisions=tuple(replace(one, at="") for one in ledger.identity.history()),
            statuses={k: (v.status, v.evidence) for k, v in latest.items()},
            graphs={name: _digest(of) for name, of in by_graph.items()},
            entries={name: _digest(of) for name, of in by_document.items()},
            applied=(ledger.seq(), store.seq() if store else 0, engine.seq()),
        )


def _rows(folder: Path, table: str) -> tuple[tuple[object, ...], ...]:
    with closing(sqlite3.connect(folder / "ledger.sqlite")) as db:
        return tuple(sorted(db.execute(f"SELECT * FROM {table}")))  # noqa: S608


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def differences(found: Held, wanted: Held) -> list[str]:
    """Return what two collections do not hold alike, by the names of the parts."""
    told = []
    for name in Held.__slots__:
        one, other = getattr(found, name), getattr(wanted, name)
        if one == other:
            continue
        if isinstance(one, Mapping):
            keys = {k for k in {*one, *other} if one.get(k) != other.get(k)}
            told.append(f"{name}: {sorted(keys)[:3]} ({len(keys)})")
        else:
            told.append(f"{name}: {one} ≠ {other}"[:600])
    return told


def halves(found: Held, before: Held, after: Held) -> list[str]:
    """Return what is visible by half: neither as it was nor as it was to be.

    A graph or index is published whole, so it is the one of before or the one of after.
    """
    told = []
    known = {row[:6] for row in (*before.documents, *after.documents)}
    told += [f"handling {row[1]}" for row in found.documents if row[:6] not in known]
    for name in ("entries", "graphs"):
        seen, then, now = (getattr(one, name) for one in (found, before, after))
        # An index that is made anew says itself that it holds nothing yet.
        anew = name == "entries" and not seen and not found.applied[2]
        if seen not in (then, now) and not anew:
            keys = {k for k in {*then, *now} if seen.get(k) != now.get(k)}
            told.append(f"{name}: {sorted(keys)[:3]} ({len(keys)} av {len(now)})")
    if max(found.applied[1:]) > found.applied[0]:
        told.append(f"före liggaren: {found.applied}")
    return told


def lost(found: Held, before: Held) -> list[str]:
    """Return what people had said before and is not there any more."""
    told = []
    for name in ("reviews", "decisions"):
        then, now = getattr(before, name), getattr(found, name)
        if now[: len(then)] != then:
            told.append(name)
    return told
