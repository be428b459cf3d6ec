"""From what a person writes to the thing meant: a name, a number, an id or an address.

Names are looked up by their folded keys (`graph.kept`), so that capitals and accents
do not matter. One name may mean several; then nothing is guessed: the error lists them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.identity import without_party
from graph.kept_facts import folded
from graph.queries import numbers, reading
from graph.store import Store
from graph.terms import BASE, NamedNode, segment, string
from ingest.errors import QueryError

# Where a bare id may belong, by what is asked for.
PATHS: Mapping[str, Sequence[str]] = {
    "actor": ("org", "person", "aktor"),
    "organ": ("org",),
    "person": ("person",),
    "matter": ("arende",),
    "document": ("handling",),
    "decision": ("beslut",),
    "promise": ("atagande",),
    "agreement": ("avtal",),
    "meeting": ("sammantrade",),
}
WORDS: Mapping[str, str] = {
    "actor": "aktör",
    "organ": "organ eller myndighet",
    "person": "person",
    "matter": "ärende",
    "document": "handling",
    "decision": "beslut",
    "promise": "löfte",
    "agreement": "överenskommelse",
    "meeting": "sammanträde",
}
SHOWN = 8
# "Kommunstyrelsen, Vedby kommun", "Kommunstyrelsen i Vedby kommun".
_WITHIN = re.compile(r"(?P<name>.+?)(?:,| i | vid ) *(?P<body>[^,]+)")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that the words may mean; `within` is the body it belongs to."""

    iri: NamedNode
    name: str
    within: str | None


def find(store: Store, kind: str, written: str, base: str = BASE) -> NamedNode:
    """Return the one thing of a kind that is meant.

    Raises:
        QueryError: nothing, or more than one thing, answers to it.
    """
    written = written.strip()
    hits = candidates(store, kind, written, base)
    if len(hits) == 1:
        return hits[0].iri
    word = WORDS[kind]
    if not hits:
        if kind == "matter":
            _refuse_collective(store, written, base)
        raise QueryError(f"Det finns inget som svarar mot {word} ”{written}”.")
    listed = "; ".join(_described(hit, base) for hit in hits[:SHOWN])
    more = f" och {len(hits) - SHOWN} till" if len(hits) > SHOWN else ""
    raise QueryError(f"”{written}” kan betyda flera. Ange ett id: {listed}{more}.")


def candidates(
    store: Store, kind: str, written: str, base: str = BASE
) -> tuple[Hit, ...]:
    """Return everything of a kind that the words may mean, by name."""
    exact = [iri for iri in _addresses(kind, written, base) if _exists(store, iri)]
    if kind == "matter":
        known = exact[:1] or _of_kind(_called(store, written), kind, base)
        return _hits(store, (m for one in known for m in numbers.meant(store, one)))
    if exact:
        return _hits(store, exact[:1])
    if kind in {"actor", "organ", "person"}:
        return _hits(store, _of_kind(_called(store, written), kind, base))
    if kind == "document":
        return _hits(store, _documents(store, written))
    return ()


def _described(hit: Hit, base: str) -> str:
    within = f", {hit.within}" if hit.within else ""
    return f"{hit.name}{within} ({hit.iri.value.removeprefix(base)})"


def _addresses(kind: str, written: str, base: str) -> list[NamedNode]:
    """Return the addresses that an IRI, a path or a bare id can stand for."""
    paths = PATHS[kind]
    if written.startswith(base):
        written = written.removeprefix(base)
    if written.startswith(tuple(f"{path}/" for path in paths)):
        possible = [written]
    else:
        possible = [f"{path}/{segment(written)}" for path in paths]
    found = []
    for path in possible:
        try:
            found.append(NamedNode(base + path))
        except ValueError:
            continue
    return found


def _exists(store: Store, iri: NamedNode) -> bool:
    return bool(store.select("SELECT ?x ?p WHERE { ?x ?p ?o } LIMIT 1", {"x": iri}))


# What a unit belongs to; what a matter is registered by.
_ABOVE = "?a org:unitOf|eli-dl:had_responsible_organization ?v"
_BY_KEY = "SELECT DISTINCT ?a ?key WHERE { ?a own:nameKey ?key }"


def _called(store: Store, written: str) -> list[NamedNode]:
    """Return what has that name or number; of a body, where the words say which."""
    found = _keyed(store, written) or _keyed(store, without_party(written))
    parts = _WITHIN.fullmatch(written)
    if found or parts is None:
        return found
    bodies = set(_keyed(store, parts["body"]))
    named = _keyed(store, parts["name"])
    above = reading.gathered(store, _ABOVE, named)
    return [node for node in named if bodies.intersection(above.get(node, ()))]


def _keyed(store: Store, name: str) -> list[NamedNode]:
    key = folded(name)
    if not key:
        return []
    rows = store.select(_BY_KEY, {"key": string(key)})
    return [reading.required(row, "a") for row in rows]


def _of_kind(actors: Iterable[NamedNode], kind: str, base: str) -> list[NamedNode]:
    wanted = tuple(f"{base}{path}/" for path in PATHS[kind])
    return [actor for actor in actors if actor.value.startswith(wanted)]


def _refuse_collective(store: Store, written: str, base: str) -> None:
    """Say so where a number is held by several items that are no matter together.

    Raises:
        QueryError: it is such a number.
    """
    exact = [iri for iri in _addresses("matter", written, base) if _exists(store, iri)]
    for number in exact[:1] or _of_kind(_called(store, written), "matter", base):
        count = len(numbers.items_of(store, number))
        if count > 1:
            raise QueryError(
                f"”{written}” är ett samlingsnummer: {count} paragrafer har det, "
                "och de är inte ett ärende tillsammans."
            )


def _documents(store: Store, written: str) -> list[NamedNode]:
    rows = store.select(
        "SELECT DISTINCT ?a ?v WHERE { ?a own:sourceName ?v }", {"v": string(written)}
    )
    return [reading.required(row, "a") for row in rows]


def _hits(store: Store, found: Iterable[NamedNode]) -> tuple[Hit, ...]:
    nodes = sorted(set(found), key=str)
    names = reading.labels(store, nodes)
    above = reading.gathered(store, _ABOVE, nodes)
    within = {
        node: next((v for v in values if isinstance(v, NamedNode)), None)
        for node, values in above.items()
    }
    places = reading.labels(store, within.values())
    matters = [node for node in nodes if "/arende/" in node.value]
    titles = reading.gathered(store, "?a dcterms:title ?v", matters)
    hits = []
    for node in nodes:
        body = within.get(node)
        title = titles.get(node, ())
        called = str(title[0]) if title else names.get(node, reading.local(node))
        hits.append(Hit(node, called, places.get(body) if body else None))
    return tuple(sorted(hits, key=lambda hit: (hit.name, hit.within or "", str(hit))))
