"""The ten named queries, each with many different things to ask of."""

import datetime as dt
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.queries import named
from graph.store import Store
from graph.terms import NamedNode

# How a thing of each kind is found that there is something to say of.
THINGS = {
    "organ": "?d a own:Meeting ; eli-dl:had_responsible_organization ?x",
    "matter": "?d eli-dl:forms_part_of ?x . ?x a eli-dl:Process",
    "promise": "?d own:evidenceFor ?x",
    "decision": "?d eli-dl:consists_of ?v . BIND(?d AS ?x) ?d a eli-dl:Decision",
    "actor": "?d dcterms:creator ?x",
    "person": "?d org:member ?x",
    "meeting": "?x a own:Meeting ; eli-dl:had_participation ?d",
    "document": "?x a foaf:Document ; dcterms:references ?d",
    "party": "?d own:party ?x",
}
# Names of parameters whose things are narrower than their kind says.
NARROW = {("partners", "actor"): "party", ("agreements", "actor"): "party"}
# So many of the things that are met most often, and so many at random.
OFTEN, RANDOM = 10, 20
TODAY = dt.date(2025, 1, 1)
YEAR = 2020
PAGE = 51
REPEATS = 3

Given = NamedNode | dt.date | int | str


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds of one query over all that it was asked of; rows at most."""

    name: str
    half: float
    most: float
    slowest: float
    rows: int


def questions(store: Store) -> dict[str, list[dict[str, Given]]]:
    """Return for each of the ten what it is asked with."""
    chosen = {kind: _chosen(store, kind) for kind in THINGS}
    found = {}
    for name, query in named.NAMED.items():
        if query.benchmark:
            found[name] = list(_asked(name, query.head, chosen))
    return found


def _chosen(store: Store, kind: str) -> list[str]:
    """Return things of a kind: those met most often, and others by chance."""
    rows = store.select(f"SELECT ?x WHERE {{ {THINGS[kind]} }}")
    met = Counter(row["x"].value for row in rows if isinstance(row["x"], NamedNode))
    ordered = sorted(met, key=lambda iri: (-met[iri], iri))
    chance = random.Random(1)  # noqa: S311 - the same things every run
    rest = ordered[OFTEN:]
    return ordered[:OFTEN] + chance.sample(rest, min(RANDOM, len(rest)))


def _asked(
    name: str, head: named.Head, chosen: Mapping[str, list[str]]
) -> Iterator[dict[str, Given]]:
    for turn in range(OFTEN + RANDOM):
        given: dict[str, Given] = {}
        for parameter in head.parameters:
            if parameter.default == "today":
                given[parameter.name] = TODAY
            elif parameter.required and parameter.kind == "number":
                given[parameter.name] = YEAR
            elif parameter.required and parameter.kind == "text":
                given[parameter.name] = "plan"
            elif parameter.required:
                kind = NARROW.get((name, parameter.kind), parameter.kind)
                things = chosen[kind]
                given[parameter.name] = NamedNode(things[turn % len(things)])
        yield given
        if not any(parameter.required for parameter in head.parameters):
            return


def ask(store: Store, name: str, given: Mapping[str, Given]) -> tuple[float, int]:
    """Return milliseconds and rows of one question, the best of a few tries."""
    best, rows = float("inf"), 0
    for _ in range(REPEATS):
        started = time.perf_counter()
        rows = len(named.NAMED[name].ask(store, given, named.Page(PAGE)))
        best = min(best, (time.perf_counter() - started) * 1000)
        if best > 1000:
            break
    return best, rows


def timing(store: Store, name: str, asked: list[dict[str, Given]]) -> Timing:
    """Ask one query of everything and return how long it took."""
    answers = [ask(store, name, given) for given in asked]
    times = sorted(took for took, _ in answers)
    last = min(len(times) - 1, int(len(times) * 0.95))
    rows = max(rows for _, rows in answers)
    return Timing(name, times[len(times) // 2], times[last], times[-1], rows)
