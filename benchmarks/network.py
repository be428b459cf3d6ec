"""Measure what networks cost as they grow, and what keeping them saves.

python -m benchmarks.network [--actors 2000 10000] [--close]

Documents are made up: some organs, each with members who meet, decide and promise,
and some organisations that agree. Of each size is told how long it takes to read,
tie and measure it, how much memory that takes, how betweenness compares with that from
every actor, or from many more where all would take hours (time, and how many of the
hundred most central are the same), and how long it takes to show it again when it is
kept. Times are the process's own: other work on the machine does not count.
"""

import argparse
import datetime as dt
import random
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from graph.columns import StoreColumns
from graph.network import Shelf, Tie, kept_network, measures
from graph.network.gathering import gather
from graph.network.weaving import weave
from graph.store import OxigraphStore, open_writer
from graph.terms import (
    BASE,
    DCTERMS,
    ELI,
    ELIDL,
    FOAF,
    KOD,
    OA,
    ORG,
    OWN,
    PROV,
    SKOS,
    TYPE,
    NamedNode,
    Quad,
    date,
    integer,
    string,
    sv,
)

SEED = 20_240_320
# Each organ has so many members, of whom so many come to a meeting.
MEMBERS, PRESENT = 20, 9
# So many documents for each actor, as in a collection of minutes.
PER_ACTOR = 1
TOP = 100
# Steps that the closer measure may take: all actors up to some thousands.
CLOSE = 130_000_000

Made = TypeVar("Made")


def documents(actors: int, chance: random.Random) -> Iterator[Quad]:
    """Return made-up documents in which so many actors act."""
    organs = max(actors // (MEMBERS + 1), 2)
    for number in range(actors * PER_ACTOR):
        yield from _document(number, number % organs, organs, chance)


def _iri(path: str) -> NamedNode:
    return NamedNode(BASE + path)


def _document(
    number: int, organ: int, organs: int, chance: random.Random
) -> Iterator[Quad]:
    """Return the minutes of a meeting, with two decisions and a promise."""
    identity = f"d{number:07}"
    graph, work = _iri(f"graf/handling/{identity}"), _iri(f"handling/{identity}")
    day = dt.date(2015, 1, 1) + dt.timedelta(days=chance.randrange(3_650))
    place = _iri(f"org/o-{organ:05}")
    other = _iri(f"org/o-{chance.randrange(organs):05}")
    people = [
        _iri(f"person/p-{organ * MEMBERS + one:06}")
        for one in chance.sample(range(MEMBERS), PRESENT)
    ]
    # Someone from elsewhere comes now and then, and ties the organs.
    people.append(_iri(f"person/p-{chance.randrange(organs * MEMBERS):06}"))

    def say(subject: NamedNode, predicate: NamedNode, value: object) -> Quad:
        return Quad(subject, predicate, value, graph)  # type: ignore[arg-type]

    yield say(work, TYPE, FOAF.Document)
    yield say(work, ELI.date_document, date(day))
    for one in (place, other):
        yield say(one, ORG.classification, KOD["orgtyp/organ"])
        yield say(one, SKOS.prefLabel, sv(f"Nämnd {one.value[-5:]}"))
    meeting = _iri(f"sammantrade/{identity}")
    yield say(meeting, TYPE, OWN.Meeting)
    yield say(meeting, ELIDL.activity_date, date(day))
    yield say(meeting, ELIDL.recorded_in_a_realization_of, work)
    for one in people:
        part = _iri(f"deltagande/{identity}-{one.value[-6:]}")
        yield say(one, TYPE, FOAF.Person)
        yield say(one, SKOS.prefLabel, string(f"Person {one.value[-6:]}"))
        yield say(meeting, ELIDL.had_participation, part)
        yield say(part, ELIDL.had_participant_person, one)
    for place_number, actor in enumerate((place, other, *people)):
        note = _iri(f"ann/{identity}-{place_number}")
        yield say(note, OA.hasBody, actor)
        yield say(note, PROV.wasGeneratedBy, _iri(f"lasning/{identity}"))
    for turn in range(2):
        decision = _iri(f"beslut/{identity}-{turn}")
        yield say(decision, TYPE, ELIDL.Decision)
        yield say(decision, DCTERMS.source, work)
        yield say(decision, ELIDL.activity_date, date(day))
        yield say(decision, ELIDL.had_responsible_organization, place)
        yield say(decision, OWN.addressee, other)
        yield from _quoted(decision, f"{identity}-b{turn}", say)
    promise = _iri(f"atagande/{identity}")
    yield say(promise, TYPE, OWN.Commitment)
    yield say(promise, DCTERMS.source, work)
    yield say(promise, OWN.promisor, place)
    yield say(promise, OWN.statedBy, people[0])
    yield from _quoted(promise, f"{identity}-a", say)


def _quoted(thing: NamedNode, key: str, say: Callable[..., Quad]) -> Iterator[Quad]:
    quote, place = _iri(f"citat/{key}"), _iri(f"citat/{key}/pos")
    yield say(thing, OWN.quote, quote)
    yield say(quote, OA.hasSelector, place)
    yield say(place, OA.start, integer(10))
    yield say(place, OA.end, integer(60))


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """Return what work gives, and how many seconds of computing it took."""
    start = time.process_time()
    made = work()
    return made, time.process_time() - start


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def measure(actors: int, folder: Path, close: bool) -> None:
    """Build a network of about so many actors and tell what it cost."""
    store = open_writer(folder / "graf")
    store.rebuild(documents(actors, random.Random(SEED)), 1)  # noqa: S311
    tell(f"\n{actors} aktörer, {actors * PER_ACTOR} handlingar")
    found, seconds = timed(lambda: gather(StoreColumns(store), store))
    tell(f"  läsa ur grafen      {seconds:8.2f} s  ({len(found.passages)} tillfällen)")
    woven, seconds = timed(lambda: weave(found))
    tell(f"  knyta               {seconds:8.2f} s  ({len(woven.ties)} band)")
    iris = [actor.iri for actor in woven.actors]
    sampled, taken = timed(lambda: measures.measure(iris, woven.ties))
    sources = sampled.sources or len(iris)
    tell(f"  mäta                {taken:8.2f} s  (mellanläge från {sources} aktörer)")
    if close:
        _closer(iris, woven.ties, sampled, taken)
    _kept(store, folder)


def _closer(
    iris: list[str], ties: Sequence[Tie], sampled: measures.Measures, taken: float
) -> None:
    steps, measures.STEPS = measures.STEPS, CLOSE
    whole, seconds = timed(lambda: measures.measure(iris, ties))
    measures.STEPS = steps
    same = len(_top(whole.betweenness) & _top(sampled.betweenness))
    tell(
        f"  mäta närmare        {seconds:8.2f} s  (från {whole.sources or len(iris)};"
        f" kvot {seconds / taken:.1f}; {same} av de {TOP} mest centrala är desamma)"
    )


def _top(values: tuple[float, ...]) -> set[int]:
    ordered = sorted(range(len(values)), key=lambda place: (-values[place], place))
    return set(islice(ordered, TOP))


def _kept(store: OxigraphStore, folder: Path) -> None:
    shelf = Shelf(folder / "natverk", "1-1")
    first, before = timed(lambda: kept_network(shelf, store))
    again, after = timed(lambda: kept_network(shelf, store))
    assert first == again
    size = sum(file.stat().st_size for file in shelf.folder.iterdir())
    tell(f"  visa första gången  {before:8.2f} s")
    tell(
        f"  visa igen           {after:8.2f} s  (kvot {before / after:.1f};"
        f" {size / 1e6:.1f} MB på disk)"
    )
    tracemalloc.start()
    kept_network(shelf, store)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tell(
        f"  minne för att visa  {peak / 1e6:8.1f} MB (processen som mest {most:.0f} MB)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, nargs="+", default=[2_000, 10_000])
    parser.add_argument("--close", action="store_true", help="mät även från fler")
    given = parser.parse_args()
    for actors in given.actors:
        with tempfile.TemporaryDirectory() as folder:
            measure(actors, Path(folder), given.close)


if __name__ == "__main__":
    main()
