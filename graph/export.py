"""Write the graph out: sorted, without blank nodes, the same bytes every time."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from graph import jsonld
from graph.store import Store
from graph.terms import PREFIXES, Quad, in_order
from ingest.errors import GraphError


def _nq(quads: Sequence[Quad]) -> bytes:
    return "".join(f"{quad} .\n" for quad in in_order(quads)).encode()


def _trig(quads: Sequence[Quad]) -> bytes:
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    form = ox.RdfFormat.TRIG
    return _ordered(ox.serialize(ordered, format=form, prefixes=PREFIXES))


def _ttl(quads: Sequence[Quad]) -> bytes:
    """Turtle knows no graphs: what several documents say is said once."""
    merged = in_order(Quad(q.subject, q.predicate, q.object) for q in quads)
    triples = [quad.triple for quad in merged]
    form = ox.RdfFormat.TURTLE
    return _ordered(ox.serialize(triples, format=form, prefixes=PREFIXES))


def _ordered(written: bytes | None) -> bytes:
    """Sort the prefixes, which the serializer writes in an order of chance."""
    lines = (written or b"").splitlines(keepends=True)
    last = next((n for n, ln in enumerate(lines) if ln[:7] != b"@prefix"), len(lines))
    return b"".join(sorted(lines[:last]) + lines[last:])


FORMATS: Mapping[str, Callable[[Sequence[Quad]], bytes]] = {
    "nq": _nq,
    "trig": _trig,
    "ttl": _ttl,
    "jsonld": jsonld.write,
}


def write(store: Store, form: str) -> bytes:
    """Return the whole graph in `form`: nq, trig, ttl or jsonld.

    Raises:
        GraphError: the form is none of these.
    """
    writer = FORMATS.get(form)
    if writer is None:
        known = ", ".join(FORMATS)
        raise GraphError(f"Formatet {form} finns inte. Välj ett av {known}.")
    return writer(store.quads())


def write_file(store: Store, form: str, path: Path) -> None:
    """Write the whole graph to `path`, all of it or nothing."""
    data = write(store, form)
    unfinished = path.with_name(f".{path.name}.ofullstandig")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise GraphError(f"Grafen kan inte skrivas till {path}: {error}") from error
