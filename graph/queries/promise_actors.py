"""Who is bound by promises and who said them, as the collection knows them."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.queries import reading
from graph.store import Store
from graph.terms import BASE, NamedNode, segment


@dataclass(frozen=True, slots=True)
class Bound:
    """Who is bound by a promise and who said it: names, and paths of their pages."""

    promisor: str | None
    promisor_path: str | None
    speaker: str | None
    speaker_path: str | None


_BOUND = """
SELECT ?k ?promisor ?speaker WHERE {
  %s ?k own:promisor ?promisor . OPTIONAL { ?k own:statedBy ?speaker }
} ORDER BY ?k ?promisor ?speaker"""
_OF_PERSON = """
SELECT DISTINCT ?k ?actor WHERE {
  { ?k own:promisor ?actor } UNION { ?k own:statedBy ?actor } }"""


def promise_actors(
    store: Store, promises: Iterable[str], base: str = BASE
) -> dict[str, Bound]:
    """Return promise id → who is bound and who said it."""
    nodes = [NamedNode(f"{base}atagande/{segment(one)}") for one in promises]
    rows = [
        row
        for part in reading.chunks(nodes)
        for row in store.select(_BOUND % reading.values_block("k", part))
    ]
    actors = [reading.node(row, part) for row in rows for part in PARTS]
    names = reading.labels(store, actors)
    found: dict[str, Bound] = {}
    for row in rows:
        bound, said = (reading.node(row, part) for part in PARTS)
        one = Bound(
            names.get(bound) if bound else None,
            _path(bound, base),
            names.get(said) if said else None,
            _path(said, base),
        )
        found.setdefault(reading.local(reading.required(row, "k")), one)
    return found


PARTS = ("promisor", "speaker")


def promises_naming(store: Store, path: str, base: str = BASE) -> set[str]:
    """Return the ids of promises that an actor is bound by or has said."""
    rows = store.select(_OF_PERSON, {"actor": NamedNode(f"{base}{path}")})
    return {reading.local(reading.required(row, "k")) for row in rows}


def _path(actor: NamedNode | None, base: str) -> str | None:
    return actor.value.removeprefix(base) if actor else None
