"""Write the graph out: sorted, without blank nodes, the same bytes every time.

The graphs are written one after the other in the order of their names, each in the
order of its N-Quads lines, so that no more than one of them is held in memory.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.export import jsonld, rdf_forms
from graph.store import Store
from graph.terms import NamedNode
from ingest.errors import GraphError

Writer = Callable[[Store, Iterable[NamedNode]], Iterator[bytes]]

FORMATS: Mapping[str, Writer] = {
    "nq": rdf_forms.n_quads,
    "trig": rdf_forms.trig,
    "ttl": rdf_forms.turtle,
    "jsonld": jsonld.chunks,
}


def chunks(
    store: Store, form: str, names: Iterable[NamedNode] | None = None
) -> Iterator[bytes]:
    """Return the graph in `form`, piece by piece: nq, trig, ttl or jsonld.

    Args:
        store: What to write.
        form: One of `FORMATS`.
        names: The graphs to write; all of them if not given.

    Raises:
        GraphError: the form is none of these.
    """
    writer = FORMATS.get(form)
    if writer is None:
        known = ", ".join(FORMATS)
        raise GraphError(f"Formatet {form} finns inte. Välj ett av {known}.")
    return writer(store, store.graphs() if names is None else names)


def write(store: Store, form: str) -> bytes:
    """Return the whole graph in `form` as one piece; for graphs that fit in memory.

    Raises:
        GraphError: the form is none of `FORMATS`.
    """
    return b"".join(chunks(store, form))
