"""Which graphs belong to which dataset, so that each is published by itself."""

from functools import cache

from graph import vocabulary
from graph.store import Store
from graph.terms import BASE, NamedNode
from ingest.errors import GraphError

# What documents say, what follows from several, what people have judged, and codes.
DATASETS = ("fakta", "uppfoljning", "granskningar", "kodlistor")


@cache
def _prefixes() -> dict[str, tuple[str, ...]]:
    path = vocabulary.FOLDER / "export" / "dcat_datasets.tsv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    at = head.split("\t").index("graphs")
    cells = (row.split("\t") for row in rows if row)
    return {row[0]: tuple(row[at].split()) for row in cells}


def graphs_of(store: Store, dataset: str, base: str = BASE) -> list[NamedNode]:
    """Return the graphs of one of `DATASETS`, in order.

    Raises:
        GraphError: there is no such dataset.
    """
    if dataset not in DATASETS:
        known = ", ".join(DATASETS)
        raise GraphError(f"Grafen har delarna {known}; inte {dataset}.")
    if dataset == "kodlistor":
        return [vocabulary.graph_name(base)]
    begins = tuple(base + prefix for prefix in _prefixes()[dataset])
    return [name for name in store.graphs() if name.value.startswith(begins)]
